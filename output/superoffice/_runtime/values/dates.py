"""Dates and times as they are written in messages.

Fractions are cut off after the microsecond, in REST and SOAP: a time never moves into the next second, so that .NET's
greatest value stays in Python's range.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from ..errors import shown
from ..patterns import late_pattern

SPACE: Final = " \t\r\n"
_USUAL: Final = late_pattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
"""The form of most answers, which Python reads by itself. It accepts more forms, and in other versions others."""
_DATE_TIME: Final = late_pattern(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?P<second>:[0-9]{2})?(?:[.,](?P<fraction>[0-9]+))?"
    r"(?:(?P<utc>[Zz])|(?P<sign>[+-])(?P<hours>[0-9]{2})(?::?(?P<minutes>[0-9]{2}))?)?)?"
)
"""ISO 8601 as servers write it: seconds, fraction and offset may be missing, and hour 24 is the end of the day."""
_SERIALIZED: Final = late_pattern(
    r"/Date\((?P<milliseconds>-?[0-9]{1,15})(?:(?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2}))?\)/"
)
"""The form of .NET's older JSON serializers: milliseconds since 1970 in UTC, and perhaps the offset of the zone."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_END_OF_DAY: Final = "24"


def parse_date_time(text: str) -> datetime:
    """Parses a date and time, naive when it has no offset.

    A date alone means its midnight. Empty text means .NET's default, which is the API's null date. Digits beyond the
    microsecond are cut off.

    Raises:
        ValueError: it is no date and time, or one that Python does not have, as in the year 0.
    """
    text = text.strip(SPACE)
    if _USUAL.fullmatch(text) is not None:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # it may be the end of a day; else the way below finds the reason
    if not text:
        return datetime.min  # noqa: DTZ901 - .NET's null date, which has no zone
    match = _DATE_TIME.fullmatch(text)
    try:
        if match is not None:
            return _iso_date_time(match)
        match = _SERIALIZED.fullmatch(text)
        if match is not None:
            return _serialized_date_time(match)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"no date and time: {shown(text)} ({error})") from None
    raise ValueError(f"no date and time: {shown(text)}")


def _iso_date_time(match: re.Match[str]) -> datetime:
    """Returns the date and time in a match of `_DATE_TIME`."""
    date, hour = match["date"], match["hour"]
    if hour is None:
        return datetime.fromisoformat(date)
    ends_day = hour == _END_OF_DAY
    second = match["second"] or ":00"
    fraction = f"{match['fraction'] or '':0<6}"[:6]
    clock = f"{'00' if ends_day else hour}:{match['minute']}{second}.{fraction}"
    if ends_day and clock.strip("0:."):
        raise ValueError("nothing of a day is after 24:00")
    value = datetime.fromisoformat(f"{date}T{clock}").replace(tzinfo=_zone(match))
    return value + timedelta(days=1) if ends_day else value


def _serialized_date_time(match: re.Match[str]) -> datetime:
    """Returns the date and time in a match of `_SERIALIZED`."""
    value = _EPOCH + timedelta(milliseconds=int(match["milliseconds"]))
    return value if match["sign"] is None else value.astimezone(_offset(match))


def _zone(match: re.Match[str]) -> timezone | None:
    if match["utc"] is not None:
        return UTC
    return None if match["sign"] is None else _offset(match)


def _offset(match: re.Match[str]) -> timezone:
    minutes = int(match["minutes"] or 0)
    if minutes >= 60:
        raise ValueError("an offset has less than 60 minutes")
    offset = timedelta(hours=int(match["hours"]), minutes=minutes)
    if not offset:
        return UTC
    return timezone(offset if match["sign"] == "+" else -offset)


def check_offset(value: datetime) -> None:
    """Checks that the offset of a date and time can be sent: with hours and minutes.

    Raises:
        ValueError: it has seconds.
    """
    offset = value.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        raise ValueError("the offset must be of whole minutes")


def format_date_time(value: object) -> str:
    """Writes a date and time; one without time zone gets no offset.

    Raises:
        ValueError: it has another type, or an offset with seconds.
    """
    if not isinstance(value, datetime):
        raise ValueError(f"expected datetime, got {type(value).__name__}")
    check_offset(value)
    # as the API writes it
    if value.tzinfo is UTC:
        return f"{value.replace(tzinfo=None).isoformat()}Z"
    return value.isoformat()
