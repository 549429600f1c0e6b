"""Bytes that a server sends after the end of an answer do not become the answer to the next call."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from example88.agents import Client
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.recording import Answer, RecordingServer

from generator.runtime.errors import SuperOfficeError
from generator.runtime.transport.async_http import AsyncHttpTransport
from generator.runtime.transport.http import HttpTransport
from generator.runtime.transport.messages import Headers, Request

JSON = "Content-Type: application/json\r\n"
TEXT = b'"Ada"'
ZIPPED = gzip.compress(TEXT)


def wire(head: str, *pieces: bytes, delay: float = 0.0) -> Answer:
    """An answer as bytes, some of them later, on a connection that stays open."""

    def script(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(f"HTTP/1.1 {head}\r\n\r\n".encode() + pieces[0])
        for piece in pieces[1:]:
            time.sleep(delay)
            handler.wfile.write(piece)
        handler.close_connection = False

    return Answer(script=script)


GOOD = wire(f"200 OK\r\n{JSON}Content-Length: 5", TEXT)
LEFTOVERS = {
    "null after 204 that announces it": wire("204 No Content\r\nContent-Length: 4", b"null"),
    "null after 204 that does not announce it": wire("204 No Content", b"null"),
    "null after 204 in chunks": wire("204 No Content\r\nTransfer-Encoding: chunked", b"4\r\nnull\r\n0\r\n\r\n"),
    "an announced null that comes later": wire("204 No Content\r\nContent-Length: 4", b"", b"null", delay=0.1),
    "a body after 304": wire("304 Not Modified\r\nContent-Length: 4", b"null"),
    "an object after 204": wire("204 No Content\r\nContent-Type: application/json", b'{"Name": "Eve"}'),
    "a whole answer after 204": wire("204 No Content", b'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"Eve"'),
    "a body that is longer than its length": wire(f"200 OK\r\n{JSON}Content-Length: 5", TEXT + b"\r\n"),
    "a body that is longer by a whole answer": wire(f"200 OK\r\n{JSON}Content-Length: 5", TEXT + b'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"Eve"'),
    "a zipped body that is longer": wire(f"200 OK\r\n{JSON}Content-Encoding: gzip\r\nContent-Length: {len(ZIPPED)}", ZIPPED + b"\0"),
    "bytes after the last chunk": wire(f"200 OK\r\n{JSON}Transfer-Encoding: chunked", b'5\r\n"Ada"\r\n0\r\n\r\nnull'),
    "a body for length 0": wire("200 OK\r\nContent-Length: 0", b"null"),
    "a body after an error": wire(f"404 Not Found\r\n{JSON}Content-Length: 2", b"{}null"),
    "a body after an interim answer": wire("103 Early Hints\r\n\r\nHTTP/1.1 204 No Content", b"null"),
}  # fmt: skip
every_leftover = pytest.mark.parametrize("leftover", LEFTOVERS)


def outcome(call: Callable[[], object]) -> object:
    """What a call gives; of an error, its class."""
    try:
        return call()
    except SuperOfficeError as error:
        return type(error).__name__


@every_leftover
def test_the_calls_after_it_get_their_own_answers(leftover: str) -> None:
    with RecordingServer() as server:
        server.queue(LEFTOVERS[leftover], GOOD, GOOD, GOOD)
        with SuperOffice(f"{server.url}/C1/api", auth=None, retries=0) as so:
            get = so.agents.people.get_text
            assert outcome(get) in {"Ada", "NotModifiedError", "NotFoundError", None, "DecodeError"}  # fmt: skip
            assert [outcome(get) for _ in range(3)] == ["Ada"] * 3
        assert server.connections == 2


@every_leftover
def test_the_asynchronous_calls_after_it_get_their_own_answers(leftover: str) -> None:
    async def outcomes(url: str) -> list[object]:
        results: list[object] = []
        async with AsyncSuperOffice(f"{url}/C1/api", auth=None, retries=0) as so:
            for _ in range(4):
                try:
                    results.append(await so.agents.people.get_text())
                except SuperOfficeError as error:
                    results.append(type(error).__name__)
        return results

    with RecordingServer() as server:
        server.queue(LEFTOVERS[leftover], GOOD, GOOD, GOOD)
        assert asyncio.run(outcomes(server.url))[1:] == ["Ada"] * 3
        assert server.connections == 2


SOAP = (
    b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/Services88"><s:Body>'
    b"<GetTextResponse><Response>Ada</Response></GetTextResponse></s:Body></s:Envelope>"
)
SOAP_HEAD = f"200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(SOAP)}"


@pytest.mark.parametrize("more", [b"\n", SOAP, b"HTTP/1.1 200 OK\r\n"])
def test_calls_of_soap_after_it_get_their_own_answers(more: bytes) -> None:
    with RecordingServer() as server:
        server.queue(wire(SOAP_HEAD, SOAP + more), *[wire(SOAP_HEAD, SOAP)] * 2)
        with Client(f"{server.url}/Remote", auth=None, retries=0) as client:
            assert [client.people.get_text() for _ in range(3)] == ["Ada"] * 3
        assert server.connections == 2


def request(method: str, url: str) -> Request:
    return Request(method=method, url=url, headers=Headers(), timeout=5.0)


def test_a_body_that_answers_head_is_not_kept_for_the_next_request() -> None:
    head = wire("200 OK\r\nContent-Length: 5", TEXT)
    with RecordingServer() as server:
        server.queue(head, GOOD, head, GOOD)
        transport = HttpTransport()
        assert transport.send(request("HEAD", server.url)).content == b""
        assert transport.send(request("GET", server.url)).content == TEXT
        transport.close()

        async def use() -> list[bytes]:
            asynchronous = AsyncHttpTransport()
            methods = ["HEAD", "GET"]
            answers = [
                (await asynchronous.send(request(method, server.url))).content
                for method in methods
            ]
            await asynchronous.aclose()
            return answers

        assert asyncio.run(use()) == [b"", TEXT]


@pytest.mark.parametrize(
    "answer",
    [
        wire("204 No Content", b""),
        wire("204 No Content\r\nContent-Length: 0", b""),
        GOOD,
        wire(f"200 OK\r\n{JSON}Transfer-Encoding: chunked", b'5\r\n"Ada"\r\n0\r\n\r\n'),
    ],
)
@pytest.mark.parametrize("client", [SuperOffice, AsyncSuperOffice])
def test_a_connection_without_leftovers_is_used_again(
    answer: Answer, client: Callable[..., Any]
) -> None:
    async def use(url: str) -> None:
        async with AsyncSuperOffice(f"{url}/C1/api", auth=None) as so:
            for _ in range(3):
                await so.agents.people.get_text()

    with RecordingServer() as server:
        server.queue(answer, answer, answer)
        if client is AsyncSuperOffice:
            asyncio.run(use(server.url))
        else:
            with SuperOffice(f"{server.url}/C1/api", auth=None) as so:
                for _ in range(3):
                    so.agents.people.get_text()
        assert server.connections == 1
