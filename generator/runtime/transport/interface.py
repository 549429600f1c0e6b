"""What carries requests, and the rule for answers that are too large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..errors import ResponseTooLargeError
from ..public import public
from .messages import Request, Response
from .streams import Receiver


@public()
class Transport(Protocol):
    """Carries requests to a server. It is called from several threads when the client is."""

    def send(self, request: Request) -> Response:
        """The server's answer, whatever its status; redirects are not followed.

        Raises:
            TransportError: no complete answer came.
            ResponseTooLargeError: the answer is larger than the transport's limit.
        """
        ...

    def close(self) -> None:
        """Ends all connections."""
        ...


@public()
class AsyncTransport(Protocol):
    """Carries requests to a server, without blocking."""

    async def send(self, request: Request) -> Response:
        """The server's answer, as `Transport.send` gives it."""
        ...

    async def aclose(self) -> None:
        """Ends all connections."""
        ...


class LimitedBody:
    """Takes the decompressed pieces of an answer, up to `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pieces: list[bytes] = []
        self._take: Callable[[bytes], object] = self._pieces.append

    def hand_to(self, receiver: Receiver) -> None:
        """Has a receiver take all pieces, instead of keeping them."""
        self._take = receiver.write

    def add(self, piece: bytes) -> None:
        """Takes the next piece.

        Raises:
            ResponseTooLargeError: the answer is larger than the limit.
        """
        self._size += len(piece)
        if self._size > self._limit:
            raise ResponseTooLargeError(self._limit)
        self._take(piece)

    def content(self) -> bytes:
        """The pieces that were kept, as one."""
        return b"".join(self._pieces)
