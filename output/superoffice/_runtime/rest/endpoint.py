"""The URLs of operations."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, cast
from urllib.parse import quote

from ..errors import ConfigurationError, EncodeError
from ..patterns import late_pattern
from ..transport.urls import checked_base_url
from ..values.flags import Flags
from .codec.check import argument
from .codec.types import Types, element
from .query.odata import odata_value
from .schema import OperationSchema, ParameterSchema

_VERSION: Final = late_pattern(r"v[0-9]+", re.IGNORECASE)
Values = list[tuple[ParameterSchema, object]]


def root_url(base_url: str, version: str) -> str:
    """Returns the tenant's URL, the part before `/api/v1/…`. The base ends in `/api`, or in `/api` and the version.

    Raises:
        ConfigurationError: it is no http or https URL, has a user name, query or fragment, or is of another version.
    """
    base = checked_base_url(base_url)
    parent, _, last = base.rpartition("/")
    if parent.lower().endswith("/api") and _VERSION.fullmatch(last):
        if last.lower() != version.lower():
            raise ConfigurationError(
                f"base_url is for {last}, this client for {version}"
            )
        base = parent
    if not base.lower().endswith("/api"):
        raise ConfigurationError("base_url must end in /api, below the tenant's URL")
    return base[: -len("/api")]


def operation_url(
    types: Types,
    root: str,
    operation: OperationSchema,
    values: Values,
    extra_query: Mapping[str, str],
) -> str:
    """Returns the URL of a call, with path and query.

    Raises:
        EncodeError: an argument cannot be written in a URL; `path` is its parameter.
    """
    path = _path(types, operation.path, values)
    query = [*_query(types, values), *_extra(extra_query)]
    return f"{root}{path}{'?' + '&'.join(query) if query else ''}"


def free_query(
    query: Mapping[str, object], extra_query: Mapping[str, str]
) -> Iterable[str]:
    """Yields the parameters of a query that no page describes, one for each item of a list. None is left out.

    Raises:
        EncodeError: a value cannot be written in a URL.
    """
    if not isinstance(
        query, Mapping
    ):  # pyright: ignore[reportUnnecessaryIsInstance]  # no type checker
        raise EncodeError("query", f"expected a mapping, got {type(query).__name__}")
    for wire, given in query.items():
        try:
            value = odata_value(wire, given)
            is_list = isinstance(value, list | tuple | set | frozenset)
            items = cast("Iterable[object]", value) if is_list else (value,)
            pairs = [_pair(wire, _text(item)) for item in items if item is not None]
        except EncodeError as error:
            raise error.within(f"query.{wire}") from None
        yield from pairs
    yield from _extra(extra_query)


def _path(types: Types, template: str, values: Values) -> str:
    for parameter, value in values:
        if parameter.location == "path":
            # no segment contains another placeholder: its braces are quoted
            segment = _segment(types, parameter, value)
            template = template.replace(f"{{{parameter.wire}}}", segment)
    return template


def _segment(types: Types, parameter: ParameterSchema, value: object) -> str:
    """Returns a path value as one segment, which no character in it can leave (RFC 3986, sections 3.3 and 5.2.4)."""
    try:
        text = ",".join(_texts(types, parameter.type, value))
        if text in {"", ".", ".."}:
            raise EncodeError("", "must not be empty, `.` or `..`")
        return _quoted(text)
    except EncodeError as error:
        raise error.within(parameter.name) from None


def _query(types: Types, values: Values) -> Iterable[str]:
    for parameter, value in values:
        if parameter.location != "query":
            continue
        try:
            pairs = _pairs(types, parameter, value)
        except EncodeError as error:
            raise error.within(parameter.name) from None
        yield from pairs


def _pairs(types: Types, parameter: ParameterSchema, value: object) -> list[str]:
    wire, type_ = parameter.wire, parameter.type
    given = odata_value(wire, value) if type_ == "string" else value
    if given is None:
        return []
    return [_pair(wire, text) for text in _texts(types, type_, given)]


def _extra(query: Mapping[str, str]) -> Iterable[str]:
    try:
        pairs = [_pair(wire, value) for wire, value in query.items()]
    except EncodeError as error:
        raise error.within("extra_query") from None
    yield from pairs


def _pair(wire: str, value: str) -> str:
    # names such as `$filter` are readable as they are
    return f"{_quoted(wire, safe='$')}={_quoted(value)}"


def _quoted(text: str, safe: str = "") -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        reason = "has a character that UTF-8 cannot encode"
        raise EncodeError("", reason) from None


def _texts(types: Types, type_: str, value: object) -> list[str]:
    """Returns an argument of a type as texts: one for each item of an array, otherwise one."""
    item = element(type_)
    if item is None:
        return [_text(argument(types, type_, value))]
    return [_text(argument(types, item, entry)) for entry in _items(value)]


def _items(value: object) -> Iterable[object]:
    name = type(value).__name__
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise EncodeError("", f"expected list, got {name}")
    return cast("Iterable[object]", value)


def _text(value: object) -> str:
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
