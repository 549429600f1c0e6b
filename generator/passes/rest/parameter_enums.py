"""Pass: names for the value lists of path and query parameters.

Rule: a list is the known enum with the same members; else it is called after its parameter, and after its group and
parameter where two lists want one name. Source: `Enum:` cells of REST pages, which list all values.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import Final

from generator.model.api import Evidence
from generator.model.rest_facts import RestOperationFacts, RestParameter
from generator.model.text import WireName, wire_name
from generator.passes.rest.drafts import ParameterEnum
from generator.passes.rest.known import Known
from generator.passes.state import Located, State, with_rest

_LONGEST: Final = 100
"""So many characters leave room for a number in a wire name."""


def rest_parameter_enums(state: State) -> State:
    """Fills `rest.enums` by the members."""
    taken = (
        set(state.rest.known.carriers)
        | set(state.rest.known.enums)
        | set(state.rest.structures)
    )
    taken |= set(state.rest.names.values())
    found: dict[tuple[WireName, ...], ParameterEnum] = {}
    for page, parameter in _listed(state):
        members = parameter.cell.members
        if members in found:
            continue
        evidence = Evidence("members", "table", page.path, parameter.line)
        name = _known(members, state.rest.known) or _free(page.facts, parameter, taken)
        taken.add(name)
        found[members] = ParameterEnum(name, members, evidence)
    return with_rest(state, enums=found)


def _listed(
    state: State,
) -> Iterator[tuple[Located[RestOperationFacts], RestParameter]]:
    for page in state.rest.main_pages.values():
        for one in (*page.facts.path_parameters, *page.facts.query_parameters):
            if one.cell.members:
                yield page, one


def _known(members: tuple[WireName, ...], known: Known) -> str | None:
    wanted = frozenset(members)
    names = sorted(
        name
        for name, one in known.enums.items()
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
