"""Scalars on the wire and as Python values: XML Schema's types, and `duration` of .NET's serialization.

`parse` functions turn the text of an element into a value, `format` functions a value into text. Both raise ValueError
with the reason; `format` functions also for values of another Python type.
"""

from __future__ import annotations

import binascii
import math
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

# no longer than any number needs: `int` takes quadratic time for long texts
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,40}")
# as in XML Schema 1.1 (part 2, section 3.3.5), which has `+INF` too
_DOUBLE: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SPECIAL_DOUBLES: Final = {
    "INF": "inf",
    "+INF": "inf",
    "-INF": "-inf",
    "NaN": "nan",
    # .NET's own texts
    "Infinity": "inf",
    "-Infinity": "-inf",
}
_NAMES_OF_SPECIAL_DOUBLES: Final = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}
# no years and months: a TimeSpan of .NET has none;
# the look-aheads refuse a `P` or a `T` that nothing follows, since all parts after it are optional
_DURATION: Final = re.compile(
    r"(-?)P(?=.)(?:([0-9]*)D)?"
    r"(?:T(?=.)(?:([0-9]*)H)?(?:([0-9]*)M)?(?:([0-9]*)(?:\.([0-9]*))?S)?)?"
)
_DIGITS_OF_DOUBLE: Final = 15
"""A number of at most so many characters is the same when a float has it."""
_BOOLEANS: Final[Mapping[str, bool]] = {
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
"""The longest duration of .NET: 64 bits with sign, in units of 100 nanoseconds."""
RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
}


def wrong_type(expected: str, value: object) -> ValueError:
    """The error for a value of another Python type than expected."""
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
        raise wrong_type("str", value)
    return escape(value)


def _parse_boolean(text: str) -> object:
    # .NET's own text of a boolean has a capital
    value = _BOOLEANS.get(text)
    if value is None:
        value = _BOOLEANS.get(text.strip(SPACE).lower())
    if value is None:
        raise ValueError(f"not a boolean: {shown(text)}")
    return value


def _format_boolean(value: object) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise wrong_type("bool", value)


def _integer_parser(name: str) -> Parse:
    low, high = RANGES[name]
    # numbers with fewer digits than the largest one are in range
    digits = len(str(high)) - 1

    def parse(text: str) -> object:
        if len(text) <= digits and text.isascii() and text.isdigit():
            return int(text)
        text = text.strip(SPACE)
        if _INTEGER.fullmatch(text) is None:
            raise ValueError(f"not an integer: {shown(text)}")
        value = int(text)
        if not low <= value <= high:
            raise ValueError(f"{value} is out of the range of {name}")
        return value

    return parse


def _integer_formatter(name: str) -> Format:
    low, high = RANGES[name]

    def format_(value: object) -> str:
        if type(value) is int and low <= value <= high:
            return str(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong_type("int", value)
        if not low <= value <= high:
            raise ValueError(f"must be from {low} to {high}")
        return str(int(value))

    return format_


class _FloatOfText(float):
    """A number that came with more digits than a float has, as `xsd:decimal` may; it is written as it came."""

    text: str


def _parse_double(text: str) -> object:
    if len(text) > _DIGITS_OF_DOUBLE:
        return _parse_long_double(text)
    return _parse_short_double(text)


def _parse_long_double(text: str) -> object:
    value = _parse_short_double(text)
    assert isinstance(value, float), "the other function reads floats"
    if not math.isfinite(value):
        return value
    exact = _FloatOfText(value)
    exact.text = text.strip(SPACE)
    return exact


def _parse_short_double(text: str) -> object:
    if text[-1:].isdigit() and text.isascii() and "_" not in text:
        try:
            return float(text)
        except ValueError:
            pass  # the way below finds the reason
    text = text.strip(SPACE)
    special = _SPECIAL_DOUBLES.get(text)
    if special is None and _DOUBLE.fullmatch(text) is None:
        raise ValueError(f"not a number: {shown(text)}")
    return float(special or text)


def _format_double(value: object) -> str:
    if type(value) is not float:
        if isinstance(value, _FloatOfText):
            return value.text
        value = _as_float(value)
    text = repr(value)
    return _NAMES_OF_SPECIAL_DOUBLES.get(text, text)


def _as_float(value: object) -> float:
    if not isinstance(value, float | int) or isinstance(value, bool):
        raise wrong_type("float", value)
    try:
        return float(value)
    except OverflowError:
        raise ValueError("too large for a double") from None


def _parse_date_time(text: str) -> object:
    """As `parse_date_time`, but quicker for texts without a fraction and without an offset other than Z."""
    length = len(text)
    if (length == _LENGTH or (length == _LENGTH_WITH_ZONE and text[-1] == "Z")) and (
        text[4] + text[7] + text[10] + text[13] + text[16] == "--T::"
    ):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the other function finds the reason
    return parse_date_time(text)


def _format_date_time(value: object) -> str:
    """As `format_date_time`, but with the largest offset of XML Schema (part 2, section 3.2.7.3)."""
    if type(value) is datetime:
        zone = value.tzinfo
        if zone is None or zone is UTC or _is_plain_offset(zone):
            # msgspec is quicker, and writes such dates alike
            text: str = msgspec.to_builtins(value)
            return text
    text = format_date_time(value)
    assert isinstance(value, datetime), "other values are refused"
    offset = value.utcoffset()
    if offset is not None and abs(offset) > _LARGEST_OFFSET:
        raise ValueError("the offset must be at most 14 hours")
    return text


def _is_plain_offset(zone: tzinfo) -> bool:
    """Whether a zone has a fixed offset that can be sent."""
    if type(zone) is not timezone:
        return False
    offset = zone.utcoffset(None)
    return abs(offset) <= _LARGEST_OFFSET and not offset % _MINUTE


def parse_duration(text: str) -> timedelta:
    """Reads a time span of days, hours, minutes and seconds; what is below a microsecond is cut off. An empty text is 0."""
    text = text.strip(SPACE)
    if not text:
        return timedelta(0)
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(f"not a duration: {shown(text)}")
    sign, *numbers, fraction = match.groups()
    try:
        days, hours, minutes, seconds = (int(number or 0) for number in numbers)
        span = timedelta(days, seconds, 0, 0, minutes, hours)
    except (ValueError, OverflowError):
        raise ValueError(f"not a duration: {shown(text)}") from None
    span += timedelta(microseconds=int(f"{fraction or '':0<6}"[:6]))
    return -span if sign else span


def format_duration(value: object) -> str:
    """Writes a time span as `P1DT2H3M4.5S`, without the parts that are 0."""
    if not isinstance(value, timedelta):
        raise wrong_type("timedelta", value)
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
        raise ValueError(f"not base64: {error}") from None


def _format_byte(value: object) -> str:
    if not isinstance(value, bytes | bytearray):
        raise wrong_type("bytes", value)
    return b64encode(value).decode("ascii")


class ScalarType(msgspec.Struct, frozen=True):
    """The functions that read and write a scalar."""

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
"""The scalars by name. `any` is not among them: its values may be of all types."""

NULLABLE: Final = frozenset({"string", "byte", "any"})
"""The scalars that may be null. The others are value types of .NET."""
