"""Reads parsed JSON as a type, including values that msgspec refuses although their meaning is clear.

Such values are dates without time, empty dates and those at the end of .NET's range, bytes as plain text, numbers such
as `1.0` for integers, and null in lists and dictionaries. The module `unknown` has set unknown fields aside before.
"""

from __future__ import annotations

import binascii
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

import msgspec

from ...errors import DecodeError
from ...values.dates import parse_date_time
from ...values.enums import OpenEnum
from ...values.flags import is_flags
from ...values.model import UNKNOWN_FIELDS, Model
from .types import PythonType, without_none

Reader: TypeAlias = Callable[[object], object]
_KINDS: Final[Mapping[type[object], str]] = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
}


def kind(value: object) -> str:
    """Returns the name that JSON has for the kind of a parsed value."""
    return _KINDS.get(type(value), type(value).__name__)


def _wrong_kind(expected: str, value: object) -> DecodeError:
    return DecodeError("", f"expected {expected}, got {kind(value)}")


@cache
def reader(type_: PythonType) -> Reader:
    """Returns the reader of a type. It accepts null only inside lists, dictionaries and objects.

    Raises (the reader):
        DecodeError: a value does not fit; `path` says where.
    """
    type_ = without_none(type_)
    arguments = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _list_reader(_later(arguments[0]))
        case origin if origin is dict:
            return _dictionary_reader(_key_reader(arguments[0]), _later(arguments[1]))
        case _:
            return _class_reader(type_) if isinstance(type_, type) else _any


def _class_reader(cls: type[object]) -> Reader:
    if issubclass(cls, Model):
        return _object_reader(cls)
    if issubclass(cls, OpenEnum):
        return _enum_reader(cls)
    if is_flags(cls):
        return _flags_reader(cls)
    return _SCALARS.get(cls, _any)


def _later(type_: PythonType) -> Reader:
    """Returns a reader that is made with its first value, since a type may contain itself."""
    read_value: Reader | None = None

    def read(value: object) -> object:
        nonlocal read_value
        if value is None:
            return None
        if read_value is None:
            read_value = reader(type_)
        return read_value(value)

    return read


def _object_reader(cls: type[Model]) -> Reader:
    construct = cast("Callable[..., Model]", cls)
    fields: dict[str, tuple[str, Reader]] | None = None

    def read(value: object) -> object:
        nonlocal fields
        if not isinstance(value, dict):
            raise _wrong_kind("object", value)
        if fields is None:
            fields = _fields(cls)
        arguments: dict[str, object] = {}
        for wire, item in cast("dict[str, object]", value).items():
            # every key is known, since unknown ones were set aside
            name, read_item = fields[wire]
            try:
                arguments[name] = read_item(item)
            except DecodeError as error:
                raise error.within(wire) from None
        return construct(**arguments)

    return read


def _fields(cls: type[Model]) -> dict[str, tuple[str, Reader]]:
    fields = {
        field.encode_name: (field.name, _later(field.type))
        for field in msgspec.structs.fields(cls)
    }
    return fields | {UNKNOWN_FIELDS: ("unknown_fields", _any)}


def _list_reader(read_item: Reader) -> Reader:
    def read(value: object) -> object:
        if not isinstance(value, list):
            raise _wrong_kind("array", value)
        items: list[object] = []
        for item in cast("list[object]", value):
            try:
                items.append(read_item(item))
            except DecodeError as error:
                raise error.within(f"[{len(items)}]") from None
        return items

    return read


def _dictionary_reader(read_key: Reader, read_value: Reader) -> Reader:
    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise _wrong_kind("object", value)
        items: dict[object, object] = {}
        pairs = cast("dict[str, object]", value).items()
        for index, (key, item) in enumerate(pairs):
            try:
                items[read_key(key)] = read_value(item)
            except DecodeError as error:
                raise error.within(f"[{index}]") from None
        return items

    return read


def _key_reader(type_: PythonType) -> Reader:
    """Returns the reader of keys, which are strings in JSON."""
    return _number_key if type_ is int else reader(type_)


def _number_key(key: object) -> object:
    try:
        return msgspec.convert(key, int, strict=False)
    except msgspec.ValidationError:
        raise DecodeError("", "expected a number as key") from None


def _flags_reader(cls: Any) -> Reader:
    def read(value: object) -> object:
        return cls[_string(value)]

    return read


def _enum_reader(enum: type[OpenEnum]) -> Reader:
    def read(value: object) -> object:
        return enum(_string(value))

    return read


def _any(value: object) -> object:
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong_kind("string", value)
    return value


def _integer(value: object) -> object:
    # JSON has only one kind of number
    if isinstance(value, float) and value.is_integer():
        return int(value)
    # in Python a bool is an int
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_kind("integer", value)
    return value


def _number(value: object) -> object:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong_kind("number", value)
    try:
        return float(value)
    except OverflowError:
        raise DecodeError("", "the number is out of range") from None


def _boolean(value: object) -> object:
    if not isinstance(value, bool):
        raise _wrong_kind("boolean", value)
    return value


def rounded_date_time(text: str) -> datetime:
    """Parses a date and time, rounded to the microsecond as by msgspec; cut off if rounding would exceed Python's range.

    Raises:
        ValueError: it is no date and time.
    """
    try:
        return msgspec.convert(text, datetime)
    except msgspec.ValidationError:
        return parse_date_time(text)


def _date_time(value: object) -> object:
    try:
        return rounded_date_time(_string(value))
    except ValueError as error:
        raise DecodeError("", str(error)) from None


def read_bytes(value: object) -> bytes:
    """Reads bytes from base64; of other text, such as the samples show for files, its UTF-8.

    Raises:
        DecodeError: it is no string.
    """
    text = _string(value)
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return text.encode()


_SCALARS: Final[dict[type[object], Reader]] = {
    str: _string,
    int: _integer,
    float: _number,
    bool: _boolean,
    datetime: _date_time,
    bytes: read_bytes,
}
