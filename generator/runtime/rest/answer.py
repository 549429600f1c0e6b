"""Answers: the result in each, or the error."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from ..errors import DecodeError, NoResultError
from ..transport.content_type import (
    in_utf8,
    is_documented,
    is_json,
    is_page,
    text_of,
    type_of,
)
from ..transport.messages import Request, Response
from ..values.model import Model
from .codec.decode import json_text, parse_json
from .schema import Codec, OperationSchema

_NO_CONTENT: Final = 204
_BEGINNINGS: Final = (b"{", b"[", b"<")
"""How JSON, also one that is cut off, and pages begin, and no image does."""
_NEXT_LINKS: Final = frozenset({"odata.nextlink", "@odata.nextlink", "@nextlink"})


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
        from .failures import failed_status

        raise failed_status(request, response)
    if response.status == _NO_CONTENT and operation.body == "binary":
        # the upload has happened, and the server has nothing to say about it
        return None
    try:
        return _result(codec, name, operation, in_utf8(response))
    except DecodeError as error:
        raise (error if error.path else error.within(name)) from None


def _result(
    codec: Codec, name: str, operation: OperationSchema, response: Response
) -> object:
    match operation.result:
        case "none":
            _check_nothing(response)
            return None
        case "binary":
            return _binary(operation, response)
        case "text":
            return _text(operation, response)
        case "rows":
            return _page(response)
        case None:
            return _value(codec, name, operation.returns, response)


def _check_nothing(response: Response) -> None:
    """Checks an answer that has no result: whatever its body says, it must be no error."""
    _raise_failure_in(response.content)
    if is_page(response) and response.content.strip():
        raise DecodeError("", "expected no content, got a page")


def _value(codec: Codec, name: str, type_: str, response: Response) -> object:
    content = json_text(response.content)
    if type_ == "string" and type_of(response) == "text/plain":
        return _plain_text(response, content)
    if content == b"null":
        return _null(codec, name, type_, response.status)
    value = codec.decoder(type_).read(content, _raise_failure_in)
    # these types accept an error as a value, so the decoder has not refused it
    if type_ == "any" or type_.startswith("dict<"):
        _raise_failure(value)
    return value


def _plain_text(response: Response, content: bytes) -> str | None:
    """Returns a string that is the body itself. A server that quotes it, or writes null, has only named the wrong type."""
    if content == b"null" and response.content:
        return None
    if content.startswith(b'"'):
        try:
            value = parse_json(content)
        except DecodeError:
            value = None
        if isinstance(value, str):
            return value
    return text_of(response)


def _text(operation: OperationSchema, response: Response) -> str | None:
    """Returns the text of an answer that is no JSON, as it is; a server may say that it has none, or answer with JSON."""
    if response.status == _NO_CONTENT:
        return None
    if is_json(response):
        _raise_failure_in(response.content)
    if not is_documented(response, operation.accept):
        expected = ", ".join(operation.accept) or "a text"
        raise DecodeError("", f"expected {expected}, got {type_of(response)}")
    return text_of(response)


def _null(codec: Codec, name: str, type_: str, status: int) -> object:
    """Returns what null means. Numbers, booleans, dates and enums are value types of .NET, which are never null."""
    if type_.startswith("array<"):
        return []
    if type_.startswith("dict<"):
        return {}
    if type_ in {"string", "byte", "any"}:
        return None
    if type_.startswith("#") and issubclass(codec.types.named(type_[1:]), Model):
        raise NoResultError(name, status)
    raise DecodeError("", "is null")


def _binary(operation: OperationSchema, response: Response) -> bytes | None:
    """Returns a file. It may be a JSON string; other JSON is the file itself, unless it is an error."""
    if not response.content:
        return None
    if is_json(response):
        try:
            value = parse_json(json_text(response.content))
        except DecodeError:
            # samples of pages show images with this type
            if not response.content.lstrip().startswith(_BEGINNINGS):
                return response.content
            value = response.content
        if value is None:
            return None
        _raise_failure(value)
        if isinstance(value, str):
            # few files are in JSON
            from .codec.spellings import read_bytes

            return read_bytes(value)
    if not is_documented(response, operation.accept):
        expected = ", ".join(operation.accept) or "a file"
        raise DecodeError("", f"expected {expected}, got {type_of(response)}")
    return response.content


def _page(response: Response) -> Page:
    document = parse_json(json_text(response.content))
    if document is None:
        return Page([])
    _raise_failure(document)
    fields = _object("", document)
    rows = fields.get("value")
    if rows is None and "value" in fields:
        rows = []
    if not isinstance(rows, list):
        raise _wrong_kind("value", "array", rows)
    items = enumerate(cast("list[object]", rows))
    return Page(
        [_object(f"value[{index}]", row) for index, row in items], _next_link(fields)
    )


def _next_link(fields: dict[str, object]) -> str | None:
    """Returns the link to the next page: `odata.nextLink` of OData 3, `@odata.nextLink` of 4.0, `@nextLink` of 4.01."""
    for name, link in fields.items():
        if link is None or name.lower() not in _NEXT_LINKS:
            continue
        if not isinstance(link, str):
            raise _wrong_kind(name, "string", link)
        if link.strip():
            return link.strip()
    return None


def _object(path: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _wrong_kind(path, "object", value)
    return cast("dict[str, object]", value)


def _wrong_kind(path: str, expected: str, value: object) -> DecodeError:
    # only errors need it
    from .codec.spellings import kind

    return DecodeError(path, f"expected {expected}, got {kind(value)}")


def _raise_failure(document: object) -> None:
    if not isinstance(document, dict):
        return
    # few answers are plain objects
    from .failures import raise_failure

    raise_failure(cast("object", document))


def _raise_failure_in(content: bytes) -> None:
    if not content.strip():
        return
    # most answers are what the documentation says
    from .failures import raise_failure_in

    raise_failure_in(content)
