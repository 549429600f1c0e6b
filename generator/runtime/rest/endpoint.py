"""The URLs of operations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, cast

from ..errors import ConfigurationError, EncodeError
from ..patterns import late_pattern
from ..transport.urls import checked_base_url
from .codec.types import Types
from .query.odata import odata_value
from .schema import API_PATH, OperationSchema, ParameterSchema
from .texts import Values, pair, quoted, text_of, texts

_VERSION: Final = late_pattern(r"v[0-9]+", re.IGNORECASE)


def root_url(base_url: str, version: str, base_path: str = API_PATH) -> str:
    """Returns the tenant's URL, the part before `/api/v1/…`. The base ends in `/api`, or in `/api` and the version.

    With another `base_path` than `/api` it is the base URL itself, as servers differ in their paths.

    Raises:
        ConfigurationError: it is no http or https URL, has a user name, query or fragment, or is of another version.
    """
    base = checked_base_url(base_url)
    if base_path != API_PATH:
        return base
    parent, _, last = base.rpartition("/")
    if parent.lower().endswith("/api") and _VERSION.fullmatch(last):
        if last.lower() != version.lower():
            raise ConfigurationError(
                f"base_url is for {last}, this client for {version}"
            )
        base = parent
    if not base.lower().endswith(API_PATH):
        raise ConfigurationError("base_url must end in /api, below the tenant's URL")
    return base[: -len(API_PATH)]


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
            pairs = [pair(wire, text_of(item)) for item in items if item is not None]
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
        text = (
            quoted(",".join(texts(types, parameter.type, value)))
            if parameter.style is None
            else _styled(types, parameter, value)
        )
        if text in {"", ".", ".."}:
            raise EncodeError("", "must not be empty, `.` or `..`")
        return text
    except EncodeError as error:
        raise error.within(parameter.name) from None


def _styled(types: Types, parameter: ParameterSchema, value: object) -> str:
    # few lists are in a path
    from .styles import joined

    return joined(types, parameter, value)


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
    if parameter.style is not None:
        # few parameters are written in another style
        from .styles import pairs

        return [] if value is None else pairs(types, parameter, value)
    wire, type_ = parameter.wire, parameter.type
    given = odata_value(wire, value) if type_ == "string" else value
    if given is None:
        return []
    return [pair(wire, text) for text in texts(types, type_, given)]


def _extra(query: Mapping[str, str]) -> Iterable[str]:
    try:
        pairs = [pair(wire, value) for wire, value in query.items()]
    except EncodeError as error:
        raise error.within("extra_query") from None
    yield from pairs
