"""The pages, read once, and the sets of sources that are made of them.

A set is made by what pages turned out to be. Only older and newer pages are recognised by their folders.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from generator.cache.store import open_cache
from generator.model.facts import PageFacts, PageKind
from generator.reader.discover import discover
from generator.reader.facts_cache import FactsCache
from generator.reader.read import read_files

NEWEST: Final = "2023/"
"""The tree that the oracle is the truth for."""

_NEWER: Final = "2026/"
"""Files of which the oracle knows nothing."""

_REST: Final = frozenset({PageKind.REST_OPERATION, PageKind.REST_INDEX})
_SOAP: Final = frozenset(
    {
        PageKind.SOAP_OPERATION,
        PageKind.AGENT_INDEX,
        PageKind.VERSION_INDEX,
        PageKind.ROOT_INDEX,
    }
)
_WSDL: Final = frozenset({PageKind.WSDL})
_YAML: Final = frozenset({PageKind.DOCFX})


class SourceSet(msgspec.Struct, frozen=True):
    """Kinds of pages that are given together, with older trees or without, and the protocols that are scored."""

    name: str
    kinds: frozenset[PageKind]
    with_older: bool = False
    protocols: tuple[str, ...] = ("rest",)

    def pages(self, pages: Iterable[PageFacts]) -> list[PageFacts]:
        """The pages that are in the set."""
        return [
            page
            for page in pages
            if page.kind in self.kinds
            and (self.with_older or is_newest(page.path))
            and not is_newer(page.path)
        ]


SETS: Final = (
    SourceSet("REST", _REST),
    SourceSet("REST + older", _REST, with_older=True),
    SourceSet("REST + SOAP", _REST | _SOAP),
    SourceSet("REST + YAML", _REST | _YAML),
    SourceSet("REST + SOAP + WSDL", _REST | _SOAP | _WSDL),
    SourceSet("REST + SOAP + WSDL + YAML", _REST | _SOAP | _WSDL | _YAML),
    SourceSet("SOAP", _SOAP, protocols=("soap",)),
    SourceSet("WSDL", _WSDL, protocols=("soap",)),
    SourceSet("SOAP + WSDL", _SOAP | _WSDL, protocols=("soap",)),
    SourceSet(
        "everything", frozenset(PageKind), with_older=True, protocols=("soap", "rest")
    ),
)
"""The sets of the table, in its order. SOAP stands for the operation pages of SOAP with their indexes."""


def is_newer(path: str) -> bool:
    """Whether a page is newer than the oracle, which knows nothing of it."""
    return path.startswith(_NEWER)


def is_newest(path: str) -> bool:
    """Whether a page is of the newest tree."""
    return path.startswith(NEWEST)


def read_corpus(shared: Path) -> tuple[PageFacts, ...]:
    """The facts of all pages of `shared/corpus`; those read before come from the cache.

    Raises:
        UsageError: there are no pages.
    """
    kept, _ = open_cache()
    cache = FactsCache(kept) if kept else None
    files = discover([shared / "corpus"]).files
    return read_files(files, 2, lambda _: None, cache)
