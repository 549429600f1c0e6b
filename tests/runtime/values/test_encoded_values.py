"""Values that are written as text with their type, such as `[I:14]`, and dictionaries of fields that hold them."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.values.custom_fields import CustomFields
from generator.runtime.values.encoded import FieldValue, decode_value, encode_value

# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[I:14]", 14),
        ("[I:-3]", -3),
        ("[F:123.4]", 123.4),
        ("[F:1E+22]", 1e22),
        ("[M:123.45]", Decimal("123.45")),
        ("[M:100.00]", Decimal("100.00")),
        ("[D:02/14/2023]", date(2023, 2, 14)),
        ("[D:14.02.2023]", date(2023, 2, 14)),
        ("[D:2023-02-14]", date(2023, 2, 14)),
        ("[D:09.11.2017]", date(2017, 11, 9)),
        ("[D:01/01/0001]", None),
        ("[DT:04/28/2024 20:28:37.0000000]", datetime(2024, 4, 28, 20, 28, 37)),
        ("[DT:11/09/2017 08:05:00]", datetime(2017, 11, 9, 8, 5)),
        ("[DT:09.11.2017 08:05]", datetime(2017, 11, 9, 8, 5)),
        ("[DT:2017-11-09T08:05:00]", datetime(2017, 11, 9, 8, 5)),
        ("[DT:12/31/9999 23:59:59.9999999]", datetime.max),
        ("[DT:01/01/0001 00:00:00.0000000]", None),
        ("[T:14:52]", time(14, 52)),
        ("[T:14:52:07]", time(14, 52, 7)),
        ("[B:1]", True),
        ("[B:False]", False),
    ],
)
def test_a_text_names_its_type(text: str, value: FieldValue) -> None:
    decoded = decode_value(text)
    assert (type(decoded), decoded) == (type(value), value)


@pytest.mark.parametrize(
    "text",
    ["", "Testing", "[I:14", "I:14]", "[I:x]", "[I:]", "[I:1.5]", "[I: 1]", "[i:1]", "[I:\u0661]", "[F:NaN]", "[F:1,5]",
     "[F:1e999]", "[M:1e5]", "[D:14/02/2023]", "[D:02/30/2023]", "[D:]", "[DT:02/14/2023]", "[T:25:00]", "[T:]",
     "[B:yes]", "[B:]", "[X:1]", "[I:1][I:2]", "[I:1]\n", "[I:" + "9" * 5000 + "]", "[]"],
)  # fmt: skip
def test_what_cannot_be_read_stays_text(text: str) -> None:
    assert decode_value(text) == text


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (14, None, "[I:14]"),
        (True, None, "[B:1]"),
        (1.5, None, "[F:1.5]"),
        (Decimal("1.50"), None, "[M:1.50]"),
        (date(2023, 2, 14), None, "[D:02/14/2023]"),
        (datetime(2024, 4, 28, 20, 28, 37), None, "[DT:04/28/2024 20:28:37.0000000]"),
        (time(14, 52), None, "[T:14:52]"),
        (time(14, 52, 7), None, "[T:14:52:07]"),
        ("Testing", None, "Testing"),
        ("Testing", "[I:1]", "Testing"),
        (None, None, ""),
        (15, "[I:14]", "[I:15]"),
        (14, "[I:0014]", "[I:0014]"),
        (True, "[I:0]", "[I:1]"),
        (False, "[B:True]", "[B:False]"),
        (False, "[B:true]", "[B:false]"),
        (2, "[F:1.5]", "[F:2.0]"),
        (2, "[M:1.50]", "[M:2]"),
        (2.5, "[M:1.50]", "[M:2.5]"),
        (Decimal("2.5"), "[F:1.5]", "[F:2.5]"),
        (date(2023, 2, 14), "[D:09.11.2017]", "[D:14.02.2023]"),
        (date(2023, 2, 14), "[D:2017-11-09]", "[D:2023-02-14]"),
        (date(2023, 2, 14), "[DT:11/09/2017 08:05:00]", "[DT:02/14/2023 00:00:00]"),
        (datetime(2023, 2, 14), "[D:11/09/2017]", "[D:02/14/2023]"),
        (datetime(2023, 2, 14, 1), "[D:11/09/2017]", "[DT:02/14/2023 01:00:00.0000000]"),
        (datetime(2023, 2, 14, 1), "[DT:09.11.2017 08:05]", "[DT:14.02.2023 01:00]"),
        (time(1, 2), "[T:08:05:00]", "[T:01:02:00]"),
        (None, "[D:11/09/2017]", "[D:01/01/0001]"),
        (None, "[DT:11/09/2017 08:05:00]", "[DT:01/01/0001 00:00:00]"),
        (None, "[I:5]", ""),
        (5, "Testing", "[I:5]"),
        (5, "[I:x]", "[I:5]"),
    ],
)  # fmt: skip
def test_a_value_has_the_form_of_the_text_that_it_replaces(value: FieldValue, like: str | None, text: str) -> None:  # fmt: skip
    assert encode_value(value, like) == text


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (float("nan"), "must be finite"),
        (float("inf"), "must be finite"),
        (Decimal("NaN"), "must be finite"),
        (Decimal("1e1000000"), "has more than 28 digits"),
        (Decimal("1e-1000000"), "has more than 28 digits"),
        (2**63, "has more than 64 bits"),
        (datetime(2020, 1, 1, tzinfo=UTC), "must have no time zone: that of the tenant is meant"),
        (time(1, tzinfo=UTC), "must have no time zone: that of the tenant is meant"),
        (b"x", "expected a value of a field, got bytes"),
        ([1], "expected a value of a field, got list"),
    ],
)  # fmt: skip
def test_what_no_field_can_hold_is_refused(value: Any, problem: str) -> None:
    with pytest.raises(EncodeError) as caught:
        encode_value(value)
    assert str(caught.value) == problem
    with pytest.raises(EncodeError) as caught:
        CustomFields()["SuperOffice:1"] = value
    assert str(caught.value) == f"SuperOffice:1: {problem}"


# ---------------------------------------------------------------- round trips

VALUES: st.SearchStrategy[FieldValue] = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**8), 10**8, places=6),
    st.dates(min_value=date(1, 1, 2)),
    st.datetimes(min_value=datetime(1, 1, 2)),
    st.times(),
)
FORMS = st.sampled_from(
    "[I:1] [F:1.5] [M:1.50] [D:02/14/2023] [D:14.02.2023] [D:2023-02-14] [T:14:52] [T:14:52:07] [B:1] [B:True] text"
    " [DT:04/28/2024T20:28:37.0000000] [DT:28.04.2024T20:28] [DT:2024-04-28T20:28:37]".split()
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    FORMS,
    st.from_regex(r"\[(I|F|M|DT|D|T|B):[0-9./: -]{0,12}\]", fullmatch=True),
)


@given(VALUES, st.none() | st.just("text"))
def test_every_value_is_read_as_it_was_written(
    value: FieldValue, like: str | None
) -> None:
    decoded = decode_value(encode_value(value, like))
    assert (type(decoded), decoded) == (type(value), value)


@given(VALUES, FORMS)
def test_every_form_keeps_the_value(value: FieldValue, like: str) -> None:
    if isinstance(value, float) and like.startswith("[M:"):
        assume(value == round(value, 6) and abs(value) < 1e9)
    if isinstance(value, int) and like.startswith("[F:"):
        assume(abs(value) < 2**53)
    decoded = decode_value(encode_value(value, like))
    if isinstance(value, date):
        assert decoded in {value, _midnight(value), _day(value)}
    elif isinstance(value, float | Decimal):
        assert Decimal(str(decoded)) == Decimal(str(value))
    else:
        assert decoded == value


def _midnight(value: date) -> datetime:
    return datetime(value.year, value.month, value.day)


def _day(value: date) -> date:
    is_midnight = not isinstance(value, datetime) or value == _midnight(value)
    return date(value.year, value.month, value.day) if is_midnight else value


@given(TEXTS)
def test_every_text_is_written_back_as_it_was(text: str) -> None:
    assert encode_value(decode_value(text), text) == text


# ---------------------------------------------------------------- dictionaries


def texts() -> dict[str, str]:
    return {
        "SuperOffice:1": "[I:14]",
        "SuperOffice:1:DisplayText": "Blue",
        "SuperOffice:1:DisplayTooltip": "A colour",
        "SuperOffice:2": "[D:02/14/2023]",
        "x_note": "plain",
    }


def test_a_view_reads_and_writes_the_dictionary() -> None:
    data = texts()
    fields = CustomFields(data)
    assert dict(fields) == {
        "SuperOffice:1": 14,
        "SuperOffice:2": date(2023, 2, 14),
        "x_note": "plain",
    }
    assert len(fields) == 3
    assert (fields.display_text("SuperOffice:1"), fields.display_tooltip("SuperOffice:1")) == ("Blue", "A colour")  # fmt: skip
    assert fields.display_text("SuperOffice:2") is None
    fields["SuperOffice:2"] = date(2024, 1, 31)
    fields["x_note"] = "new"
    assert data == texts() | {"SuperOffice:2": "[D:01/31/2024]", "x_note": "new"}
    assert repr(fields) == "CustomFields('SuperOffice:1', 'SuperOffice:2', 'x_note')"


def test_what_users_see_goes_with_the_value_that_it_described() -> None:
    data = texts()
    CustomFields(data)["SuperOffice:1"] = 14
    assert data == texts()
    CustomFields(data)["SuperOffice:1"] = 15
    assert data == {"SuperOffice:1": "[I:15]", "SuperOffice:2": "[D:02/14/2023]", "x_note": "plain"}  # fmt: skip
    data = texts()
    del CustomFields(data)["SuperOffice:1"]
    assert data == {"SuperOffice:2": "[D:02/14/2023]", "x_note": "plain"}


def test_a_view_without_a_dictionary_makes_one() -> None:
    fields = CustomFields()
    fields["SuperOffice:1"] = Decimal("1.50")
    assert fields.texts == {"SuperOffice:1": "[M:1.50]"}
    with pytest.raises(TypeError, match="expected the dictionary of a model"):
        CustomFields(5)  # type: ignore[arg-type]  # tested


def test_values_of_other_types_are_themselves() -> None:
    fields = CustomFields({"a": 5, "b": True, "c": None})
    assert dict(fields) == {"a": 5, "b": True, "c": None}
    fields["a"] = 6
    assert fields.texts["a"] == "[I:6]"


def test_fields_are_read_by_type() -> None:
    fields = CustomFields(texts() | {"m": "[M:1.50]", "t": "[B:1]", "n": ""})
    assert fields.as_int("SuperOffice:1") == 14
    assert fields.as_text("SuperOffice:1") == "14"
    assert fields.as_date("SuperOffice:2") == date(2023, 2, 14)
    assert fields.as_datetime("SuperOffice:2") == datetime(2023, 2, 14)
    assert fields.as_text("SuperOffice:2") == "2023-02-14"
    assert fields.as_decimal("m") == Decimal("1.50")
    assert fields.as_float("m") == 1.5
    assert fields.as_bool("t") is True
    assert fields.as_bool("n") is None
    with pytest.raises(DecodeError, match=r"^x_note: expected int, got 'plain'$"):
        fields.as_int("x_note")
    with pytest.raises(KeyError):
        fields.as_int("x_other")


def test_a_view_is_copied_with_its_dictionary() -> None:
    fields = CustomFields(texts())
    for other in (copy.deepcopy(fields), pickle.loads(pickle.dumps(fields))):
        assert other.texts == fields.texts
        assert other == fields
    assert json.dumps(fields.texts)
