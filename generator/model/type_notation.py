"""The notation of types, read back: what `notation()` writes becomes the type expression again."""

from __future__ import annotations

import re
from typing import Final

from generator.model.api import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)

_REFERENCE: Final = re.compile(
    r"#(types(?:/[A-Za-z0-9_$][A-Za-z0-9_.$-]{0,119}){1,2})\Z"
)
_GENERIC: Final = re.compile(r"(array|dict)\s*<(.*)>\Z", re.DOTALL)
_SCALARS: Final = {one.value: ScalarType(one) for one in Scalar}
_KEYS: Final = frozenset(
    {Scalar.STRING, Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32}
)
_MOST_NESTED: Final = 8
_LONGEST: Final = 2000


def parsed_notation(text: str) -> TypeExpression:
    """The type that is written: `string`, `array<#types/Contact>`, `dict<string,int32>`.

    Raises:
        ValueError: it is none; says why.
    """
    if len(text) > _LONGEST:
        raise ValueError("it is too long")
    return _parsed(text, 0)


def _parsed(text: str, depth: int) -> TypeExpression:
    text = text.strip()
    if depth > _MOST_NESTED:
        raise ValueError("it is nested too deeply")
    if found := _REFERENCE.match(text):
        return ReferenceType(found[1])
    if found := _GENERIC.match(text):
        return _generic(found[1], found[2], depth + 1)
    scalar = _SCALARS.get(text)
    if scalar is None:
        raise ValueError(f"{text[:60]!a} is no type")
    return scalar


def _generic(kind: str, inner: str, depth: int) -> TypeExpression:
    if kind == "array":
        return ArrayType(_parsed(inner, depth))
    # A key is a scalar, so the first comma ends it.
    key, comma, value = inner.partition(",")
    if not comma:
        raise ValueError("a dict has a key and a value")
    key_type = _parsed(key, depth)
    if not isinstance(key_type, ScalarType) or key_type.scalar not in _KEYS:
        raise ValueError("the key of a dict is a string or an integer")
    return DictionaryType(key_type, _parsed(value, depth))
