"""The interface of transports, which send requests, and the limit for the size of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ..errors import ResponseTooLargeError
from ..public import public
from .decompression import Decompressor, decompressed
from .messages import Headers, Request, Response


@public()
class Transport(Protocol):
    """Sends requests to a server. Several threads call it if they share the client, and processes that are forked.

    `Request.timeout` and `Request.deadline` say how long it may take. A synchronous call ends with its deadline only if
    the transport does.
    """

    def send(self, request: Request) -> Response:
        """Sends a request, and returns the answer, whatever its status. Redirects are not followed.

        Raises:
            TransportError: no complete answer arrived.
            ResponseTooLargeError: the answer is larger than the transport's limit.
        """
        ...

    def close(self) -> None:
        """Closes all connections."""
        ...


@public()
class AsyncTransport(Protocol):
    """Sends requests to a server, without blocking. Several event loops call it if they share the client."""

    async def send(self, request: Request) -> Response:
        """Sends a request, as `Transport.send` does."""
        ...

    async def aclose(self) -> None:
        """Closes all connections."""
        ...


class Receiver(Protocol):
    """Takes the body of an answer in pieces, if it accepts that."""

    def accepts(self, status: int, headers: Headers) -> bool:
        """Whether the receiver takes the body of an answer with this status and these headers."""
        ...

    def write(self, piece: bytes) -> object:
        """Takes the next decompressed piece."""
        ...


class StreamingTransport(Protocol):
    """A transport that can pass a body on while it arrives. Other transports have no such method."""

    def stream_to(self, request: Request, receiver: Receiver) -> Response:
        """Sends a request as `Transport.send` does. The answer has no body if the receiver has taken that."""
        ...


class AsyncStreamingTransport(Protocol):
    """A transport that can pass a body on while it arrives, without blocking."""

    async def stream_to(self, request: Request, receiver: Receiver) -> Response:
        """Sends a request, as `StreamingTransport.stream_to` does."""
        ...


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
