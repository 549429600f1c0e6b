"""Conditions of the OData dialect as values that `&`, `|` and `~` combine.

The dialect has `and` and `or`, of which `and` binds tighter, and brackets, but no `not`: `~` takes the opposite of each
condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, NoReturn, Self

from ...errors import EncodeError, shown
from ...public import public
from .expressions import FilterExpression

_Joint = Literal["", "and", "or", "?"]
"""What combines the parts of a text: nothing where it is one condition, `?` where nobody knows."""


class Clause(NamedTuple):
    """A text of the dialect."""

    text: str
    joint: _Joint = ""

    def within(self, joint: _Joint) -> str:
        """The text as a part of a longer one."""
        return self.text if self.joint in {"", joint} else f"({self.text})"


@public()
class Filter(FilterExpression):
    """A filter for a list: `Field("name").begins("S") & ~(Field("rank") > 5)`.

    `Field` makes them. `Filter("rank gt 5")` takes one that is written in the dialect already, as it is.
    """

    __slots__ = ("_clause", "_opposite")

    def __init__(self, text: str) -> None:
        self._clause = Clause(text, "?")
        self._opposite: Clause | str = text

    @classmethod
    def of(cls, clause: Clause, opposite: Clause | str) -> Self:
        """A filter from its text and its opposite's; where there is none, the text that has none."""
        made = cls(clause.text)
        made._clause = clause
        made._opposite = opposite
        return made

    def with_opposite(self, opposite: Filter) -> Self:
        """The same filter, whose opposite is another one."""
        return self.of(self._clause, opposite._clause)

    def __and__(self, other: Filter) -> Filter:
        """Where both hold."""
        return self._joined("and", "or", other)

    def __or__(self, other: Filter) -> Filter:
        """Where at least one holds."""
        return self._joined("or", "and", other)

    def __invert__(self) -> Filter:
        """Where it does not hold.

        Raises:
            EncodeError: the dialect cannot say so.
        """
        if isinstance(self._opposite, str):
            reason = f"the dialect cannot negate {shown(self._opposite)}"
            raise EncodeError("filter", reason)
        return Filter.of(self._opposite, self._clause)

    def __bool__(self) -> NoReturn:
        """Catches `and`, `or`, `not` and chained comparisons, which Python decides itself.

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
        mine, others = self._opposite, other._opposite
        if isinstance(mine, str):
            opposite: Clause | str = mine
        elif isinstance(others, str):
            opposite = others
        else:
            opposite = _join(opposite_joint, mine, others)
        return Filter.of(_join(joint, self._clause, other._clause), opposite)


def alternatives(texts: Iterable[str]) -> Clause:
    """Conditions of which one must hold, or the only one."""
    parts = tuple(texts)
    return Clause(" or ".join(parts), "or" if len(parts) > 1 else "")


def _join(joint: _Joint, one: Clause, other: Clause) -> Clause:
    return Clause(f"{one.within(joint)} {joint} {other.within(joint)}", joint)
