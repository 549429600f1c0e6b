"""What docfx YAML says otherwise than SOAP pages and WSDLs, whose word counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.model.api import Evidence, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import notation, references
from generator.model.text import Text
from generator.passes.knowledge.known import Carrier, Known, KnownEnum
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES


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


def source_conflicts(strong: Known, weak: Known) -> Iterator[Diagnostic]:
    """One diagnostic for each field of another type, and for each enum of other members."""
    for name in sorted(strong.carriers.keys() & weak.carriers.keys()):
        yield from _of_fields(strong.carriers[name], weak.carriers[name], weak)
    for name in sorted(strong.enums.keys() & weak.enums.keys()):
        yield from _of_members(strong.enums[name], weak.enums[name])


def _of_fields(strong: Carrier, weak: Carrier, source: Known) -> Iterator[Diagnostic]:
    """Fields that differ; a type that the weak source only names may be what the strong one says."""
    for field in strong.fields:
        other = weak.field(field.wire)
        if other is None or other.type == field.type:
            continue
        if all(source.defines(id_) for id_ in references(other.type)):
            said = f"{weak.name}.{field.wire} is {notation(other.type)} here and {notation(field.type)}"
            yield _conflict(said, other.evidence, field.evidence)
    if not strong.is_whole:
        return
    for field in weak.fields:
        if strong.field(field.wire) is None:
            said = f"{weak.name} has the field {field.wire} here that it has not"
            yield _conflict(said, field.evidence, strong.evidence)


def _of_members(strong: KnownEnum, weak: KnownEnum) -> Iterator[Diagnostic]:
    """Members that only one of them has; WSDLs leave some members of flags out, and samples most."""
    if strong.kind is TypeKind.FLAGS or not strong.complete:
        return
    own = {one.wire for one in strong.members}
    more = [one.wire for one in weak.members if one.wire not in own]
    if more:
        said = f"{weak.name} has members here that it has not"
        yield _conflict(said, weak.evidence, strong.evidence)


def _conflict(said: str, weak: Evidence, strong: Evidence) -> Diagnostic:
    message = f"{said} in {strong.path}:{strong.line}, which was used ({strong.rule} before {weak.rule})"
    return Diagnostic("source-conflict", weak.path, weak.line, message)
