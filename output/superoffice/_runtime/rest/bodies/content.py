"""Bodies of requests, and their media types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ...errors import EncodeError
from ...transport.content_type import JSON
from ..codec.check import argument, check_any
from ..codec.encode import json_bytes
from ..codec.types import LINKS, PythonType, Types
from ..schema import OperationSchema, ParameterSchema

if TYPE_CHECKING:
    from ...transport.uploads import Streamed

_LINKS: Final = f'"{LINKS}":'.encode()
_JSON_BODY: Final = f"{JSON}; charset=utf-8"
_PATCHES: Final = ("json-patch+json", "merge-patch+json")
"""The ends of the media types of changes: of a JSON Patch, and of a merge patch."""


def request_body(
    types: Types,
    operation: OperationSchema,
    values: list[tuple[ParameterSchema, object]],
) -> tuple[bytes | Streamed, str | None]:
    """Returns the body of a request, made of the arguments of its body parameters, and its content type.

    Raises:
        EncodeError: an argument cannot be sent; `path` begins with its parameter.
        OSError: a file cannot be read.
    """
    if operation.body == "wrapper":
        return _wrapper(types, values), _json_type(operation)
    for parameter, value in values:
        if value is None:
            continue
        try:
            return _single(types, operation, parameter, value)
        except EncodeError as error:
            raise error.within(parameter.name) from None
    return b"", None


def _wrapper(types: Types, values: list[tuple[ParameterSchema, object]]) -> bytes:
    """Returns the object of the body parameters, all written at once. Only after a failure they are tried one by one."""
    fields: dict[str, object] = {}
    for parameter, value in values:
        try:
            if value is not None:
                fields[parameter.wire] = argument(types, parameter.type, value)
        except EncodeError as error:
            raise error.within(parameter.name) from None
    try:
        content = json_bytes(fields)
    except EncodeError as error:
        raise _located(values, fields, error) from None
    if not _may_have_links(content):
        return content
    return json_bytes(
        {
            parameter.wire: _without_links(
                fields.get(parameter.wire), types.resolve(parameter.type)
            )
            for parameter, value in values
            if value is not None
        }
    )


def _located(
    values: list[tuple[ParameterSchema, object]],
    fields: Mapping[str, object],
    error: EncodeError,
) -> EncodeError:
    for parameter, _ in values:
        try:
            json_bytes(fields.get(parameter.wire))
        except EncodeError as cause:
            return cause.within(parameter.name)
    return error


def _single(
    types: Types, operation: OperationSchema, parameter: ParameterSchema, value: object
) -> tuple[bytes | Streamed, str]:
    match operation.body:
        case "binary":
            # few calls send files
            from .files import file_body

            return file_body(parameter.wire, value, operation.content_types)
        case "patch":
            # few calls change single fields
            from .changes import changes_of

            changes = changes_of(types, operation, value)
            return json_bytes(changes), _json_type(operation, changes)
        case _:
            return _value(types, parameter, value), _json_type(operation)


def _json_type(operation: OperationSchema, changes: object = None) -> str:
    """Returns the media type of a body of JSON, for changes that of their form.

    Raises:
        EncodeError: the operation takes changes in the other form only.
    """
    documented = operation.content_types
    if not documented:
        return _JSON_BODY
    forms = [kind for kind in documented if kind.endswith(_PATCHES)]
    if changes is None or not forms:
        return documented[0]
    is_list = isinstance(changes, list)
    ending = _PATCHES[0] if is_list else _PATCHES[1]
    fitting = [kind for kind in forms if kind.endswith(ending)]
    if not fitting:
        other = "a mapping of changes" if is_list else "a list of operations"
        raise EncodeError("", f"the API takes {other} only")
    return fitting[0]


def _value(types: Types, parameter: ParameterSchema, value: object) -> bytes:
    sent = argument(types, parameter.type, value)
    content = json_bytes(sent)
    if not _may_have_links(content):
        return content
    return json_bytes(_without_links(sent, types.resolve(parameter.type)))


def any_json(value: object) -> bytes:
    """Returns a value of any type as JSON, the models in it without links.

    Raises:
        EncodeError: it cannot be sent; `path` leads to the place.
    """
    check_any(value)
    content = json_bytes(value)
    return json_bytes(_without_links(value)) if _may_have_links(content) else content


def _may_have_links(written: bytes) -> bool:
    # finding one byte is much faster than finding many
    return b"_" in written and _LINKS in written


def _without_links(value: object, type_: PythonType = object) -> object:
    # only models of answers have links
    from ..codec.links import without_links

    return without_links(value, type_)
