"""The interface of transports, which send requests."""

from __future__ import annotations

from typing import Protocol

from ..public import public
from .messages import Request, Response


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
