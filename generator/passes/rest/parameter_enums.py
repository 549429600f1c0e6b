"""Pass: names for the value lists of path and query parameters.

Rule, strongest first: the enum that the same parameter of the same call has in another source, which the list then
completes; the known enum with the same members; a name made from that of the parameter (`option_names.py`).
Source: `Enum:` cells of REST pages, which list all values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import Evidence, Fact, Member, Rule
from generator.model.expressions import ReferenceType
from generator.model.rest_facts import RestOperationFacts, RestParameter
from generator.passes.knowledge.enum_table import EnumTable
from generator.passes.knowledge.known import Known, KnownEnum
from generator.passes.pages import Located
from generator.passes.rest.drafts import Members, ParameterEnum
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.option_names import free_option_name
from generator.passes.rest.pooled_structures import Pooled
from generator.passes.rest.structure_names import StructureNames


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
    enums = EnumTable(known)
    by_members: dict[Members, ParameterEnum] = {}
    for page, parameter in _listed(pages):
        members = parameter.cell.members
        if members in by_members:
            continue
        evidence = Evidence(Fact.MEMBERS, Rule.TABLE, page.path, parameter.line)
        same = _same_parameter(page.facts, parameter, known)
        listed = tuple(Member(wire, None, None) for wire in members)
        if same is not None:
            enums.complete(same.name, listed)
        name = same.name if same else enums.with_members(listed)
        if name is None:
            name = free_option_name(parameter.name, page.facts.group, free)
        else:
            name = free.take(name)
        by_members[members] = ParameterEnum(name, members, evidence)
    return ParameterEnums(
        by_members, msgspec.structs.replace(known, enums=enums.by_name)
    )


def _same_parameter(
    facts: RestOperationFacts, parameter: RestParameter, known: Known
) -> KnownEnum | None:
    """The enum that another source has for the parameter, if the list contains all its members."""
    part = known.argument(
        facts.group, facts.operation, parameter.name, is_agent=facts.is_agent
    )
    if part is None or not isinstance(part.type, ReferenceType):
        return None
    enum = known.enums.get(part.type.id.name)
    members = parameter.cell.members
    if enum is None:
        return None
    # no list contains more members than it has; comparing them all would take long for many short lists
    older = known.older_members(enum)
    return enum if len(older) <= len(members) and older <= set(members) else None


def _listed(
    pages: Iterable[Located[RestOperationFacts]],
) -> Iterator[tuple[Located[RestOperationFacts], RestParameter]]:
    for page in pages:
        for row in (*page.facts.path_parameters, *page.facts.query_parameters):
            if row.cell.members:
                yield page, row
