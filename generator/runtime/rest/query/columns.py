"""Columns whose values have a type: those of archives, in the modules of `archives`, and any others."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar

from ...public import public
from ...values.typed import TypedAccess
from .field import Field

_T_co = TypeVar("_T_co", covariant=True)


@public()
class Column(Field, Generic[_T_co]):
    """A column of a list that knows the type of its values: `row[column]` is a value of this type, or None.

    In `select`, `filter` and `order_by` it is a `Field`. The documentation has the type of filters, from which that of
    values follows; if a server gives another value, `row[column]` raises `DecodeError`, and `row["name"]` is the value.
    """

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> _T_co | None:
        """Returns the value of this column in a row, None for no value: null, an empty text, or the day 0001-01-01.

        Raises:
            KeyError: the row has no such column.
            DecodeError: the value is of another type.
        """
        raise NotImplementedError


@public()
class IntColumn(Column[int]):
    """A column of whole numbers."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> int | None:
        """Returns the number in a row."""
        return row.as_int(self._name)


@public()
class DecimalColumn(Column[Decimal]):
    """A column of numbers, such as amounts."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> Decimal | None:
        """Returns the number in a row, without loss."""
        return row.as_decimal(self._name)


@public()
class BoolColumn(Column[bool]):
    """A column of truth values. With `output="Display"` lists have icons in their place, which cannot be read."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> bool | None:
        """Returns the truth value in a row, which may be written as 1 or 0."""
        return row.as_bool(self._name)


@public()
class DateTimeColumn(Column[datetime]):
    """A column of dates, with or without a time: a day begins at 0:00. They are in the tenant's time zone."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> datetime | None:
        """Returns the date in a row."""
        return row.as_datetime(self._name)


@public()
class TextColumn(Column[str]):
    """A column of texts. List items, people and groups are their names, as users see them."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> str | None:
        """Returns the text in a row, of a cell in full mode what users see."""
        return row.as_text(self._name)


@public()
class AnyColumn(Column[object]):
    """A column whose values may be of any type. Texts such as `[I:14]` are the values that they stand for."""

    __slots__ = ()

    def value_in(self, row: TypedAccess) -> object:
        """Returns the value in a row, whatever it is."""
        return row.as_object(self._name)
