"""Pass: removes what the overrides drop, and the types of REST that nothing reaches after all overrides.

Rule: dropping an agent drops its operations; an agent without operations is dropped, too. A parameter of a route cannot be
dropped, because the route needs it, nor can a type that something else refers to: the fault names what does. Types of
REST are those that operations reach, as in the phase `rest`; types of SOAP stay unless they are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.model.api import (
    Api,
    BodyKind,
    Evidence,
    Location,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestApi,
    RestOperation,
)
from generator.model.expressions import references
from generator.model.ids import Protocol, TypeId
from generator.model.overrides import Override, OverrideFault, Overrides
from generator.model.relations import named_types_of, searched_archives
from generator.passes.overrides.subjects import Edited, Owner, Part, edited, parts


def override_drops(api: Api, overrides: Overrides) -> Edited:
    """The model without what is dropped, and a fault for each subject that cannot be dropped."""
    dropped = {entry.subject: entry for entry in overrides.entries if entry.drop}
    before = {type_.id for type_ in api.types}
    edit = _Edit(overrides)
    api = edited(api, dropped.values(), edit)
    api = _without_calls(api, frozenset(dropped))
    api = _without_unreached(api)
    # after removing what nothing reaches any more, since its references do not count
    faults = (*edit.faults, *_referred(api, dropped, before))
    types = tuple(type_ for type_ in api.types if type_.id not in dropped)
    api = msgspec.structs.replace(api, types=_with_partners(types))
    return Edited(api, faults)


class _Edit:
    """Removes parts of owners. `faults` collects the parts that cannot be dropped."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self._evidence: dict[str, Evidence] = {}
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner, which is dropped later as a whole."""
        return owner

    def part(self, owner: Owner, part: Part, entry: Override) -> Part | None:
        """None, which removes the part, unless the route needs it."""
        if isinstance(part, Parameter) and part.where == Location.PATH:
            message = f"{entry.subject!a}: drop cannot be used: the route needs it"
            self.faults.append(
                OverrideFault(entry.line_of("drop"), message, "Remove drop.")
            )
            return part
        fact = f"{part.wire} dropped"
        self._evidence[entry.subject] = self._overrides.evidence(entry, "drop", fact)
        return None

    def finish(self, owner: Owner, entries: Sequence[Override]) -> Owner:
        """The owner with the evidence of the parts that it lost, and without a body that has no parameter any more."""
        evidence = (
            self._evidence[entry.subject]
            for entry in entries
            if entry.subject in self._evidence
        )
        owner = msgspec.structs.replace(owner, evidence=(*owner.evidence, *evidence))
        return _without_body(owner) if isinstance(owner, RestOperation) else owner


def _without_body(owner: RestOperation) -> RestOperation:
    """The operation, without its body if that was a value which has no parameter any more. A wrapper may be empty."""
    if owner.body is None or owner.body.kind is BodyKind.WRAPPER:
        return owner
    if any(parameter.where == Location.BODY for parameter in owner.parameters):
        return owner
    return msgspec.structs.replace(owner, body=None)


def _without_calls(api: Api, dropped: frozenset[str]) -> Api:
    operations = tuple(
        operation
        for operation in api.operations
        if operation.id not in dropped and operation.group_id not in dropped
    )
    if len(operations) == len(api.operations):
        return api
    groups = {operation.group_id for operation in operations}
    agents = tuple(agent for agent in api.agents if agent.id in groups)
    archives = searched_archives(api.archives, operations)
    return msgspec.structs.replace(
        api, operations=operations, agents=agents, archives=archives
    )


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
    """Yields a fault for each dropped type that something else still refers to."""
    types = dropped.keys() & before
    if not types:
        return
    referring: dict[str, list[str]] = {}
    for subject, id_ in _references(api):
        if subject.partition("#")[0] not in types:
            referring.setdefault(id_, []).append(subject)
    for id_ in sorted(types & referring.keys()):
        entry, subjects = dropped[id_], referring[id_]
        others = f" and {len(subjects) - 3} more" if len(subjects) > 3 else ""
        names = ", ".join(subjects[:3])
        message = f"{id_!a}: drop cannot be used: {names}{others} refer to it"
        hint = "Give these another type, such as any, or drop them too."
        yield OverrideFault(entry.line_of("drop"), message, hint)


def _references(api: Api) -> Iterator[tuple[str, str]]:
    """Yields each subject with the id of a type that it names."""
    owners: tuple[Operation | NamedType, ...] = (*api.operations, *api.types)
    for owner in owners:
        for key, part in parts(owner).items():
            if not isinstance(part, Member):
                yield from ((f"{owner.id}#{key}", id_) for id_ in references(part.type))
        if isinstance(owner, NamedType) and owner.base:
            yield owner.id, owner.base
        if isinstance(owner, RestOperation):
            for response in owner.responses:
                types = references(response.type) if response.type else ()
                yield from ((f"{owner.id}#result", id_) for id_ in types)


def _with_partners(types: tuple[NamedType, ...]) -> tuple[NamedType, ...]:
    """The types, without references to the same type in the other protocol where that was removed."""
    ids = {type_.id for type_ in types}
    return tuple(
        (
            msgspec.structs.replace(type_, same_as=None)
            if type_.same_as and type_.same_as not in ids
            else type_
        )
        for type_ in types
    )


def reached_ids(api: RestApi) -> set[TypeId]:
    """The ids of the types that the operations reach."""
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
