"""Sessions and bases of asynchronous clients, and of their agents and resources."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, cast

from ..copying import NotCopied
from ..exchange.async_driver import run
from ..options import CallOptions
from ..transport.interface import AsyncTransport
from ..transport.messages import RawResponse, Response
from .abstract import ClientBase, GroupBase
from .caller import CallBase, CallerBase

if TYPE_CHECKING:
    from ..transport.httpx_rules import Cert, Verify

Result = TypeVar("Result")
AnyClient = TypeVar("AnyClient", bound="AsyncClientBase")


class AsyncSession(NotCopied):
    """Makes the calls of a client's agents and resources."""

    _instead = "make a client in each process"

    def __init__(self, caller: CallerBase, transport: AsyncTransport) -> None:
        self.caller = caller
        self.transport = transport

    async def invoke(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> object:
        """Calls an operation, and returns its result."""
        call = self.caller.prepare(group, operation, arguments, options)
        return self.receive(call, await self.send(call))

    async def send(self, call: CallBase) -> Response:
        """Sends a call, and returns its answer."""
        return await run(self.caller.exchange(call), self.transport)

    def receive(self, call: CallBase, response: Response) -> object:
        """Returns the result in an answer."""
        return call.result(response)

    def defer(
        self, call: CallBase, make: Callable[[AsyncSession, Response | None], Result]
    ) -> Result:
        """Returns a result that makes its own calls when it is used, beginning with `call`."""
        return make(self, None)


class RawAsyncSession(AsyncSession):
    """Keeps the answer to a call instead of reading it."""

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session.caller, session.transport)
        self.answer: RawResponse[object] | None = None
        self._session = session
        self._deferred: (
            tuple[CallBase, Callable[[AsyncSession, Response | None], object]] | None
        ) = None

    def receive(self, call: CallBase, response: Response) -> object:
        """Keeps the answer."""
        self.answer = RawResponse(response, call.result, call.failure)
        return None

    def defer(
        self, call: CallBase, make: Callable[[AsyncSession, Response | None], Result]
    ) -> Result:
        """Leaves the first call to `finish`."""
        self._deferred = call, make
        return make(self._session, None)

    async def finish(self) -> None:
        """Makes the call that was deferred, and keeps its answer."""
        if self._deferred is not None:
            call, make = self._deferred
            response = await self.send(call)
            self.answer = RawResponse(response, partial(make, self._session))


class AsyncClientBase(ClientBase[AsyncTransport, AsyncSession]):
    """Base of all asynchronous clients. Several event loops may use them."""

    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> AsyncTransport:
        # a client with a transport of the user needs no httpx2
        from ..transport.async_http import AsyncHttpTransport

        return AsyncHttpTransport(
            proxy=proxy, verify=verify, cert=cert, max_response_bytes=limit
        )

    def _open(self, caller: CallerBase, transport: AsyncTransport) -> AsyncSession:
        return AsyncSession(caller, transport)

    async def aclose(self) -> None:
        """Closes the client and its connections. It cannot be used afterwards."""
        # first, so that no call begins while the connections close
        self._session.caller.close()
        if self._owns_transport:
            await self._session.transport.aclose()

    async def __aenter__(self: AnyClient) -> AnyClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _raw_response(
        self,
        method: Callable[..., object],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> RawResponse[object]:
        """Returns the answer to a call without reading it."""
        session = RawAsyncSession(self._session)
        result = self._bound_to(method, session)(*args, **kwargs)
        if isinstance(result, Awaitable):
            await cast("Awaitable[object]", result)
        await session.finish()
        if session.answer is None:
            raise TypeError("the method made no call")
        return session.answer


class AsyncGroup(GroupBase[AsyncSession]):
    """Base of the agents and resources of asynchronous clients."""

    # As in `Group._call`: the generated method that returns the result binds Result by its own annotation.
    async def _call(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> Result:  # pyright: ignore[reportInvalidTypeVarUse]  # bound by the caller
        """Calls an operation, and returns its result."""
        result = await self._session.invoke(self._wire, operation, arguments, options)
        return cast("Result", result)

    async def _send(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> None:
        """Calls an operation that has no result."""
        await self._session.invoke(self._wire, operation, arguments, options)
