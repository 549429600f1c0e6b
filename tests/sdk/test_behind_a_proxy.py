"""A client whose server is behind a proxy that ends TLS, and writes links as it sees itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from servers.recording import RecordingServer
from servers.tls_proxy import TlsProxy, write_certificate
from superoffice import AsyncSuperOffice, BearerAuth, SuperOffice

TOKEN = "8A:Cust1.secret-token"
JSON = {"Content-Type": "application/json"}
NEXT = "/Cust1/api/v1/Contact?%24skip=1"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(params=["", "/superoffice"])
def proxy(request: pytest.FixtureRequest, certificate: Path, server: RecordingServer) -> Iterator[TlsProxy]:  # fmt: skip
    with TlsProxy(server.url, certificate, request.param) as running:
        yield running


def sync(url: str, certificate: Path) -> list[Any]:
    with SuperOffice(f"{url}/Cust1/api", auth=BearerAuth(TOKEN), verify=certificate) as so:  # fmt: skip
        return [row.name for row in so.contact.get_all()]


def async_(url: str, certificate: Path) -> list[Any]:
    async def run() -> list[Any]:
        async with AsyncSuperOffice(f"{url}/Cust1/api", auth=BearerAuth(TOKEN), verify=certificate) as so:  # fmt: skip
            return [row.name async for row in so.contact.get_all()]

    return asyncio.run(run())


Links = Callable[[str], str]
LINKS: dict[str, Links] = {
    "the scheme and host of the server inside": lambda inner: inner + NEXT,
    "the usual port of TLS": lambda inner: f"https://127.0.0.1:443{NEXT}",
    "a host that only the server knows": lambda inner: f"http://web-17.internal:8080{NEXT}",
    "a path": lambda inner: NEXT,
    "a relative path": lambda inner: "Contact?$skip=1",
    "a query": lambda inner: "?$skip=1",
    "without a scheme": lambda inner: f"//web-17.internal{NEXT}",
    "another host that wants the token": lambda inner: f"https://evil.example{NEXT}",
    "capitals": lambda inner: f"HTTP://WEB-17{NEXT.replace('/api/', '/API/')}",
}


@pytest.mark.parametrize("call", [sync, async_])
@pytest.mark.parametrize("spelling", ["odata.nextLink", "@odata.nextLink"])
@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_link_that_the_server_writes_for_itself_is_asked_of_the_proxy(
    call: Callable[[str, Path], list[Any]],
    spelling: str,
    link: Links,
    proxy: TlsProxy,
    server: RecordingServer,
    certificate: Path,
) -> None:
    first = {"value": [{"name": "a"}], spelling: link(server.url)}
    server.answer(json.dumps(first).encode(), headers=JSON)
    server.answer(b'{"value": [{"name": "b"}]}', headers=JSON)
    assert call(proxy.url, certificate) == ["a", "b"]
    paths = [request.path.lower() for request in server.requests]
    assert paths == ["/cust1/api/v1/contact"] * 2
    assert server.requests[1].query == {"$skip": ["1"]}
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {TOKEN}"}  # fmt: skip
