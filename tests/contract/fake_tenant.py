"""A tenant on this machine that answers the calls of REST as the pages show it, with other values."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, cast

from contract.contract_sdk import ContractSdk

from generator.runtime.testing.http_text import Shown, read_message

SECRET = "7T:very-secret-ticket"
VALUE = "value-of-the-tenant"
"""Stands in the place of every text of an answer that is no date."""


def other_values(document: object) -> object:
    """The document with the tenant's own texts and numbers."""
    match document:
        case dict():
            fields = cast("dict[str, object]", document)
            return {key: other_values(entry) for key, entry in fields.items()}
        case list():
            return [other_values(entry) for entry in cast("list[object]", document)] * 2
        case bool() | None:
            return document
        case int():
            return document + 1000
        case str() if not re.match(r"\d{4}-", document):
            return VALUE
        case _:
            return document


class FakeTenant:
    """Answers what the SDK's samples show, after `change`. A context manager; `calls` are method and path."""

    def __init__(
        self, sdk: ContractSdk, change: Callable[[object], object] = other_values
    ) -> None:
        self.calls: list[tuple[str, str]] = []
        self.tickets: set[str] = set()
        self._change = change
        self._routes = list(_routes(sdk))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make the contract tests call it."""
        url = f"http://127.0.0.1:{self._server.server_port}/Cust1/api"
        return {"SUPEROFFICE_URL": url, "SUPEROFFICE_TICKET": SECRET}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, method: str, path: str) -> tuple[int, bytes]:
        """Status and body for a call; 404 for what no page shows."""
        self.calls.append((method, path))
        for pattern, response in self._routes:
            if pattern.fullmatch(f"{method} {path}"):
                return response.status, self._body(response)
        return 404, b"{}"

    def _body(self, response: Shown) -> bytes:
        try:
            document: object = json.loads(response.body or b"null")
        except ValueError:
            return response.body
        if isinstance(document, dict):
            document.pop("odata.nextLink", None)
        return json.dumps(self._change(document)).encode() if response.body else b""

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        tenant = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                tenant.tickets.add(self.headers.get("Authorization", ""))
                path = self.path.partition("?")[0]
                status, body = tenant.answer(self.command, path)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.handle_any)
        return Handler


def _routes(sdk: ContractSdk) -> list[tuple[re.Pattern[str], Shown]]:
    found: list[tuple[re.Pattern[str], Shown]] = []
    for name, index in sdk.indexes().items():
        content = (sdk.data / f"{name}.samples").read_bytes()
        for id_, sample in index["samples"].items():
            if id_.startswith("rest/") and "request" in sample:
                request, response = (
                    read_message(content[start : start + length])
                    for start, length, _ in (sample["request"], sample["response"])
                )
                path = re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(request.target))
                pattern = re.compile(f"{request.method} /Cust1{path}")
                found.append((pattern, response))
    return found
