"""How httpx2 is set up, and what its errors mean; the same for both transports."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final, TypeAlias

import httpx2

from ..errors import (
    ConfigurationError,
    ConnectionFailedError,
    RequestTimeoutError,
    TransportError,
    safe_url,
)
from .messages import Headers, Request

Verify: TypeAlias = bool | str | ssl.SSLContext
"""True, False, the path of a file with certificates of authorities, or a context."""
Cert: TypeAlias = str | tuple[str, str] | tuple[str, str, str]
"""The path of a client certificate; of certificate and key; of both, and the key's password."""

LIMITS: Final = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
"""All connections are kept for the next calls: many at once then do not open one each."""

_UNSENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


_IS_CARRYING: Final[ContextVar[bool]] = ContextVar("is_carrying", default=False)


class _OthersOnly(logging.Filter):
    """Leaves out the lines of httpx2 for requests of clients: they show whole URLs, and clients have lines themselves."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _IS_CARRYING.get()


logging.getLogger("httpx2").addFilter(_OthersOnly())


@contextmanager
def carrying() -> Generator[None, None, None]:
    """A request of a client is on its way."""
    token = _IS_CARRYING.set(True)
    try:
        yield
    finally:
        _IS_CARRYING.reset(token)


def own_context(verify: Verify, cert: Cert | None) -> ssl.SSLContext | None:
    """The context for the connections of a client; None where it is the usual one.

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
    """A jar that takes nothing: no call depends on the one before."""
    return CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))


def proxy_url(proxy: str | None) -> httpx2.Proxy | None:
    """The proxy of a client.

    Raises:
        ConfigurationError: not the URL of a proxy. The message does not repeat it, since it may hold a password.
    """
    if proxy is None:
        return None
    try:
        return httpx2.Proxy(proxy)
    except (ValueError, httpx2.InvalidURL):
        raise ConfigurationError("proxy must be an http, https or socks URL") from None


def headers_of(response: httpx2.Response) -> Headers:
    """The headers of an answer; values of one name are joined by commas."""
    return Headers(dict(response.headers.items()))


def transport_error(
    error: httpx2.HTTPError | httpx2.InvalidURL, request: Request
) -> TransportError:
    """The error of httpx2 as one of ours; no text of it that may hold a URL is repeated."""
    place = f"{request.method} {safe_url(request.url)}"
    sent = not isinstance(error, (*_UNSENT, httpx2.InvalidURL))
    kind = type(error).__name__
    if isinstance(error, httpx2.TimeoutException):
        seconds = "" if request.timeout is None else f" after {request.timeout:g} s"
        message = f"no answer{seconds} to {place} ({kind})"
        return RequestTimeoutError(message, request_sent=sent)
    if not sent:
        # Only what the system says of a connection: other texts may hold the URL of the call or of the proxy.
        reason = f": {error}" if isinstance(error, httpx2.ConnectError) else ""
        return ConnectionFailedError(f"cannot connect for {place} ({kind}{reason})")
    return TransportError(f"the answer to {place} broke off ({kind})")
