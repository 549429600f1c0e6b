"""The transport over httpx2."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

import httpx2

from ..copying import NotCopied
from ..errors import TransportError
from ..options import MAX_RESPONSE_BYTES
from ..processes import renew_after_fork
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
from .leftovers import CheckedStream
from .messages import Request, Response

if TYPE_CHECKING:
    from .network import Network
    from .streaming import Receiver


class HttpTransport(NotCopied):
    """Sends requests over connections that stay open between calls. A forked process opens its own.

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
        self._opened: httpx2.Client | None = None
        self._network: Network | None = None
        self._opening = Lock()
        renew_after_fork(self)

    def begin_anew(self) -> None:
        """Opens new connections from now on. In a forked process those that are open belong to its parent."""
        if self._network is not None:
            self._network.close_copies()
        self._opened = self._network = None
        self._opening = Lock()

    @property
    def _client(self) -> httpx2.Client:
        """The client of httpx2. The first request makes it, since loading all authorities takes long."""
        with self._opening:
            if self._closed:
                raise TransportError("the client is closed", request_sent=False)
            if self._opened is None:
                if self._proxy is None:
                    check_environment_proxies()
                self._context = self._context or default_context()
                self._opened = httpx2.Client(
                    proxy=self._proxy,
                    verify=self._context,
                    cookies=no_cookies(),
                    follow_redirects=False,  # they would carry credentials elsewhere
                    limits=LIMITS,
                )
                quieten_libraries()
                # a client that makes no call needs no network
                from .network import bound_network

                self._network = bound_network(self._opened)
            return self._opened

    def send(self, request: Request) -> Response:
        """Sends a request, and returns the answer."""
        return self.stream_to(request, None)

    def stream_to(self, request: Request, receiver: Receiver | None) -> Response:
        """Sends a request, and returns the answer. Its body goes to the receiver, if that accepts it."""
        try:
            with sending(request.deadline) as bounds:
                return self._exchange(request, receiver, bounds)
        except (httpx2.HTTPError, httpx2.InvalidURL, BodyError) as error:
            raise transport_error(error, request) from None

    def _exchange(
        self, request: Request, receiver: Receiver | None, bounds: Bounds
    ) -> Response:
        with self._client.stream(
            request.method,
            request.url,
            content=_content(request),
            headers=dict(request.headers),
            timeout=timeouts(request, bounds),
        ) as response:
            bounds.begin_body()
            response.stream = CheckedStream(response)
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
        self._closed = True
        if self._opened is not None:
            self._opened.close()


def _content(request: Request) -> bytes | Iterator[bytes]:
    if type(request) is Request:
        return request.content
    # few requests have a file
    from .uploads import sent_content

    return sent_content(request)
