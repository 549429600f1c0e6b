"""Query parameters of OData that are made of columns: `$filter`, `$select`, `$orderBy`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from ...errors import EncodeError, shown
from .expressions import ColumnExpression, FilterExpression

if TYPE_CHECKING:
    from .field import Field, Order
else:
    # the bases of both: few programs need the classes themselves, which take long to import
    Field = Order = ColumnExpression

Columns: TypeAlias = str | Field | Iterable[str | Field]
"""What to select: a text as in the documentation (`"name,category/id"`), one column, or more."""

Ordering: TypeAlias = str | Field | Order | Iterable[str | Field | Order]
"""What to sort by: a text as in the documentation (`"name asc,id desc"`), one column, or more."""

_FILTER: Final = "$filter"
_LISTS: Final = frozenset({"$select", "$orderby"})


def odata_value(wire: str, value: object) -> object:
    """Returns a value that is made of columns as text, and any other value unchanged; no columns give None.

    Raises:
        EncodeError: an item of a list is no column.
    """
    # pages write both `$orderBy` and `$orderby`
    name = wire.lower()
    if name == _FILTER:
        return str(value) if isinstance(value, FilterExpression) else value
    if name not in _LISTS:
        return value
    if isinstance(value, str | ColumnExpression):
        return str(value)
    if isinstance(value, Iterable):
        items = cast("Iterable[object]", value)
        return ",".join(_column(wire, item) for item in items) or None
    return value


def _column(wire: str, item: object) -> str:
    if isinstance(item, ColumnExpression):
        return str(item)
    if not isinstance(item, str):
        raise EncodeError(wire, f"{type(item).__name__} is no column")
    if not item.strip() or "," in item:
        raise EncodeError(wire, f"one column must be without commas: {shown(item)}")
    return str(item)
