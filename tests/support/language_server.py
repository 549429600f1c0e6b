"""What pyright's language server, which editors run, shows at a place of a text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class LanguageServer:
    """Pyright's language server for one folder. A context manager.

    Messages have a length before them (Language Server Protocol 3.17, base protocol).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last = 0
        command = [sys.executable, "-m", "pyright.langserver", "--stdio"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )

    def __enter__(self) -> Self:
        root = self._folder.as_uri()
        folders = [{"uri": root, "name": "root"}]
        markup = {"hover": {"contentFormat": ["plaintext"]}, "signatureHelp": {"signatureInformation": {"documentationFormat": ["plaintext"]}}}  # fmt: skip
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": folders,
                "capabilities": {"textDocument": markup},
            },
        )
        self._tell("initialized", {})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def hover(self, code: str, name: str) -> str:
        """What an editor shows while the mouse is over the last occurrence of a name."""
        line = max(n for n, text in enumerate(code.splitlines()) if name in text)
        column = code.splitlines()[line].rindex(name) + 1
        path = self._folder / f"hover_{self._last}.py"
        document = {"uri": path.as_uri()}
        opened = document | {"languageId": "python", "version": 1, "text": code}
        self._tell("textDocument/didOpen", {"textDocument": opened})
        position = {"line": line, "character": column}
        shown = self._ask(
            "textDocument/hover", {"textDocument": document, "position": position}
        )
        return "" if shown is None else str(shown["contents"]["value"])

    def _ask(self, method: str, parameters: object) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._received()
            if message.get("id") == number and "method" not in message:
                return message.get("result")
            if "id" in message and "method" in message:
                self._reply(message)

    def _reply(self, message: dict[str, Any]) -> None:
        """Answers a question of the server: it asks for the settings, and they are the defaults."""
        items = message.get("params", {}).get("items", [])
        result = [None for _ in items] if "items" in message.get("params", {}) else None
        self._send({"id": message["id"], "result": result})

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _received(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise AssertionError("the language server has ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
