"""Answers: the result in each, or the error."""

from __future__ import annotations

from typing import cast

import msgspec

from ..errors import DecodeError, NoResultError
from ..transport.charset import in_utf8
from ..transport.messages import Request, Response
from ..values.model import Model
from .bodies.content import is_json
from .codec.decode import json_text, parse_json
from .codec.spellings import kind, read_bytes
from .failures import failed_status, raise_failure, raise_failure_in
from .schema import Codec, OperationSchema


class Page(msgspec.Struct, frozen=True):
    """A page of an OData list: its rows by wire name, and the link to the next page."""

    rows: list[dict[str, object]]
    next_link: str | None = None


def read_answer(
    codec: Codec,
    name: str,
    operation: OperationSchema,
    request: Request,
    response: Response,
) -> object:
    """Returns the result of a call; `name` is that of the operation, for messages.

    Raises:
        StatusError: the HTTP status means failure.
        ServiceError: there is an error in place of the result.
        NoResultError: there is null in place of an object.
        DecodeError: the answer does not match the documentation.
    """
    if not 200 <= response.status <= 299:
        raise failed_status(request, response)
    try:
        return _result(codec, name, operation, in_utf8(response))
    except DecodeError as error:
        raise (error if error.path else error.within(name)) from None


def _result(
    codec: Codec, name: str, operation: OperationSchema, response: Response
) -> object:
    match operation.result:
        case "none":
            raise_failure_in(response.content)
            return None
        case "binary":
            return _binary(response)
        case "rows":
            return _page(response)
        case None:
            return _value(codec, name, operation.returns, json_text(response.content))


def _value(codec: Codec, name: str, type_: str, content: bytes) -> object:
    if content == b"null":
        return _null(codec, name, type_)
    value = codec.decoder(type_).read(content, raise_failure_in)
    # these types accept an error as a value, so the decoder has not refused it
    if type_ == "any" or type_.startswith("dict<"):
        raise_failure(value)
    return value


def _null(codec: Codec, name: str, type_: str) -> object:
    """Returns what null means. Numbers, booleans, dates and enums are value types of .NET, which are never null."""
    if type_.startswith("array<"):
        return []
    if type_.startswith("dict<"):
        return {}
    if type_ in {"string", "byte", "any"}:
        return None
    if type_.startswith("#") and issubclass(codec.types.named(type_[1:]), Model):
        raise NoResultError(name)
    raise DecodeError("", "is null")


def _binary(response: Response) -> bytes | None:
    """Returns a file. It may be a JSON string; other JSON is the file itself, unless it is an error."""
    if not is_json(response) or not response.content:
        return response.content or None
    try:
        value = parse_json(json_text(response.content))
    except DecodeError:
        return response.content
    if value is None:
        return None
    raise_failure(value)
    return read_bytes(value) if isinstance(value, str) else response.content


def _page(response: Response) -> Page:
    document = parse_json(json_text(response.content))
    if document is None:
        return Page([])
    raise_failure(document)
    fields = _object("", document)
    rows = fields.get("value")
    if rows is None and "value" in fields:
        rows = []
    if not isinstance(rows, list):
        raise DecodeError("value", f"expected array, got {kind(rows)}")
    items = enumerate(cast("list[object]", rows))
    link = fields.get("odata.nextLink")
    if link is not None and not isinstance(link, str):
        raise DecodeError("odata.nextLink", f"expected string, got {kind(link)}")
    return Page([_object(f"value[{index}]", row) for index, row in items], link or None)


def _object(path: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise DecodeError(path, f"expected object, got {kind(value)}")
    return cast("dict[str, object]", value)
