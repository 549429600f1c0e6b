"""Whether values fit the annotations of generated code, which are text, since models are imported lazily."""

from __future__ import annotations

import ast
from functools import cache
from typing import cast


@cache
def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def fits(annotation: str, value: object) -> bool:
    """Whether a value has an annotation such as `list[models.Contact] | None`; lists and dictionaries may hold null."""
    return _fits(_parsed(annotation), value)


def field_annotation(cls: type[object], name: str) -> str:
    """The annotation of a field, of the class itself or of a base."""
    annotations = (vars(base).get("__annotations__", {}) for base in cls.__mro__)
    return str(next((own[name] for own in annotations if name in own), "object"))


def _fits(annotation: ast.expr, value: object) -> bool:
    match annotation:
        case ast.BinOp(left=left, right=right):
            return _fits(left, value) or _fits(right, value)
        case ast.Constant(value=None):
            return value is None
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            values = cast("list[object]", value) if isinstance(value, list) else [_NONE]
            return all(entry is None or _fits(item, entry) for entry in values)
        case ast.Subscript(
            value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, item])
        ):
            pairs = _pairs(value)
            return all(
                _fits(key, name) and (entry is None or _fits(item, entry))
                for name, entry in pairs
            )
        case ast.Subscript(value=origin):
            return _fits(origin, value)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name == "object" or type(value).__name__ == name
        case _:
            return False


_NONE = object()
"""A value that fits no annotation but `object`."""


def _pairs(value: object) -> list[tuple[object, object]]:
    if isinstance(value, dict):
        return list(cast("dict[object, object]", value).items())
    return [(_NONE, _NONE)]
