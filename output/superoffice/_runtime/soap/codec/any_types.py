"""The types of values without a declared type that a program makes: `xsi:type` follows from the Python type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, cast

from ...values.enums import OpenEnum
from ...values.flags import Flags
from ...values.model import Model
from .classes import Classes
from .scalars import RANGES
from .schema import ArraySchema, DictionarySchema, Schema

XSI_TYPE_OF_SCALAR: Final[Mapping[str, str]] = {
    "string": "xsd:string",
    "boolean": "xsd:boolean",
    "int32": "xsd:int",
    "int64": "xsd:long",
    "double": "xsd:double",
    "date-time": "xsd:dateTime",
    "duration": "ser:duration",
    "byte": "xsd:base64Binary",
}
"""Values of `xsi:type`, with prefix, for the scalars that `TypeOf` returns."""


def _scalar_of(value: object) -> str | None:
    match value:
        # before int, of which it is a subclass
        case bool():
            return "boolean"
        case int():
            low, high = RANGES["int32"]
            return "int32" if low <= value <= high else "int64"
        case float():
            return "double"
        case str():
            return "string"
        case datetime():
            return "date-time"
        case timedelta():
            return "duration"
        case bytes() | bytearray():
            return "byte"
        case _:
            return None


class TypeOf:
    """Finds the type of a value: a scalar or a key of the schema's types; None if no type fits."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._classes = classes
        self._arrays: dict[str, str] = {}
        self._dictionaries: dict[tuple[str, str], str] = {}
        # sorted, so that of types with the same items the first by key counts in every run
        for key, type_ in sorted(schema.types.items()):
            if isinstance(type_, ArraySchema):
                self._arrays.setdefault(type_.type, key)
            elif isinstance(type_, DictionarySchema):
                self._dictionaries.setdefault((type_.key, type_.value), key)

    def __call__(self, value: object) -> str | None:
        """Returns the type of a value."""
        match value:
            case Model() | OpenEnum():
                return self._classes.key_of(type(value))
            case Flags():
                return self._classes.key_of(value.enum)
            case list() | tuple():
                # all items are taken to be of the first one's type
                item = self._first(cast("Iterable[object]", value))
                return self._arrays.get(item or "", self._arrays.get("any"))
            case dict():
                return self._dictionary(cast("dict[object, object]", value))
            case _:
                return _scalar_of(value)

    def _first(self, values: Iterable[object]) -> str | None:
        present = next((value for value in values if value is not None), None)
        return None if present is None else self(present)

    def _dictionary(self, values: Mapping[object, object]) -> str | None:
        key = self._first(values) or "string"
        value = self._first(values.values()) or "string"
        exact_type = self._dictionaries.get((key, value))
        return exact_type or self._dictionaries.get((key, "any"))
