"""How pydantic, and so FastAPI and FastMCP, validates, writes and describes the classes of the SDK.

Only pydantic calls it, through the classes' own `__get_pydantic_core_schema__`, so nothing else needs pydantic.
Source: https://docs.pydantic.dev/latest/concepts/types/#customizing-validation-with-__get_pydantic_core_schema__
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import partial
from types import UnionType
from typing import Any, cast, get_args, get_origin

import msgspec
from pydantic import TypeAdapter
from pydantic_core import CoreSchema, core_schema


def class_schema(
    cls: type, read: Callable[[object], object], write: Callable[[Any], object]
) -> CoreSchema:
    """Returns the schema of a class: `read` takes a value of it, or of its JSON; `write` gives the latter.

    What `read` raises as TypeError or ValueError is an error of the validation.
    """

    def validate(value: object) -> object:
        try:
            return read(value)
        except TypeError as error:
            # pydantic collects ValueErrors only
            raise ValueError(str(error)) from error

    # what errors of pydantic name
    validate.__qualname__ = cls.__qualname__
    return core_schema.no_info_plain_validator_function(
        validate,
        serialization=core_schema.plain_serializer_function_ser_schema(write),
    )


def instance_schema(cls: type, write: Callable[[Any], object]) -> CoreSchema:
    """Returns the schema of a class whose values cannot be read from JSON."""

    def read(value: object) -> object:
        if not isinstance(value, cls):
            raise TypeError(f"expected {cls.__name__}, got {type(value).__name__}")
        return value

    return class_schema(cls, read, write)


def struct_schema(
    cls: type[msgspec.Struct],
    read: Callable[[type, object], object],
    hidden: str = "",
) -> CoreSchema:
    """Returns the schema of a class without a JSON form of its own: its JSON has the names of Python.

    `read` makes a value of a type that msgspec does not know from its JSON; `hidden` is a name in no JSON.
    """

    def read_struct(value: object) -> object:
        if isinstance(value, cls):
            return value
        return msgspec.convert(value, cls, dec_hook=read)

    return class_schema(cls, read_struct, partial(_written, hidden))


def _written(hidden: str, value: object) -> object:
    return _without(hidden, msgspec.to_builtins(value, enc_hook=str))


def _without(hidden: str, value: object) -> object:
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {name: _without(hidden, item) for name, item in items if name != hidden}
    if isinstance(value, list):
        return [_without(hidden, item) for item in cast("list[object]", value)]
    return value


def text() -> CoreSchema:
    """Returns the schema that describes a text."""
    return core_schema.str_schema()


def mapping() -> CoreSchema:
    """Returns the schema that describes an object with any names."""
    return core_schema.dict_schema(core_schema.str_schema(), core_schema.any_schema())


def struct(cls: type[msgspec.Struct], hidden: str = "") -> CoreSchema:
    """Returns the schema that describes the JSON of a class and of those inside it; `hidden` is a name in no JSON."""
    return _Description(hidden).of(cls)


class _Description:
    """Describes classes that may contain each other."""

    def __init__(self, hidden: str) -> None:
        self._hidden = hidden
        self._definitions: dict[str, CoreSchema] = {}

    def of(self, cls: type[msgspec.Struct]) -> CoreSchema:
        """Returns the schema of a class, with those of the classes that it refers to."""
        reference = self._struct(cls)
        return core_schema.definitions_schema(reference, [*self._definitions.values()])

    def _struct(self, cls: type[msgspec.Struct]) -> CoreSchema:
        name = f"{cls.__module__}.{cls.__qualname__}"
        if name not in self._definitions:
            # the place is taken first, since the class may contain itself
            self._definitions[name] = core_schema.any_schema()
            self._definitions[name] = self._object(cls, name)
        return core_schema.definition_reference_schema(name)

    def _object(self, cls: type[msgspec.Struct], name: str) -> CoreSchema:
        hints = typing.get_type_hints(cls)
        wires = zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
        fields = {
            wire: core_schema.typed_dict_field(
                self._value(hints[field]), required=False
            )
            for field, wire in wires
            if wire != self._hidden
        }
        return core_schema.typed_dict_schema(
            fields, cls=cls, ref=name, extra_behavior="allow"
        )

    def _value(self, hint: Any) -> CoreSchema:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is typing.Union or origin is UnionType:
            given = [option for option in arguments if option is not type(None)]
            return core_schema.nullable_schema(self._value(given[0]))
        if origin is list:
            return core_schema.list_schema(self._value(arguments[0]))
        if origin is dict:
            value = self._value(arguments[1])
            return core_schema.dict_schema(core_schema.str_schema(), value)
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._struct(hint)
        if hint is bytes:
            base64 = {"pydantic_js_updates": {"contentEncoding": "base64"}}
            return core_schema.str_schema(metadata=base64)
        return TypeAdapter[Any](cast("Any", hint)).core_schema
