"""How much memory an answer may take: an object of two bytes in JSON takes hundreds in Python.

An answer whose objects and arrays would take more than `MOST_TIMES` its length is refused, unless they take little.
Real answers are far from that: .NET writes all fields of an object, also those without value.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...errors import DecodeError
from ...patterns import late_pattern
from ...values.model import Model
from .types import PythonType, inner_types

MOST_TIMES: Final = 20
"""How many times its length an answer may take in memory."""
LITTLE: Final = 16 * 1024 * 1024
"""How many bytes any answer may take in memory."""
_DICTIONARY: Final = 200
_LIST: Final = 100
"""The bytes of a parsed object or array on CPython, without its values but with its place in another one."""
_BESIDE_FIELDS: Final = 500
"""The bytes of a model beside its fields: its head, its unknown fields, and the object that was parsed for it."""
_TO_NEXT: Final = late_pattern(
    rb'(?:[^"{\[]++|"(?:[^"\\]++|\\.)*+"?+)*+([{\[])', re.DOTALL
)
"""All up to the next object or array, strings included. It never tries another way to read the same bytes."""


def harmless_length(type_: PythonType) -> int:
    """Returns the length up to which no answer of a type takes more memory than any may."""
    # an object has two bytes or more
    return 2 * LITTLE // _largest(type_)


def check_objects(content: bytes, type_: PythonType = object) -> None:
    """Checks that an answer of a type does not take too much memory.

    Raises:
        DecodeError: it has too many objects and arrays for its length.
    """
    if len(content) <= harmless_length(type_):
        return
    largest = _largest(type_)
    most = max(LITTLE, len(content) * MOST_TIMES)
    size = content.count(b"{") * largest + content.count(b"[") * _LIST
    # those in strings do not count; leaving them out takes longer
    if size > most and _exact_size(content, largest, most) > most:
        reason = "has too many objects and arrays for its length: they would take more"
        raise DecodeError("", f"{reason} than {most} bytes of memory")


def _exact_size(content: bytes, largest: int, most: int) -> int:
    """Returns the bytes that all objects and arrays take, or more than `most`."""
    size = 0
    match = _TO_NEXT.match(content)
    while match is not None and size <= most:
        size += largest if match[1] == b"{" else _LIST
        match = _TO_NEXT.match(content, match.end())
    return size


@cache
def _largest(type_: PythonType) -> int:
    """Returns the bytes of the largest object of a type, without what is in its fields."""
    sizes = (
        cls.__basicsize__ + _BESIDE_FIELDS
        for cls in inner_types(type_)
        if isinstance(cls, type) and issubclass(cls, Model)
    )
    return max(sizes, default=_DICTIONARY)
