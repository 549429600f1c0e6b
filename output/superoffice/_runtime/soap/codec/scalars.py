"""The scalars of the wire as Python values: XML Schema's types, and `duration` of .NET's serialization.

`parse` functions take the text of an element, `format` functions give it. Both raise ValueError with what is wrong;
`format` functions also when the value is of another type.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

import msgspec

from ...errors import shown
from ...values.dates import SPACE, format_date_time, parse_date_time
from .text import escape

Parse = Callable[[str], object]
Format = Callable[[object], str]

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,40}")
_DOUBLE: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SPECIAL_DOUBLES: Final = {"INF": "inf", "+INF": "inf", "-INF": "-inf", "NaN": "nan"}
_NAMES_OF_SPECIAL_DOUBLES: Final = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}
_DURATION: Final = re.compile(
    r"(-?)P(?=.)(?:([0-9]*)D)?"
    r"(?:T(?=.)(?:([0-9]*)H)?(?:([0-9]*)M)?(?:([0-9]*)(?:\.([0-9]*))?S)?)?"
)
BOOLEANS: Final[Mapping[str, bool]] = {
    "true": True,
    "false": False,
    "1": True,
    "0": False,
}
_LENGTH: Final = len("2020-01-01T00:00:00")
_LENGTH_WITH_ZONE: Final = len("2020-01-01T00:00:00Z")
_LARGEST_OFFSET: Final = timedelta(hours=14)
_MINUTE: Final = timedelta(minutes=1)
_NO_TIME: Final = timedelta(0)
_LONGEST_DURATION: Final = timedelta(microseconds=(2**63 - 1) // 10)
"""What .NET can hold: 64 bits of 100 nanoseconds."""
RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
}
DIGITS: Final = {name: len(str(high)) - 1 for name, (_, high) in RANGES.items()}
"""So many digits surely fit."""


def _wrong_type(expected: str, value: object) -> ValueError:
    return ValueError(f"expected {expected}, got {type(value).__name__}")


def _parse_string(text: str) -> object:
    return text


def _format_string(value: object) -> str:
    # as in `escape`, whose call is saved here for most texts
    if (
        type(value) is str
        and value.isprintable()
        and not ("&" in value or "<" in value or ">" in value)
    ):
        return value
    if not isinstance(value, str):
        raise _wrong_type("str", value)
    return escape(value)


def _parse_boolean(text: str) -> object:
    value = BOOLEANS.get(text.strip(SPACE))
    if value is None:
        raise ValueError(f"no boolean: {shown(text)}")
    return value


def _format_boolean(value: object) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise _wrong_type("bool", value)


def _integer_parser(name: str) -> Parse:
    low, high = RANGES[name]
    digits = DIGITS[name]

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
        if type(value) is int and low <= value <= high:
            return str(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong_type("int", value)
        if not low <= value <= high:
            raise ValueError(f"must be from {low} to {high}")
        return str(int(value))

    return format_


def _parse_double(text: str) -> object:
    if text[-1:].isdigit() and text.isascii() and "_" not in text:
        try:
            return float(text)
        except ValueError:
            pass  # the other way says what is wrong
    text = text.strip(SPACE)
    special = _SPECIAL_DOUBLES.get(text)
    if special is None and _DOUBLE.fullmatch(text) is None:
        raise ValueError(f"no number: {shown(text)}")
    return float(special or text)


def _format_double(value: object) -> str:
    if type(value) is not float:
        value = _as_float(value)
    text = repr(value)
    return _NAMES_OF_SPECIAL_DOUBLES.get(text, text)


def _as_float(value: object) -> float:
    if not isinstance(value, float | int) or isinstance(value, bool):
        raise _wrong_type("float", value)
    try:
        return float(value)
    except OverflowError:
        raise ValueError("too large for a double") from None


def _parse_date_time(text: str) -> object:
    """As `parse_date_time`; quicker where there is no fraction, and no offset but Z."""
    length = len(text)
    if (length == _LENGTH or (length == _LENGTH_WITH_ZONE and text[-1] == "Z")) and (
        text[4] + text[7] + text[10] + text[13] + text[16] == "--T::"
    ):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the other function says what is wrong
    return parse_date_time(text)


def _format_date_time(value: object) -> str:
    """As `format_date_time`, but offsets are at most those of XML Schema (part 2, section 3.2.7.3)."""
    if type(value) is datetime:
        zone = value.tzinfo
        if zone is None or zone is UTC or _is_plain_offset(zone):
            # the quickest way
            text: str = msgspec.to_builtins(value)
            return text
    text = format_date_time(value)
    assert isinstance(value, datetime), "others were refused"
    offset = value.utcoffset()
    if offset is not None and abs(offset) > _LARGEST_OFFSET:
        raise ValueError("the offset must be at most 14 hours")
    return text


def _is_plain_offset(zone: tzinfo) -> bool:
    """Whether a zone has one offset always, which can be sent."""
    if type(zone) is not timezone:
        return False
    offset = zone.utcoffset(None)
    return abs(offset) <= _LARGEST_OFFSET and not offset % _MINUTE


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
    sign = "-" if value < _NO_TIME else ""
    days = f"{span.days}D" if span.days else ""
    time = _format_time(span.seconds, span.microseconds)
    return f"{sign}P{days}T{time}" if time else f"{sign}P{days or 'T0S'}"


def _format_time(seconds: int, microseconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    time = f"{hours}H" if hours else ""
    if minutes:
        time += f"{minutes}M"
    if microseconds:
        fraction = f"{microseconds:06}".rstrip("0")
        return f"{time}{seconds}.{fraction}S"
    return f"{time}{seconds}S" if seconds else time


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

NULLABLE: Final = frozenset({"string", "byte", "any"})
"""The scalars that may be null; the others are value types of .NET."""
