"""The words for types in tables, and whether a JSON value is of such a type.

Rule: a word says which JSON is sent; null may stand for any value. Objects and names of types say nothing that a value could
contradict. Source: formats of Swagger 2.0, of which pages since 2023 write some with a capital letter; dates are those of RFC
3339 without what it demands of their zone, since servers leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)

_INTEGERS: Final = frozenset(("int16", "int32", "int64", "integer", "Integer"))
_NUMBERS: Final = frozenset(("double", "float", "decimal", "number", "Number"))
_TEXTS: Final = frozenset(("string", "String", "byte"))
_BOOLEANS: Final = frozenset(("bool", "boolean", "Boolean"))
_ARRAYS: Final = frozenset(("array", "Array"))
_DATE: Final = "date-time"
SCALARS: Final = _INTEGERS | _NUMBERS | _TEXTS | _BOOLEANS | {_DATE}
"""The words for types that are neither objects nor arrays."""

_DATE_FORM: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
_INTEGER_FORM: Final = re.compile(r"[+-]?[0-9]+(?:\.0*)?", re.ASCII)
_NUMBER_FORM: Final = re.compile(
    r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[Ee][+-]?[0-9]+)?", re.ASCII
)
_KINDS: Final[Mapping[JsonKind, str]] = {
    JsonKind.STRING: "a string",
    JsonKind.INTEGER: "a number",
    JsonKind.NUMBER: "a number",
    JsonKind.BOOLEAN: "a boolean",
}


def is_date(text: str) -> bool:
    """Whether a text is a date, with or without a time."""
    return _DATE_FORM.fullmatch(text) is not None


def wrong_value(word: str, value: JsonValue) -> str:
    """What a value is that is not of the type, such as `a fraction`; empty where it is of the type."""
    if isinstance(value, JsonScalar):
        return "" if value.kind is JsonKind.NULL else _wrong_scalar(word, value)
    if word in SCALARS:
        return "an array" if isinstance(value, JsonArray) else "an object"
    is_object = isinstance(value, JsonObject)
    return "an object" if word in _ARRAYS and is_object else ""


def _wrong_scalar(word: str, value: JsonScalar) -> str:
    kind = _KINDS[value.kind]
    if word in _ARRAYS:
        return kind
    if word == _DATE and value.kind is JsonKind.STRING:
        return "" if is_date(value.text.raw) else "no date"
    if word in _INTEGERS and value.kind is JsonKind.NUMBER:
        is_fraction = not float(value.text.raw).is_integer()
        return "a fraction" if is_fraction else ""
    expected = next((right for words, right in _EXPECTED if word in words), kind)
    return "" if kind == expected else kind


_EXPECTED: Final = (
    (_INTEGERS | _NUMBERS, "a number"),
    (_TEXTS | {_DATE}, "a string"),
    (_BOOLEANS, "a boolean"),
)


def wrong_text(word: str, text: str) -> bool:
    """Whether a text in an address cannot be a value of the type."""
    if word == _DATE:
        return not is_date(text)
    if word in _INTEGERS:
        return _INTEGER_FORM.fullmatch(text) is None
    if word in _NUMBERS:
        return _NUMBER_FORM.fullmatch(text) is None
    return word in _BOOLEANS and text.lower() not in ("true", "false")
