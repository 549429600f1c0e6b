"""Where the operations of a document are: its servers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.reader.openapi.document import Document
from generator.reader.page.tree import Mapping

_VARIABLE = re.compile(r"\{([^{}]*)\}")
# a server with a variable in its path, and what precedes the path
_WITH_VARIABLE = re.compile(r"((?:[^/]*:)?//[^/]*|)/[^{]*\{")


def document_servers(document: Document) -> tuple[str, ...]:
    """The URLs of the document, as written, with the defaults of their variables.

    A path with a variable, such as a tenant, is left out: each user has another value of it, so it is no part of a route.
    """
    if document.is_swagger:
        return _of_swagger(document.root)
    return server_urls(document.root)


def server_urls(mapping: Mapping) -> tuple[str, ...]:
    """The URLs of the `servers` of a document, a path or an operation."""
    return tuple(
        _substituted(server)
        for server in mapping.items("servers")
        if isinstance(server, Mapping) and server.text("url")
    )


class Servers:
    """The servers of a document: `base` is the path of the first one. Other hosts are reported, each once."""

    def __init__(self, document: Document) -> None:
        urls = document_servers(document)
        self.base = base_path(urls[0]) if urls else ""
        self._log = document.log
        self._known = {"", *map(_host, urls)}
        self._has_host = self._known != {""}
        first = next(iter(document.root.items("servers")), None)
        self._is_fixed = not (isinstance(first, Mapping) and has_variable_path(first))

    def report(self, url: str, line: int) -> None:
        """Reports the server of an operation if clients of the document do not call it.

        They do not where the base URL of others has a path that is in no route.
        """
        host = _host(url) if self._is_fixed else url
        if host in self._known:
            return
        self._known.add(host)
        # where the document has no host, the first one is its
        if self._has_host:
            message = "operations are on another server than those of the document"
            self._log.add("openapi-server", line, message, url)
        self._has_host = True


def has_variable_path(server: Mapping) -> bool:
    """Whether the path of a server has a variable, so that it is part of the base URL only."""
    return _WITH_VARIABLE.match(server.text("url")) is not None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def base_path(url: str) -> str:
    """The path of a server, without a slash at its end."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    path = path.rstrip("/")
    return path if path.startswith("/") or not path else f"/{path}"


def _of_swagger(root: Mapping) -> tuple[str, ...]:
    host, path = root.text("host"), root.text("basePath")
    if not host:
        return (path,) if path else ()
    schemes = root.texts("schemes") or ["https"]
    return tuple(f"{scheme}://{host}{path}" for scheme in schemes)


def _substituted(server: Mapping) -> str:
    variables = server.mapping("variables")

    def default(match: re.Match[str]) -> str:
        return variables.mapping(match[1]).text("default") or match[0]

    url = server.text("url")
    varying = _WITH_VARIABLE.match(url)
    return _VARIABLE.sub(default, varying[1] if varying else url)
