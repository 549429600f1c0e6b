"""Which models of REST extend another: `ContactEntityWithLinks` is `ContactEntity` with links to what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.emit.rest.naming import RestNames
from generator.model.api import Field, NamedType, TypeKind
from generator.model.expressions import TypeExpression
from generator.model.ids import TypeId

_SUFFIX: Final = "WithLinks"
_LINKS: Final = "_Links"


def extended(types: Sequence[NamedType], names: RestNames) -> dict[TypeId, NamedType]:
    """The model that each extends, by id: with it, what was read can be changed and written back.

    `XWithLinks` extends `X` exactly if it has `_Links`, and all fields of `X` with their types and names.
    """
    objects = {
        str(type_.wire): type_ for type_ in types if type_.kind is TypeKind.OBJECT
    }
    return {
        type_.id: base
        for type_ in objects.values()
        if type_.wire.endswith(_SUFFIX)
        and (base := objects.get(type_.wire.removesuffix(_SUFFIX)))
        and any(field.wire == _LINKS for field in own_fields(type_, base))
        and _places(base, names.fields[base.id])
        <= _places(type_, names.fields[type_.id])
    }


def own_fields(type_: NamedType, base: NamedType | None) -> tuple[Field, ...]:
    """The fields that the class of a type declares itself."""
    inherited = {field.wire for field in base.fields} if base else set[str]()
    return tuple(field for field in type_.fields if field.wire not in inherited)


def _places(
    type_: NamedType, names: Mapping[str, str]
) -> frozenset[tuple[str, str, TypeExpression]]:
    """The fields of a type: wire name, Python name and type of each."""
    return frozenset(
        (field.wire, names[field.wire], field.type) for field in type_.fields
    )
