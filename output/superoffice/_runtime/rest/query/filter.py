"""Conditions of the OData dialect as values that `&`, `|` and `~` combine.

The dialect has brackets, `or`, and `and`, which binds tighter, but no `not`: `~` uses the opposite of each condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, NoReturn, Self

from ...errors import EncodeError, shown
from ...public import public
from .expressions import FilterExpression

_Joint = Literal["", "and", "or", "?"]
"""What joins the conditions in a text: nothing for a single condition, `?` if it is unknown."""


class Clause(NamedTuple):
    """A text of the dialect, and what joins its conditions."""

    text: str
    joint: _Joint = ""

    def within(self, joint: _Joint) -> str:
        """Returns the text as a part of a longer one, in brackets if it needs them."""
        return self.text if self.joint in {"", joint} else f"({self.text})"


@public()
class Filter(FilterExpression):
    """A filter for a list: `Field("name").begins("S") & ~(Field("rank") > 5)`.

    Made by the comparisons and methods of `Field`. `Filter("rank gt 5")` takes a text of the dialect, unchanged.
    """

    __slots__ = ("_clause", "_opposite")

    def __init__(self, text: str) -> None:
        self._clause = Clause(text, "?")
        self._opposite: Clause | str = text

    @classmethod
    def of(cls, clause: Clause, opposite: Clause | str) -> Self:
        """Returns a filter with its opposite, or with the text of the condition that has none."""
        filter_ = cls(clause.text)
        filter_._clause = clause
        filter_._opposite = opposite
        return filter_

    def with_opposite(self, opposite: Filter) -> Self:
        """Returns the same filter with another opposite."""
        return self.of(self._clause, opposite._clause)

    def __and__(self, other: Filter) -> Filter:
        """Matches where both filters do."""
        return self._joined("and", "or", other)

    def __or__(self, other: Filter) -> Filter:
        """Matches where at least one of the filters does."""
        return self._joined("or", "and", other)

    def __invert__(self) -> Filter:
        """Matches where the filter does not.

        Raises:
            EncodeError: the dialect cannot express that.
        """
        if isinstance(self._opposite, str):
            reason = f"the dialect cannot negate {shown(self._opposite)}"
            raise EncodeError("filter", reason)
        return Filter.of(self._opposite, self._clause)

    def __bool__(self) -> NoReturn:
        """Refuses `and`, `or`, `not` and chained comparisons, which Python would evaluate itself.

        Raises:
            TypeError: always.
        """
        raise TypeError("combine filters by &, | and ~, with brackets around each")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Filter):
            return NotImplemented
        return self._clause == other._clause

    def __hash__(self) -> int:
        return hash(self._clause)

    def __str__(self) -> str:
        return self._clause.text

    def __repr__(self) -> str:
        return f"Filter({self._clause.text!r})"

    def _joined(self, joint: _Joint, opposite_joint: _Joint, other: Filter) -> Filter:
        if not isinstance(
            other, Filter
        ):  # pyright: ignore[reportUnnecessaryIsInstance]  # users without a type checker
            return NotImplemented
        # both sides are negated, and `and` becomes `or` (De Morgan)
        mine, others = self._opposite, other._opposite
        if isinstance(mine, str):
            opposite: Clause | str = mine
        elif isinstance(others, str):
            opposite = others
        else:
            opposite = _join(opposite_joint, mine, others)
        return Filter.of(_join(joint, self._clause, other._clause), opposite)


def alternatives(texts: Iterable[str]) -> Clause:
    """Returns conditions of which one must hold."""
    conditions = tuple(texts)
    return Clause(" or ".join(conditions), "or" if len(conditions) > 1 else "")


def _join(joint: _Joint, left: Clause, right: Clause) -> Clause:
    return Clause(f"{left.within(joint)} {joint} {right.within(joint)}", joint)
