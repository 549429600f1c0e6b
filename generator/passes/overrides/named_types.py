"""Pass: the types of REST that overrides name and no operation reached before.

Rule: they are made like all types of REST, from what tables, samples and other sources know of them. A name that no source
knows is not a type. Source: as in `rest/types.py`.
"""

from __future__ import annotations

import msgspec

from generator.model.api import Api, Rule
from generator.model.expressions import references
from generator.model.ids import Protocol
from generator.model.overrides import Overrides
from generator.passes.pages import Reported
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.types import reached_types


def with_named_types(
    api: Api, overrides: Overrides, evidence: RestEvidence | None
) -> Reported[Api]:
    """The model with the types that only overrides name, and those that they reach. Without REST there are none."""
    known = {type_.id for type_ in api.types}
    places = [
        (id_, overrides.evidence(entry, "type"))
        for entry in overrides.entries
        for id_ in (references(entry.type) if entry.type else ())
        if id_ not in known and id_.protocol is Protocol.REST
    ]
    if not places or evidence is None:
        return Reported(api)
    reached = reached_types(places, evidence)
    # a type whose only evidence is the override itself is one that no source knows
    types = tuple(
        type_
        for type_ in reached.value
        if type_.id not in known
        and not any(place.rule == Rule.OVERRIDE for place in type_.evidence)
    )
    diagnostics = (
        diagnostic
        for diagnostic in reached.diagnostics
        if diagnostic.path != overrides.path
    )
    all_types = sorted((*api.types, *types), key=lambda type_: type_.id)
    api = msgspec.structs.replace(api, types=tuple(all_types))
    return Reported(api, tuple(diagnostics))
