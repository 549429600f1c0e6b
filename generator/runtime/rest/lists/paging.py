"""The way from page to page, without I/O: which link leads to the next page, and whether to follow it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar
from urllib.parse import quote, urljoin, urlsplit

from ...errors import DecodeError, safe_url
from ...transport.messages import Response
from ...transport.urls import origin
from ..calls import Call, ListCall

_T = TypeVar("_T")
_UNQUOTED: Final = "!#$%&'()*+,-./:;=?@[]_~"
"""Characters of a link that are left as they are. A backslash is quoted, since libraries interpret it differently."""


class Walk(Generic[_T]):
    """One pass over the pages of a list. `next_call` requests the next page; None is the end."""

    def __init__(
        self,
        call: ListCall,
        make: Callable[[dict[str, object]], _T],
        first: Response | None = None,
    ) -> None:
        self.next_call: Call | None = call
        self.answer = first
        """The answer to the next call, if it is already there."""
        self._make = make
        self._rows_left = call.top
        # a server that links back would keep the client busy forever
        self._seen = {call.request.url}

    def receive(self, response: Response) -> list[_T]:
        """Returns the rows in the answer to the next call.

        Raises:
            SuperOfficeError: the answer is an error, or does not match the documentation.
            DecodeError: the next page is on another server, or has been read already.
        """
        call = self.next_call
        assert call is not None, "there is another page"
        page = call.rows_page(response)
        rows = page.rows if self._rows_left is None else page.rows[: self._rows_left]
        if self._rows_left is not None:
            self._rows_left -= len(rows)
        self.answer = self.next_call = None
        if page.next_link is not None and self._rows_left != 0:
            self.next_call = self._following(call, page.next_link)
        return [self._make(row) for row in rows]

    def _following(self, call: Call, link: str) -> Call:
        url = next_url(call.request.url, link)
        if url in self._seen:
            reason = f"leads to a page that was read already: {safe_url(url)}"
            raise DecodeError("odata.nextLink", reason)
        self._seen.add(url)
        return call.following(url)


def next_url(current: str, link: str) -> str:
    """Returns the URL of the next page, with scheme and host spelled as in the URL of the current page.

    A server may write a default port that the client's base URL omits.

    Raises:
        DecodeError: it is no URL, or one of another server. The message has no query and no user name.
    """
    try:
        # libraries differ in what they quote, so nothing is left for them to quote
        absolute = urljoin(current, quote(link, safe=_UNQUOTED))
        target, here = urlsplit(absolute), urlsplit(current)
        same = origin(absolute) == origin(current) and "@" not in target.netloc
    except ValueError:
        raise DecodeError("odata.nextLink", "is no URL") from None
    if not same:
        reason = f"leads to another server: {safe_url(absolute)}"
        raise DecodeError("odata.nextLink", reason)
    return target._replace(scheme=here.scheme, netloc=here.netloc, fragment="").geturl()
