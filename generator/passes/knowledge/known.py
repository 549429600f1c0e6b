"""What other sources than REST pages know of types and calls, by the short names that REST shares with them.

The carriers of SOAP and REST have the same names and fields; docfx YAML describes the .NET classes of the same API.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import Evidence, Member, TypeKind
from generator.model.expressions import ReferenceType, TypeExpression, references
from generator.model.ids import TypeId
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import Text, WireName
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES, LINKS_SUFFIX


class KnownField(msgspec.Struct, frozen=True):
    """A field of a carrier."""

    wire: WireName
    type: TypeExpression
    text: Text | None
    evidence: Evidence


class Carrier(msgspec.Struct, frozen=True):
    """An object type with its own fields before those of its bases, as JSON has them. `is_whole` says that its source knows its bases."""

    name: WireName
    fields: tuple[KnownField, ...]
    text: Text | None
    evidence: Evidence
    is_whole: bool = True

    def field(self, wire: str) -> KnownField | None:
        """The field of that name."""
        return next((one for one in self.fields if one.wire == wire), None)


class KnownEnum(msgspec.Struct, frozen=True):
    """An enum or flags type."""

    name: WireName
    kind: TypeKind
    members: tuple[Member, ...]
    complete: bool
    text: Text | None
    evidence: Evidence


class KnownPart(msgspec.Struct, frozen=True):
    """A parameter of a call."""

    wire: str
    type: TypeExpression
    text: Text | None
    evidence: Evidence


class Signature(msgspec.Struct, frozen=True):
    """A call of an agent. `result` is None for one without result or with several."""

    agent: str
    operation: str
    parameters: tuple[KnownPart, ...]
    result: TypeExpression | None
    description: Text | None
    evidence: Evidence

    def matched(self, wires: Iterable[str]) -> dict[str, KnownPart]:
        """The parameters by the names of a page; the only two that are left over belong together."""
        wires = tuple(wires)
        named = {wire: part for wire in wires if (part := self.parameter(wire))}
        left = [wire for wire in wires if wire not in named]
        others = [one for one in self.parameters if one not in named.values()]
        if len(left) == len(others) == 1 and len(wires) == len(self.parameters):
            named[left[0]] = others[0]
        return named

    def parameter(self, wire: str) -> KnownPart | None:
        """The parameter of that name, whatever its case: the sources differ in it."""
        wanted = wire.lower()
        return next(
            (one for one in self.parameters if one.wire.lower() == wanted), None
        )


class Known(msgspec.Struct, frozen=True):
    """Everything that is known, by name; signatures by operation, those of several agents side by side."""

    carriers: Mapping[str, Carrier] = {}
    enums: Mapping[str, KnownEnum] = {}
    signatures: Mapping[str, tuple[Signature, ...]] = {}
    agents: Mapping[str, tuple[Text, Evidence]] = {}

    def carrier(self, name: str) -> Carrier | None:
        """The carrier of that name; of `XWithLinks` that of `X`."""
        return self.carriers.get(name) or self.carriers.get(
            name.removesuffix(LINKS_SUFFIX)
        )

    def is_object(self, id_: TypeId) -> bool:
        """Whether a type is an object, as all are that no source calls an enum."""
        return id_.name not in self.enums

    def defines(self, id_: TypeId) -> bool:
        """Whether a source says what the type of that id is."""
        name = id_.name
        return name in self.carriers or name in self.enums

    def definitions(self, type_: TypeExpression) -> Iterator[Evidence]:
        """Where sources define the carriers in a type."""
        for id_ in references(type_):
            carrier = self.carriers.get(id_.name)
            if carrier is not None:
                yield carrier.evidence

    def field(self, owner: str, wire: str) -> KnownField | None:
        """The field of a carrier."""
        carrier = self.carrier(owner)
        return carrier.field(wire) if carrier else None

    def argument(self, facts: RestOperationFacts, name: str) -> KnownPart | None:
        """What is known of a parameter of an operation; `entity.priority.dates` is a field of a field of one.

        An agent's call is that of the agent; a resource's may be that of any agent.
        """
        call = self.signature(facts.group, facts.operation)
        own = [call] if call else []
        calls = own if facts.is_agent else self.alike(facts.group, facts.operation)
        head, *inner = name.split(".")
        part = next((part for one in calls if (part := one.parameter(head))), None)
        for wire in inner:
            part = self.inside(part, wire) if part else None
        return part

    def inside(self, part: KnownPart, wire: str) -> KnownPart | None:
        """The field of a parameter's carrier, whatever the case of its name, as a parameter of that name."""
        if not isinstance(part.type, ReferenceType):
            return None
        carrier = self.carrier(part.type.id.name)
        fields = carrier.fields if carrier else ()
        found = (one for one in fields if one.wire.lower() == wire.lower())
        field = next(found, None)
        if field is None:
            return None
        return KnownPart(wire, field.type, field.text, field.evidence)

    def signature(self, group: str, operation: str) -> Signature | None:
        """The call of that agent."""
        found = self.signatures.get(operation, ())
        return next((one for one in found if one.agent == group), None)

    def alike(self, group: str, operation: str) -> Iterator[Signature]:
        """The calls of that name: first that of the agent, then those of others."""
        found = self.signatures.get(operation, ())
        yield from sorted(found, key=lambda one: (one.agent != group, one.agent))

    def names_with(self, fields: Iterable[str]) -> list[str]:
        """The carriers that have exactly these fields, but for those that body tables leave out."""
        wanted = frozenset(fields) - LEFT_OUT_OF_BODIES
        return sorted(
            name
            for name, carrier in self.carriers.items()
            if frozenset(one.wire for one in carrier.fields) - LEFT_OUT_OF_BODIES
            == wanted
        )


def overlaid(strong: Known, weak: Known) -> Known:
    """Both together; where both know a name, the stronger one's word counts and the weaker one fills its gaps."""
    carriers = dict(weak.carriers)
    for name, carrier in strong.carriers.items():
        other = weak.carriers.get(name)
        carriers[name] = _filled(carrier, other) if other else carrier
    signatures = dict(weak.signatures)
    for operation, several in strong.signatures.items():
        agents = {one.agent for one in several}
        more = [
            one for one in weak.signatures.get(operation, ()) if one.agent not in agents
        ]
        signatures[operation] = (*several, *more)
    return Known(
        carriers=carriers,
        enums={**weak.enums, **_enums(strong.enums, weak.enums)},
        signatures=signatures,
        agents={**weak.agents, **strong.agents},
    )


def _filled(strong: Carrier, weak: Carrier) -> Carrier:
    """The stronger carrier with the weaker one's words, and with the fields of its base where no source says it.

    Samples of SOAP show all fields of a type but those of its base; what else only the weaker one has is gone.
    """
    names = {one.wire for one in strong.fields}
    fields = tuple(
        one if one.text else msgspec.structs.replace(one, text=_text(weak, one.wire))
        for one in strong.fields
    )
    more = tuple(
        one
        for one in weak.fields
        if one.wire not in names
        and one.wire in LEFT_OUT_OF_BODIES
        and not strong.is_whole
    )
    return msgspec.structs.replace(
        strong, fields=(*fields, *more), text=weak.text or strong.text
    )


def _text(carrier: Carrier, wire: str) -> Text | None:
    field = carrier.field(wire)
    return field.text if field else None


def _enums(
    strong: Mapping[str, KnownEnum], weak: Mapping[str, KnownEnum]
) -> dict[str, KnownEnum]:
    return {
        name: _members(one, weak[name]) if name in weak else one
        for name, one in strong.items()
    }


def _members(strong: KnownEnum, weak: KnownEnum) -> KnownEnum:
    """The stronger enum; of flags, and where the stronger one lists not all, with the members of both.

    WSDLs leave the zero member and the combinations of flags out.
    """
    texts = {one.wire: one.text for one in weak.members}
    own = {
        one.wire: msgspec.structs.replace(one, text=one.text or texts.get(one.wire))
        for one in strong.members
    }
    if strong.complete and strong.kind is not TypeKind.FLAGS:
        return msgspec.structs.replace(
            strong, members=tuple(own.values()), text=strong.text or weak.text
        )
    members = [own.pop(one.wire, one) for one in weak.members]
    return msgspec.structs.replace(
        strong,
        members=(*members, *own.values()),
        complete=strong.complete or weak.complete,
        text=strong.text or weak.text,
    )
