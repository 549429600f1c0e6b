"""The interface of transports that pass the body of an answer on while it arrives. Only type checkers load it."""

from __future__ import annotations

from typing import Protocol

from .messages import Headers, Request, Response


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
