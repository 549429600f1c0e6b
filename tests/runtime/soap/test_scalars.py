"""Scalars between Python and the wire."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.runtime.soap.codec.scalars import _LONGEST_DURATION, RANGES, SCALARS

INDIA = timezone(timedelta(hours=5, minutes=30))


def parse(scalar: str, text: str) -> object:
    return SCALARS[scalar].parse(text)


def format_(scalar: str, value: object) -> str:
    return SCALARS[scalar].format(value)


@pytest.mark.parametrize(
    ("scalar", "text", "value"),
    [
        ("string", " kept \n as it is ", " kept \n as it is "),
        ("boolean", "true", True),
        ("boolean", "1", True),
        ("boolean", " false ", False),
        ("boolean", "True", True),
        ("boolean", "FALSE\n", False),
        ("boolean", "0", False),
        ("int32", " -12\n", -12),
        ("int32", "+7", 7),
        ("int16", "-32768", -32768),
        ("uint32", "4294967295", 4294967295),
        ("double", "1.50", 1.5),
        ("double", "-1e3", -1000.0),
        ("double", "INF", math.inf),
        ("double", "-INF", -math.inf),
        ("double", "Infinity", math.inf),
        ("double", " -Infinity ", -math.inf),
        ("date-time", "2020-02-29T23:59:58", datetime(2020, 2, 29, 23, 59, 58)),
        ("date-time", "2020-01-02T03:04:05Z", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("date-time", "2020-01-02T03:04:05+05:30", datetime(2020, 1, 2, 3, 4, 5, tzinfo=INDIA)),
        ("date-time", "2020-01-02T03:04:05+0530", datetime(2020, 1, 2, 3, 4, 5, tzinfo=INDIA)),
        ("date-time", "2020-01-02T03:04:05.1234567", datetime(2020, 1, 2, 3, 4, 5, 123456)),
        ("date-time", "2020-01-02T03:04:05.5", datetime(2020, 1, 2, 3, 4, 5, 500000)),
        ("date-time", "9999-12-31T23:59:59.9999999", datetime.max),
        ("date-time", "0001-01-01T00:00:00", datetime.min),
        ("date-time", "2020-01-02", datetime(2020, 1, 2)),
        ("date-time", "", datetime.min),
        ("duration", "PT1H30M", timedelta(hours=1, minutes=30)),
        ("duration", "-P1DT0.5S", -timedelta(days=1, milliseconds=500)),
        ("duration", "PT0.1234567S", timedelta(microseconds=123456)),
        ("duration", "P10675199DT2H48M5.4775807S", _LONGEST_DURATION),
        ("duration", "", timedelta(0)),
        ("byte", "", b""),
        ("byte", "eH\n h4", b"xxx"),
    ],
)  # fmt: skip
def test_text_of_the_wire_is_read(scalar: str, text: str, value: object) -> None:
    assert parse(scalar, text) == value
    assert getattr(parse(scalar, text), "tzinfo", None) == getattr(
        value, "tzinfo", None
    )


def test_nan_is_read_and_written() -> None:
    value = parse("double", "NaN")
    assert isinstance(value, float)
    assert math.isnan(value)
    assert format_("double", value) == "NaN"


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        ("boolean", "yes"),
        ("boolean", ""),
        ("int32", ""),
        ("int32", "1.0"),
        ("int32", "1_000"),
        ("int32", "٣"),
        ("int32", "2147483648"),
        ("int16", "32768"),
        ("uint32", "-1"),
        ("int64", "9" * 5000),
        ("double", "inf"),
        ("double", "1_0"),
        ("double", "0x10"),
        ("double", ""),
        ("date-time", "yesterday"),
        ("date-time", "2020-02-30T00:00:00"),
        ("date-time", "0000-01-01T00:00:00"),
        ("date-time", "10000-01-01T00:00:00"),
        ("date-time", "2020-W01-1T00:00:00"),
        ("date-time", "2020-01-02T25:00:00"),
        ("date-time", "2020-01-02T03:04:0\u0665"),
        ("date-time", "2020-01-02 03:04:05"),
        ("int32", "1_0"),
        ("int16", "40000"),
        ("int32", "\u0665"),
        ("duration", "P"),
        ("duration", "PT"),
        ("duration", "P1Y"),
        ("duration", "1H"),
        ("duration", f"P{'9' * 30}D"),
        ("duration", f"PT{'9' * 5000}S"),
        ("byte", "a"),
        ("byte", "eHh4!"),
        ("byte", "é"),
    ],
)
def test_text_that_does_not_fit_is_refused(scalar: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"^not |^no date|out of the range"):
        parse(scalar, text)


@pytest.mark.parametrize(
    ("scalar", "value", "text"),
    [
        ("boolean", True, "true"),
        ("double", 1, "1.0"),
        ("double", math.inf, "INF"),
        ("double", -math.inf, "-INF"),
        ("string", 'a & b < c > "d"\r\n', 'a &amp; b &lt; c &gt; "d"&#13;\n'),
        ("date-time", datetime(2020, 1, 2, 3, 4, 5), "2020-01-02T03:04:05"),
        ("date-time", datetime(2020, 1, 2, tzinfo=UTC), "2020-01-02T00:00:00Z"),
        ("date-time", datetime(2020, 1, 2, tzinfo=INDIA), "2020-01-02T00:00:00+05:30"),
        ("duration", timedelta(0), "PT0S"),
        ("duration", timedelta(days=2), "P2D"),
        ("duration", -timedelta(hours=1, seconds=1, microseconds=500), "-PT1H1.0005S"),
        ("byte", bytearray(b"xx"), "eHg="),
    ],
)
def test_values_are_written(scalar: str, value: object, text: str) -> None:
    assert format_(scalar, value) == text


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("string", 1),
        ("string", "a\x00"),
        ("string", "a\x0b"),
        ("string", "\ud800"),
        ("string", "\uffff"),
        ("boolean", 1),
        ("int32", True),
        ("int32", 1.0),
        ("int32", 2**31),
        ("int16", -(2**15) - 1),
        ("uint32", -1),
        ("int64", 2**63),
        ("double", "1"),
        ("double", True),
        ("double", 10**400),
        ("date-time", date(2020, 1, 1)),
        ("date-time", datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=14, minutes=1)))),
        ("date-time", datetime(1900, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32)))),
        ("duration", 5),
        ("duration", timedelta.max),
        ("byte", "text"),
    ],
)  # fmt: skip
def test_values_that_cannot_be_sent_are_refused(scalar: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        format_(scalar, value)


offsets = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)


@given(st.datetimes(timezones=st.none() | offsets))
@example(datetime.max)
@example(datetime.min)
def test_date_times_come_back_with_their_offset(value: datetime) -> None:
    back = parse("date-time", format_("date-time", value))
    assert isinstance(back, datetime)
    assert (back, back.utcoffset()) == (value, value.utcoffset())


@given(st.timedeltas(-_LONGEST_DURATION, _LONGEST_DURATION))
def test_durations_come_back(value: timedelta) -> None:
    assert parse("duration", format_("duration", value)) == value


@given(st.floats(allow_nan=False))
def test_doubles_come_back(value: float) -> None:
    assert parse("double", format_("double", value)) == value


@given(st.binary())
def test_bytes_come_back(value: bytes) -> None:
    assert parse("byte", format_("byte", value)) == value


@given(st.sampled_from(sorted(RANGES)), st.data())
def test_integers_come_back(scalar: str, data: st.DataObject) -> None:
    value = data.draw(st.integers(*RANGES[scalar]))
    assert parse(scalar, format_(scalar, value)) == value


@given(st.sampled_from(sorted(SCALARS)), st.text())
def test_any_text_gives_a_value_or_a_value_error(scalar: str, text: str) -> None:
    with suppress(ValueError):
        parse(scalar, text)
