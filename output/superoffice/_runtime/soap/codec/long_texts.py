"""Trees of documents with a text that is too long for libxml2, built from the events of its parser.

In its own trees libxml2 allows no text over 10 MB, which guards against unbounded memory. Events bring a text in pieces;
what bounds it is the size of the whole document, which the client limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

_MAX_DEPTH: Final = 256
"""How deep libxml2 lets elements of its own trees be."""


class Builder(Protocol):
    """The part of `lxml.etree.TreeBuilder` that is used."""

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
    """Stops the parser. It never leaves this package."""


class PieceTarget:
    """Receives the events of a parser. `problem` is the reason why it has stopped the parser."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._depth = 0
        self.problem: str | None = None

    def start(
        self, tag: str, attrib: Mapping[str, str], nsmap: Mapping[str | None, str]
    ) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            self._refuse("not well-formed XML: too deep")
        # the parser calls the default namespace "", the builder None
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
        """The root element; None if the parser was stopped."""
        return None if self.problem else self._builder.close()

    def _refuse(self, problem: str) -> None:
        self.problem = problem
        raise RefusedError
