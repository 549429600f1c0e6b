"""URLs: those that a client accepts as its base, and the origin of each."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from .. import setting_checks
from ..errors import ConfigurationError

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
# what a host may consist of, besides an address of IPv6 in brackets; servers inside companies have `_` in their names
_HOST: Final = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
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
    if re.search(r"[^\x21-\x7e]", base_url):
        raise ConfigurationError(f"{name} must be printable ASCII without spaces")
    # what libraries read differently, such as a backslash, might lead to another host than the one that is checked
    if not _HOST.fullmatch(re.sub(r":[0-9]*\Z", "", parts.netloc)):
        raise ConfigurationError(f"{name} has a character that no host has")
    return base_url.rstrip("/")


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
