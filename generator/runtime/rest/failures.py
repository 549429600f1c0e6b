"""Errors in the body of an answer, as JSON in one of two forms.

`{"Error": true, "ErrorType": …, "ErrorMessage": …, "ErrorSource": …}` and `{"Message": …, "MessageDetail": …}`.
"""

from __future__ import annotations

from typing import Any, Final, cast

import msgspec

from ..errors import DecodeError, ServiceError, StatusError, status_error
from ..transport.charset import in_utf8
from ..transport.messages import Request, Response
from .codec.decode import json_text, parse_json

_SERVICE_KEYS: Final = frozenset({"Error", "ErrorType", "ErrorMessage", "ErrorSource"})
_REQUEST_KEYS: Final = frozenset({"Message", "MessageDetail"})
_ALL_KEYS: Final = sorted(_SERVICE_KEYS | _REQUEST_KEYS)
_HAS_NO_OTHER_KEY: Final = msgspec.json.Decoder(
    msgspec.defstruct(
        "Body",
        [(key, cast("type[Any]", Any), None) for key in _ALL_KEYS],
        forbid_unknown_fields=True,
    )
)
"""Refuses what is no error at its first other key, long before all of it is parsed."""


class Failure(msgspec.Struct, frozen=True):
    """An error of the service."""

    message: str | None
    type: str | None = None
    source: str | None = None


def failure_in(document: object) -> Failure | None:
    """Returns the error in parsed JSON, whatever else is in it."""
    if not isinstance(document, dict):
        return None
    fields = {
        name: value
        for name, value in cast("dict[str, object]", document).items()
        if isinstance(value, str) and value
    }
    kind, message = fields.get("ErrorType"), fields.get("ErrorMessage")
    if kind or message:
        return Failure(message, kind, fields.get("ErrorSource"))
    if "Message" not in fields:
        return None
    detail = fields.get("MessageDetail")
    return Failure(" ".join(filter(None, (fields["Message"], detail))))


def raise_failure(document: object) -> None:
    """Raises the error that parsed JSON consists of.

    Raises:
        ServiceError: the parsed JSON is an error.
    """
    if not isinstance(document, dict):
        return
    fields = cast("dict[str, object]", document)
    if not (fields.keys() <= _SERVICE_KEYS or fields.keys() <= _REQUEST_KEYS):
        return
    failure = failure_in(fields)
    # `Message` alone has no `Error`; a false one marks a result that looks like an error
    if failure is not None and fields.get("Error") is not False:
        raise ServiceError(
            failure.message or "the service gives no message",
            exception_type=failure.type,
            source=failure.source,
        )


def raise_failure_in(content: bytes) -> None:
    """Raises the error that a body consists of, if it does.

    Raises:
        ServiceError: the body is an error.
    """
    text = json_text(content)
    if text.startswith(b"{"):
        try:
            _HAS_NO_OTHER_KEY.decode(text)
            document = parse_json(text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, DecodeError):
            return
        raise_failure(document)


def failed_status(request: Request, response: Response) -> StatusError:
    """Returns the error for an answer whose status means failure, with the details in its body, which may be anything."""
    try:
        failure = failure_in(parse_json(json_text(in_utf8(response).content)))
    except DecodeError:
        failure = None
    return status_error(
        response.status,
        method=request.method,
        url=request.url,
        content=response.content,
        error_type=failure.type if failure else None,
        error_message=failure.message if failure else None,
    )
