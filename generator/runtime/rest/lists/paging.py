"""The way from page to page, without I/O: which link leads to the next page, and whether to follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Generic, TypeVar
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from ...errors import DecodeError, safe_url
from ...patterns import late_pattern
from ...transport.messages import Response
from ..calls import Call, ListCall

_T = TypeVar("_T")
_LINK: Final = "odata.nextLink"
_API: Final = late_pattern(r".*(/api/v[0-9]+/)", re.IGNORECASE)
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
        self._seen = {_identity(call.request.url)}

    def receive(self, response: Response) -> list[_T]:
        """Returns the rows in the answer to the next call.

        Raises:
            SuperOfficeError: the answer is an error, or does not match the documentation.
            DecodeError: the link to the next page is no URL, or leads to a page that has been read already.
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
        try:
            url = next_url(call.request.url, link)
            identity = _identity(url)
            if identity in self._seen:
                reason = f"leads to a page that was read already: {safe_url(url)}"
                raise DecodeError(_LINK, reason)
        except DecodeError as error:
            problem = error
        else:
            self._seen.add(identity)
            return call.following(url)
        raise call.failure(problem)


def next_url(current: str, link: str) -> str:
    """Returns the URL of the next page: path and query of a link, on the server of the current page.

    Servers write links with the scheme, host and port that they see themselves, and with the path that they have behind
    a proxy. So only path and query count, and the path of the tenant is that of the client.

    Raises:
        DecodeError: it is no URL of HTTP. The message has no query and no user name.
    """
    try:
        # libraries differ in what they quote, so nothing is left for them to quote
        absolute = urljoin(current, quote(link, safe=_UNQUOTED))
        target, here = urlsplit(absolute), urlsplit(current)
    except ValueError:
        raise DecodeError(_LINK, "is no URL") from None
    if target.scheme not in {"http", "https"}:
        raise DecodeError(_LINK, f"is no URL of HTTP: {safe_url(absolute)}")
    path = _rebased(target.path or "/", here.path)
    return here._replace(path=path, query=target.query, fragment="").geturl()


def _rebased(path: str, here: str) -> str:
    """Returns a path with the part before `/api/v1/` as in the path of the current page.

    Any other path is unchanged, unless it is the end of that of the current page: a gateway has removed its beginning.
    """
    ours, theirs = _API.match(here), _API.match(path)
    if ours is None and path != "/" and here.endswith(path):
        return here
    if ours is None or theirs is None:
        return path
    return here[: ours.start(1)] + path[theirs.start(1) :]


def _identity(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Returns what tells pages apart, however the URL is spelled."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    return unquote(parts.path).rstrip("/"), tuple(query)
