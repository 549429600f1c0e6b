"""Which base URLs a client takes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .errors import ConfigurationError


def checked_base_url(base_url: str) -> str:
    """The base URL of a client, without slashes at its end.

    Raises:
        ConfigurationError: no http or https URL, or one with a user name, a query or a fragment.
    """
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError("base_url is no URL") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise ConfigurationError(
            "base_url must begin with http:// or https:// and a host"
        )
    if "@" in parts.netloc or "?" in base_url or "#" in base_url:
        raise ConfigurationError("base_url must have no user name, query or fragment")
    if re.search(r"[^\x21-\x7e]", base_url):
        raise ConfigurationError("base_url must be printable ASCII without spaces")
    return base_url.rstrip("/")
