"""Reads parsed JSON as a type, including values that msgspec refuses although their meaning is clear.

Such values are what .NET's JSON writers make of a type (see `spellings`), and null in lists and dictionaries. A value
that cannot be read costs its field, not the answer: the field is None, and the value is in `unknown_fields`, from where
it is sent back. The module `unknown` has set unknown fields aside before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, cast, get_args, get_origin

import msgspec

from ...errors import DecodeError
from ...values.enums import OpenEnum
from ...values.flags import is_flags
from ...values.model import UNKNOWN_FIELDS, Model
from .spellings import SCALAR_READERS, is_json, read_enum_value, wrong_kind
from .types import PythonType, without_none
from .unknown import restored

Reader: TypeAlias = Callable[[object], object]


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
    return SCALAR_READERS.get(cls, _any)


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
            raise wrong_kind("object", value)
        if fields is None:
            fields = _fields(cls)
        arguments: dict[str, object] = {}
        unread: dict[str, object] = {}
        for wire, item in cast("dict[str, object]", value).items():
            # every key is known, since unknown ones were set aside
            name, read_item = fields[wire]
            try:
                arguments[name] = read_item(item)
            except DecodeError as error:
                if not is_json(item):  # from a program, and could not be sent
                    raise error.within(wire) from None
                unread[wire] = restored(item)
        if unread:
            arguments["unknown_fields"] = {
                **cast("dict[str, object]", arguments.get("unknown_fields", {})),
                **unread,
            }
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
            raise wrong_kind("array", value)
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
            raise wrong_kind("object", value)
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
        return cls[read_enum_value(value)]

    return read


def _enum_reader(enum: type[OpenEnum]) -> Reader:
    def read(value: object) -> object:
        return enum(read_enum_value(value))

    return read


def _any(value: object) -> object:
    return value
