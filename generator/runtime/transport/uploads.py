"""Files that are read while they are sent."""

from __future__ import annotations

import copy
import os
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from ..errors import safe_url
from .messages import Headers, Request

_PIECE: Final = 64 * 1024


class Streamed(ABC):
    """A body that is read while it is sent, by each attempt anew."""

    @property
    @abstractmethod
    def size(self) -> int:
        """The number of bytes in the whole body."""

    @abstractmethod
    def pieces(self) -> Iterator[bytes]:
        """Iterates over the pieces of the body."""

    async def async_pieces(self) -> AsyncIterator[bytes]:
        """Iterates over the pieces of the body. Reading the file blocks."""
        for piece in self.pieces():
            yield piece


class Parts(Streamed):
    """A body of several parts, some of which are files."""

    def __init__(self, parts: Sequence[bytes | Streamed]) -> None:
        self._parts = parts

    @property
    def size(self) -> int:
        """The number of bytes in the whole body."""
        return sum(
            len(part) if isinstance(part, bytes) else part.size for part in self._parts
        )

    def pieces(self) -> Iterator[bytes]:
        """Iterates over the pieces of the body."""
        for part in self._parts:
            if isinstance(part, bytes):
                yield part
            else:
                yield from part.pieces()


class Upload(Streamed):
    """A file as a body, which each attempt reads again. An open file is read from its current position."""

    def __init__(self, source: os.PathLike[str] | IO[bytes]) -> None:
        self._source = source
        # each attempt begins at the same position
        self._start = 0 if isinstance(source, os.PathLike) else source.tell()
        self._before = self._after = b""
        self._length = self._find_length()

    @property
    def size(self) -> int:
        """The number of bytes in the whole body."""
        return len(self._before) + self._length + len(self._after)

    def within(self, before: bytes, after: bytes) -> Upload:
        """Returns a body with the same file between other bytes."""
        body = copy.copy(self)
        body._before, body._after = before, after
        return body

    def head(self, count: int) -> bytes:
        """Returns the first bytes of the file."""
        with self._opened() as file:
            return file.read(count)

    def pieces(self) -> Iterator[bytes]:
        """Iterates over the pieces of the body."""
        yield self._before
        with self._opened() as file:
            while piece := file.read(_PIECE):
                yield piece
        yield self._after

    def _find_length(self) -> int:
        with self._opened() as file:
            return file.seek(0, os.SEEK_END) - self._start

    @contextmanager
    def _opened(self) -> Generator[IO[bytes], None, None]:
        if isinstance(self._source, os.PathLike):
            with Path(self._source).open("rb") as file:
                yield file
        else:
            self._source.seek(self._start)
            yield self._source


class UploadRequest(Request, frozen=True, kw_only=True):
    """A request with a file. `content` reads all of it, for transports that do not support uploads."""

    upload: Streamed

    @property  # type: ignore[misc]  # the field of a frozen struct is read-only too
    def content(  # pyright: ignore[reportIncompatibleVariableOverride]  # the same
        self,
    ) -> bytes:
        """The whole body."""
        return b"".join(self.upload.pieces())

    def __repr__(self) -> str:
        url = safe_url(self.url)
        return f"UploadRequest({self.method} {url}, {self.upload.size} bytes)"


def upload_request(
    body: Streamed, *, method: str, url: str, headers: Headers, timeout: float | None
) -> UploadRequest:
    """Returns a request with a file."""
    # without a length, the body would be sent in chunks, which some servers refuse
    length = {"Content-Length": str(body.size)}
    return UploadRequest(
        method=method,
        url=url,
        headers=headers.replaced(length),
        upload=body,
        timeout=timeout,
    )


def sent_content(request: Request) -> bytes | Iterator[bytes]:
    """Returns the body in a form that an HTTP library accepts."""
    if isinstance(request, UploadRequest):
        return request.upload.pieces()
    return request.content


def async_sent_content(request: Request) -> bytes | AsyncIterator[bytes]:
    """Returns the body in a form that an asynchronous HTTP library accepts."""
    if isinstance(request, UploadRequest):
        return request.upload.async_pieces()
    return request.content
