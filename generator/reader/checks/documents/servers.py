"""Servers that nobody but the author can call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Parts
from generator.reader.page.tree import Mapping

_LOCAL: Final = frozenset("localhost 127.0.0.1 0.0.0.0 ::1".split())


def local_servers(document: Parts) -> Iterator[PageDefect]:
    """Yields the server of a document that names computers of their own only."""
    key = "host" if document.is_swagger else "servers"
    hosts = list(_hosts(document))
    if hosts and all(_is_local(host) for host in hosts):
        yield PageDefect(
            id="openapi-server-local",
            line=document.root.line_of(key),
            part=f"#/{key}",
            message="the server of the document is the computer of whoever reads it",
            cause=key,
            detail=hosts[0],
        )


def _hosts(document: Parts) -> Iterator[str]:
    """Yields what follows the scheme of each server; nothing for relative URLs."""
    if document.is_swagger:
        yield from filter(None, [document.root.text("host")])
        return
    for server in document.root.items("servers"):
        url = server.text("url") if isinstance(server, Mapping) else ""
        yield url.partition("://")[2].partition("/")[0]


def _is_local(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return name in _LOCAL
