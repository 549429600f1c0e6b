"""Base of the generated asynchronous REST client, its agents and resources."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, Unpack, cast, overload

from ..client.abstract import SessionOwner
from ..client.async_session import AsyncClientBase, AsyncGroup, AsyncSession
from ..lazy import late_module
from ..options import CallOptions
from ..transport.interface import AsyncTransport
from ..transport.messages import RawResponse, Response
from .calls import list_call
from .construction import RestClientBase

if TYPE_CHECKING:
    from . import version as versions
    from .bodies import files
    from .lists import async_rows, row
else:
    # few programs need them
    versions = late_module(".version", __package__)
    files = late_module(".bodies.files", __package__)
    row = late_module(".lists.row", __package__)
    async_rows = late_module(".lists.async_rows", __package__)

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class AsyncRestClient(RestClientBase[AsyncTransport, AsyncSession], AsyncClientBase):
    """An asynchronous client for the REST API and its agents.

    Event loops may use it one after another or at the same time; each has connections that close with it.
    """

    @overload
    async def with_raw_response(
        self,
        method: Callable[Arguments, async_rows.AsyncRows[Result]],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> RawResponse[async_rows.AsyncRows[Result]]: ...

    @overload
    async def with_raw_response(
        self,
        method: Callable[Arguments, Awaitable[Result]],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> RawResponse[Result]: ...

    async def with_raw_response(
        self,
        method: Callable[Arguments, object],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
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

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: files.Content | None = None,
        **call: Unpack[CallOptions],
    ) -> RawResponse[Any]:
        """Makes a request that no method makes, with the credentials, settings and retries of this client.

        `so.request("GET", "/v1/Contact/5").parse()` returns plain JSON. The answer is not read before: only `parse()`
        raises errors for its status and its contents.

        Args:
            method: GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS. POST and PATCH are not sent again after broken connections.
            path: The path below the client's base URL, such as `/v1/Contact/5`, or with `/api`, as pages write it.
                Escape what has a meaning in paths, with `urllib.parse.quote`.
            query: Parameters of the query by wire name: texts, numbers, booleans, times, enums, and what is made of columns
                for `$filter`, `$select` and `$orderBy`. A list is one parameter for each item. None is left out.
            json: The body as JSON: plain values, or a model.
            content: The body as bytes, a path, an open file or a `File`, in place of `json`.
            **call: `extra_headers` take precedence over those of the client, such as `Accept` and `Content-Type`.

        Raises:
            TransportError: no complete answer came.
            EncodeError: the path may lead elsewhere, or an argument cannot be sent.
            TypeError: a keyword is no option.
        """
        prepared = self._caller.prepare_request(
            method, path, call, query=query, json=json, content=content
        )
        response = await self._session.send(prepared)
        return RawResponse(response, prepared.result, prepared.failure)

    async def version(self, **call: Unpack[CallOptions]) -> versions.ServerVersion:
        """Returns the version of the server.

        Raises:
            SuperOfficeError: there is no answer, or it does not match the documentation.
        """
        prepared = self._caller.prepare_version(call)
        result = prepared.result(await self._session.send(prepared))
        return cast("versions.ServerVersion", result)


class AsyncRestAgents(SessionOwner[AsyncSession]):
    """Base of the object that holds the agents of a client."""

    def __init__(self, client: SessionOwner[AsyncSession]) -> None:
        self._session = client._session


class AsyncRestGroup(AsyncGroup):
    """Base of the generated asynchronous agents and resources."""

    def _rows(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> async_rows.AsyncRows[row.Row]:
        """Returns the rows of an operation that lists them, before the first request."""
        call = list_call(
            self._session.caller.prepare(self._wire, operation, arguments, options)
        )

        def make(
            session: AsyncSession, first: Response | None
        ) -> async_rows.AsyncRows[row.Row]:
            return async_rows.AsyncRows(session, call, row.Row, first)

        return self._session.defer(call, make)
