"""What a server sends after the end of an answer, such as `null` after status 204. Connections that have it are not reused.

The next call on such a connection would take it for the beginning of its own answer (RFC 9112, section 6.3).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import httpx2

_BODILESS: Final = frozenset({204, 304})
_WAY: Final = ("_h11_state", "_connection", "_httpcore_stream", "_stream")
"""From the stream of httpx2 to the state of the connection, from the inside out; neither library has a public way."""
_LONGEST_WAY: Final = 8


class CheckedStream(httpx2.SyncByteStream):
    """The body of an answer. At its end the connection is dropped if there is more."""

    def __init__(self, response: httpx2.Response) -> None:
        stream = response.stream
        assert isinstance(stream, httpx2.SyncByteStream), "the client is synchronous"
        self._inner = stream
        self._end = _End(response)

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner
        self._end.check()

    def close(self) -> None:
        """Releases the connection."""
        self._inner.close()


class AsyncCheckedStream(httpx2.AsyncByteStream):
    """The body of an answer. At its end the connection is dropped if there is more."""

    def __init__(self, response: httpx2.Response) -> None:
        stream = response.stream
        assert isinstance(stream, httpx2.AsyncByteStream), "the client is asynchronous"
        self._inner = stream
        self._end = _End(response)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            yield piece
        self._end.check()

    async def aclose(self) -> None:
        """Releases the connection."""
        await self._inner.aclose()


class _End:
    """The end of an answer, before its connection is released."""

    def __init__(self, response: httpx2.Response) -> None:
        self._state = _state_of(response.stream)
        self._more_is_announced = _has_no_body(response) and _announces_body(response)

    def check(self) -> None:
        """Marks the connection as unusable if there is more than the answer, or if more may come."""
        state = self._state
        if state is not None and (self._more_is_announced or state.trailing_data[0]):
            state.send_failed()


def _has_no_body(response: httpx2.Response) -> bool:
    """Whether there is no body whatever the header fields say (RFC 9110, sections 6.4.1 and 9.3.2)."""
    return response.status_code in _BODILESS or response.request.method == "HEAD"


def _announces_body(response: httpx2.Response) -> bool:
    if "Transfer-Encoding" in response.headers:
        return True
    return response.headers.get("Content-Length", "0").strip() != "0"


def _state_of(stream: object) -> Any:
    """Returns the state of the connection below a stream, a `h11.Connection`; None where httpx2 is built otherwise."""
    for _ in range(_LONGEST_WAY):
        if hasattr(stream, "trailing_data") and hasattr(stream, "send_failed"):
            return stream
        inner = [name for name in _WAY if hasattr(stream, name)]
        if not inner:
            return None
        stream = getattr(stream, inner[0])
    return None
