"""Builds a tree from a parser's events, for documents with a text that is too long for the parser's own tree.

libxml2 takes no text over 10 MB into a tree, as a guard against memory that runs away. Here a text comes in pieces,
and the size of the whole document bounds it, which the client bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

_MOST_LEVELS: Final = 256
"""As deep as libxml2 lets elements of its own tree be."""


class Builder(Protocol):
    """What is used of `lxml.etree.TreeBuilder`."""

    def start(
        self,
        tag: str,
        attrib: Mapping[str, str],
        nsmap: Mapping[str | None, str],
        /,
    ) -> object:
        """An element begins."""
        ...

    def end(self, tag: str, /) -> object:
        """An element ends."""
        ...

    def data(self, text: str, /) -> object:
        """A piece of a text."""
        ...

    def close(self) -> object:
        """The root element."""
        ...


class RefusedError(Exception):
    """Stops the parser; nobody else sees it."""


class PieceTarget:
    """Gets the events of a parser. `problem` says why it has stopped the parser."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._depth = 0
        self.problem: str | None = None

    def start(
        self, tag: str, attrib: Mapping[str, str], nsmap: Mapping[str | None, str]
    ) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _MOST_LEVELS:
            self._refuse("not well-formed XML: too deep")
        # lxml gives the default namespace another key than it takes
        declared = {prefix or None: uri for prefix, uri in nsmap.items()}
        self._builder.start(tag, attrib, declared)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        self._builder.end(tag)

    def data(self, text: str) -> None:
        """A piece of a text."""
        self._builder.data(text)

    def doctype(self, *_: object) -> None:
        """A document type."""
        self._refuse("XML with a document type is refused")

    def close(self) -> object:
        """The root element; None when the parser was stopped."""
        return None if self.problem else self._builder.close()

    def _refuse(self, problem: str) -> None:
        self.problem = problem
        raise RefusedError
