"""Columns that know their type: what they read from a row. `tests/sdk` calls a server with them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import column_name
from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.rest.lists.row import Row
from generator.runtime.rest.query.columns import (
    AnyColumn,
    BoolColumn,
    Column,
    DateTimeColumn,
    DecimalColumn,
    IntColumn,
    TextColumn,
)
from generator.runtime.rest.query.field import Field

ID, NAME = IntColumn("parcelId"), TextColumn("name")
SLIM = Row(
    {
        "PrimaryKey": "1",
        "parcelId": 1,
        "name": "Ada",
        "weight": 1.25,
        "open": True,
        "sent": "2020-04-22T15:51:25",
        "never": "0001-01-01T00:00:00",
        "encoded": "[I:3]",
        "empty": "",
        "sender/name": "Bo",
    }
)
FULL = Row(
    {
        "PrimaryKey": 1,
        "Column": {
            "parcelId": {"RawValue": 1, "DisplayValue": "[I:1]"},
            "category": {"RawValue": "[I:5]", "DisplayValue": "Fragile"},
        },
    }
)
CLASSES: list[type[Column[Any]]] = [IntColumn, DecimalColumn, BoolColumn, DateTimeColumn, TextColumn, AnyColumn]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (ID, 1),
        (NAME, "Ada"),
        (DecimalColumn("weight"), Decimal("1.25")),
        (BoolColumn("open"), True),
        (DateTimeColumn("sent"), datetime(2020, 4, 22, 15, 51, 25)),
        (DateTimeColumn("never"), None),
        (IntColumn("encoded"), 3),
        (AnyColumn("encoded"), 3),
        (AnyColumn("weight"), 1.25),
        (IntColumn("empty"), None),
        (TextColumn("sender/name"), "Bo"),
    ],
)
def test_a_column_reads_its_type(column: Column[object], value: object) -> None:
    assert SLIM[column] == value
    assert type(SLIM[column]) is type(value)


def test_cells_of_full_mode_are_read_too() -> None:
    assert FULL[ID] == 1
    assert FULL[TextColumn("category")] == "Fragile"
    assert FULL[AnyColumn("category")] == 5


def test_a_text_is_the_value_as_it_was_sent() -> None:
    assert SLIM["sent"] == "2020-04-22T15:51:25"
    assert SLIM["encoded"] == "[I:3]"


@pytest.mark.parametrize("class_", CLASSES)
def test_a_column_that_a_row_lacks_is_a_key_error(class_: type[Column[Any]]) -> None:
    column = class_("parcelID")
    with pytest.raises(KeyError, match="did you mean 'parcelId'"):
        SLIM[column]
    assert column not in SLIM
    assert ID in SLIM


def test_a_value_of_another_type_is_an_error_that_names_the_column() -> None:
    with pytest.raises(DecodeError, match="name: expected int"):
        SLIM[IntColumn("name")]


def test_names_with_json_safe_are_found() -> None:
    row = Row({"sender_name": "Bo", "udef_Post_1": 3})
    assert row[TextColumn("sender/name")] == "Bo"
    assert row[IntColumn("udef/Post:1")] == 3


def test_a_field_reads_nothing() -> None:
    with pytest.raises(TypeError):
        SLIM[Field("name")]  # type: ignore[call-overload]


@pytest.mark.parametrize("class_", CLASSES)
def test_a_column_is_a_field(class_: type[Column[Any]]) -> None:
    column = class_("a/b")
    assert isinstance(column, Field)
    assert (str(column), repr(column)) == ("a/b", f"{class_.__name__}('a/b')")
    assert str(column == 5) == "a/b eq 5"
    assert str(column.desc()) == "a/b desc"
    for twin in (copy.deepcopy(column), pickle.loads(pickle.dumps(column))):
        assert (type(twin), str(twin)) == (class_, "a/b")
    with pytest.raises(EncodeError):
        class_("a b")


JSON = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2) | st.dictionaries(st.text(), st.integers(), max_size=2)  # fmt: skip


@given(st.dictionaries(st.text(), JSON, max_size=3), st.sampled_from(CLASSES), JSON)
def test_any_row_gives_a_value_or_an_error_of_ours(
    others: Mapping[str, object], class_: type[Column[Any]], value: object
) -> None:
    row = Row({**others, "a": value})
    try:
        found = row[class_("a")]
    except DecodeError:
        return
    expected = {IntColumn: int, DecimalColumn: Decimal, BoolColumn: bool, DateTimeColumn: datetime, TextColumn: str}  # fmt: skip
    assert found is None or isinstance(found, expected.get(class_, object))


@given(st.from_regex(r"[A-Za-z0-9_./:]{1,20}", fullmatch=True))
def test_every_name_that_a_page_can_give_is_a_column(name: str) -> None:
    if column_name(name):
        assert str(AnyColumn(name)) == name
