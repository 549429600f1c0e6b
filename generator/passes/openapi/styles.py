"""How a parameter of the path, the query, a header or a cookie is written, or a field of a form; and which cannot be.

Rule: bytes are text there. A list of scalars is written in any style but those that OpenAPI alone has (`matrix`, `label`); an object in a query
or a form only, each property as a parameter or with its name in brackets. A cookie is a scalar, since RFC 6265 has no commas in
values. Everything else would be a wrong call.
Source: `collectionFormat` of Swagger 2.0; `style` and `explode` of OpenAPI 3, of fields in `encoding`.
"""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.api import Location, Style
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.openapi_facts import ListStyle
from generator.passes.openapi.schemas.types import DraftTypes

_LISTS: Final = {
    ListStyle.COMMA: Style.COMMA,
    ListStyle.SPACE: Style.SPACE,
    ListStyle.PIPE: Style.PIPE,
    ListStyle.TAB: Style.TAB,
}
_OF_NO_LIST: Final = frozenset({ListStyle.UNKNOWN, ListStyle.DEEP})
_OBJECTS: Final = {ListStyle.REPEATED: Style.PROPERTIES, ListStyle.DEEP: Style.DEEP}


class Written(msgspec.Struct, frozen=True):
    """Whether a parameter can be written, and in which style; None is the usual one."""

    is_possible: bool
    style: Style | None = None


def written(
    type_: TypeExpression, where: Location, style: ListStyle, types: DraftTypes
) -> Written:
    """How a parameter of a type is written at a place."""
    if _is_scalar(type_, types):
        return Written(style is not ListStyle.UNKNOWN)
    if isinstance(type_, ArrayType):
        is_flat = _is_scalar(type_.item, types) and where is not Location.COOKIE
        is_known = style not in _OF_NO_LIST
        # a list in a header has commas in any case
        stated = None if where is Location.HEADER else _LISTS.get(style)
        return Written(is_flat and is_known, stated)
    is_query = where is Location.QUERY and style in _OBJECTS
    return Written(is_query, _OBJECTS.get(style))


def _is_scalar(type_: TypeExpression, types: DraftTypes) -> bool:
    match type_:
        case ScalarType():
            return True
        case UnnamedType(key=key):
            return types.is_list(key)
        case ReferenceType(id=id_):
            return not types.is_object(id_)
        case ArrayType() | DictionaryType():
            return False
