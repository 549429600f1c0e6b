"""Arguments as texts: for the path, the query, headers, cookies and forms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast
from urllib.parse import quote

from ..errors import EncodeError
from ..values.flags import Flags
from .codec.check import argument
from .codec.types import Types, element
from .schema import ParameterSchema

Values = list[tuple[ParameterSchema, object]]
"""The parameters of an operation, with the arguments of a call."""


def pair(wire: str, value: str) -> str:
    """Returns a name and a value as a query has them."""
    # names such as `$filter` are readable as they are
    return f"{quoted(wire, safe='$')}={quoted(value)}"


def quoted(text: str, safe: str = "") -> str:
    """Returns a text with escapes for a URL.

    Raises:
        EncodeError: UTF-8 cannot encode it.
    """
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        reason = "has a character that UTF-8 cannot encode"
        raise EncodeError("", reason) from None


def texts(types: Types, type_: str, value: object) -> list[str]:
    """Returns an argument of a type as texts: one for each item of an array, otherwise one.

    Raises:
        EncodeError: it does not fit the type, or cannot be written as text.
    """
    item = element(type_)
    if item is None:
        return [text_of(argument(types, type_, value))]
    return [text_of(argument(types, item, entry)) for entry in items_of(value)]


def items_of(value: object) -> Iterable[object]:
    """Returns the items of a list.

    Raises:
        EncodeError: it is none.
    """
    name = type(value).__name__
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise EncodeError("", f"expected list, got {name}")
    return cast("Iterable[object]", value)


def text_of(value: object) -> str:
    """Returns a single value as text.

    Raises:
        EncodeError: it cannot be written as text.
    """
    match value:
        # before int, of which it is a subclass
        case bool():
            return "true" if value else "false"
        case str():
            return str(value)
        case int():
            return str(int(value))
        case float() if math.isfinite(value):
            return repr(float(value))
        case float():
            raise EncodeError("", "must be finite")
        case datetime():
            # few URLs have times
            from ..values.dates import format_date_time

            return format_date_time(value)
        case Flags():
            return str(value)
        case _:
            reason = f"{type(value).__name__} cannot be written in a URL"
            raise EncodeError("", reason)
