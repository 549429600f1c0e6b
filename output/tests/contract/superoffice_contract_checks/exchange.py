"""A server on this machine that gives prepared answers, and the requests that it received."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import msgspec

from superoffice._runtime.transport.messages import Headers


class Answer(msgspec.Struct, frozen=True):
    """An answer of the server; `reason` is the phrase after the status."""

    status: int = 200
    reason: str = "OK"
    headers: Mapping[str, str] = {}
    content: bytes = b""


class Received(msgspec.Struct, frozen=True):
    """A request as it was received; path and query are not decoded."""

    method: str
    path: str
    query: tuple[str, ...]
    headers: Headers
    content: bytes

    @property
    def arguments(self) -> list[tuple[str, str]]:
        """The names and values of the query, decoded: a plus is a plus (RFC 3986)."""
        pairs = (pair.partition("=") for pair in self.query)
        return [(unquote(name), unquote(value)) for name, _, value in pairs]


class LocalServer:
    """Answers every request with `answer`, and keeps the requests in `received`."""

    def __init__(self) -> None:
        self.answer = Answer()
        self.received: list[Received] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            daemon=True,
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """The server's URL, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def expect(self, answer: Answer) -> None:
        """Forgets the requests so far, and gives this answer from now on."""
        self.answer = answer
        self.received.clear()

    def close(self) -> None:
        """Ends the server."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(server: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # one write for each answer: two small ones would wait for each other (Nagle's algorithm)
        wbufsize = -1
        disable_nagle_algorithm = True

        def handle_any(self) -> None:
            server.received.append(_received(self))
            _send(self, server.answer)

        def log_message(self, format: str, *args: object) -> None:
            """Logs nothing."""

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.handle_any)
    return Handler


def _received(handler: BaseHTTPRequestHandler) -> Received:
    path, _, query = handler.path.partition("?")
    size = int(handler.headers.get("Content-Length", "0"))
    return Received(
        method=handler.command,
        path=path,
        query=tuple(query.split("&")) if query else (),
        headers=Headers(dict(handler.headers.items())),
        content=handler.rfile.read(size),
    )


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    handler.send_response(answer.status, answer.reason)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    if answer.status not in {204, 304}:
        handler.send_header("Content-Length", str(len(answer.content)))
    handler.end_headers()
    if answer.status not in {204, 304}:
        handler.wfile.write(answer.content)
    handler.wfile.flush()
