"""Values as literals of the OData dialect.

Strings are in single quotes. A backslash escapes a quote in them, according to the documentation's pages of the dialect;
doubling the quote does not. Dates are quoted too, numbers and truth values are not, lists are in brackets.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from ...errors import EncodeError, shown

Value: TypeAlias = str | bool | int | float | Decimal | date | datetime
"""A value to compare a column with. The members of enums are strings."""


def literal(value: object) -> str:
    """Returns a value as a single literal, whatever characters it contains.

    Raises:
        EncodeError: the dialect has no such literal.
    """
    match value:
        # bool before int and datetime before date, of which they are subclasses
        case bool():
            return "true" if value else "false"
        case str():
            return _text(str(value))
        case int():
            return str(int(value))
        case float() | Decimal():
            return _number(value)
        case datetime():
            return _time(value)
        case date():
            return f"'{value.isoformat()}'"
        case _:
            raise EncodeError(
                "filter", f"{type(value).__name__} cannot be written in a filter"
            )


def literals(values: Iterable[object]) -> str:
    """Returns values as a list of the dialect: `(3, 6)`.

    Raises:
        EncodeError: there are no values, or the dialect has no such literal.
    """
    written = ", ".join(map(literal, values))
    if not written:
        raise EncodeError("filter", "a list of values must not be empty")
    return f"({written})"


def _text(value: str) -> str:
    # whether a backslash at the end escapes the quote after it depends on whether a server reads two of them as one
    if value.endswith("\\"):
        raise EncodeError("filter", f"a string must not end in \\: {shown(value)}")
    # backslashes first, so that those that escape quotes are not doubled
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _number(value: float | Decimal) -> str:
    if not math.isfinite(value):
        raise EncodeError("filter", "numbers must be finite")
    return f"{Decimal(str(value)):f}"


def _time(value: datetime) -> str:
    if value.tzinfo is not None:
        reason = "filters have no time zones: give the tenant's time without one"
        raise EncodeError("filter", reason)
    return f"'{value.isoformat()}'"
