"""Downloads into a file."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from ...client.abstract import rebound, session_of
from ...client.caller import CallBase
from ...client.session import Group, Session
from ...public import public
from ...transport.interface import Transport
from ...transport.messages import Request, Response
from .receiving import FileReceiver, Target, check_is_file

if TYPE_CHECKING:
    from ...transport.streaming import StreamingTransport

_T = TypeVar("_T")
_P = ParamSpec("_P")


@public()
def download(
    method: Callable[_P, bytes | None],
    target: Target,
    /,
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> int:
    """Calls a method that returns a file, and writes the file to a path or an open binary file while it arrives.

        download(so.contact.get_image, Path("logo.png"), 5)

    The client's `max_response_bytes` applies. The file appears at a path once it is complete; without a file, nothing
    is written.

    Returns:
        The number of bytes written.

    Raises:
        SuperOfficeError: what the method itself would raise.
        OSError: the target cannot be written.
        TypeError: it is no method of a client's agents or resources that returns a file.
    """
    group = getattr(method, "__self__", None)
    if not isinstance(method, MethodType) or not isinstance(group, Group):
        raise TypeError("download takes a method of a client's agents or resources")
    with FileReceiver(target) as receiver:
        downloading = _DownloadSession(session_of(group), receiver)
        bound = rebound(method, downloading)
        cast("Callable[_P, bytes | None]", bound)(*args, **kwargs)
    return receiver.size


class _DownloadSession(Session):
    """Writes answers to a receiver."""

    def __init__(self, session: Session, receiver: FileReceiver) -> None:
        super().__init__(session.caller, _Receiving(session.transport, receiver))
        self._receiver = receiver

    def send(self, call: CallBase) -> Response:
        """Sends a call that returns a file, and returns its answer."""
        self._receiver.expect(call)
        return super().send(call)

    def defer(
        self, call: CallBase, make: Callable[[Session, Response | None], _T]
    ) -> _T:
        """Refuses rows, which make their calls later."""
        check_is_file(call)
        return super().defer(call, make)

    def receive(self, call: CallBase, response: Response) -> object:
        """Writes the file, unless the transport has done so."""
        self._receiver.finish(call, response)
        return None


class _Receiving:
    """A transport that passes files to a receiver."""

    def __init__(self, transport: Transport, receiver: FileReceiver) -> None:
        self._transport = transport
        self._receiver = receiver

    def send(self, request: Request) -> Response:
        """Returns the answer, without the file in it."""
        if not self._receiver.is_expected(request):
            return self._transport.send(request)
        self._receiver.restart()
        # a transport of the user may be unable to stream
        if hasattr(self._transport, "stream_to"):
            streaming = cast("StreamingTransport", self._transport)
            return streaming.stream_to(request, self._receiver)
        return self._receiver.hand_over(self._transport.send(request))

    def close(self) -> None:
        """Does nothing: the transport belongs to the client."""
