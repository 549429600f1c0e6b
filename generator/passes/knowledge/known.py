"""What sources other than REST pages know of types and calls, by the names that REST shares with them.

The carriers of SOAP and REST have the same names and fields; docfx YAML describes the .NET classes of the same API.
`from_soap.py`, `from_docfx.py` and `from_standards.py` make these values, `combined.py` combines them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final

import msgspec

from generator.model.api import Evidence, Member, TypeKind
from generator.model.expressions import ReferenceType, TypeExpression, references
from generator.model.ids import TypeId
from generator.model.text import Text, WireName
from generator.passes.knowledge.special_names import (
    LEFT_OUT_OF_BODIES,
    LINKS_SUFFIX,
    is_request_wrapper,
)

MOST_ALIKE: Final = 100
"""How many agents are asked for an operation of the same name. The largest known API has 56 agents."""


class KnownField(msgspec.Struct, frozen=True):
    """A field of a carrier, with the type that it has in JSON."""

    wire: WireName
    type: TypeExpression
    text: Text | None
    evidence: Evidence


class Carrier(msgspec.Struct, frozen=True, dict=True):
    """An object type that SOAP and REST share. Its fields come before those of its bases, as in JSON.

    `is_whole` is False where the source does not know the bases, which samples of SOAP never show.
    """

    name: WireName
    fields: tuple[KnownField, ...]
    text: Text | None
    evidence: Evidence
    is_whole: bool = True

    def field(self, wire: str) -> KnownField | None:
        """The field of that name, None where there is none."""
        return self._by_wire.get(wire)

    def alike(self, wire: str) -> KnownField | None:
        """The field of that name in upper or lower case, None where there is none."""
        return self._by_lower_wire.get(wire.lower())

    @cached_property
    def _by_wire(self) -> Mapping[str, KnownField]:
        # the first field of a name counts, and comes last here
        return {field.wire: field for field in reversed(self.fields)}

    @cached_property
    def _by_lower_wire(self) -> Mapping[str, KnownField]:
        return {field.wire.lower(): field for field in reversed(self.fields)}


class KnownEnum(msgspec.Struct, frozen=True):
    """An enum or flags type. `complete` is False where the source may not know all members."""

    name: WireName
    kind: TypeKind
    members: tuple[Member, ...]
    complete: bool
    text: Text | None
    evidence: Evidence


class KnownPart(msgspec.Struct, frozen=True):
    """A parameter of a call, or a field of a parameter."""

    wire: str
    type: TypeExpression
    text: Text | None
    evidence: Evidence


class Signature(msgspec.Struct, frozen=True, dict=True):
    """An operation of an agent in another source. `result` is None where it has no result, or more than one."""

    agent: str
    operation: str
    parameters: tuple[KnownPart, ...]
    result: TypeExpression | None
    description: Text | None
    evidence: Evidence

    def matched(self, wires: Iterable[str]) -> dict[str, KnownPart]:
        """The parameters by the names that a page gives them.

        Where all but one have the same names in both, the remaining two are the same parameter.
        """
        wires = tuple(wires)
        matches = {wire: part for wire in wires if (part := self.parameter(wire))}
        unmatched = [wire for wire in wires if wire not in matches]
        matched = {id(part) for part in matches.values()}
        others = [part for part in self.parameters if id(part) not in matched]
        if len(unmatched) == len(others) == 1 and len(wires) == len(self.parameters):
            matches[unmatched[0]] = others[0]
        return matches

    def parameter(self, wire: str) -> KnownPart | None:
        """The parameter of that name. Sources differ in the case of names, so case does not matter."""
        return self._by_lower_wire.get(wire.lower())

    @cached_property
    def _by_lower_wire(self) -> Mapping[str, KnownPart]:
        # the first parameter of a name counts, and comes last here
        return {part.wire.lower(): part for part in reversed(self.parameters)}


def by_operation(calls: Iterable[Signature]) -> dict[str, tuple[Signature, ...]]:
    """The calls by operation; several agents may have an operation of the same name."""
    signatures: dict[str, list[Signature]] = {}
    for call in calls:
        signatures.setdefault(call.operation, []).append(call)
    return {operation: tuple(same) for operation, same in signatures.items()}


class Known(msgspec.Struct, frozen=True, dict=True):
    """Everything that one source or all of them know, by name. Signatures are by operation, with those of all agents.

    `operations` are the names of those that REST pages have, after which the wrappers of their requests are called.
    `added` are names of types, each with that of a field or member that only newer sources have.
    """

    carriers: Mapping[str, Carrier] = {}
    enums: Mapping[str, KnownEnum] = {}
    signatures: Mapping[str, tuple[Signature, ...]] = {}
    agents: Mapping[str, tuple[Text, Evidence]] = {}
    operations: frozenset[str] = frozenset()
    added: frozenset[tuple[str, str]] = frozenset()

    def is_wrapper(self, name: str) -> bool:
        """Whether a name is that of the wrapper of a request, after which nothing else is called."""
        return is_request_wrapper(name, self._calls)

    @cached_property
    def _calls(self) -> frozenset[str]:
        return self.operations | self.signatures.keys()

    def carrier(self, name: str) -> Carrier | None:
        """The carrier of that name; for `XWithLinks`, that of `X`."""
        return self.carriers.get(name) or self.carriers.get(
            name.removesuffix(LINKS_SUFFIX)
        )

    def older_fields(self, carrier: Carrier) -> frozenset[str] | None:
        """The fields by which older pages know a carrier, None where these are the ones that it has."""
        if carrier.name not in self._grown:
            return None
        return self._without_added(carrier.name, carrier.fields)

    def older_members(self, enum: KnownEnum) -> frozenset[str]:
        """The members by which older pages know an enum."""
        return self._without_added(enum.name, enum.members)

    def _without_added(
        self, owner: str, parts: Iterable[KnownField | Member]
    ) -> frozenset[str]:
        wires = (str(part.wire) for part in parts)
        return frozenset(wire for wire in wires if (owner, wire) not in self.added)

    @cached_property
    def _grown(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.added)

    def is_object(self, id_: TypeId) -> bool:
        """Whether a type is an object: every type is, unless a source knows it as an enum."""
        return id_.name not in self.enums

    def defines(self, id_: TypeId) -> bool:
        """Whether a source defines the type of that id."""
        name = id_.name
        return name in self.carriers or name in self.enums

    def definitions(self, type_: TypeExpression) -> Iterator[Evidence]:
        """Yields the places where sources define the carriers in a type expression."""
        for id_ in references(type_):
            carrier = self.carriers.get(id_.name)
            if carrier is not None:
                yield carrier.evidence

    def field(self, owner: str, wire: str) -> KnownField | None:
        """The field of a carrier."""
        carrier = self.carrier(owner)
        return carrier.field(wire) if carrier else None

    def argument(
        self, group: str, operation: str, name: str, *, is_agent: bool
    ) -> KnownPart | None:
        """What is known of a parameter of an operation; `entity.priority.dates` is a field of a field of a parameter.

        For an agent's operation only the same agent's call counts; for a resource's, the call of any agent may.
        """
        call = self.signature(group, operation)
        same_agent = [call] if call else []
        calls = same_agent if is_agent else self.alike(group, operation)
        head, *inner = name.split(".")
        part = next((part for call in calls if (part := call.parameter(head))), None)
        for wire in inner:
            part = self.inside(part, wire) if part else None
        return part

    def inside(self, part: KnownPart, wire: str) -> KnownPart | None:
        """The field of a parameter's carrier as a parameter of its own. The case of the name does not matter."""
        if not isinstance(part.type, ReferenceType):
            return None
        carrier = self.carrier(part.type.id.name)
        field = carrier.alike(wire) if carrier else None
        if field is None:
            return None
        return KnownPart(wire, field.type, field.text, field.evidence)

    def signature(self, group: str, operation: str) -> Signature | None:
        """The call of that agent, None where no other source has it."""
        return next(iter(self._by_agent.get((group, operation), ())), None)

    def alike(self, group: str, operation: str) -> Iterator[Signature]:
        """Yields the calls of that name, first that of the agent, then those of all others, at most MOST_ALIKE."""
        same = self._by_agent.get((group, operation), ())
        calls = self._sorted_by_agent.get(operation, ())
        others = (call for call in calls if call.agent != group)
        yield from islice(chain(same, others), MOST_ALIKE)

    @cached_property
    def _by_agent(self) -> Mapping[tuple[str, str], Sequence[Signature]]:
        calls: dict[tuple[str, str], list[Signature]] = {}
        for operation, same in self.signatures.items():
            for call in same:
                calls.setdefault((call.agent, operation), []).append(call)
        return calls

    @cached_property
    def _sorted_by_agent(self) -> Mapping[str, Sequence[Signature]]:
        return {
            operation: sorted(calls, key=lambda call: call.agent)
            for operation, calls in self.signatures.items()
        }

    def names_with(self, fields: Iterable[str]) -> tuple[str, ...]:
        """The names of the carriers with exactly these fields, apart from those that body tables leave out; sorted.

        The wrappers of requests are not among them.
        """
        return self._names_by_fields.get(_compared(fields), ())

    @cached_property
    def _names_by_fields(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        names: dict[frozenset[str], list[str]] = {}
        for name in sorted(self.carriers):
            if self.is_wrapper(name):
                continue
            fields = _compared(field.wire for field in self.carriers[name].fields)
            names.setdefault(fields, []).append(name)
        return {fields: tuple(same) for fields, same in names.items()}


def _compared(fields: Iterable[str]) -> frozenset[str]:
    """The fields by which a carrier is recognised."""
    return frozenset(fields) - LEFT_OUT_OF_BODIES
