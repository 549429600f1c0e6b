"""The way from page to page without I/O: where the next one is, and whether to go there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar
from urllib.parse import quote, urljoin, urlsplit

from ...errors import DecodeError, safe_url
from ...transport.messages import Response
from ..calls import Call, ListCall

_T = TypeVar("_T")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_KEPT: Final = "!#$%&'()*+,-./:;=?@[]_~"
"""What stands in URLs as it is; a backslash does not, since libraries differ about it."""


class Walk(Generic[_T]):
    """One way through the pages of a list. `next_call` asks for the next page; None is the end."""

    def __init__(
        self,
        call: ListCall,
        make: Callable[[dict[str, object]], _T],
        first: Response | None = None,
    ) -> None:
        self.next_call: Call | None = call
        self.answer = first
        """The answer to the next call, where it has already come."""
        self._make = make
        self._left = call.top
        self._seen = {call.request.url}

    def receive(self, response: Response) -> list[_T]:
        """The rows of the answer to the next call.

        Raises:
            SuperOfficeError: the answer stands for an error, or does not fit the documentation.
            DecodeError: the next page is on another server, or was there already.
        """
        call = self.next_call
        assert call is not None, "the walk has ended"
        page = call.page(response)
        rows = page.rows if self._left is None else page.rows[: self._left]
        if self._left is not None:
            self._left -= len(rows)
        self.answer = self.next_call = None
        if page.next_link is not None and self._left != 0:
            self.next_call = self._following(call, page.next_link)
        return [self._make(row) for row in rows]

    def _following(self, call: Call, link: str) -> Call:
        url = next_url(call.request.url, link)
        if url in self._seen:
            reason = f"leads to a page that was there already: {safe_url(url)}"
            raise DecodeError("odata.nextLink", reason)
        self._seen.add(url)
        return call.following(url)


def next_url(current: str, link: str) -> str:
    """The URL of the next page, on the server of the current one, spelled as there.

    Servers may write a default port that the client's base URL leaves out.

    Raises:
        DecodeError: no URL, or one of another server. The message has no query and no user name.
    """
    try:
        absolute = urljoin(current, quote(link, safe=_KEPT))
        found, here = urlsplit(absolute), urlsplit(current)
        same = _origin(absolute) == _origin(current) and "@" not in found.netloc
    except ValueError:
        raise DecodeError("odata.nextLink", "is no URL") from None
    if not same:
        reason = f"leads to another server: {safe_url(absolute)}"
        raise DecodeError("odata.nextLink", reason)
    return found._replace(scheme=here.scheme, netloc=here.netloc, fragment="").geturl()


def _origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port (RFC 6454, section 4)."""
    parts = urlsplit(url)
    port = _DEFAULT_PORTS.get(parts.scheme) if parts.port is None else parts.port
    return parts.scheme, parts.hostname, port
