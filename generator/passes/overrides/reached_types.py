"""The types of REST that overrides name and no operation reached before.

Rule: they are made like all types of REST, from what tables, samples and the other sources know of them. What nobody knows
is no type. Source: as `passes/rest/types.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import (
    Api,
    Operation,
    ReferenceType,
    StatusResponse,
    named_types_of,
    references,
)
from generator.model.overrides import OVERRIDE, Override
from generator.model.text import WireName
from generator.passes.rest.types import rest_types
from generator.passes.state import State, with_diagnostics


def with_named_types(state: State) -> State:
    """The state with these types and what they reach, and with what is to say of them."""
    known = {one.id for one in state.api.types}
    naming = {
        id_: entry
        for entry in state.overrides.entries
        for id_ in (references(entry.type) if entry.type else ())
        if id_ not in known and id_.count("/") == 1
    }
    if not naming:
        return state
    calls = tuple(_call(id_, entry, state) for id_, entry in naming.items())
    reached = rest_types(msgspec.structs.replace(state, api=Api(operations=calls)))
    types = tuple(
        one
        for one in reached.api.types
        if one.id not in known and not any(of.rule == OVERRIDE for of in one.evidence)
    )
    said = set(state.diagnostics)
    new = [
        one
        for one in reached.diagnostics
        if one not in said and one.path != state.overrides.path
    ]
    everything = sorted((*state.api.types, *types), key=lambda one: one.id)
    api = msgspec.structs.replace(state.api, types=tuple(everything))
    return with_diagnostics(msgspec.structs.replace(state, api=api), new)


def _call(id_: str, entry: Override, state: State) -> Operation:
    """An operation that answers with the type, as what reaches it."""
    name = WireName("Override")
    return Operation(
        id=entry.subject,
        protocol="rest",
        version=name,
        agent=name,
        wire=name,
        method="GET",
        path="/",
        soap=None,
        parameters=(),
        out=(),
        description=None,
        returns=None,
        evidence=(state.overrides.evidence(entry, "type"),),
        responses=(StatusResponse(200, ReferenceType(id_), None),),
    )


def reached_ids(api: Api, operations: Iterable[Operation]) -> set[str]:
    """The ids of all types that these operations of REST reach."""
    types = {one.id: one for one in api.types}
    waiting = [id_ for one in operations for id_ in named_types_of(one)]
    found: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in found and id_ in types:
            found.add(id_)
            for field in types[id_].fields:
                waiting += references(field.type)
    return found
