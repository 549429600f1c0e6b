"""Bodies that a transport hands on piece by piece, instead of keeping them."""

from __future__ import annotations

from typing import Protocol

from .messages import Headers, Request, Response


class Receiver(Protocol):
    """Takes the body of an answer in pieces, when it wants it."""

    def accepts(self, status: int, headers: Headers) -> bool:
        """Whether the body of an answer that begins so is for the receiver."""
        ...

    def write(self, piece: bytes) -> object:
        """Takes the next decompressed piece."""
        ...


class StreamingTransport(Protocol):
    """A transport that can hand a body on while it comes; those that cannot have no such method."""

    def stream_to(self, request: Request, receiver: Receiver) -> Response:
        """The answer, as `Transport.send` gives it; without its body, where the receiver has taken that."""
        ...


class AsyncStreamingTransport(Protocol):
    """The same without blocking."""

    async def stream_to(self, request: Request, receiver: Receiver) -> Response:
        """The answer, as `StreamingTransport.stream_to` gives it."""
        ...
