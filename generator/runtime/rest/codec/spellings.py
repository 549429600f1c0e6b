"""Scalars in the spellings of .NET's JSON writers: what a value may look like that is not as the documentation has it.

- Numbers as strings, and strings as numbers: both are options of the writers.
- Numbers that JSON lacks as `"NaN"`, `"Infinity"` and `"-Infinity"`. They are sent back in the same spelling.
- Booleans as strings or as 0 and 1.
- Dates in all forms of `parse_date_time`.
- Bytes as base64 with or without padding and line breaks, in the alphabet of URLs, or as an array of numbers; other
  text, such as the samples show for files, stands for its UTF-8.
- Enums and flags as numbers, where no member has the value.

Written is what the documentation has: numbers, booleans, dates in ISO 8601, base64.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from types import NoneType
from typing import Final, Self, cast

from ...errors import DecodeError
from ...patterns import late_pattern
from ...values.dates import parse_date_time

_KINDS: Final[Mapping[type[object], str]] = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
}
# no longer than any number needs: `int` takes quadratic time for long texts
_INTEGER: Final = late_pattern(r"[+-]?[0-9]{1,40}", re.ASCII)
_NUMBER: Final = late_pattern(
    r"[+-]?[0-9]{1,400}(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?", re.ASCII
)
_NOT_FINITE: Final = {
    "NaN": "nan",
    "Infinity": "inf",
    "+Infinity": "inf",
    "-Infinity": "-inf",
    "INF": "inf",
    "+INF": "inf",
    "-INF": "-inf",
}
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_URL_ALPHABET: Final = str.maketrans("-_", "+/")
_LARGEST_BYTE: Final = 255


class NotFinite(float):
    """NaN or infinity from an answer, which is sent back in its spelling. Others cannot be sent, since JSON has none."""

    _names: str
    """The spelling, under the name of the attribute in which the encoder looks for what it does not know."""

    def __new__(cls, spelling: str) -> Self:
        """Makes the number from its spelling in JSON."""
        number = super().__new__(cls, _NOT_FINITE[spelling])
        number._names = spelling
        return number

    @property
    def spelling(self) -> str:
        """The spelling in JSON."""
        return self._names

    def __reduce__(self) -> tuple[type[NotFinite], tuple[str]]:
        return NotFinite, (self._names,)


def kind(value: object) -> str:
    """Returns the name that JSON has for the kind of a parsed value."""
    return _KINDS.get(type(value), type(value).__name__)


def is_json(value: object) -> bool:
    """Whether a value, with all that is in it, is of a kind that JSON has."""
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    if isinstance(value, list):
        return all(map(is_json, cast("list[object]", value)))
    return type(value) in _KINDS


def wrong_kind(expected: str, value: object) -> DecodeError:
    """Returns the error for a value of another kind."""
    return DecodeError("", f"expected {expected}, got {kind(value)}")


def read_enum_value(value: object) -> str | int:
    """Reads the value of an enum or of flags.

    Raises:
        DecodeError: it is neither a string nor a whole number.
    """
    if isinstance(value, str):
        return value
    number = _whole_number(value)
    if number is None:
        raise wrong_kind("string", value)
    return number


def read_bytes(value: object) -> bytes:
    """Reads bytes from base64 or an array of numbers; from other text, such as samples show for files, its UTF-8.

    Raises:
        DecodeError: it is neither a string nor such an array.
    """
    if isinstance(value, list):
        return _bytes_of_numbers(cast("list[object]", value))
    if not isinstance(value, str):
        raise wrong_kind("string", value)
    try:
        return binascii.a2b_base64(value, strict_mode=True)
    except ValueError:
        content = _bytes_of_base64(value)
    return value.encode() if content is None else content


def _bytes_of_base64(text: str) -> bytes | None:
    """Returns what is in base64 without padding, with line breaks or in the alphabet of URLs; None if it is none.

    Only what an encoder writes counts, since other text is meant as text.
    """
    plain = "".join(text.split()).translate(_URL_ALPHABET).rstrip("=")
    try:
        content = binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)
    except ValueError:
        return None
    same = b64encode(content).rstrip(b"=").decode("ascii") == plain
    return content if same else None


def _bytes_of_numbers(numbers: list[object]) -> bytes:
    octets: list[int] = []
    for number in numbers:
        octet = _whole_number(number)
        if octet is None or not 0 <= octet <= _LARGEST_BYTE:
            raise DecodeError(f"[{len(octets)}]", "expected a number of one byte")
        octets.append(octet)
    return bytes(octets)


def _whole_number(value: object) -> int | None:
    # JSON has only one kind of number
    if isinstance(value, float) and value.is_integer():
        return int(value)
    # in Python a bool is an int
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return None


def _read_string(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    raise wrong_kind("string", value)


def _read_integer(value: object) -> int:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    number = _whole_number(value)
    if number is None:
        raise wrong_kind("integer", value)
    return number


def _read_number(value: object) -> float:
    if isinstance(value, str):
        if value in _NOT_FINITE:
            return NotFinite(value)
        if _NUMBER.fullmatch(value) is None:
            raise wrong_kind("number", value)
    elif not isinstance(value, int | float) or isinstance(value, bool):
        raise wrong_kind("number", value)
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number in {float("inf"), float("-inf")}:
        raise DecodeError("", "the number is out of range")
    return number


def _read_boolean(value: object) -> bool:
    text = str(value).lower() if isinstance(value, str | int) else ""
    if text not in _BOOLEANS:
        raise wrong_kind("boolean", value)
    return _BOOLEANS[text]


def _read_date_time(value: object) -> datetime:
    if not isinstance(value, str):
        raise wrong_kind("string", value)
    try:
        return parse_date_time(value)
    except ValueError as error:
        raise DecodeError("", str(error)) from None


SCALAR_READERS: Final[dict[type[object], Callable[[object], object]]] = {
    str: _read_string,
    int: _read_integer,
    float: _read_number,
    bool: _read_boolean,
    datetime: _read_date_time,
    bytes: read_bytes,
}
"""The readers of scalars, by their type in Python. Each raises DecodeError for what it cannot read."""
