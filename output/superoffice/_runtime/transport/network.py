"""The network below httpx2, whose every step ends with the deadline of the call.

httpx2 bounds single steps only, and reads on as long as each brings a byte.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any, Final
from weakref import WeakSet

import httpx2

from .bounds import current_bounds

_PIECE: Final = 16 * 1024
"""Bytes to write at once when there is a deadline: the time is taken for each piece."""


def too_long() -> httpx2.RemoteProtocolError:
    """Returns the error for a server that does not come to the body of its answer."""
    return httpx2.RemoteProtocolError("too much before the body of the answer")


class BoundStream:
    """A connection."""

    def __init__(
        self,
        inner: Any,
        keep: Callable[[BoundStream], object],
    ) -> None:
        self._inner = inner
        self._keep = keep
        keep(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Returns the next bytes."""
        bounds = current_bounds()
        seconds = bounds.seconds(timeout)
        if seconds is not None and seconds <= 0:
            raise httpx2.ReadTimeout("the deadline has passed")
        data: bytes = self._inner.read(max_bytes, seconds)
        if bounds.is_exceeded_by(len(data)):
            raise too_long()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        bounds = current_bounds()
        if not bounds.is_timed:
            self._inner.write(buffer, timeout)
            return
        for start in range(0, len(buffer), _PIECE):
            seconds = bounds.seconds(timeout)
            if seconds is not None and seconds <= 0:
                raise httpx2.WriteTimeout("the deadline has passed")
            self._inner.write(buffer[start : start + _PIECE], seconds)

    def close(self) -> None:
        """Closes the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> BoundStream:
        """Returns an encrypted connection over this one."""
        seconds = _connecting(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, seconds)
        return BoundStream(inner, self._keep)

    def get_extra_info(self, info: str) -> Any:
        """Returns what httpcore2 asks about the connection."""
        return self._inner.get_extra_info(info)


class Network:
    """Opens connections, and knows those that are open."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._streams: WeakSet[BoundStream] = WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> BoundStream:
        """Opens a connection, to the first address of the host that accepts it."""
        addresses = _addresses(host, port)
        while True:
            address = addresses.pop(0)
            try:
                inner = self._inner.connect_tcp(
                    address, port, _connecting(timeout), local_address, socket_options
                )
            except Exception:
                if not addresses:
                    raise
            else:
                return BoundStream(inner, self._streams.add)

    def close_copies(self) -> None:
        """Closes, in a forked process, its copies of the connections of its parent. Nothing is sent to the servers."""
        for stream in list(self._streams):
            stream.close()


def bound_network(client: httpx2.Client) -> Network:
    """Puts a network below a client of httpx2, which has no parameter for it.

    Should a later httpx2 have no such place, a deadline bounds each step of an exchange, and a forked process keeps copies
    of connections, unused.
    """
    pools = pools_of(client)
    network = Network(pools[0]._network_backend if pools else None)
    for pool in pools:
        pool._network_backend = network
    return network


def pools_of(client: httpx2.Client | httpx2.AsyncClient) -> list[Any]:
    """Returns the pools of connections of a client: one, and one for each proxy."""
    mounts: dict[object, object] = getattr(client, "_mounts", {})
    transports = [getattr(client, "_transport", None), *mounts.values()]
    pools = [getattr(transport, "_pool", None) for transport in transports]
    return [pool for pool in pools if hasattr(pool, "_network_backend")]


def _addresses(host: str, port: int) -> list[str]:
    """Returns what to connect to. With a deadline it is each address, since the time is taken for each."""
    if not current_bounds().is_timed:
        return [host]
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:  # connecting gives the reason
        return [host]
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))


def _connecting(timeout: float | None) -> float | None:
    seconds = current_bounds().seconds(timeout)
    if seconds is not None and seconds <= 0:
        raise httpx2.ConnectTimeout("the deadline has passed")
    return seconds
