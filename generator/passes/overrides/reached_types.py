"""The types of REST that overrides name and no operation reached before.

Rule: they are made like all types of REST, from what tables, samples and the other sources know of them. What nobody knows
is no type. Source: as `passes/rest/types.py`.
"""

from __future__ import annotations

import msgspec

from generator.model.api import Api, RestApi, named_types_of
from generator.model.expressions import references
from generator.model.ids import Protocol, TypeId
from generator.model.overrides import OVERRIDE, Overrides
from generator.passes.pages import Reported
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.types import reached_types


def with_named_types(
    api: Api, overrides: Overrides, evidence: RestEvidence | None
) -> Reported[Api]:
    """The model with the types that overrides name and it lacks, and those that these reach; without REST there are none."""
    known = {type_.id for type_ in api.types}
    naming = [
        (id_, overrides.evidence(entry, "type"))
        for entry in overrides.entries
        for id_ in (references(entry.type) if entry.type else ())
        if id_ not in known and id_.protocol is Protocol.REST
    ]
    if not naming or evidence is None:
        return Reported(api)
    reached = reached_types(naming, evidence)
    types = tuple(
        type_
        for type_ in reached.value
        if type_.id not in known
        and not any(place.rule == OVERRIDE for place in type_.evidence)
    )
    diagnostics = (
        diagnostic
        for diagnostic in reached.diagnostics
        if diagnostic.path != overrides.path
    )
    everything = sorted((*api.types, *types), key=lambda type_: type_.id)
    api = msgspec.structs.replace(api, types=tuple(everything))
    return Reported(api, tuple(diagnostics))


def reached_ids(api: RestApi) -> set[TypeId]:
    """The ids of all types that the operations reach."""
    types = {type_.id: type_ for type_ in api.types}
    waiting = [id_ for operation in api.operations for id_ in named_types_of(operation)]
    reached: set[TypeId] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in reached and id_ in types:
            reached.add(id_)
            for field in types[id_].fields:
                waiting += references(field.type)
    return reached
