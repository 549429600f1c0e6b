"""Answers that are written to a file piece by piece, instead of kept in memory."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeAlias, cast
from urllib.parse import urlsplit

import msgspec

from ...client.caller import CallBase
from ...errors import TransportError
from ...transport.content_type import is_documented, is_json
from ...transport.messages import Headers, Request, Response
from ..calls import Call

Target: TypeAlias = os.PathLike[str] | IO[bytes]
"""Where to write a file: a path, or an open binary file."""


class FileReceiver:
    """Writes a file to a target, complete or not at all.

    It appears at a path at the end of the `with` block. An open file is set back to where it was, if it allows that.
    """

    def __init__(self, target: Target) -> None:
        self._path = Path(target) if isinstance(target, os.PathLike) else None
        self._file = None if isinstance(target, os.PathLike) else target
        self._start = _position(self._file)
        self._part: IO[bytes] | None = None
        self._media_types: tuple[str, ...] = ()
        self._route: tuple[str, str] | None = None
        self.has_received = False
        """Whether the answer was a file, and has been written."""
        self.size = 0
        """The number of bytes written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None and self._file is not None and self.size:
            self._set_back(self._file)
        if self._part is None:
            return
        # closed first, since Windows renames and removes no open file
        self._part.close()
        try:
            if self._path is not None and error is None:
                self._partial_path.replace(self._path)
        finally:
            self._partial_path.unlink(missing_ok=True)

    def expect(self, call: CallBase) -> None:
        """Sets the call whose answer is the file.

        Raises:
            TypeError: it is no call of the REST API that returns a file.
        """
        self._media_types = check_is_file(call).media_types
        self._route = _route(call.request)

    def is_expected(self, request: Request) -> bool:
        """Whether a request belongs to the call itself. Others renew its credentials; their answers are no files."""
        return _route(request) == self._route

    def restart(self) -> None:
        """Starts over, for the next attempt of the call.

        Raises:
            TransportError: a part of the answer is already in a file of the user, which cannot be set back.
        """
        if self._file is not None and self.size and not self._set_back(self._file):
            raise TransportError("the answer broke off, and the file has a part of it")
        if self._part is not None:
            self._part.seek(0)
            self._part.truncate()
        self.has_received, self.size = False, 0

    def accepts(self, status: int, headers: Headers) -> bool:
        """Whether the answer is a file. JSON may be an error, or a file in base64."""
        answer = Response(status=status, headers=headers)
        self.has_received = (
            200 <= status <= 299
            and not is_json(answer)
            and is_documented(answer, self._media_types)
        )
        return self.has_received

    def _set_back(self, file: IO[bytes]) -> bool:
        """Removes from an open file what was written to it. Returns whether that was possible."""
        if self._start is None:
            return False
        try:
            file.seek(self._start)
            file.truncate()
        except (OSError, ValueError):
            return False
        return True

    def write(self, piece: bytes) -> None:
        """Writes a piece."""
        if self._path is not None and self._part is None:
            self._part = self._partial_path.open("wb")
        file = self._part or self._file
        assert file is not None, "there is a path or a file"
        file.write(piece)
        self.size += len(piece)

    def finish(self, call: CallBase, response: Response) -> None:
        """Reads the answer, and writes its file, unless that was received already.

        Raises:
            SuperOfficeError: the answer is an error.
        """
        content = (
            None if self.has_received else cast("bytes | None", call.result(response))
        )
        if content:
            self.write(content)

    def hand_over(self, response: Response) -> Response:
        """Takes the body of a complete answer, if it is a file."""
        if not self.accepts(response.status, response.headers):
            return response
        self.write(response.content)
        return msgspec.structs.replace(response, content=b"")

    @property
    def _partial_path(self) -> Path:
        assert self._path is not None, "only a path has a partial file beside it"
        return self._path.with_name(f"{self._path.name}.part")


def _route(request: Request) -> tuple[str, str]:
    """Returns method and path, which stay the same when a tenant moves."""
    return request.method, urlsplit(request.url).path


def _position(file: IO[bytes] | None) -> int | None:
    """Returns where an open file is; None if it cannot go back there."""
    try:
        return file.tell() if file is not None and file.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def check_is_file(call: CallBase) -> Call:
    """Returns a call that returns a file. Others are refused, before they are sent.

    Raises:
        TypeError: it is no call of the REST API that returns a file.
    """
    if not isinstance(call, Call) or not call.is_file:
        raise TypeError("download takes a method of the REST API that returns a file")
    return call
