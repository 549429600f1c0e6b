"""Bases of the values, besides text, of which query parameters are made. Only programs that use the values import them."""

from __future__ import annotations


class FilterExpression:
    """A value whose `str()` is a filter of the OData dialect."""

    __slots__ = ()


class ColumnExpression:
    """A value whose `str()` is a column of the OData dialect, with or without a direction."""

    __slots__ = ()
