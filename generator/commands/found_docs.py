"""DOCS and what decides their model, before any page is read: the files, their hashes and the overrides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec

from generator.cache.store import Cache
from generator.commands.run import DocsInput
from generator.files.file_text import overrides_text
from generator.model.sources import Sources
from generator.reader.discover import discover
from generator.reader.doc_sources import doc_sources
from generator.reader.page_bytes import Hashes, page_hashes
from generator.reader.source_files import Discovery
from generator.reader.zips.kept import ZipListings
from generator.report.escape import for_terminal
from generator.report.terminal import say

_ENCODER = msgspec.msgpack.Encoder()


class OverridesText(msgspec.Struct, frozen=True):
    """The text of the overrides, and the name of their file, which is part of evidence."""

    name: str
    text: str


class FoundDocs(msgspec.Struct, frozen=True):
    """The files of DOCS, the hashes of the pages among them, and the overrides, if there are any.

    `sources` tells which of DOCS each page is from. `digest` is a hash of all that decides the model, but for our code.
    It is None where a page cannot be read, and where no cache could have the page, so that none is hashed before it is
    read.
    """

    source: DocsInput
    cache: Cache | None
    discovery: Discovery
    sources: Sources
    overrides: OverridesText | None
    hashes: Hashes
    digest: bytes | None


class Looked(msgspec.Struct, frozen=True):
    """The files of DOCS, and which of DOCS each page is from."""

    discovery: Discovery
    sources: Sources


def find_docs(
    source: DocsInput,
    cache: Cache | None,
    look: Callable[[Cache | None], Looked] | None = None,
) -> FoundDocs:
    """Looks for the pages, and hashes them where a cache may have what they give.

    `look` looks for them where they are not on the disk.

    Raises:
        UsageError: DOCS are missing or hold no page, the overrides cannot be read, or a dated source holds no page.
    """
    for note in source.notes:
        say(for_terminal(note))
    # before the pages are looked at, so that a file that cannot be read shows at once
    overrides = _overrides(source)
    looked = look(cache) if look else _on_disk(source, cache)
    discovery, sources = looked.discovery, looked.sources
    is_kept = cache is not None and not cache.is_empty
    hashes: Hashes = page_hashes(discovery.files) if is_kept else {}
    digest = docs_digest(hashes, sources, overrides) if is_kept else None
    return FoundDocs(source, cache, discovery, sources, overrides, hashes, digest)


def _on_disk(source: DocsInput, cache: Cache | None) -> Looked:
    discovery = discover(source.docs, source.page_root, ZipListings(cache).of)
    return Looked(discovery, doc_sources(source.docs, source.dated, discovery))


def _overrides(source: DocsInput) -> OverridesText | None:
    if source.overrides is None:
        return None
    text = overrides_text(source.folder, source.overrides)
    return None if text is None else OverridesText(source.overrides, text)


def docs_digest(
    hashes: Hashes, sources: Sources, overrides: OverridesText | None
) -> bytes | None:
    """A hash of pages with their paths and sources, and of overrides; None where a page has none."""
    if None in hashes.values():
        return None
    parts = (sorted(hashes.items()), sources, overrides)
    return hashlib.sha256(_ENCODER.encode(parts)).digest()
