"""The operators of the OData dialect for a comparison, by the kind of the value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from ...errors import EncodeError
from .filter import Clause, Filter, alternatives
from .literals import Value, literal

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]

_Kind: TypeAlias = Literal["truth value", "number", "text", "date", "time"]

_OPPOSITES: Final[dict[Comparison, Comparison]] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
}
_OPERATORS: Final[dict[_Kind, dict[Comparison, tuple[str, ...]]]] = {
    "number": {
        "==": ("eq",),
        "!=": ("ne",),
        "<": ("lt",),
        "<=": ("le",),
        ">": ("gt",),
        ">=": ("ge",),
    },
    "text": {"==": ("is",), "!=": ("isNot",)},
    "date": {
        "==": ("date",),
        "!=": ("before", "after"),
        "<": ("before",),
        "<=": ("beforeOrEqual",),
        ">": ("after",),
        ">=": ("after", "date"),
    },
    # afterTime includes the time itself
    "time": {
        "==": ("dateTime",),
        "<": ("beforeTime",),
        "<=": ("beforeTime", "dateTime"),
        ">=": ("afterTime",),
    },
}
"""Of two operators, one must hold."""


def compared(column: str, comparison: Comparison, value: Value) -> Filter:
    """Returns the filter for a comparison of a column.

    Raises:
        EncodeError: the dialect has no such comparison, or cannot represent the value.
    """
    kind = kind_of(value)
    if kind == "truth value" and comparison in {"==", "!="}:
        return flag(column, value=bool(value) == (comparison == "=="))
    clause = _clause(column, kind, comparison, value)
    if clause is None:
        raise EncodeError("filter", f"the dialect has no {comparison} for a {kind}")
    opposite = _clause(column, kind, _OPPOSITES[comparison], value)
    return Filter.of(clause, opposite or clause.text)


def flag(column: str, *, value: bool) -> Filter:
    """Returns the filter for a truth value."""
    clause, opposite = (
        Clause(f"{column} set {literal(truth)}") for truth in (value, not value)
    )
    return Filter.of(clause, opposite)


def kind_of(value: object) -> _Kind:
    """Returns the kind of a value.

    Raises:
        EncodeError: the dialect cannot represent the value.
    """
    literal(value)
    match value:
        case bool():
            return "truth value"
        case str():
            return "text"
        # before date, of which it is a subclass
        case datetime():
            return "time"
        case date():
            return "date"
        case _:
            return "number"


def _clause(
    column: str, kind: _Kind, comparison: Comparison, value: Value
) -> Clause | None:
    operators = _OPERATORS.get(kind, {}).get(comparison)
    if operators is None:
        return None
    return alternatives(
        f"{column} {operator} {literal(value)}" for operator in operators
    )
