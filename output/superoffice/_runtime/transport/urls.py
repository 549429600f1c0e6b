"""URLs: those that a client accepts as its base, and the origin of each."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from .. import setting_checks
from ..errors import ConfigurationError

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_DIGITS: Final = "0123456789"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_HOST: Final = frozenset(f"{_LETTERS}{_LETTERS.upper()}{_DIGITS}._-")
"""What a host may consist of; servers inside companies have `_` in their names."""
_ADDRESS: Final = frozenset(f"{_DIGITS}abcdefABCDEF:.")
"""What an address of IPv6 consists of, in brackets."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def checked_base_url(base_url: str, name: str = "base_url") -> str:
    """Returns the base URL of a client without slashes at its end; `name` is that of the setting, for messages.

    Raises:
        ConfigurationError: it is no http or https URL, has a user name, a query or a fragment, or another
            character in its host than letters, digits, `.`, `-` and `_`.
    """
    setting_checks.text(name, base_url)
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError(f"{name} is no URL") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise ConfigurationError(
            f"{name} must begin with http:// or https:// and a host"
        )
    # an empty query or fragment leaves no trace in the parts
    if "@" in parts.netloc or "?" in base_url or "#" in base_url:
        raise ConfigurationError(f"{name} must have no user name, query or fragment")
    if not base_url.isascii() or not base_url.isprintable() or " " in base_url:
        raise ConfigurationError(f"{name} must be printable ASCII without spaces")
    # what libraries read differently, such as a backslash, might lead to another host than the one that is checked
    if not _is_host(parts.netloc):
        raise ConfigurationError(f"{name} has a character that no host has")
    return base_url.rstrip("/")


def _is_host(place: str) -> bool:
    """Whether the part of a URL that names the server is a host or an address, with or without a port."""
    host, colon, port = place.rpartition(":")
    if not colon or port.strip(_DIGITS):
        host = place
    if host.startswith("[") and host.endswith("]"):
        return len(host) > 2 and _ADDRESS.issuperset(host[1:-1])
    return host != "" and _HOST.issuperset(host)


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Returns scheme, host and port of a URL (RFC 6454, section 4).

    Raises:
        ValueError: it is no URL.
    """
    parts = urlsplit(url)
    port = _DEFAULT_PORTS.get(parts.scheme) if parts.port is None else parts.port
    return parts.scheme, parts.hostname, port


def is_confidential(url: str) -> bool:
    """Whether nobody can intercept what is sent to a URL: https, or this machine."""
    scheme, host, _ = origin(url)
    return scheme == "https" or host in _LOOPBACK
