"""Pass: what the overrides drop, and the types that nothing reaches after all overrides.

Rule: an agent goes with its operations, and with its last operation. A parameter of a route stays, since the route
holds it. A type that something else still refers to stays too: the override is a fault that says what does. Types of REST
are those that operations reach, as before; types of SOAP stay until they are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.api import (
    Agent,
    Api,
    BodyKind,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
)
from generator.model.expressions import references
from generator.model.ids import Protocol, TypeId
from generator.model.overrides import Override, OverrideFault, Overrides
from generator.passes.overrides.reached_types import reached_ids
from generator.passes.overrides.subjects import Edited, Owner, edited, parts, with_part


def override_drops(api: Api, overrides: Overrides) -> Edited:
    """The model without what is dropped, and a fault for each subject that has to stay."""
    dropped = {entry.subject: entry for entry in overrides.entries if entry.drop}
    before = {type_.id for type_ in api.types}
    edit = _Edit(overrides)
    api = edited(api, dropped.values(), edit.owner)
    api = _without_calls(api, frozenset(dropped))
    api = _without_unreached(api)
    faults = (*edit.faults, *_referred(api, dropped, before))
    types = tuple(type_ for type_ in api.types if type_.id not in dropped)
    api = msgspec.structs.replace(api, types=_with_partners(types))
    return Edited(api, faults)


class _Edit:
    """Takes parts away; `faults` collects those that have to stay."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry that drops one of its parts."""
        part = parts(owner).get(entry.part)
        if part is None:
            return owner
        if isinstance(part, Parameter) and part.where == "path":
            message = f"{entry.subject!a}: drop cannot be used: the route holds it"
            self.faults.append(
                OverrideFault(entry.line_of("drop"), message, "Remove drop.")
            )
            return owner
        changed = with_part(owner, entry.part, lambda _: None)
        fact = f"{part.wire} dropped"
        evidence = self._overrides.evidence(entry, "drop", fact)
        changed = msgspec.structs.replace(changed, evidence=(*owner.evidence, evidence))
        return _without_body(changed) if isinstance(changed, RestOperation) else changed


def _without_body(owner: RestOperation) -> RestOperation:
    """A body that is one value goes with its parameter; a wrapper stays, if empty."""
    if owner.body is None or owner.body.kind is BodyKind.WRAPPER:
        return owner
    if any(parameter.where == "body" for parameter in owner.parameters):
        return owner
    return msgspec.structs.replace(owner, body=None)


def _without_calls(api: Api, dropped: frozenset[str]) -> Api:
    operations = tuple(
        one
        for one in api.operations
        if one.id not in dropped and one.group_id not in dropped
    )
    if len(operations) == len(api.operations):
        return api
    groups = {one.group_id for one in operations}
    agents: tuple[Agent, ...] = tuple(one for one in api.agents if one.id in groups)
    return msgspec.structs.replace(api, operations=operations, agents=agents)


def _without_unreached(api: Api) -> Api:
    reached = reached_ids(api.rest)
    types = tuple(
        type_
        for type_ in api.types
        if type_.protocol is Protocol.SOAP or type_.id in reached
    )
    return msgspec.structs.replace(api, types=types)


def _referred(
    api: Api, dropped: dict[str, Override], before: set[TypeId]
) -> Iterator[OverrideFault]:
    """Faults of types that are dropped and still needed."""
    wanted = dropped.keys() & before
    if not wanted:
        return
    referring: dict[str, list[str]] = {}
    for subject, id_ in _references(api):
        if subject.partition("#")[0] not in wanted:
            referring.setdefault(id_, []).append(subject)
    for id_ in sorted(wanted & referring.keys()):
        entry, subjects = dropped[id_], referring[id_]
        more = f" and {len(subjects) - 3} more" if len(subjects) > 3 else ""
        named = ", ".join(subjects[:3])
        message = f"{id_!a}: drop cannot be used: {named}{more} refer to it"
        hint = "Give these another type, such as any, or drop them too."
        yield OverrideFault(entry.line_of("drop"), message, hint)


def _references(api: Api) -> Iterator[tuple[str, str]]:
    """Subject and the id of a type that it names."""
    owners: tuple[Operation | NamedType, ...] = (*api.operations, *api.types)
    for owner in owners:
        for key, part in parts(owner).items():
            if not isinstance(part, Member):
                yield from ((f"{owner.id}#{key}", id_) for id_ in references(part.type))
        if isinstance(owner, NamedType) and owner.base:
            yield owner.id, owner.base
        if isinstance(owner, RestOperation):
            for response in owner.responses:
                named = references(response.type) if response.type else ()
                yield from ((f"{owner.id}#result", id_) for id_ in named)


def _with_partners(types: tuple[NamedType, ...]) -> tuple[NamedType, ...]:
    """The types; none is the same as one that is gone."""
    ids = {one.id for one in types}
    return tuple(
        (
            msgspec.structs.replace(one, same_as=None)
            if one.same_as and one.same_as not in ids
            else one
        )
        for one in types
    )
