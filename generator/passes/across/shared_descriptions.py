"""Pass: words for what its own pages do not describe.

Rule: a carrier, an enum and an operation of an agent are the same in SOAP, in REST and in docfx YAML, so what one of
them says of it describes it in all. The strongest is docfx YAML, whose words are those of the classes themselves, then
REST, then the newest version of SOAP. Words never give a type. Source: all pages.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Field,
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

_Said = tuple[Text, Evidence]
_Key = TypeVar("_Key", bound=Hashable)
_Part = TypeVar("_Part", Field, Parameter)


def shared_descriptions(api: Api, docfx: Known) -> Api:
    """The model; each agent, operation, parameter, type, field and member without a description has that of another."""
    shared = _Descriptions()
    shared.add_known(docfx)
    shared.add_api(api)
    return Api(
        agents=tuple(shared.agent(agent) for agent in api.agents),
        operations=tuple(shared.operation(operation) for operation in api.operations),
        types=tuple(shared.type(type_) for type_ in api.types),
    )


class _Descriptions:
    """What is said of each thing, by the names that all sources share; what is added first is stronger."""

    def __init__(self) -> None:
        self._resources: set[str] = set()
        self._bases: dict[str, str] = {}
        self._agents: dict[str, _Said] = {}
        self._types: dict[str, _Said] = {}
        self._fields: dict[tuple[str, str], _Said] = {}
        self._members: dict[tuple[str, str], _Said] = {}
        self._operations: dict[tuple[str, str], _Said] = {}
        self._returns: dict[tuple[str, str], _Said] = {}
        self._parameters: dict[tuple[str, str, str], _Said] = {}

    def add_known(self, known: Known) -> None:
        """Takes the words of docfx YAML."""
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
        for several in known.signatures.values():
            for call in several:
                key = call.agent, call.operation
                _keep(self._operations, key, call.description, call.evidence)

    def add_api(self, api: Api) -> None:
        """Takes the words of the model: REST before SOAP, newer versions before older ones.

        Resources are groups of their own: one that is called like an agent has other operations.
        """
        self._resources = {one.id for one in api.agents if one.is_resource}
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

    def _add_operation(self, one: Operation) -> None:
        key = one.agent, one.wire
        place = _place(one.evidence)
        _keep(self._operations, key, one.description, place)
        _keep(self._returns, key, one.returns, place)
        for part in one.parameters:
            if part.where == "body":
                name = one.agent, one.wire, part.wire.lower()
                _keep(self._parameters, name, part.text, _place(part.evidence))

    def _add_type(self, one: NamedType) -> None:
        if not one.evidence:
            return
        _keep(self._types, one.wire, one.text, one.evidence[0])
        for field in one.fields:
            _keep(self._fields, (one.wire, field.wire), field.text, field.evidence[0])
        self._add_members(one.wire, one.members, one.evidence[0])

    def _add_members(
        self, enum: str, members: Iterable[Member], evidence: Evidence
    ) -> None:
        for member in members:
            _keep(self._members, (enum, member.wire), member.text, evidence)

    def agent(self, one: Agent) -> Agent:
        """The agent, described."""
        said = None if one.is_resource else self._agents.get(one.wire)
        if one.description or said is None:
            return one
        evidence = (*one.evidence, _described(said[1]))
        return msgspec.structs.replace(one, description=said[0], evidence=evidence)

    def operation(self, one: Operation) -> Operation:
        """The operation, described."""
        if one.group_id in self._resources:
            return one
        key = one.agent, one.wire
        said = None if one.description else self._operations.get(key)
        returns = None if one.returns else self._returns.get(key)
        more = tuple(_described(found[1]) for found in (said, returns) if found)
        return msgspec.structs.replace(
            one,
            description=said[0] if said else one.description,
            returns=returns[0] if returns else one.returns,
            parameters=tuple(self._parameter(one, part) for part in one.parameters),
            evidence=(*one.evidence, *more),
        )

    def _parameter(self, owner: Operation, part: Parameter) -> Parameter:
        if part.where != "body":
            return part
        key = owner.agent, owner.wire, part.wire.lower()
        return _with_words(part, self._parameters.get(key))

    def type(self, one: NamedType) -> NamedType:
        """The type, described with its fields and members."""
        said = None if one.text else self._types.get(one.wire)
        return msgspec.structs.replace(
            one,
            text=said[0] if said else one.text,
            evidence=(*one.evidence, _described(said[1])) if said else one.evidence,
            fields=tuple(
                _with_words(field, self._field(one.wire, field.wire))
                for field in one.fields
            ),
            members=tuple(self._member(one, member) for member in one.members),
        )

    def _field(self, owner: str, wire: str) -> _Said | None:
        """What is said of a field of a type, or of one of the types that it extends: REST has their fields, too."""
        seen: set[str] = set()
        name: str | None = owner
        while name is not None and name not in seen:
            said = self._fields.get((name, wire))
            if said is not None:
                return said
            seen.add(name)
            name = self._bases.get(name)
        return None

    def _member(self, owner: NamedType, one: Member) -> Member:
        said = self._members.get((owner.wire, one.wire))
        if one.text or said is None:
            return one
        return msgspec.structs.replace(one, text=said[0])


def _keep(
    words: dict[_Key, _Said], key: _Key, text: Text | None, evidence: Evidence
) -> None:
    if text:
        words.setdefault(key, (text, evidence))


def _place(evidence: tuple[Evidence, ...]) -> Evidence:
    """Where the words stand: in a place of their own, else where the thing itself is."""
    own = (one for one in evidence if one.fact == "description")
    return next(own, evidence[0])


def _with_words(part: _Part, said: _Said | None) -> _Part:
    if part.text or said is None:
        return part
    evidence = (*part.evidence, _described(said[1]))
    return msgspec.structs.replace(part, text=said[0], evidence=evidence)


def _described(evidence: Evidence) -> Evidence:
    return msgspec.structs.replace(evidence, fact="description")


_Versioned = TypeVar("_Versioned", bound=Agent | NamedType | Operation)


def _strongest_first(found: Iterable[_Versioned]) -> list[_Versioned]:
    newest = newest_last(found)[::-1]
    return sorted(newest, key=lambda subject: not _is_rest(subject))


def _is_rest(subject: Agent | NamedType | Operation) -> bool:
    if isinstance(subject, Agent | NamedType):
        return subject.protocol is Protocol.REST
    return isinstance(subject, RestOperation)
