"""How both transports configure httpx2, and what its errors mean."""

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
from .decompression import BodyError
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
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)
"""Errors that occur before a request is sent."""

_IS_SENDING: Final[ContextVar[bool]] = ContextVar("is_sending", default=False)


class _OthersOnly(logging.Filter):
    """Drops the log lines of HTTP libraries for requests of clients, which contain URLs and headers.

    Clients log these requests themselves.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return not _IS_SENDING.get()


_LIBRARIES: Final = ("httpx2", "httpcore2", "h11", "h2", "hpack", "socksio")
_OTHERS_ONLY: Final = _OthersOnly()


def quieten_libraries() -> None:
    """Keeps what clients send and receive out of the logs of HTTP libraries, once these are imported.

    A filter of a logger does not apply to the loggers below it, so each has its own.
    """
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LIBRARIES:
            logging.getLogger(name).addFilter(_OTHERS_ONLY)


@contextmanager
def sending() -> Generator[None, None, None]:
    """Marks the time while a client sends a request."""
    token = _IS_SENDING.set(True)
    try:
        yield
    finally:
        _IS_SENDING.reset(token)


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
    error: httpx2.HTTPError | httpx2.InvalidURL | BodyError, request: Request
) -> TransportError:
    """Returns an error of httpx2 as one of the SDK, without texts that may contain a URL."""
    place = f"{request.method} {safe_url(request.url)}"
    sent = not isinstance(error, (*_UNSENT, httpx2.InvalidURL))
    if isinstance(error, BodyError):
        return TransportError(f"the answer to {place} broke off ({error})")
    kind = type(error).__name__
    if isinstance(error, httpx2.TimeoutException):
        seconds = "" if request.timeout is None else f" after {request.timeout:g} s"
        message = f"no answer{seconds} to {place} ({kind})"
        return RequestTimeoutError(message, request_sent=sent)
    if not sent:
        # only the reason of the operating system: other texts may contain the URL of the call or of the proxy
        reason = f": {error}" if isinstance(error, httpx2.ConnectError) else ""
        return ConnectionFailedError(f"cannot connect for {place} ({kind}{reason})")
    return TransportError(f"the answer to {place} broke off ({kind})")
