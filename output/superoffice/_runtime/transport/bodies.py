"""Bodies of answers: decompressed, complete, and no larger than the limit.

httpx2 does not notice a compressed body that ends early within a complete message, as a proxy or a full disk of the
server makes it. So gzip (RFC 1952) and deflate (RFC 1950, and the raw RFC 1951 that some servers send) are read here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..errors import ResponseTooLargeError

if TYPE_CHECKING:
    # the type has no public name
    from zlib import _Decompress as Stream  # pyright: ignore[reportPrivateUsage]

    from .streaming import Receiver

_PIECE: Final = 1024 * 1024
"""The largest decompressed piece, in bytes: a small body may grow beyond all bounds."""
_MOST_CODINGS: Final = 5
"""More codings around each other make no sense."""
_GZIP: Final = zlib.MAX_WBITS | 16
_ANY_GZIP: Final = frozenset({"gzip", "x-gzip"})
_MAGIC: Final = b"\x1f\x8b"
_MARK: Final = 2
_KNOWN: Final = _ANY_GZIP | {"deflate"}


class BodyError(Exception):
    """A body that is damaged, or ends early."""


class Decompressor:
    """Reads a body in gzip or deflate, in pieces."""

    def __init__(self, coding: str) -> None:
        self._is_gzip = coding in _ANY_GZIP
        self._waiting = b""
        self._stream: Stream | None = None
        self._is_complete = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yields what the next piece of the body contains.

        Raises:
            BodyError: it is damaged.
        """
        self._waiting += data
        while self._waiting:
            stream = self._opened()
            if stream is None:
                return
            data, self._waiting = self._waiting, b""
            yield from _inflated(stream, data)
            if stream.eof:
                self._waiting = stream.unused_data
                self._stream, self._is_complete = None, True

    def finish(self) -> None:
        """Checks that the body is complete.

        Raises:
            BodyError: it ends early.
        """
        if self._stream is not None or (self._waiting and not self._is_complete):
            raise BodyError("the compressed body ends early")

    def _opened(self) -> Stream | None:
        """Returns the stream; None as long as its first bytes, which tell its form, are not there.

        A gzip file may have further members (RFC 1952, section 2.2). What else follows a complete stream is ignored.
        """
        if self._stream is not None or len(self._waiting) < _MARK:
            return self._stream
        if self._is_complete and not (self._is_gzip and self._waiting[:2] == _MAGIC):
            self._waiting = b""
            return None
        bits = _window_bits(self._is_gzip, self._waiting)
        self._stream = zlib.decompressobj(bits)
        return self._stream


def _window_bits(is_gzip: bool, begun: bytes) -> int:
    if is_gzip:
        return _GZIP
    # the header of RFC 1950; without it the stream is raw
    has_header = begun[0] & 0x0F == 8 and int.from_bytes(begun[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS


def _inflated(stream: Stream, data: bytes) -> Iterator[bytes]:
    try:
        while piece := stream.decompress(data, _PIECE):
            yield piece
            data = stream.unconsumed_tail
    except zlib.error:
        raise BodyError("the compressed body is damaged") from None


def decompressors(headers: Mapping[str, str]) -> list[Decompressor] | None:
    """Returns what reads a body with these headers, from the outermost coding; None if it has another coding.

    Raises:
        BodyError: there are more codings around each other than make sense.
    """
    names = headers.get("Content-Encoding", "").lower().split(",")
    codings = [name.strip() for name in names if name.strip() not in {"", "identity"}]
    if len(codings) > _MOST_CODINGS:
        raise BodyError("the body has too many codings")
    if not _KNOWN.issuperset(codings):
        return None
    return [Decompressor(coding) for coding in reversed(codings)]


def decompressed(data: bytes, codings: Sequence[Decompressor]) -> Iterator[bytes]:
    """Yields what a piece of a body contains, behind all its codings.

    Raises:
        BodyError: the body is damaged.
    """
    if not codings:
        yield data
        return
    for piece in codings[0].pieces(data):
        yield from decompressed(piece, codings[1:])


class LimitedBody:
    """Collects the pieces of an answer, decompressed and up to `limit` bytes.

    Args:
        limit: The largest number of bytes.
        codings: What decompresses the pieces, from the outermost coding.
    """

    def __init__(self, limit: int, codings: Sequence[Decompressor] = ()) -> None:
        self._limit = limit
        self._codings = codings
        self._size = 0
        self._pieces: list[bytes] = []
        self._take: Callable[[bytes], object] = self._pieces.append

    def hand_to(self, receiver: Receiver) -> None:
        """Passes all pieces to a receiver instead of keeping them."""
        self._take = receiver.write

    def add(self, piece: bytes) -> None:
        """Takes the next piece.

        Raises:
            ResponseTooLargeError: the answer is larger than the limit.
            BodyError: it is damaged.
        """
        if not self._codings:
            self._add(piece)
            return
        for inner in decompressed(piece, self._codings):
            self._add(inner)

    def finish(self) -> None:
        """Checks that nothing is missing.

        Raises:
            BodyError: the answer ends early.
        """
        for coding in self._codings:
            coding.finish()

    def _add(self, piece: bytes) -> None:
        # counted before it is taken, so that no file gets more than the limit
        self._size += len(piece)
        if self._size > self._limit:
            raise ResponseTooLargeError(self._limit)
        self._take(piece)

    def content(self) -> bytes:
        """Returns the kept pieces, joined."""
        return b"".join(self._pieces)
