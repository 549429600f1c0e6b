"""Base of the generated SOAP clients and their agents."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, ParamSpec, Self, TypeVar, cast

from ..driver import run
from ..messages import RawResponse, Response
from ..options import CallOptions
from ..transport import Transport
from .base import ClientBase
from .calls import Call, Caller

if TYPE_CHECKING:
    from ..httpx_rules import Cert, Verify

_T = TypeVar("_T")
_P = ParamSpec("_P")


class Session:
    """Makes the calls of a client's agents."""

    def __init__(self, caller: Caller, transport: Transport) -> None:
        self.caller = caller
        self.transport = transport

    def invoke(
        self,
        agent: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> object:
        """The result of an operation."""
        call = self.caller.prepare(agent, operation, arguments, options)
        return self.receive(call, run(self.caller.exchange(call), self.transport))

    def receive(self, call: Call, response: Response) -> object:
        """What an answer means."""
        return call.result(response)


class RawSession(Session):
    """Keeps the answer to a call instead of reading it."""

    answer: RawResponse[object] | None = None

    def receive(self, call: Call, response: Response) -> object:
        """Keeps the answer."""
        self.answer = RawResponse(response, call.result)
        return None


class SoapClient(ClientBase[Transport, Session]):
    """A client for one version of the SOAP services. It may be used from several threads."""

    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> Transport:
        from ..http import HttpTransport  # noqa: PLC0415 - httpx2 only when it is used

        return HttpTransport(
            proxy=proxy, verify=verify, cert=cert, max_response_bytes=limit
        )

    def _open(self, caller: Caller, transport: Transport) -> Session:
        return Session(caller, transport)

    def close(self) -> None:
        """Ends the client's connections. It cannot be used any more."""
        self._session.caller.close()
        if self._owns_transport:
            self._session.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def with_raw_response(
        self, method: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[_T]:
        """Calls a method of one of this client's agents and gives the answer as it came, whatever it says.

        Raises:
            TransportError: no complete answer came.
            EncodeError: an argument cannot be sent.
            TypeError: the method is none of this client's agents, or makes no call.
        """
        session = RawSession(self._session.caller, self._session.transport)
        self._twin(method, session)(*args, **kwargs)
        if session.answer is None:
            raise TypeError("the method made no call")
        return cast("RawResponse[_T]", session.answer)


class SoapAgent:
    """Base of the generated agents."""

    _wire: ClassVar[str] = ""

    def __init__(self, client: SoapClient) -> None:
        # Public names of clients and agents are those of the API, so what they share is protected.
        self._session = client._session  # pyright: ignore[reportPrivateUsage]

    def _call(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> _T:  # type: ignore[type-var]  # the method that calls says the type, as wire.json does
        """The result of an operation."""
        result = self._session.invoke(self._wire, operation, arguments, options)
        return cast("_T", result)

    def _send(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> None:
        """Calls an operation that has no result."""
        self._session.invoke(self._wire, operation, arguments, options)
