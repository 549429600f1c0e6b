"""OData lists: rows, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from ...client.session import Session
from ...copying import NotCopied
from ...public import public
from ...transport.messages import Response
from ..calls import ListCall
from .paging import Walk

_T = TypeVar("_T")


@public()
class Rows(NotCopied, Generic[_T]):
    """The rows of a list. No request is made until they are used; each use makes its own.

    `top` limits the rows of all pages together. Of the link to the next page, which the server gives, path and query are
    requested from the client's own server, and never twice.
    """

    __slots__ = ("_call", "_first", "_make", "_session")
    _instead = "it belongs to a client; keep `list(rows)`"

    def __init__(
        self,
        session: Session,
        call: ListCall,
        make: Callable[[dict[str, object]], _T],
        first: Response | None = None,
    ) -> None:
        self._session = session
        self._call = call
        self._make = make
        self._first = first
        # read at once, so that `parse()` of the answer raises its errors
        if first is not None:
            call.rows_page(first)

    def __iter__(self) -> Iterator[_T]:
        for page in self.pages():
            yield from page

    def pages(self) -> Iterator[list[_T]]:
        """Iterates over the pages of rows as the server sends them.

        Raises:
            SuperOfficeError: a page is an error, does not match the documentation, or has a link to the next page that
                must not be followed.
        """
        walk = Walk(self._call, self._make, self._first)
        while (call := walk.next_call) is not None:
            yield walk.receive(walk.answer or self._session.send(call))

    def first(self) -> _T | None:
        """Returns the first row; None when there is none."""
        return next(iter(self), None)

    def all(self) -> list[_T]:
        """Returns all rows."""
        return list(self)

    def __repr__(self) -> str:
        return f"Rows({self._call.name})"
