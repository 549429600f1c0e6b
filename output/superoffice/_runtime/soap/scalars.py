"""The scalars of the wire as Python values: XML Schema's types, and `duration` of .NET's serialization.

`parse` functions take the text of an element, `format` functions give it. Both raise ValueError with what is wrong;
`format` functions also when the value is of another type.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from ..dates import SPACE, format_date_time, parse_date_time
from ..errors import shown
from .text import escape

Parse = Callable[[str], object]
Format = Callable[[object], str]

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,40}")
_DOUBLE: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SPECIAL_DOUBLES: Final = {"INF": "inf", "+INF": "inf", "-INF": "-inf", "NaN": "nan"}
_DURATION: Final = re.compile(
    r"(-?)P(?=.)(?:([0-9]*)D)?"
    r"(?:T(?=.)(?:([0-9]*)H)?(?:([0-9]*)M)?(?:([0-9]*)(?:\.([0-9]*))?S)?)?"
)
_BOOLEANS: Final = {"true": True, "false": False, "1": True, "0": False}
_SECONDS_LENGTH: Final = len("2020-01-01T00:00:00")
_LARGEST_OFFSET: Final = timedelta(hours=14)
_LONGEST_DURATION: Final = timedelta(microseconds=(2**63 - 1) // 10)
"""What .NET can hold: 64 bits of 100 nanoseconds."""
RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
}


def _wrong_type(expected: str, value: object) -> ValueError:
    return ValueError(f"expected {expected}, got {type(value).__name__}")


def _parse_string(text: str) -> object:
    return text


def _format_string(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong_type("str", value)
    return escape(value)


def _parse_boolean(text: str) -> object:
    value = _BOOLEANS.get(text.strip(SPACE))
    if value is None:
        raise ValueError(f"no boolean: {shown(text)}")
    return value


def _format_boolean(value: object) -> str:
    if not isinstance(value, bool):
        raise _wrong_type("bool", value)
    return "true" if value else "false"


def _integer_parser(name: str) -> Parse:
    low, high = RANGES[name]
    digits = len(str(high)) - 1

    def parse(text: str) -> object:
        if len(text) <= digits and text.isascii() and text.isdigit():
            return int(text)
        text = text.strip(SPACE)
        if _INTEGER.fullmatch(text) is None:
            raise ValueError(f"no integer: {shown(text)}")
        value = int(text)
        if not low <= value <= high:
            raise ValueError(f"{value} is no {name}")
        return value

    return parse


def _integer_formatter(name: str) -> Format:
    low, high = RANGES[name]

    def format_(value: object) -> str:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong_type("int", value)
        if not low <= value <= high:
            raise ValueError(f"must be from {low} to {high}")
        return str(int(value))

    return format_


def _parse_double(text: str) -> object:
    text = text.strip(SPACE)
    special = _SPECIAL_DOUBLES.get(text)
    if special is None and _DOUBLE.fullmatch(text) is None:
        raise ValueError(f"no number: {shown(text)}")
    return float(special or text)


def _format_double(value: object) -> str:
    if not isinstance(value, float | int) or isinstance(value, bool):
        raise _wrong_type("float", value)
    try:
        text = repr(float(value))
    except OverflowError:
        raise ValueError("too large for a double") from None
    return {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(text, text)


def _parse_date_time(text: str) -> object:
    """As `parse_date_time`; quicker where there is neither offset nor fraction."""
    marks = text[4:5] + text[7:8] + text[10:11] + text[13:14] + text[16:17]
    if len(text) == _SECONDS_LENGTH and marks == "--T::":
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the other function says what is wrong
    return parse_date_time(text)


def _format_date_time(value: object) -> str:
    """As `format_date_time`, but offsets are at most those of XML Schema (part 2, section 3.2.7.3)."""
    if type(value) is datetime and value.tzinfo is None:
        return value.isoformat()
    text = format_date_time(value)
    assert isinstance(value, datetime), "others were refused"
    offset = value.utcoffset()
    if offset is not None and abs(offset) > _LARGEST_OFFSET:
        raise ValueError("the offset must be at most 14 hours")
    return text


def parse_duration(text: str) -> timedelta:
    """A time span of days, hours, minutes and seconds, cut off at the microsecond. Empty text is 0."""
    text = text.strip(SPACE)
    if not text:
        return timedelta(0)
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"no duration: {shown(text)}")
    sign, *numbers, fraction = found.groups()
    try:
        days, hours, minutes, seconds = (int(number or 0) for number in numbers)
        span = timedelta(days, seconds, 0, 0, minutes, hours)
    except (ValueError, OverflowError):
        raise ValueError(f"no duration: {shown(text)}") from None
    span += timedelta(microseconds=int(f"{fraction or '':0<6}"[:6]))
    return -span if sign else span


def format_duration(value: object) -> str:
    """A time span as `P1DT2H3M4.5S`, without the parts that are 0."""
    if not isinstance(value, timedelta):
        raise _wrong_type("timedelta", value)
    span = abs(value)
    if span > _LONGEST_DURATION:
        raise ValueError(f"must be at most {_LONGEST_DURATION.days} days")
    minutes, seconds = divmod(span.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{span.microseconds:06}".rstrip("0") if span.microseconds else ""
    time = "".join(
        f"{number}{unit}"
        for number, unit in (
            (hours, "H"),
            (minutes, "M"),
            (f"{seconds}{fraction}", "S"),
        )
        if number not in (0, "0")
    )
    days = f"{span.days}D" if span.days else ""
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}P{days}T{time}" if time else f"{sign}P{days or 'T0S'}"


def _parse_byte(text: str) -> object:
    try:
        return binascii.a2b_base64("".join(text.split()), strict_mode=True)
    except ValueError as error:
        raise ValueError(f"no base64: {error}") from None


def _format_byte(value: object) -> str:
    if not isinstance(value, bytes | bytearray):
        raise _wrong_type("bytes", value)
    return b64encode(value).decode("ascii")


class ScalarType(msgspec.Struct, frozen=True):
    """How values of a scalar are read and written."""

    parse: Parse
    format: Format


SCALARS: Final[Mapping[str, ScalarType]] = {
    "string": ScalarType(_parse_string, _format_string),
    "boolean": ScalarType(_parse_boolean, _format_boolean),
    "double": ScalarType(_parse_double, _format_double),
    "date-time": ScalarType(_parse_date_time, _format_date_time),
    "duration": ScalarType(parse_duration, format_duration),
    "byte": ScalarType(_parse_byte, _format_byte),
    **{
        name: ScalarType(_integer_parser(name), _integer_formatter(name))
        for name in RANGES
    },
}
"""The scalars by name; `any`, which can be each of them, is the codec's."""

PYTHON_TYPES: Final[Mapping[str, type[object]]] = {
    "string": str,
    "boolean": bool,
    "double": float,
    "date-time": datetime,
    "duration": timedelta,
    "byte": bytes,
    **dict.fromkeys(RANGES, int),
}
"""The types of the values of scalars."""

NULLABLE: Final = frozenset({"string", "byte", "any"})
"""The scalars that may be null; the others are value types of .NET."""
