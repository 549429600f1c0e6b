"""Dates and times as they stand in messages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from ..errors import shown

SPACE: Final = " \t\r\n"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def parse_date_time(text: str) -> datetime:
    """A date and time, naive when it has no offset.

    A date alone is its midnight, empty text .NET's default, which is the API's null date. Digits beyond the
    microsecond are cut off, so that .NET's greatest value stays in Python's range.

    Raises:
        ValueError: anything else.
    """
    text = text.strip(SPACE)
    if _DATE_TIME.fullmatch(text) is None:
        if not text:
            return datetime.min  # noqa: DTZ901 - .NET's null date, which has no zone
        if _DATE.fullmatch(text) is None:
            raise ValueError(f"no date and time: {shown(text)}")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"no date and time: {shown(text)} ({error})") from None


def format_date_time(value: object) -> str:
    """A date and time; one without zone stays without offset.

    Raises:
        ValueError: of another type, or with an offset that has seconds.
    """
    if not isinstance(value, datetime):
        raise ValueError(f"expected datetime, got {type(value).__name__}")
    offset = value.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        raise ValueError("the offset must be of whole minutes")
    if value.tzinfo is UTC:
        return f"{value.replace(tzinfo=None).isoformat()}Z"
    return value.isoformat()
