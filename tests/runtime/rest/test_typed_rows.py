"""Rows by type: keys that are numbers, and accessors that convert and check what a column holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError
from generator.runtime.rest.lists.row import Row

RESULTS = {
    "as_text": str,
    "as_int": int,
    "as_float": float,
    "as_decimal": Decimal,
    "as_bool": bool,
    "as_date": date,
    "as_datetime": datetime,
}
SLIM = Row(
    {
        "PrimaryKey": "1",
        "EntityName": "project",
        "projectId": 1,
        "name": "Example",
        "hasGuide": True,
        "endDate": "0001-01-01T00:00:00",
        "updatedDate": "2020-04-22T15:51:25",
        "offset": "2018-12-24T07:34:45-0500",
        "amount": "123.45",
        "encoded": "[I:3]",
        "empty": "",
        "nothing": None,
        "contact/contactId": "7",
    }
)
FULL = Row(
    {
        "PrimaryKey": 1,
        "EntityName": "project",
        "Column": {
            "projectId": {"RawValue": 1, "DisplayValue": "[I:1]"},
            "type": {"RawValue": None, "DisplayValue": "Internal"},
            "endDate": {"RawValue": "2020-04-22T00:00:00", "DisplayValue": "22.04.2020"},
        },
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "number"),
    [("1", 1), (25, 25), ("-3", -3), ("x:1", "x:1"), ("", ""), ("\u0661", "\u0661"), (None, None), (1.5, None), ("9" * 30, "9" * 30)],
)  # fmt: skip
def test_a_key_that_is_a_number_is_one(key: object, number: object) -> None:
    assert Row({"PrimaryKey": key}).primary_key == number
    assert Row({"PrimaryKey": key})["PrimaryKey"] == key


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda row: row.as_int("projectId"), 1),
        (lambda row: row.as_int("project_id"), 1),
        (lambda row: row.as_int("contact_contact_id"), 7),
        (lambda row: row.as_int("encoded"), 3),
        (lambda row: row.as_int("empty"), None),
        (lambda row: row.as_int("nothing"), None),
        (lambda row: row.as_float("amount"), 123.45),
        (lambda row: row.as_decimal("amount"), Decimal("123.45")),
        (lambda row: row.as_bool("hasGuide"), True),
        (lambda row: row.as_bool("projectId"), True),
        (lambda row: row.as_text("name"), "Example"),
        (lambda row: row.as_text("hasGuide"), "true"),
        (lambda row: row.as_text("projectId"), "1"),
        (lambda row: row.as_text("nothing"), None),
        (lambda row: row.as_datetime("updated_date"), datetime(2020, 4, 22, 15, 51, 25)),
        (lambda row: row.as_date("updatedDate"), date(2020, 4, 22)),
        (lambda row: row.as_datetime("endDate"), None),
        (lambda row: row.as_date("endDate"), None),
        (lambda row: row.as_datetime("offset").astimezone(UTC), datetime(2018, 12, 24, 12, 34, 45, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_columns_are_read_by_type(read: Callable[[Any], object], value: object) -> None:
    result = read(SLIM)
    assert (type(result), result) == (type(value), value)


def test_cells_of_full_rows_have_a_value_and_a_text() -> None:
    assert FULL.as_int("project_id") == 1
    assert FULL.as_text("type") == "Internal"
    assert FULL.as_date("endDate") == date(2020, 4, 22)
    assert FULL.as_text("end_date") == "22.04.2020"
    assert FULL.as_int("PrimaryKey") == 1


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda: SLIM.as_int("name"), "name: expected int, got 'Example'"),
        (lambda: SLIM.as_int("hasGuide"), "hasGuide: expected int, got bool"),
        (lambda: SLIM.as_int("amount"), "amount: expected int, got '123.45'"),
        (lambda: SLIM.as_float("name"), "name: expected a number, got 'Example'"),
        (lambda: SLIM.as_bool("name"), "name: expected bool, got 'Example'"),
        (lambda: SLIM.as_date("name"), "name: expected a date, got 'Example'"),
        (lambda: SLIM.as_date("projectId"), "projectId: expected a date, got int"),
        (lambda: Row({"x": [1]}).as_text("x"), "x: expected text, got list"),
        (lambda: Row({"x": "1e999"}).as_float("x"), "x: expected a number of 64 bits, got Decimal"),
    ],
)  # fmt: skip
def test_another_value_is_refused(read: Callable[[], object], text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read()
    assert str(caught.value) == text


def test_a_column_that_is_missing_has_a_suggestion() -> None:
    with pytest.raises(KeyError, match=r"no column 'projectid'.*did you mean 'projectId'"):  # fmt: skip
        SLIM.as_int("projectid")
    with pytest.raises(KeyError, match="use brackets"):
        Row({"a/b": 1, "a.b": 2}).as_int("a_b")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=4))  # fmt: skip
def test_any_value_is_converted_or_refused(value: object) -> None:
    row = Row({"x": value})
    for read in (row.as_text, row.as_int, row.as_float, row.as_decimal, row.as_bool, row.as_date, row.as_datetime):  # fmt: skip
        with suppress(DecodeError):
            assert isinstance(read("x"), RESULTS[read.__name__] | None)
