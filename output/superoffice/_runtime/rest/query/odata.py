"""Query parameters of OData that are made of columns: `$filter`, `$select`, `$orderBy`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        EncodeError: it is neither text nor made of columns.
    """
    # pages write both `$orderBy` and `$orderby`
    name = wire.lower()
    if value is None:
        return None
    if name == _FILTER:
        if not isinstance(value, str | FilterExpression):
            raise EncodeError("", f"expected str or Filter, got {_type_name(value)}")
        return str(value)
    if name not in _LISTS:
        return value
    if isinstance(value, str | ColumnExpression):
        return str(value)
    if not _is_list(value):
        expected = "str, a column or a list of them"
        raise EncodeError("", f"expected {expected}, got {_type_name(value)}")
    return ",".join(map(_column, cast("Iterable[object]", value))) or None


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, bytes | Mapping)


def _column(item: object) -> str:
    if isinstance(item, ColumnExpression):
        return str(item)
    if not isinstance(item, str):
        raise EncodeError("", f"{_type_name(item)} is no column")
    if not item.strip() or "," in item:
        raise EncodeError("", f"one column must be without commas: {shown(item)}")
    return str(item)


def _type_name(value: object) -> str:
    return type(value).__name__
