"""Bases of the values, besides text, of which query parameters are made. Only programs that use the values import them."""

from __future__ import annotations

from typing import Any


class _Expression:
    """A value that pydantic describes as a text."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from ...values.pydantic_schema import instance_schema

        return instance_schema(cls, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: Any) -> Any:
        from ...values.pydantic_schema import text

        return handler(text())


class FilterExpression(_Expression):
    """A value whose `str()` is a filter of the OData dialect."""

    __slots__ = ()


class ColumnExpression(_Expression):
    """A value whose `str()` is a column of the OData dialect, with or without a direction."""

    __slots__ = ()
