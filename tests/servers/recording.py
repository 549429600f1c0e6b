"""A local HTTP server that records requests and gives queued answers."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Answer:
    """What the server does with one request.

    `length` announces another Content-Length than the body has. `hold` gives no answer until the server is closed.
    `script` writes to the connection itself, instead of all that.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    length: int | None = None
    hold: bool = False
    script: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass(frozen=True)
class RecordedRequest:
    """A request as it came; the names of its headers in lower case. `target` is path and query, not decoded."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    target: str = ""


class _Server(ThreadingHTTPServer):
    """Counts connections, and lets many wait to be accepted."""

    request_queue_size = 256

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        self.open_connections = 0
        self.connections = 0
        self._counting = threading.Condition()
        super().__init__(("127.0.0.1", 0), handler)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self._count(1)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._counting:
            self.open_connections += change
            self.connections += max(change, 0)
            self._counting.notify_all()

    def wait_for_no_connection(self, seconds: float) -> bool:
        with self._counting:
            return self._counting.wait_for(
                lambda: self.open_connections == 0, timeout=seconds
            )


class RecordingServer:
    """Answers from a queue, with status 500 when it is empty; or as a function says. A context manager.

    with RecordingServer() as server:
        server.answer(b"<ok/>", headers={"Content-Type": "text/xml"})
        ...  # a call to server.url
        assert server.requests[0].method == "POST"
    """

    def __init__(
        self, respond: Callable[[RecordedRequest], Answer] | None = None
    ) -> None:
        self.requests: list[RecordedRequest] = []
        self._respond = respond
        self._answers: deque[Answer] = deque()
        self._closing = threading.Event()
        self._server = _Server(self._handler())
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )

    @property
    def url(self) -> str:
        """The server's URL, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def connections(self) -> int:
        """How many connections there have been."""
        return self._server.connections

    def has_no_connection(self, within: float = 5.0) -> bool:
        """Whether all connections have ended, at the latest after so many seconds."""
        return self._server.wait_for_no_connection(within)

    def queue(self, *answers: Answer) -> None:
        """Queues answers."""
        self._answers.extend(answers)

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
            # otherwise each body waits for the client to confirm the headers
            disable_nagle_algorithm = True

            def handle_request(self) -> None:
                server._serve(self)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing: the requests are recorded."""

        for method in (
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
        ):
            setattr(Handler, f"do_{method}", Handler.handle_request)
        return Handler

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        size = int(handler.headers.get("Content-Length", 0))
        request = RecordedRequest(
            method=handler.command,
            path=parts.path,
            query=parse_qs(parts.query, keep_blank_values=True),
            headers={name.lower(): value for name, value in handler.headers.items()},
            body=handler.rfile.read(size),
            target=handler.path,
        )
        self.requests.append(request)
        answer = self._answer_to(request)
        if answer.script is not None:
            handler.close_connection = True
            with suppress(OSError):  # the client went away, as it should
                answer.script(handler)
            return
        if answer.hold:
            self._closing.wait()
            handler.close_connection = True
            return
        self._write(handler, answer)

    def _answer_to(self, request: RecordedRequest) -> Answer:
        if self._respond is not None:
            return self._respond(request)
        nothing = Answer(status=500, body=b"no answer is queued")
        return self._answers.popleft() if self._answers else nothing

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
