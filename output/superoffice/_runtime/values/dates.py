"""Dates and times as they are written in messages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from ..errors import shown

SPACE: Final = " \t\r\n"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# `fromisoformat` accepts more forms than the API writes
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def parse_date_time(text: str) -> datetime:
    """Parses a date and time, naive when it has no offset.

    A date alone means its midnight. Empty text means .NET's default, which is the API's null date. Digits beyond the
    microsecond are cut off, so that .NET's greatest value stays in Python's range.

    Raises:
        ValueError: it is no date and time.
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
    """Writes a date and time; one without time zone gets no offset.

    Raises:
        ValueError: it has another type, or an offset with seconds.
    """
    if not isinstance(value, datetime):
        raise ValueError(f"expected datetime, got {type(value).__name__}")
    offset = value.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        raise ValueError("the offset must be of whole minutes")
    # as the API writes it
    if value.tzinfo is UTC:
        return f"{value.replace(tzinfo=None).isoformat()}Z"
    return value.isoformat()
