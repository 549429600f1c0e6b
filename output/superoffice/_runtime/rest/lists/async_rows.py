"""OData lists: rows, page by page, without blocking."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import Generic, TypeVar

from ...client.async_session import AsyncSession
from ...copying import NotCopied
from ...public import public
from ...transport.messages import Response
from ..calls import ListCall
from .paging import Walk

_T = TypeVar("_T")


@public()
class AsyncRows(NotCopied, Generic[_T]):
    """The rows of a list. No request is made until they are used; each use makes its own.

    `top` limits the rows of all pages together. Of the link to the next page, which the server gives, path and query are
    requested from the client's own server, and never twice.
    """

    __slots__ = ("_call", "_first", "_make", "_session")
    _instead = "it belongs to a client; keep what `await rows.all()` returns"

    def __init__(
        self,
        session: AsyncSession,
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

    async def __aiter__(self) -> AsyncIterator[_T]:
        async for page in self.pages():
            for row in page:
                yield row

    async def pages(self) -> AsyncGenerator[list[_T], None]:
        """Iterates over the pages of rows as the server sends them.

        Raises:
            SuperOfficeError: a page is an error, does not match the documentation, or has a link to the next page that
                must not be followed.
        """
        walk = Walk(self._call, self._make, self._first)
        while (call := walk.next_call) is not None:
            yield walk.receive(walk.answer or await self._session.send(call))

    async def first(self) -> _T | None:
        """Returns the first row; None when there is none."""
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                if page:
                    return page[0]
        return None

    async def all(self) -> list[_T]:
        """Returns all rows."""
        return [row async for row in self]

    def __repr__(self) -> str:
        return f"AsyncRows({self._call.name})"
