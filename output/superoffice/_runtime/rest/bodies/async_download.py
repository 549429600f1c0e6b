"""Downloads into a file, without blocking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import MethodType
from typing import ParamSpec, TypeVar, cast

from ...client.async_client import AsyncGroup, AsyncSession
from ...client.calls import CallBase
from ...client.foundation import rebound, session_of
from ...public import public
from ...transport.interface import AsyncTransport
from ...transport.messages import Request, Response
from ...transport.streams import AsyncStreamingTransport
from .receiving import FileReceiver, Target, check_is_file

_T = TypeVar("_T")
_P = ParamSpec("_P")


@public()
async def adownload(
    method: Callable[_P, Awaitable[bytes | None]],
    target: Target,
    /,
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> int:
    """Calls a method that gives a file, and writes that to a path or a binary file while it comes.

        await adownload(so.contact.get_image, Path("logo.png"), 5)

    The client's `max_response_bytes` holds. A path gets its file when all of it has come; where there is none, nothing
    is written. Only the connection does not block: pieces are written as they come.

    Returns:
        How many bytes were written.

    Raises:
        SuperOfficeError: what the method itself would have raised.
        OSError: the target cannot be written.
        TypeError: no method of a client's agents or resources that gives a file.
    """
    group = getattr(method, "__self__", None)
    if not isinstance(method, MethodType) or not isinstance(group, AsyncGroup):
        raise TypeError("adownload takes a method of a client's agents or resources")
    with FileReceiver(target) as receiver:
        downloading = _DownloadSession(session_of(group), receiver)
        bound = rebound(method, downloading)
        await cast("Callable[_P, Awaitable[bytes | None]]", bound)(*args, **kwargs)
    return receiver.size


class _DownloadSession(AsyncSession):
    """Writes answers to a receiver."""

    def __init__(self, session: AsyncSession, receiver: FileReceiver) -> None:
        super().__init__(session.caller, _Receiving(session.transport, receiver))
        self._receiver = receiver

    async def send(self, call: CallBase) -> Response:
        """The answer to a call that gives a file."""
        self._receiver.expect(call)
        return await super().send(call)

    def defer(
        self, call: CallBase, make: Callable[[AsyncSession, Response | None], _T]
    ) -> _T:
        """Refuses rows, which ask for themselves later."""
        check_is_file(call)
        return super().defer(call, make)

    def receive(self, call: CallBase, response: Response) -> object:
        """Writes the file, if the transport has not done it."""
        self._receiver.finish(call, response)
        return None


class _Receiving:
    """A transport that hands files to a receiver."""

    def __init__(self, transport: AsyncTransport, receiver: FileReceiver) -> None:
        self._transport = transport
        self._receiver = receiver

    async def send(self, request: Request) -> Response:
        """The answer, without the file that it is."""
        if not self._receiver.is_expected(request):
            return await self._transport.send(request)
        self._receiver.restart()
        if hasattr(self._transport, "stream_to"):
            streaming = cast("AsyncStreamingTransport", self._transport)
            return await streaming.stream_to(request, self._receiver)
        return self._receiver.hand_over(await self._transport.send(request))

    async def aclose(self) -> None:
        """The transport belongs to the client."""
