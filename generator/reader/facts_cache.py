"""Facts of pages, kept between runs.

A page whose bytes were read before, by the same code and the same libraries, is not read again. Nothing here can fail
a run: an entry that cannot be read or written counts as missing.
"""

from __future__ import annotations

import msgspec

from generator.cache.code import READING
from generator.cache.kinds import FACTS
from generator.cache.store import Cache
from generator.model.facts import FactsDecoder, PageFacts, encode_facts


class Entry(msgspec.Struct, frozen=True):
    """An entry for a page: the hash of its bytes, and its facts without its path, as MessagePack.

    A file that could not be read has no hash, and is not kept.
    """

    key: bytes | None
    facts: bytes


def entry_of(key: bytes | None, page: PageFacts) -> Entry:
    """The entry for a page whose bytes have the hash `key`."""
    return Entry(key, encode_facts((_moved(page, ""),)))


def page_of(facts: bytes, path: str, decoder: FactsDecoder) -> PageFacts:
    """The page of an entry, as if it had been read at `path`; raises ValueError for any other bytes."""
    (page,) = decoder.decode(facts)
    return _moved(page, path)


def _moved(page: PageFacts, path: str) -> PageFacts:
    """The same page at another path; nothing else about a page depends on its path."""
    diagnostics = page.diagnostics and tuple(
        msgspec.structs.replace(diagnostic, path=path)
        for diagnostic in page.diagnostics
    )
    return PageFacts(path, page.kind, page.facts, diagnostics)


class FactsCache:
    """The facts in a cache; `hits` counts the pages that it had, `decoder` decodes them."""

    def __init__(self, cache: Cache) -> None:
        self._store = cache.sharded(FACTS, READING)
        self.decoder = FactsDecoder()
        self.hits = 0

    @property
    def is_empty(self) -> bool:
        """Whether it surely holds nothing, so that pages need not be looked for."""
        return self._store.is_empty

    def find(self, key: bytes, path: str) -> PageFacts | None:
        """The page whose bytes have this hash, as if it had been read at `path`; None where it is not kept."""
        facts = self._store.find(key)
        if facts is None:
            return None
        try:
            page = page_of(facts, path, self.decoder)
        except (msgspec.MsgspecError, ValueError):
            return None
        self.hits += 1
        return page

    def keep(self, entry: Entry) -> None:
        """Keeps an entry from now on."""
        if entry.key is not None:
            self._store.keep(entry.key, entry.facts)

    def save(self) -> None:
        """Writes what is new, but nothing if the code has changed since the cache was opened."""
        self._store.save()
        self.decoder = FactsDecoder()
