"""Answers that go into a file piece by piece, instead of into memory."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeAlias, cast
from urllib.parse import urlsplit

import msgspec

from ...client.calls import CallBase
from ...errors import TransportError
from ...transport.messages import Headers, Request, Response
from ..calls import Call
from .content import is_json

Target: TypeAlias = os.PathLike[str] | IO[bytes]
"""Where a file is to be written: a path, or a binary file that is open."""


class FileReceiver:
    """Writes files to a target. A path gets its file at the end of the `with` block, whole or not at all."""

    def __init__(self, target: Target) -> None:
        self._path = Path(target) if isinstance(target, os.PathLike) else None
        self._file = None if isinstance(target, os.PathLike) else target
        self._part: IO[bytes] | None = None
        self._route: tuple[str, str] | None = None
        self.has_taken = False
        """Whether an answer was a file and is written."""
        self.size = 0
        """The bytes that are written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._part is None:
            return
        self._part.close()
        if self._path is not None and error is None:
            self._beside.replace(self._path)
        else:
            self._beside.unlink()

    def expect(self, call: CallBase) -> None:
        """Names the call whose answer is the file.

        Raises:
            TypeError: no call of the REST API that gives a file.
        """
        check_is_file(call)
        self._route = _route(call.request)

    def is_expected(self, request: Request) -> bool:
        """Whether a request is the call's own: others renew its credentials, and their answers are no file."""
        return _route(request) == self._route

    def restart(self) -> None:
        """Begins anew, for the next attempt of the call.

        Raises:
            TransportError: a part of the file is in an open file already.
        """
        if self.size and self._part is None:
            raise TransportError("the answer broke off, and is in the file in part")
        if self._part is not None:
            self._part.seek(0)
            self._part.truncate()
        self.has_taken, self.size = False, 0

    def accepts(self, status: int, headers: Headers) -> bool:
        """Whether the answer is a file: JSON may be an error, or a file as text."""
        self.has_taken = 200 <= status <= 299 and not is_json(
            Response(status=status, headers=headers)
        )
        return self.has_taken

    def write(self, piece: bytes) -> None:
        """Writes a piece."""
        if self._path is not None and self._part is None:
            self._part = self._beside.open("wb")
        file = self._part or self._file
        assert file is not None, "there is a path or a file"
        file.write(piece)
        self.size += len(piece)

    def finish(self, call: CallBase, response: Response) -> None:
        """Writes what the answer means, where it was no plain file.

        Raises:
            SuperOfficeError: the answer stands for an error.
        """
        content = (
            None if self.has_taken else cast("bytes | None", call.result(response))
        )
        if content:
            self.write(content)

    def hand_over(self, response: Response) -> Response:
        """Takes the body of an answer that came whole, if it is a file."""
        if not self.accepts(response.status, response.headers):
            return response
        self.write(response.content)
        return msgspec.structs.replace(response, content=b"")

    @property
    def _beside(self) -> Path:
        assert self._path is not None, "only paths have something beside them"
        return self._path.with_name(f"{self._path.name}.part")


def _route(request: Request) -> tuple[str, str]:
    """Method and path, which stay where a tenant moves."""
    return request.method, urlsplit(request.url).path


def check_is_file(call: CallBase) -> None:
    """Refuses a call that gives something else, before it is sent.

    Raises:
        TypeError: no call of the REST API that gives a file.
    """
    if not isinstance(call, Call) or not call.is_file:
        raise TypeError("download takes a method of the REST API that gives a file")
