"""What query parameters can be made of besides text. The classes themselves are imported by those who use them."""

from __future__ import annotations


class FilterExpression:
    """A value whose `str()` is a filter of the OData dialect."""

    __slots__ = ()


class ColumnExpression:
    """A value whose `str()` is a column of the OData dialect, with or without a direction."""

    __slots__ = ()
