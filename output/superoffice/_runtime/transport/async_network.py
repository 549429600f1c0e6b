"""The network below the asynchronous httpx2. The driver ends a call at its deadline, so only sizes are bounded here."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterable
from typing import Any, Final
from weakref import WeakSet

import httpx2

from .bounds import current_bounds
from .network import pools_of, too_long

_INHERITED: Final[list[object]] = []
"""Parts of event loops that run in the parent of this process. Removing them would send signals to those loops."""


class AsyncBoundStream:
    """A connection."""

    def __init__(
        self,
        inner: Any,
        keep: Callable[[AsyncBoundStream], object],
    ) -> None:
        self._inner = inner
        self._keep = keep
        keep(self)

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface of httpcore2
    ) -> bytes:
        """Returns the next bytes."""
        data: bytes = await self._inner.read(max_bytes, timeout)
        if current_bounds().is_exceeded_by(len(data)):
            raise too_long()
        return data

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
    ) -> None:
        """Sends bytes."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
    ) -> AsyncBoundStream:
        """Returns an encrypted connection over this one."""
        inner = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        return AsyncBoundStream(inner, self._keep)

    def get_extra_info(self, info: str) -> Any:
        """Returns what httpcore2 asks about the connection."""
        return self._inner.get_extra_info(info)

    def close_copy(self) -> None:
        """Closes the copy of the connection in a forked process.

        Its number becomes that of a file that holds nothing, since the objects of the parent's event loop still have it.
        """
        try:
            nothing = os.open(os.devnull, os.O_RDONLY)
            os.dup2(nothing, self.get_extra_info("socket").fileno(), inheritable=False)
            os.close(nothing)
        except (OSError, AttributeError):  # it is closed
            return


class AsyncNetwork:
    """Opens connections, and knows those that are open."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._streams: WeakSet[AsyncBoundStream] = WeakSet()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncBoundStream:
        """Opens a connection."""
        inner = await self._inner.connect_tcp(
            host, port, timeout, local_address, socket_options
        )
        return AsyncBoundStream(inner, self._streams.add)

    def abandon(self, connections: object) -> None:
        """Closes, in a forked process, its copies of the connections of its parent. Nothing is sent to the servers.

        Their objects are kept, since they belong to an event loop of the parent.
        """
        for stream in list(self._streams):
            stream.close_copy()
        _INHERITED.append(connections)


def bound_network(client: httpx2.AsyncClient) -> AsyncNetwork:
    """Puts a network below a client of httpx2, as `network.bound_network` does."""
    pools = pools_of(client)
    network = AsyncNetwork(pools[0]._network_backend if pools else None)
    for pool in pools:
        pool._network_backend = network
    return network
