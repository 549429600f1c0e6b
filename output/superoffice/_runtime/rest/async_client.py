"""Base of the generated asynchronous REST client, its agents and resources."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar, overload

from ..client.abstract import SessionOwner
from ..client.async_session import AsyncClientBase, AsyncGroup, AsyncSession
from ..options import CallOptions
from ..transport.interface import AsyncTransport
from ..transport.messages import RawResponse
from .calls import list_call
from .construction import RestClientBase
from .lists.async_rows import AsyncRows
from .lists.row import Row

_T = TypeVar("_T")
_P = ParamSpec("_P")


class AsyncRestClient(AsyncClientBase, RestClientBase[AsyncTransport, AsyncSession]):
    """An asynchronous client for the REST API and its agents.

    Event loops may use it one after another or at the same time; each has connections that close with it.
    """

    @overload
    async def with_raw_response(
        self,
        method: Callable[_P, AsyncRows[_T]],
        /,
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> RawResponse[AsyncRows[_T]]: ...

    @overload
    async def with_raw_response(
        self,
        method: Callable[_P, Awaitable[_T]],
        /,
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> RawResponse[_T]: ...

    async def with_raw_response(
        self, method: Callable[_P, object], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> RawResponse[object]:
        """Calls a method of this client's agents or resources, and returns the answer without reading it.

        Of a method that returns rows, only the first page is requested; `parse()` returns rows that begin with that
        page and request the others.

        Raises:
            TransportError: no complete answer came.
            EncodeError: an argument cannot be sent.
            TypeError: the method belongs to none of this client's agents or resources, or makes no call.
        """
        return await self._raw_response(method, args, kwargs)


class AsyncRestAgents(SessionOwner[AsyncSession]):
    """Base of the object that holds the agents of a client."""

    def __init__(self, client: SessionOwner[AsyncSession]) -> None:
        self._session = client._session


class AsyncRestGroup(AsyncGroup):
    """Base of the generated asynchronous agents and resources."""

    def _rows(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> AsyncRows[Row]:
        """Returns the rows of an operation that lists them, before the first request."""
        call = list_call(
            self._session.caller.prepare(self._wire, operation, arguments, options)
        )
        return self._session.defer(
            call, lambda session, first: AsyncRows(session, call, Row, first)
        )
