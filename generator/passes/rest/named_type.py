"""A type of REST: it has no XML namespace, and all its fields are its own."""

from __future__ import annotations

from generator.model.api import Evidence, Field, Member, NamedType, TypeKind
from generator.model.ids import TypeId
from generator.model.text import Text, WireName


def rest_type(
    name: WireName,
    kind: TypeKind,
    version: WireName,
    evidence: tuple[Evidence, ...],
    *,
    fields: tuple[Field, ...] = (),
    members: tuple[Member, ...] = (),
    complete: bool = True,
    text: Text | None = None,
    is_unnamed: bool = False,
) -> NamedType:
    """The type under its name."""
    return NamedType(
        id=TypeId.of_rest(name),
        wire=name,
        version=version,
        namespace="",
        kind=kind,
        base=None,
        fields=fields,
        members=members,
        complete=complete,
        text=text,
        evidence=evidence,
        is_unnamed=is_unnamed,
    )
