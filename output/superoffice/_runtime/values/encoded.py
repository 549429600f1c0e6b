"""Values that the API writes as text with their type, such as `[I:14]`: those of user-defined fields and of archives.

| text | value |
|---|---|
| `[I:14]` | int |
| `[F:1.5]`, `[M:1.50]` | float; Decimal, of money |
| `[D:02/14/2023]`, also `14.02.2023` and `2023-02-14` | date |
| `[DT:02/14/2023 14:52:00.0000000]` | datetime without time zone, which is that of the tenant |
| `[T:14:52]` | time |
| `[B:1]`, also `True` | bool |

The day 0001-01-01 stands for no date. All other text is itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, TypeAlias

from ..errors import EncodeError
from ..public import public

FieldValue: TypeAlias = (
    str | bool | int | float | Decimal | datetime | date | time | None
)
"""What an encoded value can be."""

NO_DATE: Final = date.min
"""The day that stands for no date (the smallest date of .NET)."""
_ENCODED: Final = re.compile(r"\[(I|F|M|DT|D|T|B):([^\[\]]*)\]")
_INT: Final = re.compile(r"-?[0-9]{1,19}")
_FLOAT: Final = re.compile(r"-?[0-9]{1,320}(?:\.[0-9]{1,320})?(?:[eE][+-]?[0-9]{1,3})?")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,29}(?:\.[0-9]{1,28})?")
_DAY: Final = (
    r"(?:(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})"
    r"|(?P<day_>[0-9]{1,2})\.(?P<month_>[0-9]{1,2})\.(?P<year_>[0-9]{4})"
    r"|(?P<_year>[0-9]{4})-(?P<_month>[0-9]{2})-(?P<_day>[0-9]{2}))"
)
_CLOCK: Final = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?"
)
_DATE: Final = re.compile(_DAY)
_DATE_TIME: Final = re.compile(f"{_DAY}[ T]{_CLOCK}")
_TIME: Final = re.compile(_CLOCK)
_TRUE: Final = frozenset({"1", "true"})
_FALSE: Final = frozenset({"0", "false"})
_LARGEST_INT: Final = 2**63
_MOST_DIGITS: Final = 28
"""How many digits a decimal of .NET has at least, before and after the point."""


# ---------------------------------------------------------------- reading


@public()
def decode_value(text: str) -> FieldValue:
    """Returns the value of a text that names its type, such as 14 for `[I:14]`; any other text unchanged.

    A text that cannot be read as the type that it names is returned unchanged too.
    """
    match = _ENCODED.fullmatch(text)
    if match is None:
        return text
    try:
        return _READERS[match[1]](match[2])
    except ValueError:
        return text


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match


def _read_int(text: str) -> int:
    return int(_matched(_INT, text)[0])


def _read_float(text: str) -> float:
    value = float(_matched(_FLOAT, text)[0])
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _read_decimal(text: str) -> Decimal:
    return Decimal(_matched(_DECIMAL, text)[0])


def _read_bool(text: str) -> bool:
    word = text.lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(text)
    return word in _TRUE


def _day_in(match: re.Match[str]) -> date:
    year = match["year"] or match["year_"] or match["_year"]
    month = match["month"] or match["month_"] or match["_month"]
    day = match["day"] or match["day_"] or match["_day"]
    return date(int(year), int(month), int(day))


def _clock_in(match: re.Match[str]) -> time:
    microsecond = int(f"{match['fraction'] or '':0<6}"[:6])
    second = int(match["second"] or 0)
    return time(int(match["hour"]), int(match["minute"]), second, microsecond)


def _read_date(text: str) -> date | None:
    day = _day_in(_matched(_DATE, text))
    return None if day == NO_DATE else day


def _read_date_time(text: str) -> datetime | None:
    match = _matched(_DATE_TIME, text)
    day = _day_in(match)
    return None if day == NO_DATE else datetime.combine(day, _clock_in(match))


def _read_time(text: str) -> time:
    return _clock_in(_matched(_TIME, text))


_READERS: Final[Mapping[str, Callable[[str], FieldValue]]] = {
    "I": _read_int,
    "F": _read_float,
    "M": _read_decimal,
    "D": _read_date,
    "DT": _read_date_time,
    "T": _read_time,
    "B": _read_bool,
}


# ---------------------------------------------------------------- writing


@public()
def encode_value(value: FieldValue, like: str | None = None) -> str:
    """Returns a value as text that names its type, such as `[I:14]` for 14; a string unchanged.

    `like` is the text that the value replaces: an equal value keeps it, another one is written in its form if that form
    can hold it. None is the day 0001-01-01 in place of a date, and an empty text in any other place.

    Raises:
        EncodeError: the value has another type, is not finite, has a time zone, or more digits than the type.
    """
    form, content = _form(like)
    if like is not None and form and _is_same(decode_value(like), value):
        return like
    match value:
        case None:
            return _no_value(form, content)
        case str():
            return str(value)
        case bool():
            return f"[I:{value:d}]" if form == "I" else _bool(value, content)
        case int() if form not in {"F", "M"}:
            return f"[I:{_checked_int(value)}]"
        case Decimal():
            return f"[{form if form == 'F' else 'M'}:{_decimal(value)}]"
        case int() | float() if form == "M":
            return f"[M:{_decimal(Decimal(str(value)))}]"
        case int() | float():
            return f"[F:{_float(value)}]"
        case date() | time():
            return _encoded_moment(value, form, content)
        case _:
            name = type(value).__name__
            raise EncodeError("", f"expected a value of a field, got {name}")


def _encoded_moment(value: date | time, form: str, content: str) -> str:
    match value:
        case time():
            return f"[T:{_clock(value, content if form == 'T' else '00:00')}]"
        case datetime() if form != "D" or value.time() != time():
            clock = content if form == "DT" else "00:00:00.0000000"
            return f"[DT:{_day(value, content)} {_clock(value, clock)}]"
        case date() if form == "DT":
            return f"[DT:{_day(value, content)} {_clock(time(), content)}]"
        case _:
            return f"[D:{_day(value, content)}]"


def _form(like: str | None) -> tuple[str, str]:
    """Returns the type that a text names, and its content; two empty texts if it names none, or is not of that type."""
    match = None if like is None else _ENCODED.fullmatch(like)
    if match is None:
        return "", ""
    try:
        _READERS[match[1]](match[2])
    except ValueError:
        return "", ""
    return match[1], match[2]


def _is_same(old: FieldValue, new: FieldValue) -> bool:
    return type(old) is type(new) and old == new


def _no_value(form: str, content: str) -> str:
    if form == "D":
        return f"[D:{_day(NO_DATE, content)}]"
    if form == "DT":
        return f"[DT:{_day(NO_DATE, content)} {_clock(time(), content)}]"
    return ""


def _bool(value: bool, content: str) -> str:
    if content.lower() in {"true", "false"}:
        return f"[B:{value}]" if content[0].isupper() else f"[B:{str(value).lower()}]"
    return f"[B:{value:d}]"


def _checked_int(value: int) -> int:
    if not -_LARGEST_INT <= value < _LARGEST_INT:
        raise EncodeError("", "has more than 64 bits")
    return int(value)


def _float(value: float) -> str:
    try:
        number = float(value)
    except OverflowError:
        raise EncodeError("", "is too large") from None
    if not math.isfinite(number):
        raise EncodeError("", "must be finite")
    return repr(number)


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise EncodeError("", "must be finite")
    exponent = value.as_tuple().exponent
    if value.adjusted() >= _MOST_DIGITS or int(exponent) < -_MOST_DIGITS:
        raise EncodeError("", f"has more than {_MOST_DIGITS} digits")
    return format(value, "f")


def _day(value: date, content: str) -> str:
    """Returns a day in the order of another one; by default month/day/year, as .NET writes it for no culture."""
    match = re.match(_DAY, content)
    if match is not None and match["_year"]:
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    if match is not None and match["year_"]:
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    return f"{value.month:02}/{value.day:02}/{value.year:04}"


def _clock(value: time | datetime, content: str) -> str:
    """Returns a time of day with the parts that another one has, and those that are not zero."""
    if value.tzinfo is not None:
        raise EncodeError("", "must have no time zone: that of the tenant is meant")
    match = re.search(_CLOCK, content)
    has_fraction = match is None or match["fraction"] is not None
    has_second = match is None or match["second"] is not None
    text = f"{value.hour:02}:{value.minute:02}"
    if value.microsecond or has_fraction:
        return f"{text}:{value.second:02}.{value.microsecond:06}0"
    return f"{text}:{value.second:02}" if value.second or has_second else text
