"""What docfx YAML says otherwise than SOAP pages and WSDLs, whose word counts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.api import Evidence, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import notation, references
from generator.passes.knowledge.known import Carrier, Known, KnownEnum


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
