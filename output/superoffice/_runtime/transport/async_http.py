"""The asynchronous transport over httpx2."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING

import httpx2

from ..copying import NotCopied
from ..errors import TransportError
from ..options import MAX_RESPONSE_BYTES
from ..processes import renew_after_fork
from .async_network import bound_network
from .bodies import BodyError, LimitedBody, decompressors
from .bounds import Bounds, sending
from .httpx_rules import (
    LIMITS,
    Cert,
    Verify,
    check_environment_proxies,
    default_context,
    headers_of,
    no_cookies,
    own_context,
    proxy_url,
    quieten_libraries,
    timeouts,
    transport_error,
)
from .leftovers import AsyncCheckedStream
from .messages import Request, Response

if TYPE_CHECKING:
    from .streaming import Receiver


class AsyncHttpTransport(NotCopied):
    """Sends requests over connections that stay open between calls. They belong to an event loop of a process.

    Raises:
        ConfigurationError: the proxy or a certificate cannot be used.
    """

    _instead = "make a client in each process"

    def __init__(
        self,
        *,
        proxy: str | None = None,
        verify: Verify = True,
        cert: Cert | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        self._limit = max_response_bytes
        self._proxy = proxy_url(proxy)
        self._context = own_context(verify, cert)
        self._closed = False
        self._opened: dict[AbstractEventLoop, _Connections] = {}
        renew_after_fork(self)

    def begin_anew(self) -> None:
        """Opens new connections from now on. In a forked process those that are open belong to its parent."""
        opened, self._opened = self._opened, {}
        for connections in opened.values():
            connections.network.abandon(connections)

    async def _client(self) -> httpx2.AsyncClient:
        """The client of httpx2 for the running event loop. Its first request makes it."""
        if self._closed:
            raise TransportError("the client is closed", request_sent=False)
        loop = get_running_loop()
        connections = self._opened.get(loop)
        if connections is None or connections.client.is_closed:
            self._forget_closed_loops()
            connections = self._opened[loop] = _Connections(self._new_client())
            # the event loop ends it, and the connections with it, when it shuts down
            await anext(connections.end)
        return connections.client

    def _new_client(self) -> httpx2.AsyncClient:
        if self._proxy is None:
            check_environment_proxies()
        # kept, since loading all authorities takes long
        self._context = self._context or default_context()
        client = httpx2.AsyncClient(
            proxy=self._proxy,
            verify=self._context,
            cookies=no_cookies(),
            follow_redirects=False,  # they would carry credentials elsewhere
            limits=LIMITS,
        )
        quieten_libraries()
        return client

    def _forget_closed_loops(self) -> None:
        for loop in list(self._opened):
            if loop.is_closed():
                self._opened.pop(loop, None)

    async def send(self, request: Request) -> Response:
        """Sends a request, and returns the answer."""
        return await self.stream_to(request, None)

    async def stream_to(self, request: Request, receiver: Receiver | None) -> Response:
        """Sends a request, and returns the answer. Its body goes to the receiver, if that accepts it."""
        try:
            with sending(request.deadline) as bounds:
                return await self._exchange(request, receiver, bounds)
        except (httpx2.HTTPError, httpx2.InvalidURL, BodyError) as error:
            raise transport_error(error, request) from None

    async def _exchange(
        self, request: Request, receiver: Receiver | None, bounds: Bounds
    ) -> Response:
        client = await self._client()
        async with client.stream(
            request.method,
            request.url,
            content=_content(request),
            headers=dict(request.headers),
            timeout=timeouts(request, bounds),
        ) as response:
            bounds.begin_body()
            response.stream = AsyncCheckedStream(response)
            headers = headers_of(response)
            codings = decompressors(headers)
            body = LimitedBody(self._limit, codings or ())
            if receiver and receiver.accepts(response.status_code, headers):
                body.hand_to(receiver)
            # other codings are read by httpx2, if it can
            is_known = codings is not None
            pieces = response.aiter_raw() if is_known else response.aiter_bytes()
            async for piece in pieces:
                body.add(piece)
            body.finish()
        return Response(
            status=response.status_code, headers=headers, content=body.content()
        )

    async def aclose(self) -> None:
        """Closes all connections: at once those of the running event loop, the others as soon as their loops run."""
        self._closed = True
        connections = self._opened.pop(get_running_loop(), None)
        # what ends without a reference to it is ended by its event loop, which may run in another thread
        self._opened.clear()
        if connections is not None:
            await connections.end.aclose()


class _Connections:
    """The connections of one event loop. They cannot be used in another one, nor after its end."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.network = bound_network(client)
        self.end = _open_until_the_end(client)


async def _open_until_the_end(
    client: httpx2.AsyncClient,
) -> AsyncGenerator[None, None]:
    """Closes connections when this generator is closed; event loops close all generators when they shut down."""
    try:
        yield
    finally:
        await client.aclose()


def _content(request: Request) -> bytes | AsyncIterator[bytes]:
    if type(request) is Request:
        return request.content
    # few requests have a file
    from .uploads import async_sent_content

    return async_sent_content(request)
