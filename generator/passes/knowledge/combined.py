"""Combines what two sources know, and reports where they contradict each other.

Rule: where both know something, the stronger source wins and the weaker one fills its gaps. Source: WSDLs beside docfx
YAML, which leave out different members and fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.model.api import Evidence, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import notation, references
from generator.model.text import Text
from generator.passes.knowledge.known import Carrier, Known, KnownEnum, Signature
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES


def combined(strong: Known, weak: Known) -> Known:
    """What both sources know together."""
    carriers = dict(weak.carriers)
    for name, carrier in strong.carriers.items():
        other = weak.carriers.get(name)
        carriers[name] = _filled(carrier, other) if other else carrier
    return Known(
        carriers=carriers,
        enums={**weak.enums, **_enums(strong.enums, weak.enums)},
        signatures=_signatures(strong, weak),
        agents={**weak.agents, **strong.agents},
    )


def _signatures(strong: Known, weak: Known) -> dict[str, tuple[Signature, ...]]:
    """The calls of both sources by operation; of the same agent's calls those of the stronger source."""
    signatures = dict(weak.signatures)
    for operation, calls in strong.signatures.items():
        agents = {call.agent for call in calls}
        others = weak.signatures.get(operation, ())
        new = (call for call in others if call.agent not in agents)
        signatures[operation] = (*calls, *new)
    return signatures


def _filled(strong: Carrier, weak: Carrier) -> Carrier:
    """The stronger carrier with the descriptions of the weaker one, and with the fields of a base that it does not know.

    Samples of SOAP show all fields of a type except those of its base. Any other field that only the weaker source has
    was removed from the API.
    """
    names = {field.wire for field in strong.fields}
    fields = tuple(
        msgspec.structs.replace(field, text=field.text or _text(weak, field.wire))
        for field in strong.fields
    )
    base_fields = tuple(
        field
        for field in weak.fields
        if field.wire not in names
        and field.wire in LEFT_OUT_OF_BODIES
        and not strong.is_whole
    )
    return msgspec.structs.replace(
        strong, fields=(*fields, *base_fields), text=weak.text or strong.text
    )


def _text(carrier: Carrier, wire: str) -> Text | None:
    field = carrier.field(wire)
    return field.text if field else None


def _enums(
    strong: Mapping[str, KnownEnum], weak: Mapping[str, KnownEnum]
) -> dict[str, KnownEnum]:
    return {
        name: _with_members(enum, weak[name]) if name in weak else enum
        for name, enum in strong.items()
    }


def _with_members(strong: KnownEnum, weak: KnownEnum) -> KnownEnum:
    """The stronger enum, with the members of both where it is incomplete, and for flags.

    WSDLs leave out the zero member of flags and their combinations.
    """
    texts = {member.wire: member.text for member in weak.members}
    described = {
        member.wire: msgspec.structs.replace(
            member, text=member.text or texts.get(member.wire)
        )
        for member in strong.members
    }
    if strong.complete and strong.kind is not TypeKind.FLAGS:
        return msgspec.structs.replace(
            strong, members=tuple(described.values()), text=strong.text or weak.text
        )
    # in the order of the weaker source, since only it has the members in between
    members = [described.pop(member.wire, member) for member in weak.members]
    return msgspec.structs.replace(
        strong,
        members=(*members, *described.values()),
        complete=strong.complete or weak.complete,
        text=strong.text or weak.text,
    )


def source_conflicts(strong: Known, weak: Known) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each field with a different type, each unknown field and each enum with unknown members."""
    for name in sorted(strong.carriers.keys() & weak.carriers.keys()):
        yield from _of_fields(strong.carriers[name], weak.carriers[name], weak)
    for name in sorted(strong.enums.keys() & weak.enums.keys()):
        yield from _of_members(strong.enums[name], weak.enums[name])


def _of_fields(strong: Carrier, weak: Carrier, source: Known) -> Iterator[Diagnostic]:
    """Fields that differ. A type that the weaker source names but does not define may be the same: it is no conflict."""
    for field in strong.fields:
        other = weak.field(field.wire)
        if other is None or other.type == field.type:
            continue
        if all(source.defines(id_) for id_ in references(other.type)):
            difference = f"{weak.name}.{field.wire} is {notation(other.type)} here and {notation(field.type)}"
            yield _conflict(difference, other.evidence, field.evidence)
    if not strong.is_whole:
        return
    for field in weak.fields:
        if strong.field(field.wire) is None:
            difference = f"{weak.name} has the field {field.wire} here, but not"
            yield _conflict(difference, field.evidence, strong.evidence)


def _of_members(strong: KnownEnum, weak: KnownEnum) -> Iterator[Diagnostic]:
    """Members that only the weaker source has. For flags and incomplete enums that is no conflict."""
    if strong.kind is TypeKind.FLAGS or not strong.complete:
        return
    members = {member.wire for member in strong.members}
    if any(member.wire not in members for member in weak.members):
        difference = f"{weak.name} has members here that it does not have"
        yield _conflict(difference, weak.evidence, strong.evidence)


def _conflict(difference: str, weak: Evidence, strong: Evidence) -> Diagnostic:
    message = f"{difference} in {strong.path}:{strong.line}, which was used ({strong.rule} before {weak.rule})"
    return Diagnostic("source-conflict", weak.path, weak.line, message)
