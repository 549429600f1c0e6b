"""Pass: descriptions of other sources for what its own pages do not describe.

Rule: a carrier, an enum and an operation of an agent are the same in SOAP, REST and docfx YAML, so the description that
one of them gives is valid for all. docfx YAML, whose descriptions are those of the classes themselves, comes before REST,
and REST before SOAP, with the newest version first. A description never changes a type. Source: all pages.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Fact,
    Field,
    Location,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
)
from generator.model.ids import Protocol
from generator.model.text import Text
from generator.passes.knowledge.from_soap import newest_last
from generator.passes.knowledge.known import Known
from generator.passes.soap.bases import MAX_BASES

_Description = tuple[Text, Evidence]
_Key = TypeVar("_Key", bound=Hashable)
_Part = TypeVar("_Part", Field, Parameter)


def shared_descriptions(api: Api, docfx: Known) -> Api:
    """The model, with descriptions of other sources for each subject and part that has none."""
    shared = _Descriptions()
    shared.add_known(docfx)
    shared.add_api(api)
    return msgspec.structs.replace(
        api,
        agents=tuple(shared.agent(agent) for agent in api.agents),
        operations=tuple(shared.operation(operation) for operation in api.operations),
        types=tuple(shared.type(type_) for type_ in api.types),
    )


class _Descriptions:
    """The descriptions by the names that all sources share. Those that are added first are stronger."""

    def __init__(self) -> None:
        self._resources: set[str] = set()
        self._bases: dict[str, str] = {}
        self._agents: dict[str, _Description] = {}
        self._types: dict[str, _Description] = {}
        self._fields: dict[tuple[str, str], _Description] = {}
        self._members: dict[tuple[str, str], _Description] = {}
        self._operations: dict[tuple[str, str], _Description] = {}
        self._returns: dict[tuple[str, str], _Description] = {}
        self._parameters: dict[tuple[str, str, str], _Description] = {}

    def add_known(self, known: Known) -> None:
        """Adds the descriptions of docfx YAML."""
        for name, (text, evidence) in known.agents.items():
            _keep(self._agents, name, text, evidence)
        for carrier in known.carriers.values():
            _keep(self._types, carrier.name, carrier.text, carrier.evidence)
            for field in carrier.fields:
                _keep(
                    self._fields, (carrier.name, field.wire), field.text, field.evidence
                )
        for enum in known.enums.values():
            _keep(self._types, enum.name, enum.text, enum.evidence)
            self._add_members(enum.name, enum.members, enum.evidence)
        for calls in known.signatures.values():
            for call in calls:
                key = call.agent, call.operation
                _keep(self._operations, key, call.description, call.evidence)

    def add_api(self, api: Api) -> None:
        """Adds the descriptions of the model: REST before SOAP, newer versions before older ones.

        Resources do not share descriptions: one that has the name of an agent has other operations.
        """
        self._resources = {agent.id for agent in api.agents if agent.is_resource}
        for agent in _strongest_first(api.agents):
            if agent.evidence and not agent.is_resource:
                _keep(self._agents, agent.wire, agent.description, agent.evidence[0])
        for operation in _strongest_first(api.operations):
            if operation.group_id not in self._resources:
                self._add_operation(operation)
        types = _strongest_first(api.types)
        self._bases = {
            type_.wire: type_.base.name for type_ in reversed(types) if type_.base
        }
        for type_ in types:
            self._add_type(type_)

    def _add_operation(self, operation: Operation) -> None:
        key = operation.agent, operation.wire
        place = _place(operation.evidence)
        _keep(self._operations, key, operation.description, place)
        _keep(self._returns, key, operation.returns, place)
        for part in operation.parameters:
            # path and query parameters have no counterpart in SOAP
            if part.where == Location.BODY:
                name = *key, part.wire.lower()
                _keep(self._parameters, name, part.text, _place(part.evidence))

    def _add_type(self, type_: NamedType) -> None:
        if not type_.evidence:
            return
        _keep(self._types, type_.wire, type_.text, type_.evidence[0])
        for field in type_.fields:
            _keep(self._fields, (type_.wire, field.wire), field.text, field.evidence[0])
        self._add_members(type_.wire, type_.members, type_.evidence[0])

    def _add_members(
        self, enum: str, members: Iterable[Member], evidence: Evidence
    ) -> None:
        for member in members:
            _keep(self._members, (enum, member.wire), member.text, evidence)

    def agent(self, agent: Agent) -> Agent:
        """The agent with a description."""
        shared = None if agent.is_resource else self._agents.get(agent.wire)
        if agent.description or shared is None:
            return agent
        text, place = shared
        evidence = (*agent.evidence, _evidence(place))
        return msgspec.structs.replace(agent, description=text, evidence=evidence)

    def operation(self, operation: Operation) -> Operation:
        """The operation with descriptions of itself, its result and its parameters."""
        if operation.group_id in self._resources:
            return operation
        key = operation.agent, operation.wire
        description = None if operation.description else self._operations.get(key)
        returns = None if operation.returns else self._returns.get(key)
        places = (shared[1] for shared in (description, returns) if shared)
        return msgspec.structs.replace(
            operation,
            description=description[0] if description else operation.description,
            returns=returns[0] if returns else operation.returns,
            parameters=tuple(
                self._parameter(operation, part) for part in operation.parameters
            ),
            evidence=(*operation.evidence, *map(_evidence, places)),
        )

    def _parameter(self, owner: Operation, part: Parameter) -> Parameter:
        if part.where != Location.BODY:
            return part
        key = owner.agent, owner.wire, part.wire.lower()
        return _with_text(part, self._parameters.get(key))

    def type(self, type_: NamedType) -> NamedType:
        """The type with descriptions of itself, its fields and its members."""
        shared = None if type_.text else self._types.get(type_.wire)
        evidence = (_evidence(shared[1]),) if shared else ()
        return msgspec.structs.replace(
            type_,
            text=shared[0] if shared else type_.text,
            evidence=(*type_.evidence, *evidence),
            fields=tuple(
                _with_text(field, self._field(type_.wire, field.wire))
                for field in type_.fields
            ),
            members=tuple(self._member(type_, member) for member in type_.members),
        )

    def _field(self, owner: str, wire: str) -> _Description | None:
        """The description of a field of a type, or of a base, since types of REST have the fields of their bases."""
        name: str | None = owner
        # bases of different versions may form a circle
        for _ in range(MAX_BASES + 1):
            if name is None:
                break
            if shared := self._fields.get((name, wire)):
                return shared
            name = self._bases.get(name)
        return None

    def _member(self, owner: NamedType, member: Member) -> Member:
        shared = self._members.get((owner.wire, member.wire))
        if member.text or shared is None:
            return member
        return msgspec.structs.replace(member, text=shared[0])


def _keep(
    descriptions: dict[_Key, _Description],
    key: _Key,
    text: Text | None,
    evidence: Evidence,
) -> None:
    if text:
        descriptions.setdefault(key, (text, evidence))


def _place(evidence: tuple[Evidence, ...]) -> Evidence:
    """The place of the description, else that of the subject itself."""
    places = (place for place in evidence if place.fact == Fact.DESCRIPTION)
    return next(places, evidence[0])


def _with_text(part: _Part, shared: _Description | None) -> _Part:
    if part.text or shared is None:
        return part
    text, place = shared
    evidence = (*part.evidence, _evidence(place))
    return msgspec.structs.replace(part, text=text, evidence=evidence)


def _evidence(place: Evidence) -> Evidence:
    return msgspec.structs.replace(place, fact=Fact.DESCRIPTION)


_Versioned = TypeVar("_Versioned", bound=Agent | NamedType | Operation)


def _strongest_first(subjects: Iterable[_Versioned]) -> list[_Versioned]:
    newest_first = newest_last(subjects)[::-1]
    # a stable sort: versions stay in their order
    return sorted(newest_first, key=lambda subject: not _is_rest(subject))


def _is_rest(subject: Agent | NamedType | Operation) -> bool:
    if isinstance(subject, Agent | NamedType):
        return subject.protocol is Protocol.REST
    return isinstance(subject, RestOperation)
