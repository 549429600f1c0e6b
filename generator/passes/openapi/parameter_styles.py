"""How parameters and the fields of forms are written, by their styles and types.

Rule: lists of scalars in each style of a list; objects in a query or a form, a parameter for each member; a list in a part
of `multipart/form-data` is text in any style but the repeated one. Lists of lists or objects have no form that servers
agree on, cookies have no commas (RFC 6265), and `matrix` and `label` no place in what is sent: these are not written.
Source: OpenAPI 3.1, 4.8.12.2 (`style`, `explode`) and 4.8.15 (`encoding`); Swagger 2.0 (`collectionFormat`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from generator.model.api import Location, Style
from generator.model.expressions import ArrayType, TypeExpression
from generator.model.openapi_facts import ListStyle

_OfObject = Callable[[TypeExpression], bool]

_SEPARATORS: Final = {
    ListStyle.COMMA: Style.COMMA,
    ListStyle.SPACE: Style.SPACE,
    ListStyle.PIPE: Style.PIPE,
    ListStyle.TAB: Style.TAB,
}
_OBJECTS: Final = {
    ListStyle.REPEATED: Style.PROPERTIES,
    ListStyle.DEEP: Style.DEEP,
}


class Written(msgspec.Struct, frozen=True):
    """How a value is written: in a style, or without one as its place does it."""

    style: Style | None = None


def written(
    type_: TypeExpression, style: ListStyle, where: Location, is_object: _OfObject
) -> Written | None:
    """How a value of that type is written there; None where it cannot be."""
    if style is ListStyle.UNKNOWN:
        return None
    if is_object(type_):
        return _object(style, where)
    if isinstance(type_, ArrayType):
        is_nested = isinstance(type_.item, ArrayType) or is_object(type_.item)
        return None if is_nested else _list(style, where)
    return Written()


def _object(style: ListStyle, where: Location) -> Written | None:
    if where is not Location.QUERY or style not in _OBJECTS:
        return None
    return Written(_OBJECTS[style])


def _list(style: ListStyle, where: Location) -> Written | None:
    if where is Location.COOKIE or style is ListStyle.DEEP:
        return None
    # headers have commas in any case
    if where is Location.HEADER or style is ListStyle.REPEATED:
        return Written()
    return Written(_SEPARATORS[style])
