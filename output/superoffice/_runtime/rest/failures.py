"""Errors in the body of an answer, as JSON in one of several forms.

The API documents `{"Error": true, "ErrorType": …, "ErrorMessage": …, "ErrorSource": …}` and
`{"Message": …, "MessageDetail": …}`, and its answers mix them. ASP.NET adds `ExceptionMessage` and `ExceptionType`; what
stands before it writes problem details (RFC 9457), errors of OData or of OAuth 2.0. Serializers differ in the case of
keys, so it does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, cast

import msgspec

from ..errors import DecodeError, ServiceError, StatusError, status_error
from ..transport.content_type import in_utf8, text_of, type_of
from ..transport.messages import Request, Response
from .codec.decode import json_text, parse_json
from .codec.mending import mended

_KEYS: Final = (
    "Error",
    "ErrorType",
    "ErrorMessage",
    "ErrorSource",
    "Message",
    "MessageDetail",
    "ExceptionMessage",
    "ExceptionType",
    "StackTrace",
)
_LOWER_KEYS: Final = frozenset(key.lower() for key in _KEYS)


def _spellings(keys: Iterable[str]) -> set[str]:
    """Returns keys in the cases that serializers use."""
    return {
        spelling
        for key in keys
        for spelling in (key, key[0].lower() + key[1:], key.lower(), key.upper())
    }


@cache
def _has_no_other_key() -> msgspec.json.Decoder[object]:
    """Returns what refuses a body that is no error at its first other key, long before all of it is parsed."""
    keys = [(key, cast("type[Any]", Any), None) for key in sorted(_spellings(_KEYS))]
    body = msgspec.defstruct("Body", keys, forbid_unknown_fields=True)
    return msgspec.json.Decoder(cast("type[object]", body))


_TYPES: Final = ("errortype", "exceptiontype")
_MESSAGES: Final = (
    ("errormessage",),
    ("message", "messagedetail"),
    ("exceptionmessage",),
    ("title", "detail"),
    ("error_description",),
)
"""The keys whose values make up the message; the first of these that is there counts."""
_NESTED: Final = ("error", "odata.error")


class Failure(msgspec.Struct, frozen=True):
    """An error of the service."""

    message: str | None
    type: str | None = None
    source: str | None = None


def failure_in(document: object) -> Failure | None:
    """Returns the error in parsed JSON, whatever else is in it."""
    if isinstance(document, str):
        return Failure(document) if document.strip() else None
    if not isinstance(document, dict):
        return None
    fields = _lowered(cast("dict[str, object]", document))
    for name in _NESTED:
        inner = fields.get(name)
        if isinstance(inner, dict):
            return failure_in(cast("object", inner))
    texts = {
        name: value.strip()
        for name, value in fields.items()
        if isinstance(value, str) and value.strip()
    }
    kind = next((texts[name] for name in _TYPES if name in texts), None)
    message = _message(texts) or _text_of_odata(fields.get("message"))
    if kind or message:
        return Failure(message, kind, texts.get("errorsource"))
    # the code of OAuth 2.0 says more than nothing
    return Failure(texts["error"]) if "error" in texts else None


def _lowered(fields: Mapping[str, object]) -> dict[str, object]:
    return {name.lower(): value for name, value in fields.items()}


def _message(texts: Mapping[str, str]) -> str | None:
    for names in _MESSAGES:
        if names[0] in texts:
            return " ".join(texts[name] for name in names if name in texts)
    return None


def _text_of_odata(value: object) -> str | None:
    """Returns the text of a message with its language, as OData 3 writes it."""
    if not isinstance(value, dict):
        return None
    text = cast("dict[str, object]", value).get("value")
    return text if isinstance(text, str) else None


def raise_failure(document: object) -> None:
    """Raises the error that parsed JSON consists of.

    Raises:
        ServiceError: the parsed JSON is an error.
    """
    if not isinstance(document, dict):
        return
    named = cast("dict[str, object]", document)
    fields = _lowered(named)
    if not fields.keys() <= _LOWER_KEYS:
        return
    # a result may have a key such as `message`: what is certainly an error has another key too, or .NET's spelling
    is_certain = any(key.startswith(("error", "exception")) for key in fields)
    if not is_certain and "Message" not in named:
        return
    failure = failure_in(named)
    # a false `Error` marks a result that looks like an error
    if failure is not None and fields.get("error") is not False:
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
            _has_no_other_key().decode(mended(text))
            document = parse_json(text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, DecodeError):
            return
        raise_failure(document)


def failed_status(request: Request, response: Response) -> StatusError:
    """Returns the error for an answer whose status means failure, with the details in its body, which may be anything."""
    failure = _failure_of(response)
    return status_error(
        response.status,
        method=request.method,
        url=request.url,
        content=response.content,
        headers=response.headers,
        error_type=failure.type if failure else None,
        error_message=failure.message if failure else None,
    )


def _failure_of(response: Response) -> Failure | None:
    try:
        response = in_utf8(response)
        if type_of(response) == "text/plain":
            text = text_of(response).strip()
            if not text.startswith(("{", '"')):
                return Failure(text) if text else None
        return failure_in(parse_json(json_text(response.content)))
    except DecodeError:
        return None
