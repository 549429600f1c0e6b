"""What documents know of types, as knowledge for the REST pages beside them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.api import NamedType, TypeKind
from generator.passes.knowledge.from_soap import known_enum
from generator.passes.knowledge.known import Carrier, Known, KnownEnum, KnownField


def as_known(types: Iterable[NamedType]) -> Known:
    """The carriers and enums of documents; the fields of bases are among those of their types."""
    carriers: dict[str, Carrier] = {}
    enums: dict[str, KnownEnum] = {}
    for type_ in types:
        if type_.kind is TypeKind.OBJECT and type_.evidence:
            carriers[type_.wire] = _carrier(type_)
        elif type_.kind is not TypeKind.OBJECT:
            enums[type_.wire] = known_enum(type_)
    return Known(carriers=carriers, enums=enums)


def _carrier(type_: NamedType) -> Carrier:
    fields = tuple(
        KnownField(field.wire, field.type, field.text, field.evidence[0])
        for field in type_.fields
    )
    return Carrier(type_.wire, fields, type_.text, type_.evidence[0])
