"""Bodies of requests, and media types of requests and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, cast

from ...errors import EncodeError
from ...transport.messages import Response
from ...transport.uploads import Upload
from ..codec.encode import argument, json_bytes
from ..codec.types import Types
from ..schema import OperationSchema, ParameterSchema
from .files import file_body

JSON: Final = "application/json"
_JSON_BODY: Final = f"{JSON}; charset=utf-8"
# also `application/problem+json` and the like
# of objects, which every operation lists beside those of its file
_FORMATS: Final = ("json", "xml")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_JSON_TYPE: Final = re.compile(r"(application|text)/([^;]*\+)?json", re.IGNORECASE)


def media_type(response: Response) -> str:
    """Returns the media type of an answer in lower case, without parameters; empty if it states none."""
    kind = response.headers.get("Content-Type", "")
    return kind.partition(";")[0].strip().lower()


def is_json(response: Response) -> bool:
    """Whether an answer has the media type of JSON."""
    return _JSON_TYPE.fullmatch(media_type(response)) is not None


def is_page(response: Response) -> bool:
    """Whether an answer is a page for browsers, such as one to log in or one of a proxy."""
    return media_type(response) in {"text/html", "application/xhtml+xml"}


def text_of(response: Response) -> str:
    """Returns an answer as text, in the charset that its content type states, or in UTF-8."""
    charset = _CHARSET.search(response.headers.get("Content-Type", ""))
    for encoding in ([charset[1]] if charset else []) + ["utf-8-sig", "latin-1"]:
        try:
            return response.content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    raise AssertionError("latin-1 reads all bytes")


def is_documented(response: Response, documented: tuple[str, ...]) -> bool:
    """Whether an answer may be the documented file, by its media type.

    A page for browsers is none, unless the documentation names that type, or the server offers it for saving (RFC 6266).
    Of an image every text is none.
    """
    kind = media_type(response)
    wanted = {name.partition(";")[0].strip().lower() for name in documented}
    if not kind or kind in wanted:
        return True
    files = [name for name in wanted if not name.endswith(_FORMATS)]
    if files and all(name.startswith("image/") for name in files):
        return not (kind.startswith("text/") or is_page(response))
    return not is_page(response) or "Content-Disposition" in response.headers


def accept(operation: OperationSchema) -> str:
    """Returns the header Accept."""
    if operation.result == "binary":
        return ", ".join(operation.accept) or "*/*"
    return JSON


def request_body(
    types: Types,
    operation: OperationSchema,
    values: list[tuple[ParameterSchema, object]],
) -> tuple[bytes | Upload, str | None]:
    """Returns the body of a request, made of the arguments of its body parameters, and its content type.

    Raises:
        EncodeError: an argument cannot be sent; `path` begins with its parameter.
        OSError: a file cannot be read.
    """
    if operation.body == "wrapper":
        return _wrapper(types, values), _JSON_BODY
    for parameter, value in values:
        if value is None:
            continue
        try:
            return _single(types, operation, parameter, value)
        except EncodeError as error:
            raise error.within(parameter.wire) from None
    return b"", None


def _wrapper(types: Types, values: list[tuple[ParameterSchema, object]]) -> bytes:
    """Returns the object of the body parameters, all written at once. Only after a failure they are tried one by one."""
    fields: dict[str, object] = {}
    for parameter, value in values:
        try:
            if value is not None:
                fields[parameter.wire] = argument(types, parameter.type, value)
        except EncodeError as error:
            raise error.within(parameter.wire) from None
    try:
        return json_bytes(fields)
    except EncodeError as error:
        raise _located(fields, error) from None


def _located(fields: Mapping[str, object], error: EncodeError) -> EncodeError:
    for wire, value in fields.items():
        try:
            json_bytes(value)
        except EncodeError as cause:
            return cause.within(wire)
    return error


def _single(
    types: Types, operation: OperationSchema, parameter: ParameterSchema, value: object
) -> tuple[bytes | Upload, str]:
    match operation.body:
        case "binary":
            return file_body(parameter.wire, value, operation.content_types)
        case "patch":
            return json_bytes(_changes(value)), _JSON_BODY
        case _:
            return json_bytes(argument(types, parameter.type, value)), _JSON_BODY


def _changes(value: object) -> object:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        reason = f"expected a mapping or operations, got {type(value).__name__}"
        raise EncodeError("", reason)
    return list(cast("Iterable[object]", value))
