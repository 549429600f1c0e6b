"""Base of the generated asynchronous SOAP clients and their agents."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, ParamSpec, Self, TypeVar, cast

from ..async_driver import run
from ..messages import RawResponse, Response
from ..options import CallOptions
from ..transport import AsyncTransport
from .base import ClientBase
from .calls import Call, Caller

if TYPE_CHECKING:
    from ..httpx_rules import Cert, Verify

_T = TypeVar("_T")
_P = ParamSpec("_P")


class AsyncSession:
    """Makes the calls of a client's agents."""

    def __init__(self, caller: Caller, transport: AsyncTransport) -> None:
        self.caller = caller
        self.transport = transport

    async def invoke(
        self,
        agent: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> object:
        """The result of an operation."""
        call = self.caller.prepare(agent, operation, arguments, options)
        response = await run(self.caller.exchange(call), self.transport)
        return self.receive(call, response)

    def receive(self, call: Call, response: Response) -> object:
        """What an answer means."""
        return call.result(response)


class RawAsyncSession(AsyncSession):
    """Keeps the answer to a call instead of reading it."""

    answer: RawResponse[object] | None = None

    def receive(self, call: Call, response: Response) -> object:
        """Keeps the answer."""
        self.answer = RawResponse(response, call.result)
        return None


class AsyncSoapClient(ClientBase[AsyncTransport, AsyncSession]):
    """An asynchronous client for one version of the SOAP services. It belongs to one event loop."""

    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> AsyncTransport:
        from ..async_http import (  # noqa: PLC0415 - httpx2 only when it is used
            AsyncHttpTransport,
        )

        return AsyncHttpTransport(
            proxy=proxy, verify=verify, cert=cert, max_response_bytes=limit
        )

    def _open(self, caller: Caller, transport: AsyncTransport) -> AsyncSession:
        return AsyncSession(caller, transport)

    async def aclose(self) -> None:
        """Ends the client's connections. It cannot be used any more."""
        self._session.caller.close()
        if self._owns_transport:
            await self._session.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def with_raw_response(
        self,
        method: Callable[_P, Awaitable[_T]],
        /,
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> RawResponse[_T]:
        """Calls a method of one of this client's agents and gives the answer as it came, whatever it says.

        Raises:
            TransportError: no complete answer came.
            EncodeError: an argument cannot be sent.
            TypeError: the method is none of this client's agents, or makes no call.
        """
        session = RawAsyncSession(self._session.caller, self._session.transport)
        await self._twin(method, session)(*args, **kwargs)
        if session.answer is None:
            raise TypeError("the method made no call")
        return cast("RawResponse[_T]", session.answer)


class AsyncSoapAgent:
    """Base of the generated asynchronous agents."""

    _wire: ClassVar[str] = ""

    def __init__(self, client: AsyncSoapClient) -> None:
        # Public names of clients and agents are those of the API, so what they share is protected.
        self._session = client._session  # pyright: ignore[reportPrivateUsage]

    async def _call(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> (
        _T
    ):  # pyright: ignore[reportInvalidTypeVarUse]  # the method that calls says the type
        """The result of an operation."""
        result = await self._session.invoke(self._wire, operation, arguments, options)
        return cast("_T", result)

    async def _send(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> None:
        """Calls an operation that has no result."""
        await self._session.invoke(self._wire, operation, arguments, options)
