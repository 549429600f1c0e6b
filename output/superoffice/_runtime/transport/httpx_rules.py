"""How both transports configure httpx2, and what its errors mean."""

from __future__ import annotations

import logging
import os
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias, cast
from urllib.parse import urlsplit

import httpx2

from .. import setting_checks
from ..errors import (
    ConfigurationError,
    ConnectionFailedError,
    NoFreeConnectionError,
    RequestTimeoutError,
    TransportError,
    safe_url,
)
from ..options import LONGEST_QUEUE
from .bodies import BodyError
from .bounds import Bounds, is_sending
from .messages import Headers, Request

_Path: TypeAlias = str | os.PathLike[str]
Verify: TypeAlias = bool | _Path | ssl.SSLContext
"""True, False, the path of a file or folder with certificates of authorities, or a context."""
Cert: TypeAlias = _Path | tuple[_Path, _Path] | tuple[_Path, _Path, str]
"""The path of a client certificate; of certificate and key; of both, and the key's password."""

LIMITS: Final = httpx2.Limits(
    max_connections=100, max_keepalive_connections=100, keepalive_expiry=60
)
"""All connections are kept for later calls, so that many simultaneous calls do not open one each. A minute without a call
is less than servers allow: IIS closes a connection after two (`connectionTimeout`)."""

_UNSENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)
"""Errors that occur before a request is sent."""


class _OthersOnly(logging.Filter):
    """Drops the log lines of HTTP libraries for requests of clients, which contain URLs and headers.

    Clients log these requests themselves.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return not is_sending()


_LIBRARIES: Final = ("httpx2", "httpcore2", "h11", "h2", "hpack", "socksio")
_OTHERS_ONLY: Final = _OthersOnly()


def quieten_libraries() -> None:
    """Keeps what clients send and receive out of the logs of HTTP libraries, once these are imported.

    A filter of a logger does not apply to the loggers below it, so each has its own.
    """
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LIBRARIES:
            logging.getLogger(name).addFilter(_OTHERS_ONLY)


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
    context = _authorities(verify)
    if cert is not None:
        certificate = _certificate(cert)
        try:
            context.load_cert_chain(*certificate)
        except (OSError, TypeError, ValueError) as error:
            message = (
                f"cert: the certificate or its key cannot be used: {_reason(error)}"
            )
            raise ConfigurationError(message) from None
    return context


def _authorities(verify: object) -> ssl.SSLContext:
    if isinstance(verify, ssl.SSLContext):
        return verify
    if isinstance(verify, bool):
        return default_context() if verify else httpx2.create_ssl_context(verify=False)
    if not isinstance(verify, str | os.PathLike) or not os.fspath(verify):
        expected = "True, False, the path of a file or folder, or an SSL context"
        raise ConfigurationError(f"verify must be {expected}")
    return _context_of("verify", cast("_Path", verify))


def _certificate(cert: object) -> tuple[_Path, _Path | None, str | None]:
    """Returns the paths of certificate and key, and the password of the key, as far as they are given."""
    parts = cast("tuple[object, ...]", cert) if isinstance(cert, tuple) else (cert,)
    place: tuple[type[object], ...] = (str, os.PathLike)
    kinds: tuple[tuple[type[object], ...], ...] = (place, place, (str,))
    is_known = 1 <= len(parts) <= len(kinds) and all(
        isinstance(part, kind) for part, kind in zip(parts, kinds, strict=False)
    )
    if not is_known:
        message = "cert must be the path of a certificate, or a tuple of certificate, key and the key's password"
        raise ConfigurationError(message)
    path, key, password = (*parts, None, None)[:3]
    return cast("tuple[_Path, _Path | None, str | None]", (path, key, password))


def _context_of(name: str, path: str | os.PathLike[str]) -> ssl.SSLContext:
    """Returns the context for authorities in a file or folder; `name` is that of the option or variable, for messages."""
    try:
        if Path(path).is_dir():
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    except (OSError, ValueError) as error:
        message = f"{name}: the certificates in {str(path)!r} cannot be read: {_reason(error)}"
        raise ConfigurationError(message) from None


def _reason(error: Exception) -> str:
    """Returns why a file cannot be read, in the words of the operating system or of OpenSSL."""
    if isinstance(error, ssl.SSLError):
        return error.reason or "no certificate"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def default_context() -> ssl.SSLContext:
    """Returns the context for the authorities of the system, or for those that the environment names.

    Raises:
        ConfigurationError: the environment names a file or folder that cannot be used.
    """
    for name, exists in (
        ("SSL_CERT_FILE", Path.is_file),
        ("SSL_CERT_DIR", Path.is_dir),
    ):
        path = os.environ.get(name)
        if path and not exists(Path(path)):
            message = (
                f"the environment variable {name} names {path!r}, which does not exist"
            )
            raise ConfigurationError(message)
        if path:
            return _context_of(f"the environment variable {name}", path)
    return httpx2.create_ssl_context()


def no_cookies() -> CookieJar:
    """Returns a jar that accepts no cookie, so that no call depends on an earlier one."""
    return CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))


def proxy_url(proxy: str | None) -> httpx2.Proxy | None:
    """Returns the proxy of a client. Without one, those that the environment names are checked.

    Raises:
        ConfigurationError: it is not the URL of a proxy. The message does not repeat it, since it may contain a password.
    """
    return None if proxy is None else _proxy("proxy", proxy)


def check_environment_proxies() -> None:
    """Checks the proxies that the environment names.

    Raises:
        ConfigurationError: one cannot be used. The message names the variable.
    """
    for scheme in ("http", "https", "all"):
        # as in urllib, lower case wins
        for name in (f"{scheme}_proxy", f"{scheme}_PROXY".upper()):
            url = os.environ.get(name)
            if url:
                complete = url if "://" in url else f"http://{url}"
                _proxy(f"the environment variable {name}", complete)
                break


def _proxy(name: str, url: str) -> httpx2.Proxy:
    try:
        proxy = httpx2.Proxy(setting_checks.text(name, url))
    except (ValueError, httpx2.InvalidURL) as error:
        if isinstance(error, ConfigurationError):
            raise
        proxy = None
    if proxy is None or not _names_place(url):
        raise ConfigurationError(f"{name} must be an http, https or socks URL")
    if proxy.url.scheme.startswith("socks") and find_spec("socksio") is None:
        message = (
            f"{name} is a socks URL, for which the package socksio must be installed"
        )
        raise ConfigurationError(message)
    return proxy


def _names_place(url: str) -> bool:
    """Whether a URL has a host, and a port that exists if it has one."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


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
