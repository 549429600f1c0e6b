"""The asynchronous transport over httpx2."""

from __future__ import annotations

import httpx2

from .httpx_rules import (
    Cert,
    Verify,
    headers_of,
    no_cookies,
    proxy_url,
    ssl_context,
    transport_error,
)
from .messages import Request, Response
from .options import MAX_RESPONSE_BYTES
from .transport import LimitedBody


class AsyncHttpTransport:
    """Keeps connections to servers open between calls.

    Raises:
        ConfigurationError: the proxy or a certificate cannot be used.
    """

    def __init__(
        self,
        *,
        proxy: str | None = None,
        verify: Verify = True,
        cert: Cert | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        self._limit = max_response_bytes
        self._client = httpx2.AsyncClient(
            proxy=proxy_url(proxy),
            verify=ssl_context(verify, cert),
            cookies=no_cookies(),
            follow_redirects=False,
        )

    async def send(self, request: Request) -> Response:
        """The server's answer."""
        try:
            return await self._exchange(request)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise transport_error(error, request) from None

    async def _exchange(self, request: Request) -> Response:
        body = LimitedBody(self._limit)
        async with self._client.stream(
            request.method,
            request.url,
            content=request.content,
            headers=dict(request.headers),
            timeout=request.timeout,
        ) as response:
            async for piece in response.aiter_bytes():
                body.add(piece)
        return Response(
            status=response.status_code,
            headers=headers_of(response),
            content=body.content(),
        )

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._client.aclose()
