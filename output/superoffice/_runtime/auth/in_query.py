"""Credentials in the query of a request."""

from __future__ import annotations

from urllib.parse import urlsplit


def with_pair(url: str, pair: str) -> str:
    """Returns a URL with a name and a value in its query, unless the name is there: the call's own takes precedence."""
    query = urlsplit(url).query
    name = pair.partition("=")[0]
    if any(other.partition("=")[0] == name for other in query.split("&")):
        return url
    return f"{url}{'&' if query else '?'}{pair}"
