"""What clients of REST do by themselves, which no call states."""

from __future__ import annotations

from typing import Final

API_PATH: Final = "/api"
"""What the base URLs of clients end in, unless a document has servers of its own."""

_OF_CLIENTS: Final = frozenset(
    """accept accept-charset accept-encoding accept-language authorization connection content-encoding content-length
content-type cookie expect host keep-alive proxy-authorization so-apptoken so-context so-culture so-language so-timezone te
trailer transfer-encoding upgrade user-agent x-xsrf-token""".split()
)
"""Headers that clients send by themselves, of their options, their credentials and HTTP, in lower case."""


def is_of_clients(header: str) -> bool:
    """Whether clients send a header by themselves, so that calls do not take it. Case does not matter."""
    return header.lower() in _OF_CLIENTS
