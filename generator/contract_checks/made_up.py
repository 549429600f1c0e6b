"""Values for parameters of which a page shows none, or only defective ones: one for every type of a client.

Whether a page shows them is no matter of the client, so nothing that the docs lack may fail a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

from generator.runtime.rest.codec.types import (
    PythonType,
    Types,
    element,
    field_types,
    flags_class,
    without_none,
)
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.soap.codec.schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FieldSchema,
    FlagsSchema,
    ObjectSchema,
)
from generator.runtime.values.enums import OpenEnum
from generator.runtime.values.flags import Flags
from generator.runtime.values.model import Model

Value: TypeAlias = tuple[object, tuple[str, ...]]
"""A value in Python, and as text: a text for each item of an array."""

MEMBER: Final = "DocwrightMember"
"""The member of every enum and set of flags: all of them accept members that no page lists."""
TEXT: Final = "a b/c?d=e&f#g+h%\u00fc\u6f22'\"<>"
"""A text that must be quoted in a URL."""
STRING: Final[Value] = (TEXT, (TEXT,))
_COMMA: Final = "b,c"
_TIME: Final = "2020-01-02T03:04:05"
_INTEGER: Final[Value] = (705, ("705",))
SCALARS: Final[Mapping[str, Value]] = {
    "string": STRING,
    "any": STRING,
    "int16": _INTEGER,
    "int32": _INTEGER,
    "int64": _INTEGER,
    "uint32": _INTEGER,
    "boolean": (True, ("true",)),
    "double": (1.5, ("1.5",)),
    "date-time": (datetime.fromisoformat(_TIME), (_TIME,)),
}
"""Values of the types that a URL can hold, by their names in clients."""

_JSON: Final[Mapping[PythonType, object]] = {
    str: "x",
    bool: True,
    int: 705,
    float: 1.5,
    datetime: _TIME,
    bytes: "AQID",
    object: {"a": 1},
}
_XML: Final[Mapping[str, object]] = {
    "string": "x",
    "any": "x",
    "boolean": True,
    "double": 1.5,
    "date-time": datetime.fromisoformat(_TIME),
    "duration": timedelta(hours=1),
    "byte": b"\x01\x02\x03",
}


def url_value(types: Types, type_: str) -> Value:
    """A value for the path or the query, by the type of the client."""
    if flags_class(type_) is not None:
        alias = cast("Any", types.resolve(type_))
        return alias[MEMBER], (MEMBER,)
    item = element(type_)
    if item is not None:
        value, texts = url_value(types, item)
        # two items, since one may look like a value that is no list; a comma must not look like two
        other = (_COMMA, (_COMMA,)) if value == TEXT else (value, texts)
        return [value, other[0]], (*texts, *other[1])
    return SCALARS.get(type_, (MEMBER, (MEMBER,)))


def json_document(type_: PythonType, *, is_inside: bool = False) -> object:
    """The JSON of a value of a type. An object has all its fields, those in it have none: types may contain themselves."""
    type_ = without_none(type_)
    arguments = get_args(type_)
    if get_origin(type_) is list:
        return [json_document(arguments[0], is_inside=is_inside)]
    if get_origin(type_) is dict:
        key, value = arguments
        return {
            str(json_document(key)): json_document(value, is_inside=is_inside),
        }
    if _is_class(type_, Flags) or _is_class(type_, OpenEnum):
        return MEMBER
    if _is_class(type_, Model):
        if is_inside:
            return {}
        fields = field_types(cast("type[Model]", type_))
        return {
            wire: json_document(inner, is_inside=True) for wire, inner in fields.items()
        }
    return _JSON[type_]


def _is_class(type_: PythonType, base: type[object]) -> bool:
    return isinstance(type_, type) and issubclass(type_, base)


def soap_value(codec: Codec, type_: str) -> object:
    """A value of a scalar or a type of a schema. An object has the fields that must not be left out or null."""
    match codec.schema.types.get(type_):
        case None:
            return _XML.get(type_, 705)
        case EnumSchema():
            return _member(codec, type_)
        case FlagsSchema():
            return Flags((_member(codec, type_),))
        case ObjectSchema():
            return codec.classes.model(type_)(**_needed(codec, type_))
        case ArraySchema(type=item):
            return [soap_value(codec, item)]
        case DictionarySchema(key=key, value=value):
            return {soap_value(codec, key): soap_value(codec, value)}


def _member(codec: Codec, type_: str) -> OpenEnum:
    """The first member that the schema has, since a set of flags may be checked against them."""
    enum = codec.classes.enum(type_)
    return next(iter(enum), None) or enum(MEMBER)


def _needed(codec: Codec, type_: str) -> dict[str, Any]:
    return {
        field.name: soap_value(codec, field.type)
        for field in codec.schema.fields(type_)
        if _is_needed(field)
    }


def _is_needed(field: FieldSchema) -> bool:
    return field.required and not field.nillable
