"""How both transports configure httpx2, and what its errors mean."""

from __future__ import annotations

import logging
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final, TypeAlias

import httpx2

from ..errors import (
    ConfigurationError,
    ConnectionFailedError,
    NoFreeConnectionError,
    RequestTimeoutError,
    TransportError,
    safe_url,
)
from ..options import LONGEST_QUEUE
from .bounds import Bounds, is_sending
from .messages import Headers, Request

Verify: TypeAlias = bool | str | ssl.SSLContext
"""True, False, the path of a file with certificates of authorities, or a context."""
Cert: TypeAlias = str | tuple[str, str] | tuple[str, str, str]
"""The path of a client certificate; of certificate and key; of both, and the key's password."""

LIMITS: Final = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
"""All connections are kept for later calls, so that many simultaneous calls do not open one each."""

_UNSENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)
"""Errors that occur before a request is sent."""


class _OthersOnly(logging.Filter):
    """Drops the log lines of httpx2 for requests of clients, which contain whole URLs. Clients log these requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not is_sending()


logging.getLogger("httpx2").addFilter(_OthersOnly())


def timeouts(request: Request, bounds: Bounds) -> httpx2.Timeout:
    """Returns the seconds for each step of an exchange. Waiting for a free connection is none of the server's."""
    return httpx2.Timeout(request.timeout, pool=bounds.seconds(LONGEST_QUEUE))


def own_context(verify: Verify, cert: Cert | None) -> ssl.SSLContext | None:
    """Returns the SSL context for the connections of a client; None for the default.

    Raises:
        ConfigurationError: a certificate cannot be read.
    """
    if verify is True and cert is None:
        return None
    try:
        context = _authorities(verify)
        if cert is not None:
            context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    except OSError as error:
        raise ConfigurationError(f"a certificate cannot be read: {error}") from None
    return context


def _authorities(verify: Verify) -> ssl.SSLContext:
    if isinstance(verify, ssl.SSLContext):
        return verify
    if isinstance(verify, str):
        return ssl.create_default_context(cafile=verify)
    return httpx2.create_ssl_context(verify=verify)


def no_cookies() -> CookieJar:
    """Returns a jar that accepts no cookie, so that no call depends on an earlier one."""
    return CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))


def proxy_url(proxy: str | None) -> httpx2.Proxy | None:
    """Returns the proxy of a client.

    Raises:
        ConfigurationError: it is not the URL of a proxy. The message does not repeat it, since it may contain a password.
    """
    if proxy is None:
        return None
    try:
        return httpx2.Proxy(proxy)
    except (ValueError, httpx2.InvalidURL):
        raise ConfigurationError("proxy must be an http, https or socks URL") from None


def headers_of(response: httpx2.Response) -> Headers:
    """Returns the headers of an answer; values with the same name are joined by commas."""
    return Headers(dict(response.headers.items()))


def transport_error(
    error: httpx2.HTTPError | httpx2.InvalidURL, request: Request
) -> TransportError:
    """Returns an error of httpx2 as one of the SDK, without texts that may contain a URL."""
    place = f"{request.method} {safe_url(request.url)}"
    sent = not isinstance(error, (*_UNSENT, httpx2.InvalidURL))
    kind = type(error).__name__
    if isinstance(error, httpx2.PoolTimeout):
        return NoFreeConnectionError(
            f"no connection was free for {place} within {LONGEST_QUEUE:g} s: other calls use all"
            f" {LIMITS.max_connections}"
        )
    if isinstance(error, httpx2.TimeoutException):
        seconds = "" if request.timeout is None else f" after {request.timeout:g} s"
        message = f"no answer{seconds} to {place} ({kind})"
        return RequestTimeoutError(message, request_sent=sent)
    if not sent:
        # only the reason of the operating system: other texts may contain the URL of the call or of the proxy
        reason = f": {error}" if isinstance(error, httpx2.ConnectError) else ""
        return ConnectionFailedError(f"cannot connect for {place} ({kind}{reason})")
    return TransportError(f"the answer to {place} broke off ({kind})")
