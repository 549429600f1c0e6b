"""Pass: names for the value lists of path and query parameters.

Rule: a list is the enum that the same parameter of the same call has in another source, and then completes it; else the
known enum with the same members; else it is called after its parameter, and after its group and parameter where two
lists want one name. Source: `Enum:` cells of REST pages, which list all values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Final

import msgspec

from generator.model.api import Evidence, Member
from generator.model.expressions import ReferenceType
from generator.model.rest_facts import RestOperationFacts, RestParameter
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import Known, KnownEnum
from generator.passes.pages import Located
from generator.passes.rest.drafts import Members, ParameterEnum
from generator.passes.rest.pooled import Pooled
from generator.passes.rest.type_names import StructureNames

_LONGEST: Final = 100
"""So many characters leave room for a number in a wire name."""


class ParameterEnums(msgspec.Struct, frozen=True):
    """The value lists by their members, and `known` with the enums that lists complete."""

    by_members: Mapping[Members, ParameterEnum]
    known: Known


def parameter_enums(
    pages: Iterable[Located[RestOperationFacts]],
    pooled: Pooled,
    names: StructureNames,
    known: Known,
) -> ParameterEnums:
    """A name for each value list of the main pages."""
    taken = set(known.carriers) | set(known.enums) | set(names.all.values())
    taken |= {key for key in pooled.structures if isinstance(key, str)}
    enums = dict(known.enums)
    by_members: dict[Members, ParameterEnum] = {}
    for page, parameter in _listed(pages):
        members = parameter.cell.members
        if members in by_members:
            continue
        evidence = Evidence("members", "table", page.path, parameter.line)
        same = _same_parameter(page.facts, parameter, known)
        if same is not None:
            enums[same.name] = _completed(enums[same.name], members)
        name = (
            (same.name if same else None)
            or _known(members, enums)
            or _free(page.facts, parameter, taken)
        )
        taken.add(name)
        by_members[members] = ParameterEnum(name, members, evidence)
    return ParameterEnums(by_members, msgspec.structs.replace(known, enums=enums))


def _same_parameter(
    facts: RestOperationFacts, parameter: RestParameter, known: Known
) -> KnownEnum | None:
    """The enum that another source has for the parameter, if its members are among those that are listed."""
    part = known.argument(facts, parameter.name)
    if part is None or not isinstance(part.type, ReferenceType):
        return None
    enum = known.enums.get(part.type.id.name)
    listed = set(parameter.cell.members)
    if enum is None or not {one.wire for one in enum.members} <= listed:
        return None
    return enum


def _completed(enum: KnownEnum, members: tuple[WireName, ...]) -> KnownEnum:
    """The enum with all members that are listed; WSDLs leave combinations of flags out."""
    own = {one.wire: one for one in enum.members}
    listed = tuple(own.get(one, Member(one, None, None)) for one in members)
    return msgspec.structs.replace(enum, members=listed, complete=True)


def _listed(
    pages: Iterable[Located[RestOperationFacts]],
) -> Iterator[tuple[Located[RestOperationFacts], RestParameter]]:
    for page in pages:
        for one in (*page.facts.path_parameters, *page.facts.query_parameters):
            if one.cell.members:
                yield page, one


def _known(members: tuple[WireName, ...], enums: Mapping[str, KnownEnum]) -> str | None:
    wanted = frozenset(members)
    names = sorted(
        name
        for name, one in enums.items()
        if one.complete and frozenset(member.wire for member in one.members) == wanted
    )
    return names[0] if names else None


def _free(facts: RestOperationFacts, parameter: RestParameter, taken: set[str]) -> str:
    word = parameter.name.lstrip("$_").rpartition(".")[2]
    own = word[:1].upper() + word[1:]
    base = f"{facts.group}{own}"[:_LONGEST]
    numbered = (f"{base}{number}" for number in count(2))
    names = (name for name in chain((own, base), numbered) if wire_name(name))
    return next(name for name in names if name not in taken)
