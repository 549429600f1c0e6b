"""Type expressions: the types of parameters, fields and results, and their notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Final

import msgspec

from generator.model.errors import InternalError
from generator.model.ids import TypeId
from generator.model.text import QName


class Scalar(StrEnum):
    """The types without parts, as `inspect --json` writes them. `byte` is binary data."""

    STRING = "string"
    INT16 = "int16"
    INT32 = "int32"
    INT64 = "int64"
    UINT32 = "uint32"
    DOUBLE = "double"
    BOOLEAN = "boolean"
    DATE_TIME = "date-time"
    DURATION = "duration"
    BYTE = "byte"
    ANY = "any"


class ScalarType(msgspec.Struct, frozen=True, array_like=True, tag="scalar"):
    """A scalar."""

    scalar: Scalar


class ReferenceType(msgspec.Struct, frozen=True, array_like=True, tag="reference"):
    """A named type of the model, by its id."""

    id: TypeId


class StructureKey(
    msgspec.Struct, frozen=True, array_like=True, cache_hash=True, dict=True
):
    """The key of an object that no source names: its properties, in the order in which pages show them."""

    properties: tuple[str, ...]

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        # kept like the hash, since each of the properties sorts and looks up places by its owner
        return "?" + "|".join(self.properties)


class UnnamedType(msgspec.Struct, frozen=True, array_like=True, tag="unnamed"):
    """An object that has no name yet. The passes for REST name all of them; a finished model has none."""

    key: StructureKey


class ArrayType(msgspec.Struct, frozen=True, array_like=True, tag="array"):
    """A list. In XML it is of the named type `xml`, and each item is an element `xml_item`.

    Where it is `repeated`, no element is around the items: that of the field or parameter occurs once for each.
    """

    item: TypeExpression
    xml: QName | None = None
    xml_item: QName | None = None
    repeated: bool = False


class DictionaryType(msgspec.Struct, frozen=True, array_like=True, tag="dictionary"):
    """A mapping. In XML it is of the named type `xml`, and each entry is an element `xml_entry` with `Key` and `Value`."""

    key: TypeExpression
    value: TypeExpression
    xml: QName | None = None
    xml_entry: QName | None = None


TypeExpression = ScalarType | ReferenceType | UnnamedType | ArrayType | DictionaryType


def unfinished(type_: UnnamedType) -> InternalError:
    """The error for an unnamed object in a finished model, which is a bug of the passes for REST."""
    return InternalError(f"the model still holds the unnamed object {type_.key}")


def notation(type_: TypeExpression) -> str:
    """The type as `inspect --json` writes it: `array<#types/Services88/Contact>`, `dict<string,int32>`."""
    match type_:
        case ScalarType(scalar=scalar):
            return scalar.value
        case ReferenceType(id=id_):
            return f"#{id_}"
        case UnnamedType(key=key):
            return str(key)
        case ArrayType(item=item):
            return f"array<{notation(item)}>"
        case DictionaryType(key=key_type, value=value):
            return f"dict<{notation(key_type)},{notation(value)}>"


def references(type_: TypeExpression) -> Iterator[TypeId]:
    """Yields the ids of the named types in a type expression."""
    match type_:
        case ReferenceType(id=id_):
            yield id_
        case ArrayType(item=item):
            yield from references(item)
        case DictionaryType(key=key, value=value):
            yield from references(key)
            yield from references(value)
        case ScalarType() | UnnamedType():
            return


def collections(type_: TypeExpression) -> Iterator[ArrayType | DictionaryType]:
    """Yields the arrays and dictionaries in a type expression, outer ones first."""
    match type_:
        case ArrayType(item=item):
            yield type_
            yield from collections(item)
        case DictionaryType(key=key, value=value):
            yield type_
            yield from collections(key)
            yield from collections(value)
        case ScalarType() | ReferenceType() | UnnamedType():
            return


# The same characters and length as a wire name, once for types of REST, twice for types of SOAP.
_REFERENCE: Final = re.compile(
    r"#(types(?:/[A-Za-z0-9_$][A-Za-z0-9_.$-]{0,119}){1,2})\Z"
)
# Greedy, so that the last `>` closes what the first `<` opened: `array<dict<string,int32>>`.
_GENERIC: Final = re.compile(r"(array|dict)\s*<(.*)>\Z", re.DOTALL)
_SCALARS: Final = {scalar.value: ScalarType(scalar) for scalar in Scalar}
_KEYS: Final = frozenset(
    {Scalar.STRING, Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32}
)
_MAX_DEPTH: Final = 8
_MAX_LENGTH: Final = 2000


def parsed_notation(text: str) -> TypeExpression:
    """Parses the notation of a type: `string`, `array<#types/Contact>`, `dict<string,int32>`.

    Raises:
        ValueError: the text is not a type; the message says why.
    """
    if len(text) > _MAX_LENGTH:
        raise ValueError("it is too long")
    return _parsed(text, 0)


def _parsed(text: str, depth: int) -> TypeExpression:
    text = text.strip()
    if depth > _MAX_DEPTH:
        raise ValueError("it is nested too deeply")
    if reference := _REFERENCE.match(text):
        return ReferenceType(TypeId(reference[1]))
    if generic := _GENERIC.match(text):
        return _generic(generic[1], generic[2], depth + 1)
    scalar = _SCALARS.get(text)
    if scalar is None:
        raise ValueError(f"{text[:60]!a} is not a type")
    return scalar


def _generic(kind: str, inner: str, depth: int) -> TypeExpression:
    if kind == "array":
        return ArrayType(_parsed(inner, depth))
    # a key is a scalar, so the first comma ends it
    key, comma, value = inner.partition(",")
    if not comma:
        raise ValueError("a dict has a key and a value")
    key_type = _parsed(key, depth)
    if not isinstance(key_type, ScalarType) or key_type.scalar not in _KEYS:
        raise ValueError("the key of a dict is a string or an integer")
    return DictionaryType(key_type, _parsed(value, depth))
