"""Requests that no page describes, to the client's own server: `so.request("GET", "/v1/Contact/5")`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, unquote

from ..errors import EncodeError
from ..transport.content_type import JSON, in_utf8
from ..transport.messages import Request, Response
from ..transport.uploads import Streamed
from ..values.names import did_you_mean
from .bodies.content import any_json
from .bodies.files import Content, file_body
from .codec.decode import TOO_DEEP, json_text, parse_json
from .endpoint import free_query
from .failures import failed_status, raise_failure
from .schema import API_PATH

ACCEPT: Final = f"{JSON}, */*;q=0.8"
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_IN_PATHS: Final = "/%:@!$&'()*+,;=~"
"""What stands for itself in a path (RFC 3986, section 3.3), besides letters, digits and `-._`; `%` begins an escape."""
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LAYERS: Final = 4
"""How many escapes around each other are looked behind."""


def checked_method(method: object) -> str:
    """Returns the method of a request in capitals.

    Raises:
        EncodeError: it is none of HTTP that has a meaning here (RFC 9110, section 9.3; RFC 5789).
    """
    name = method.upper() if isinstance(method, str) else ""
    if name in _METHODS:
        return name
    known = ", ".join(_METHODS)
    raise EncodeError("method", f"must be one of {known}{did_you_mean(name, _METHODS)}")


def request_url(
    root: str,
    path: object,
    query: Mapping[str, object] | None,
    extra_query: Mapping[str, str],
    base_path: str = API_PATH,
) -> str:
    """Returns the URL of a request; `root` is the URL of the tenant or the server, below which all paths are.

    Raises:
        EncodeError: the path may lead elsewhere, or a value cannot be written in a URL.
    """
    pairs = "&".join(free_query({} if query is None else query, extra_query))
    return f"{root}{_checked_path(path, base_path)}{'?' if pairs else ''}{pairs}"


def _checked_path(path: object, base_path: str) -> str:
    """Returns a path below the root, from one below the base path, or from one that begins with it, as on pages."""
    if not isinstance(path, str):
        raise EncodeError("path", f"expected str, got {type(path).__name__}")
    problem = _problem(path)
    if problem is not None:
        raise EncodeError("path", problem)
    if f"{path}/".lower().startswith(f"{base_path}/".lower()):
        path = path[len(base_path) :]
    try:
        inside = quote(path, safe=_IN_PATHS)
    except UnicodeEncodeError:
        reason = "has a character that UTF-8 cannot encode"
        raise EncodeError("path", reason) from None
    return f"{API_PATH}{inside}" if base_path == API_PATH else inside


def _problem(path: str) -> str | None:
    """Returns why a path may lead elsewhere than it seems to, also if a server takes off its escapes repeatedly."""
    if not path.startswith("/"):
        return "must begin with a slash, below the client's base URL: `/v1/Contact/5`"
    if "?" in path or "#" in path:
        return "must have no `?` and `#`: pass the query as `query`"
    if _STRAY_PERCENT.search(path):
        return "must have `%25` for a `%` that begins no escape"
    for _ in range(_LAYERS):
        if not path.isprintable():
            return "must have no control characters"
        parts = path.replace("\\", "/").split("/")
        if "\\" in path or {".", ".."} & {*parts} or "" in parts[1:-1]:
            return "must have no `\\`, `.`, `..` or empty part"
        unescaped = unquote(path)
        if unescaped == path:
            return None
        path = unescaped
    return "must have no escapes of escapes"


def request_body(
    json: object, content: Content | None
) -> tuple[bytes | Streamed, str | None]:
    """Returns the body of a request, and its content type; without a body both are empty.

    Raises:
        EncodeError: there are both, or one that cannot be sent.
        OSError: a file cannot be read.
    """
    if content is not None and json is not None:
        raise EncodeError("content", "cannot be sent together with json")
    try:
        if content is not None:
            return file_body("file", content, ())
        if json is None:
            return b"", None
        return any_json(json), f"{JSON}; charset=utf-8"
    except RecursionError:
        raise EncodeError("json", TOO_DEEP) from None
    except EncodeError as error:
        raise error.within("json" if content is None else "content") from None


def read_plain(request: Request, response: Response) -> object:
    """Returns the JSON in an answer as plain values; None where nothing is in it.

    Raises:
        StatusError: the HTTP status means failure.
        ServiceError: there is an error in place of the result.
        DecodeError: it is no JSON.
    """
    if not 200 <= response.status <= 299:
        raise failed_status(request, response)
    document = parse_json(json_text(in_utf8(response).content))
    raise_failure(document)
    return document
