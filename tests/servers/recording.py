"""A local HTTP server that records requests and gives queued answers."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Answer:
    """What the server does with one request.

    `length` announces another Content-Length than the body has. `hold` gives no answer until the server is closed.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    length: int | None = None
    hold: bool = False


@dataclass(frozen=True)
class RecordedRequest:
    """A request as it came; the names of its headers in lower case."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes


class RecordingServer:
    """Answers from a queue, with status 500 when it is empty. A context manager.

    with RecordingServer() as server:
        server.answer(b"<ok/>", headers={"Content-Type": "text/xml"})
        ...  # a call to server.url
        assert server.requests[0].method == "POST"
    """

    def __init__(self) -> None:
        self.requests: list[RecordedRequest] = []
        self._answers: deque[Answer] = deque()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )

    @property
    def url(self) -> str:
        """The server's URL, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(
        self,
        body: bytes = b"",
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        length: int | None = None,
        hold: bool = False,
    ) -> None:
        """Queues an answer."""
        self._answers.append(Answer(status, headers or {}, body, length, hold))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_request(self) -> None:
                server._serve(self)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing: the requests are recorded."""

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.handle_request)
        return Handler

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        size = int(handler.headers.get("Content-Length", 0))
        self.requests.append(
            RecordedRequest(
                method=handler.command,
                path=parts.path,
                query=parse_qs(parts.query, keep_blank_values=True),
                headers={
                    name.lower(): value for name, value in handler.headers.items()
                },
                body=handler.rfile.read(size),
            )
        )
        nothing = Answer(status=500, body=b"no answer is queued")
        answer = self._answers.popleft() if self._answers else nothing
        if answer.hold:
            self._closing.wait()
            handler.close_connection = True
            return
        self._write(handler, answer)

    def _write(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        length = len(answer.body) if answer.length is None else answer.length
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(length))
        handler.end_headers()
        try:
            handler.wfile.write(answer.body)
        except OSError:
            # the client went away, which tests of limits want it to do
            handler.close_connection = True
        if answer.length is not None:
            handler.close_connection = True
