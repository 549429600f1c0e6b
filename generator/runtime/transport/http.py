"""The transport over httpx2."""

from __future__ import annotations

from threading import Lock

import httpx2

from ..options import MAX_RESPONSE_BYTES
from .decompression import BodyError, decompressors
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
    sending,
    transport_error,
)
from .interface import LimitedBody, Receiver
from .messages import Request, Response
from .uploads import sent_content


class HttpTransport:
    """Sends requests over connections that stay open between calls.

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
        self._proxy = proxy_url(proxy)
        self._context = own_context(verify, cert)
        self._opened: httpx2.Client | None = None
        self._opening = Lock()

    @property
    def _client(self) -> httpx2.Client:
        """The client of httpx2. The first request makes it, since loading all authorities takes long."""
        with self._opening:
            if self._opened is None:
                if self._proxy is None:
                    check_environment_proxies()
                self._opened = httpx2.Client(
                    proxy=self._proxy,
                    verify=self._context or default_context(),
                    cookies=no_cookies(),
                    follow_redirects=False,  # they would carry credentials elsewhere
                    limits=LIMITS,
                )
                quieten_libraries()
            return self._opened

    def send(self, request: Request) -> Response:
        """Sends a request, and returns the answer."""
        return self.stream_to(request, None)

    def stream_to(self, request: Request, receiver: Receiver | None) -> Response:
        """Sends a request, and returns the answer. Its body goes to the receiver, if that accepts it."""
        try:
            with sending():
                return self._exchange(request, receiver)
        except (httpx2.HTTPError, httpx2.InvalidURL, BodyError) as error:
            raise transport_error(error, request) from None

    def _exchange(self, request: Request, receiver: Receiver | None) -> Response:
        with self._client.stream(
            request.method,
            request.url,
            content=sent_content(request),
            headers=dict(request.headers),
            timeout=request.timeout,
        ) as response:
            headers = headers_of(response)
            codings = decompressors(headers)
            body = LimitedBody(self._limit, codings or ())
            if receiver and receiver.accepts(response.status_code, headers):
                body.hand_to(receiver)
            # other codings are read by httpx2, if it can
            is_known = codings is not None
            for piece in response.iter_raw() if is_known else response.iter_bytes():
                body.add(piece)
            body.finish()
        return Response(
            status=response.status_code, headers=headers, content=body.content()
        )

    def close(self) -> None:
        """Closes all connections."""
        if self._opened is not None:
            self._opened.close()
