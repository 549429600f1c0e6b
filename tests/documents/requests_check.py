"""Requests against the document that describes them, by `openapi-core`, which shares nothing with the generator."""

from __future__ import annotations

from copy import deepcopy
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from documents.swagger import METHODS
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from servers.recording import RecordedRequest
from werkzeug.datastructures import Headers, ImmutableMultiDict

Json = Any
NOT_PARAMETERS = {"accept", "authorization", "content-type"}
"""Headers that no parameter can be (OpenAPI 3.1, 4.8.12.2)."""
_NOT_CHECKED: Json = {
    "multipart/form-data": {"type": "object"},
    "application/octet-stream": {},
}


class _Request:
    """A recorded request as the library asks for it."""

    def __init__(self, host: str, request: RecordedRequest) -> None:
        url = urlsplit(request.target)
        self.host_url = host
        self.path = unquote(url.path)
        self.method = request.method.lower()
        self.content_type = request.headers.get("content-type", "")
        self.body = request.body or None
        cookies = request.headers.get("cookie", "")
        pairs = [each.strip().partition("=") for each in cookies.split(";") if each]
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(url.query, keep_blank_values=True)),
            header=Headers(list(request.headers.items())),
            cookie=ImmutableMultiDict({name: value for name, _, value in pairs}),
            path={},
        )


class RequestChecks:
    """Checks requests to a server at `host` that has the paths of all servers of the document."""

    def __init__(self, document: Json, host: str) -> None:
        self._host = host
        self._document = _local(_loose(document), host)
        self._api = OpenAPI.from_dict(
            self._document, config=Config(spec_validator_cls=None)
        )

    def problem(self, request: RecordedRequest) -> str | None:
        """What a request has that the document does not allow, None where it has nothing of that."""
        try:
            self._api.validate_request(_Request(self._host, request))
        except OpenAPIError as error:
            return f"{error} {error.__cause__ or ''}"
        return None


def parts_of(request: RecordedRequest) -> dict[str, list[tuple[str | None, bytes]]]:
    """The parts of a form by name: the file name and the content of each."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    parts: dict[str, list[tuple[str | None, bytes]]] = {}
    for part in message_from_bytes(head + request.body).walk():
        name = part.get_param("name", header="Content-Disposition")
        if isinstance(name, str):
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            parts.setdefault(name, []).append((part.get_filename(), content))
    return parts


def _loose(part: Json) -> Json:
    """The document without what the library does not do.

    `oneOf` is `anyOf`, since the first alternative that is made up may fit others. The library asks for headers that
    parameters cannot be, knows no name of an alternative that is not that of its schema, takes numbers in parts of a form for
    texts, which `parts_of` is there for, and octets for no string.
    """
    if isinstance(part, list):
        return [_loose(each) for each in part if not _is_ignored(each)]
    if not isinstance(part, dict):
        return part
    made = {("anyOf" if key == "oneOf" else key): _loose(part[key]) for key in part}
    if isinstance(made.get("discriminator"), dict):
        del made["discriminator"]
    content = made.get("content")
    for name, schema in _NOT_CHECKED.items():
        if isinstance(content, dict) and name in content:
            content[name] = {"schema": schema}
    return made


def _is_ignored(part: Json) -> bool:
    is_header = isinstance(part, dict) and part.get("in") == "header"
    return is_header and str(part.get("name")).lower() in NOT_PARAMETERS


def _local(document: Json, host: str) -> Json:
    """The document with servers that have the same paths at `host`, and without credentials."""
    document = deepcopy(document)
    items = document["paths"].values()
    operations = [item[key] for item in items for key in METHODS if key in item]
    paths: dict[str, None] = {}
    for holder in (document, *items, *operations):
        holder.pop("security", None)
        # in the document all of them, as the library asks no operation for its own
        stated = holder.pop("servers", None) or []
        paths |= dict.fromkeys(map(server_path, stated))
    document["servers"] = [{"url": f"{host}{path}"} for path in paths or [""]]
    return document


def server_path(server: Json) -> str:
    """The path of a server, with the defaults of its variables."""
    url = server["url"]
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", str(variable["default"]))
    return urlsplit(url).path.rstrip("/")
