"""The filter builder, `order_by` and `select`: what stands in the query, and what cannot get in."""

# ruff: noqa: SIM300 - columns stand on the left of comparisons
from __future__ import annotations

import copy
import math
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from example_rest.enums import Colour
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import EncodeError, shown
from generator.runtime.rest.query.field import Field
from generator.runtime.rest.query.filter import Filter
from generator.runtime.rest.query.literals import literal
from generator.runtime.rest.query.odata import odata_value

NAME, ID, DAY = Field("name"), Field("category/id"), Field("registered")
MAY = date(2020, 5, 28)
NOON = datetime(2020, 5, 28, 12, 0)

TEXTS = {
    "equal number": (ID == 3, "category/id eq 3", "category/id ne 3"),
    "other number": (ID != 3, "category/id ne 3", "category/id eq 3"),
    "less": (ID < 3, "category/id lt 3", "category/id ge 3"),
    "at most": (ID <= 3, "category/id le 3", "category/id gt 3"),
    "more": (ID > 3, "category/id gt 3", "category/id le 3"),
    "at least": (ID >= 3, "category/id ge 3", "category/id lt 3"),
    "equal text": (NAME == "A", "name is 'A'", "name isNot 'A'"),
    "other text": (NAME != "A", "name isNot 'A'", "name is 'A'"),
    "member": (NAME == Colour.DARK_BLUE, "name is 'DarkBlue'", "name isNot 'DarkBlue'"),
    "true": (ID == True, "category/id set true", "category/id set false"),  # noqa: E712 - what is tested
    "not true": (ID != True, "category/id set false", "category/id set true"),  # noqa: E712 - what is tested
    "set": (ID.is_set(), "category/id set true", "category/id set false"),
    "day": (DAY == MAY, "registered date '2020-05-28'", "registered before '2020-05-28' or registered after '2020-05-28'"),
    "before": (DAY < MAY, "registered before '2020-05-28'", "registered after '2020-05-28' or registered date '2020-05-28'"),
    "until": (DAY <= MAY, "registered beforeOrEqual '2020-05-28'", "registered after '2020-05-28'"),
    "after": (DAY > MAY, "registered after '2020-05-28'", "registered beforeOrEqual '2020-05-28'"),
    "before a time": (DAY < NOON, "registered beforeTime '2020-05-28T12:00:00'", "registered afterTime '2020-05-28T12:00:00'"),
    "from a time": (DAY >= NOON, "registered afterTime '2020-05-28T12:00:00'", "registered beforeTime '2020-05-28T12:00:00'"),
    "begins": (NAME.begins("A"), "name begins 'A'", "name notBegins 'A'"),
    "contains": (NAME.contains("A"), "name contains 'A'", "name notContains 'A'"),
    "numbers": (ID.is_in(2, 3), "category/id in (2, 3)", "category/id ne 2 and category/id ne 3"),
    "texts": (NAME.is_in("a"), "name in ('a')", "name isNot 'a'"),
    "list items": (ID.one_of(3, 6), "category/id oneOf (3, 6)", "category/id notOneOf (3, 6)"),
    "associates": (ID.associate_is_one_of(1), "category/id associateIsOneOf (1)", "category/id associateIsNotOneOf (1)"),
    "today": (DAY.during("today"), "registered today", "registered beforeToday or registered afterToday"),
    "before today": (DAY.during("beforeToday"), "registered beforeToday", "registered today or registered afterToday"),
}  # fmt: skip
ONE_WAY = {
    "time": (DAY == NOON, "registered dateTime '2020-05-28T12:00:00'"),
    "until a time": (DAY <= NOON, "registered beforeTime '2020-05-28T12:00:00' or registered dateTime '2020-05-28T12:00:00'"),
    "ends": (NAME.ends("AS"), "endswith(name, 'AS')"),
    "between": (ID.between(1, 2.5), "category/id between (1, 2.5)"),
    "between texts": (NAME.between("A", "S"), "name between ('A', 'S')"),
    "between days": (DAY.between(MAY, date(2021, 1, 1)), "registered dateBetween ('2020-05-28', '2021-01-01')"),
    "me": (ID.is_current_associate(), "category/id currentAssociate"),
    "last week": (DAY.during("lastWeek"), "registered lastWeek"),
    "this": (DAY.in_this("weeks"), "this(registered, 'weeks')"),
    "next": (DAY.in_next(2, "weeks"), "next(registered, 2, 'weeks')"),
    "previous": (DAY.in_previous(2, "weeks"), "previous(registered, 2, 'weeks')"),
    "this and next": (DAY.in_this_and_next(2, "weeks"), "thisAndNext(registered, 2, 'weeks')"),
    "this and previous": (DAY.in_this_and_previous(2, "weeks"), "thisAndPrevious(registered, 2, 'weeks')"),
    "around": (DAY.in_this_and_previous_and_next("weeks"), "thisAndPreviousAndNext(registered, 'weeks')"),
    "unary": (ID.where("isFun"), "category/id isFun"),
    "binary": (ID.where("isLike", "a"), "category/id isLike 'a'"),
    "list": (ID.where("isOneOf", 1, "a"), "category/id isOneOf (1, 'a')"),
    "as written": (Filter("rank gt 5"), "rank gt 5"),
}  # fmt: skip


@pytest.mark.parametrize(("filter_", "text", "opposite"), TEXTS.values(), ids=TEXTS)
def test_a_condition_and_its_opposite(
    filter_: Filter, text: str, opposite: str
) -> None:
    assert str(filter_) == text
    assert str(~filter_) == opposite
    assert ~~filter_ == filter_


@pytest.mark.parametrize(("filter_", "text"), ONE_WAY.values(), ids=ONE_WAY)
def test_what_the_dialect_cannot_negate_is_an_error(filter_: Filter, text: str) -> None:
    assert str(filter_) == text
    with pytest.raises(EncodeError) as caught:
        _ = ~filter_
    assert caught.value.reason == f"the dialect cannot negate {shown(text)}"
    with pytest.raises(EncodeError, match="cannot negate"):
        _ = ~((ID == 1) | filter_)


A, B, C = (Field(name) == 1 for name in "abc")


@pytest.mark.parametrize(
    ("filter_", "text"),
    [
        (A & B, "a eq 1 and b eq 1"),
        (A & B & C, "a eq 1 and b eq 1 and c eq 1"),
        (A | (B | C), "a eq 1 or b eq 1 or c eq 1"),
        (A & B | C, "(a eq 1 and b eq 1) or c eq 1"),
        (A & (B | C), "a eq 1 and (b eq 1 or c eq 1)"),
        (~(A & B), "a ne 1 or b ne 1"),
        (~(A | B) & C, "a ne 1 and b ne 1 and c eq 1"),
        (~(A & ~(B | C)), "a ne 1 or b eq 1 or c eq 1"),
        (A & (DAY != MAY), "a eq 1 and (registered before '2020-05-28' or registered after '2020-05-28')"),
        (A & Filter("x eq 1 or y eq 2"), "a eq 1 and (x eq 1 or y eq 2)"),
        (Filter("x") | Filter("y"), "(x) or (y)"),
    ],
)  # fmt: skip
def test_filters_are_combined(filter_: Filter, text: str) -> None:
    assert str(filter_) == text


@pytest.mark.parametrize(
    "use",
    [
        lambda: A and B,
        lambda: A or B,
        lambda: not A,
        lambda: 1 < Field("a") < 5,
        lambda: Field("a") in [Field("b") == 1],
    ],
    ids=["and", "or", "not", "chain", "in"],
)
def test_what_python_would_decide_itself_is_an_error(use: Callable[[], object]) -> None:
    with pytest.raises((TypeError, EncodeError)):
        use()


@pytest.mark.parametrize("other", ["b eq 1", None, Field("b")])
def test_a_filter_is_combined_with_filters_only(other: Any) -> None:
    with pytest.raises(TypeError):
        _ = A & other
    with pytest.raises(TypeError):
        _ = A | other


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        (lambda: NAME < "A", "the dialect has no < for a text"),
        (lambda: ID > True, "the dialect has no > for a truth value"),
        (lambda: DAY > NOON, "the dialect has no > for a time"),
        (lambda: DAY != NOON, "the dialect has no != for a time"),
        (lambda: DAY.between(NOON, NOON), "between takes two numbers, two texts or two dates"),
        (lambda: DAY.between(MAY, 5), "between takes two numbers, two texts or two dates"),
        (lambda: ID == None, "NoneType cannot be written in a filter"),  # noqa: E711 - what is tested
        (lambda: ID == Field("x"), "Field cannot be written in a filter"),
        (lambda: ID == math.nan, "numbers must be finite"),  # noqa: PLW0177 - what is tested
        (lambda: ID == Decimal("Infinity"), "numbers must be finite"),
        (lambda: DAY == NOON.replace(tzinfo=UTC), "filters have no time zones: give the tenant's time without one"),
        (lambda: NAME == "a\\", "a string must not end in \\: 'a\\\\'"),
        (ID.one_of, "a list of values must not be empty"),
        (ID.is_in, "a list of values must not be empty"),
        (lambda: ID.where("eq 1 or x"), "no operator: 'eq 1 or x'"),
        (lambda: DAY.during("today or 1 eq 1"), "no operator: 'today or 1 eq 1'"),  # type: ignore[arg-type]  # what is tested
    ],
)  # fmt: skip
def test_what_the_dialect_cannot_say_is_an_error(
    use: Callable[[], object], reason: str
) -> None:
    with pytest.raises(EncodeError) as caught:
        use()
    assert (caught.value.path, caught.value.reason) == ("filter", reason)


LITERALS = [
    ("Bob's", "'Bob\\'s'"),
    ("a\\b", "'a\\\\b'"),
    ("", "''"),
    (5, "5"),
    (-0.5, "-0.5"),
    (1e21, "1000000000000000000000"),
    (1e-7, "0.0000001"),
    (Decimal("1.50"), "1.50"),
    (True, "true"),
    (False, "false"),
    (date(987, 1, 2), "'0987-01-02'"),
    (datetime(2020, 1, 2, 3, 4, 5, 600), "'2020-01-02T03:04:05.000600'"),
]


@pytest.mark.parametrize(("value", "text"), LITERALS)
def test_values_are_literals(value: object, text: str) -> None:
    assert literal(value) == text


# a backslash and what follows it, or anything that is neither backslash nor quote
STRING = re.compile(r"'((?:\\.|[^\\'])*)'", re.DOTALL)


@given(st.text())
def test_any_text_stays_one_literal(text: str) -> None:
    try:
        written = str(NAME == text)
    except EncodeError:
        assert text.endswith("\\")
        return
    match = STRING.fullmatch(written.removeprefix("name is "))
    assert match is not None
    assert re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL) == text


@given(st.text())
def test_any_text_stays_one_literal_where_only_quotes_are_escaped(text: str) -> None:
    """A server may take a backslash for itself unless a quote follows: no literal ends there, either."""
    try:
        written = str(NAME == text).removeprefix("name is ")
    except EncodeError:
        return
    assert re.fullmatch(r"'(?:\\'|[^'])*(?<!\\)'", written, re.DOTALL) is not None


@given(st.text())
def test_no_name_of_a_column_can_be_anything_else(name: str) -> None:
    try:
        text = str(Field(name))
    except EncodeError:
        return
    assert text == name
    assert not set(name) & set(" '\\,\"\n\t")


@pytest.mark.parametrize(
    "name",
    [
        "name",
        "contact/name",
        "contact.category_idx.name",
        "contact:category_idx.name",
        "category.(contact->category_idx).name",
        "field[table]",
        "person/contactUdef/SuperOffice:1",
    ],
)
def test_columns_are_named_as_in_the_documentation(name: str) -> None:
    assert str(Field(name)) == name


@pytest.mark.parametrize(
    "name",
    ["", "a b", "a,b", "a'", "Sum(a)", "a)or(b", "a eq 1", "/a", "a/", "a\n", "ä"],
)
def test_what_names_no_column_is_refused(name: str) -> None:
    with pytest.raises(EncodeError, match=r"^Field: no name of a column"):
        Field(name)


@pytest.mark.parametrize("filter_", [A, A & B, ~A | B, Filter("x")])
def test_filters_are_values(filter_: Filter) -> None:
    assert pickle.loads(pickle.dumps(filter_)) == copy.deepcopy(filter_) == filter_
    assert filter_ != (Field("z") == 1)
    assert filter_ in {filter_}
    assert repr(filter_) == f"Filter({str(filter_)!r})"


def test_fields_say_what_they_are() -> None:
    assert repr(Field("a/b")) == "Field('a/b')"
    assert repr(Field("a").desc()) == "Order('a desc')"
    with pytest.raises(TypeError):
        hash(Field("a"))


@pytest.mark.parametrize(
    ("wire", "value", "sent"),
    [
        ("$filter", "a eq 1", "a eq 1"),
        ("$filter", A, "a eq 1"),
        ("$select", "a,b", "a,b"),
        ("$select", NAME, "name"),
        ("$select", ["name", ID, "Sum(amount):Header"], "name,category/id,Sum(amount):Header"),
        ("$select", (letter for letter in "ab"), "a,b"),
        ("$select", [], None),
        ("$orderBy", "name desc", "name desc"),
        ("$orderBy", NAME, "name"),
        ("$orderby", NAME.desc(), "name desc"),
        ("$orderBy", [NAME.asc(), ID, "rank desc"], "name asc,category/id,rank desc"),
        ("$select", None, None),
        ("$top", 5, 5),
        ("names", ["a"], ["a"]),
    ],
)  # fmt: skip
def test_queries_are_made_of_columns(wire: str, value: object, sent: object) -> None:
    assert odata_value(wire, value) == sent


@pytest.mark.parametrize(
    ("wire", "value", "reason"),
    [
        ("$filter", NAME, "expected str or Filter, got Field"),
        ("$filter", 5, "expected str or Filter, got int"),
        ("$select", A, "expected str, a column or a list of them, got Filter"),
        ("$select", 5, "expected str, a column or a list of them, got int"),
        ("$orderBy", A, "expected str, a column or a list of them, got Filter"),
        ("$orderBy", b"name", "expected str, a column or a list of them, got bytes"),
        ("$orderBy", {"name": 1}, "expected str, a column or a list of them, got dict"),
    ],
)
def test_filters_and_columns_are_not_interchangeable(wire: str, value: object, reason: str) -> None:  # fmt: skip
    with pytest.raises(EncodeError) as caught:
        odata_value(wire, value)
    assert str(caught.value) == reason
    assert odata_value("x", A) is A


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (["a,b"], "one column must be without commas: 'a,b'"),
        ([" "], "one column must be without commas: ' '"),
        ([5], "int is no column"),
        ([A], "Filter is no column"),
    ],
)
def test_what_is_no_column_is_refused(value: object, reason: str) -> None:
    with pytest.raises(EncodeError) as caught:
        odata_value("$select", value)
    assert str(caught.value) == reason
