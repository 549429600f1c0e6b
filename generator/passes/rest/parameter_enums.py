"""Pass: names for the value lists of path and query parameters.

Rule, strongest first: the enum that the same parameter of the same call has in another source, which the list then
completes; the known enum with the same members; the name of the parameter, if it is more than a single word; an option of
OData, which many resources have, with `Query` before it (`$mode` → `QueryMode`); the names of the group and the parameter,
with a number if needed. Source: `Enum:` cells of REST pages, which list all values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.model.api import Evidence, Fact, Member, Rule
from generator.model.expressions import ReferenceType
from generator.model.rest_facts import RestOperationFacts, RestParameter
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import Known, KnownEnum
from generator.passes.pages import Located
from generator.passes.rest.drafts import Members, ParameterEnum
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.pooled_structures import Pooled
from generator.passes.rest.structure_names import (
    StructureNames,
    is_single_word,
    joined_words,
)

_MAX_LENGTH: Final = 100
"""The length of a name that leaves room for a number: wire names have up to 120 characters."""


_OPTIONS: Final = "Query"


class ParameterEnums(msgspec.Struct, frozen=True):
    """The value lists by their members, and what other sources know, with the enums that the lists complete."""

    by_members: Mapping[Members, ParameterEnum]
    known: Known


def parameter_enums(
    pages: Iterable[Located[RestOperationFacts]],
    pooled: Pooled,
    names: StructureNames,
    known: Known,
) -> ParameterEnums:
    """Names the value lists of the main pages."""
    taken = set(known.carriers) | set(known.enums) | set(names.all.values())
    taken |= {key for key in pooled.structures if isinstance(key, str)}
    free = FreeNames(taken)
    enums = _Enums(known)
    by_members: dict[Members, ParameterEnum] = {}
    for page, parameter in _listed(pages):
        members = parameter.cell.members
        if members in by_members:
            continue
        evidence = Evidence(Fact.MEMBERS, Rule.TABLE, page.path, parameter.line)
        same = _same_parameter(page.facts, parameter, known)
        if same is not None:
            enums.complete(same.name, members)
        name = (same.name if same else None) or enums.with_members(members)
        name = free.take(name) if name else _free(page.facts, parameter, free)
        by_members[members] = ParameterEnum(name, members, evidence)
    return ParameterEnums(
        by_members, msgspec.structs.replace(known, enums=enums.by_name)
    )


def _same_parameter(
    facts: RestOperationFacts, parameter: RestParameter, known: Known
) -> KnownEnum | None:
    """The enum that another source has for the parameter, if the list contains all its members."""
    part = known.argument(facts, parameter.name)
    if part is None or not isinstance(part.type, ReferenceType):
        return None
    enum = known.enums.get(part.type.id.name)
    members = parameter.cell.members
    if enum is None:
        return None
    # no list contains more members than it has; comparing them all would take long for many short lists
    older = known.older_members(enum)
    return enum if len(older) <= len(members) and older <= set(members) else None


def _completed(enum: KnownEnum, members: tuple[WireName, ...]) -> KnownEnum:
    """The enum with all members of the list, which lacks those that are newer. WSDLs leave out combinations of flags."""
    known = {member.wire: member for member in enum.members}
    listed = tuple(known.get(wire, Member(wire, None, None)) for wire in members)
    newer = (member for wire, member in known.items() if wire not in set(members))
    return msgspec.structs.replace(enum, members=(*listed, *newer), complete=True)


def _listed(
    pages: Iterable[Located[RestOperationFacts]],
) -> Iterator[tuple[Located[RestOperationFacts], RestParameter]]:
    for page in pages:
        for row in (*page.facts.path_parameters, *page.facts.query_parameters):
            if row.cell.members:
                yield page, row


class _Enums:
    """The known enums, which value lists complete, and the names of those that are complete by their members."""

    def __init__(self, known: Known) -> None:
        self.by_name = dict(known.enums)
        self._names: dict[frozenset[str], set[str]] = {}
        for name, enum in known.enums.items():
            if enum.complete:
                for members in {_wires(enum), known.older_members(enum)}:
                    self._names.setdefault(members, set()).add(name)

    def complete(self, name: str, members: tuple[WireName, ...]) -> None:
        """Gives an enum all members of a list."""
        enum = self.by_name[name]
        self._names.get(_wires(enum), set()).discard(name)
        self.by_name[name] = _completed(enum, members)
        self._names.setdefault(frozenset(members), set()).add(name)

    def with_members(self, members: tuple[WireName, ...]) -> str | None:
        """The first name of a complete enum with exactly these members."""
        return min(self._names.get(frozenset(members), ()), default=None)


def _wires(enum: KnownEnum) -> frozenset[str]:
    return frozenset(member.wire for member in enum.members)


def _free(facts: RestOperationFacts, parameter: RestParameter, free: FreeNames) -> str:
    *owners, word = parameter.name.lstrip("$_").split(".")
    short = word[:1].upper() + word[1:]
    # `mergedEntity.status` is the status of the entity
    places = [owner[:1].upper() + owner[1:] for owner in owners[-1:]]
    places += [_OPTIONS] if parameter.name.startswith("$") else []
    places.append(facts.group)
    qualified = [joined_words(place, short)[:_MAX_LENGTH] for place in places]
    # a group called like the parameter is no place
    first = [name for name in (short, *qualified) if not is_single_word(name)]
    last = first[-1] if first else f"{short}Option"
    names = (name for name in first or [last] if wire_name(name))
    return free.first_of(names, last)
