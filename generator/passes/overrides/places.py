"""What the place of a part fixes, whatever an override says.

Rule: headers are strings of the client; a route needs all its parameters, and a route or query holds single values, a
query also lists of them; the body of PATCH is a patch. Source: the public surface of the SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.api import (
    BodyKind,
    Field,
    NamedType,
    Operation,
    Parameter,
    SoapOperation,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.model.overrides import Override, OverrideFault


def misplaced(
    owner: Operation | NamedType,
    part: Parameter | Field,
    entry: Override,
    types: Mapping[TypeId, NamedType],
) -> list[OverrideFault]:
    """A fault for each key of an entry that the place of the part does not allow."""
    if isinstance(owner, NamedType) or not isinstance(part, Parameter):
        return []
    said = {
        "type": entry.type is not None,
        "required": entry.required is not None,
        "nullable": entry.nullable is not None,
    }
    return [
        OverrideFault(
            entry.line_of(key),
            f"{entry.subject!a}: {key} cannot be set: {why}",
            f"Remove {key}.",
        )
        for key, why in _fixed(owner, part, entry, types)
        if said[key]
    ]


def _fixed(
    owner: Operation,
    part: Parameter,
    entry: Override,
    types: Mapping[TypeId, NamedType],
) -> Iterator[tuple[str, str]]:
    match part.where:
        case "header":
            for key in ("type", "required", "nullable"):
                yield key, "headers belong to the client"
        case "path" | "query":
            if part.where == "path":
                yield "required", "the route holds it"
            yield "nullable", "null cannot be written in a URL"
            if entry.type and not _is_of_url(entry.type, part.where, types):
                yield "type", "it cannot be written in a URL"
        case _ if _is_patch(owner):
            yield "type", "the body is a patch"
        case _:
            return


def _is_of_url(
    type_: TypeExpression, where: str, types: Mapping[TypeId, NamedType]
) -> bool:
    match type_:
        case ScalarType():
            return True
        case ReferenceType(id=id_):
            # What is no type at all is told as such.
            return id_ not in types or types[id_].kind is not TypeKind.OBJECT
        case ArrayType(item=item):
            return where == "query" and _is_of_url(item, "item", types)
        case DictionaryType() | UnnamedType():
            return False


def _is_patch(owner: Operation) -> bool:
    if isinstance(owner, SoapOperation) or owner.body is None:
        return False
    return owner.body.kind is BodyKind.PATCH
