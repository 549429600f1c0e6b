"""What a page shows of other pages: links, and calls in the code blocks of guides. `passes/checks/links/` judges them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

SOAP_ACTION: Final = "SOAPAction"
"""Stands for the method of a call of SOAP."""


class WrittenLink(msgspec.Struct, frozen=True, array_like=True):
    """A link as it is written: a relative path, a fragment, or both; `xref:` and a uid for a reference of docfx."""

    target: str
    line: int


class ShownCall(msgspec.Struct, frozen=True, array_like=True):
    """A request that a guide shows: `path` has neither host nor query. That of SOAP has an action for its path."""

    method: str
    path: str
    line: int


class PageLinks(msgspec.Struct, frozen=True, array_like=True):
    """The links of a page.

    `subject` is the id of what the page is about. `uids` are those that it declares, for references of docfx, and `parts`
    those of others that it lists. `is_contents` where the page is a table of contents. Of an index page, `stems` are the
    stems of all that it leads to, and `between` the lines that are in no list.
    """

    path: str
    subject: str
    links: tuple[WrittenLink, ...] = ()
    uids: tuple[str, ...] = ()
    calls: tuple[ShownCall, ...] = ()
    is_contents: bool = False
    parts: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    between: tuple[int, ...] = ()

    def is_empty(self) -> bool:
        """Whether the page tells nothing of others."""
        return not (self.links or self.uids or self.calls or self.stems)


class LinkedPages(msgspec.Struct, frozen=True):
    """The links of all pages by path, and the anchors of those pages that a link with a fragment leads to."""

    pages: Mapping[str, PageLinks] = {}
    anchors: Mapping[str, frozenset[str]] = {}
