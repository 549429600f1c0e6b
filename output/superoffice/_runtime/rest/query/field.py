"""Columns of OData lists, of which filters, `order_by` and `select` are made.

Operators and functions are those on the documentation's pages of the dialect; which of them a column accepts depends on
its kind. `startswith` and `substringof` are left out: `begins` and `contains` mean the same.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from ...errors import EncodeError, shown
from ...public import public
from .comparisons import compared, flag, kind_of
from .expressions import ColumnExpression
from .filter import Clause, Filter, alternatives
from .literals import Value, literal, literals

Days: TypeAlias = Literal[
    "beforeToday",
    "today",
    "afterToday",
    "lastWeek",
    "thisWeek",
    "nextWeek",
    "lastMonth",
    "thisMonth",
    "nextMonth",
    "lastQuarter",
    "thisQuarter",
    "nextQuarter",
    "thisHalf",
    "thisYear",
]
"""Periods of days that have a name."""

_OPPOSITE_DAYS: Final[dict[Days, tuple[Days, ...]]] = {
    "beforeToday": ("today", "afterToday"),
    "today": ("beforeToday", "afterToday"),
    "afterToday": ("beforeToday", "today"),
}
# a name, or a join such as `(contact->person)`
_PART: Final = r"(?:[A-Za-z0-9_]+|\([A-Za-z0-9_]+->[A-Za-z0-9_]+\))"
_COLUMN: Final = re.compile(rf"{_PART}(?:[./:]{_PART})*(?:\[[A-Za-z0-9_]+\])?")
"""Names of columns; joins add dots, slashes, colons, arrows and brackets."""
_OPERATOR: Final = re.compile(r"[A-Za-z]+")


@public()
class Order(ColumnExpression):
    """A column to sort by, and the direction. Made by the methods of `Field`."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Order({self._text!r})"


@public()
class Field(ColumnExpression):  # noqa: PLW1641 - no key: `==` never compares
    """A column of a list by its name in the documentation: `Field("name")`, `Field("category/id")`.

    Typed columns are made the same way: `IntColumn("contactId")`. Comparisons and methods return filters. `~` negates them if the dialect can express the opposite, and raises
    `EncodeError` if it cannot.

    Raises:
        EncodeError: it is no name of a column. Sums and groups of `select` are plain strings.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        if not _COLUMN.fullmatch(name):
            raise EncodeError("Field", f"no name of a column: {shown(name)}")
        self._name = name

    def __str__(self) -> str:
        return self._name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._name!r})"

    def asc(self) -> Order:
        """Sorts by this column, smallest first."""
        return Order(f"{self._name} asc")

    def desc(self) -> Order:
        """Sorts by this column, largest first."""
        return Order(f"{self._name} desc")

    # `object` promises a truth value; a condition of the dialect is one only on the server
    def __eq__(self, value: Value) -> Filter:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # see above
        return compared(self._name, "==", value)

    def __ne__(self, value: Value) -> Filter:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # see above
        return compared(self._name, "!=", value)

    def __lt__(self, value: Value) -> Filter:
        return compared(self._name, "<", value)

    def __le__(self, value: Value) -> Filter:
        return compared(self._name, "<=", value)

    def __gt__(self, value: Value) -> Filter:
        return compared(self._name, ">", value)

    def __ge__(self, value: Value) -> Filter:
        return compared(self._name, ">=", value)

    def begins(self, text: str) -> Filter:
        """Matches texts that begin with `text`."""
        return self._pair("begins", "notBegins", literal(text))

    def contains(self, text: str) -> Filter:
        """Matches texts that contain `text`."""
        return self._pair("contains", "notContains", literal(text))

    def ends(self, text: str) -> Filter:
        """Matches texts that end with `text`. It cannot be negated."""
        return _only(f"endswith({self._name}, {literal(text)})")

    def is_in(self, *values: str | float) -> Filter:
        """Matches numbers or texts that are among the values."""
        filter_ = _only(f"{self._name} in {literals(values)}")
        others = compared(self._name, "!=", values[0])
        for value in values[1:]:
            others &= compared(self._name, "!=", value)
        return filter_.with_opposite(others)

    def between(self, low: Value, high: Value) -> Filter:
        """Matches numbers, texts or dates from `low` to `high`. It cannot be negated.

        Raises:
            EncodeError: the values are of two kinds, or times, for which there are `>=` and `<`.
        """
        kinds = {kind_of(low), kind_of(high)}
        if kinds not in ({"number"}, {"text"}, {"date"}):
            reason = "between takes two numbers, two texts or two dates"
            raise EncodeError("filter", reason)
        operator = "dateBetween" if kinds == {"date"} else "between"
        return _only(f"{self._name} {operator} {literals((low, high))}")

    def is_set(self) -> Filter:
        """Matches truth values that are true."""
        return flag(self._name, value=True)

    def one_of(self, *ids: int) -> Filter:
        """Matches list items that are among the ids."""
        return self._pair("oneOf", "notOneOf", literals(ids))

    def associate_is_one_of(self, *ids: int) -> Filter:
        """Matches associates that are among the ids."""
        values = literals(ids)
        return self._pair("associateIsOneOf", "associateIsNotOneOf", values)

    def is_current_associate(self) -> Filter:
        """Matches the associate who makes the call. It cannot be negated."""
        return _only(f"{self._name} currentAssociate")

    def during(self, days: Days) -> Filter:
        """Matches dates in a named period. Only the periods before, on and after today can be negated."""
        filter_ = _only(f"{self._name} {_word(days)}")
        others = [f"{self._name} {other}" for other in _OPPOSITE_DAYS.get(days, ())]
        if not others:
            return filter_
        return Filter.of(Clause(str(filter_)), alternatives(others))

    def in_this(self, period: str) -> Filter:
        """Matches dates in the current period, such as `weeks`. It cannot be negated, nor can the other periods."""
        return self._period("this", period)

    def in_next(self, count: int, period: str) -> Filter:
        """Matches dates in the next `count` periods."""
        return self._period("next", count, period)

    def in_previous(self, count: int, period: str) -> Filter:
        """Matches dates in the previous `count` periods."""
        return self._period("previous", count, period)

    def in_this_and_next(self, count: int, period: str) -> Filter:
        """Matches dates in the current period or the next `count`."""
        return self._period("thisAndNext", count, period)

    def in_this_and_previous(self, count: int, period: str) -> Filter:
        """Matches dates in the current period or the previous `count`."""
        return self._period("thisAndPrevious", count, period)

    def in_this_and_previous_and_next(self, period: str) -> Filter:
        """Matches dates in the current period, the one before or the one after."""
        return self._period("thisAndPreviousAndNext", period)

    def where(self, operator: str, *values: Value) -> Filter:
        """Applies any other operator, to no value, one value, or a list of values. It cannot be negated.

        Raises:
            EncodeError: the operator is not a word.
        """
        written = literals(values) if len(values) > 1 else "".join(map(literal, values))
        return _only(f"{self._name} {_word(operator)} {written}".rstrip())

    def _pair(self, operator: str, opposite: str, value: str) -> Filter:
        return Filter.of(
            Clause(f"{self._name} {operator} {value}"),
            Clause(f"{self._name} {opposite} {value}"),
        )

    def _period(self, function: str, *arguments: int | str) -> Filter:
        return _only(f"{function}({', '.join([self._name, *map(literal, arguments)])})")


def _only(text: str) -> Filter:
    """Returns a filter that cannot be negated."""
    return Filter.of(Clause(text), text)


def _word(text: str) -> str:
    if not _OPERATOR.fullmatch(text):
        raise EncodeError("filter", f"no operator: {shown(text)}")
    return text
