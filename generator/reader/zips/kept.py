"""The listings of zips, kept by the hash of the zip: an unchanged one is hashed, and nothing of it unpacked."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.cache.code import READING
from generator.cache.kinds import ZIPS
from generator.cache.store import Cache, Store
from generator.model.encoding.built import decoded, encoded
from generator.reader.zips.entries import ZipListing
from generator.reader.zips.files import listed_zip


class ZipListings:
    """The listings of zips, from the cache where it has them."""

    def __init__(self, cache: Cache | None) -> None:
        self._store = cache.files(ZIPS, READING) if cache else None

    def of(self, file: Path) -> ZipListing:
        """The listing of a zip; see `list_zip`.

        Raises:
            OSError: the zip cannot be read.
        """
        if self._store is None:
            return listed_zip(file)
        key = _hash(file)
        if (kept := _kept(self._store, key)) is not None:
            return kept
        listing = listed_zip(file)
        # it may have changed in the meantime
        if _hash(file) == key:
            self._store.keep(key, encoded(listing))
            self._store.save()
        return listing


def _hash(file: Path) -> bytes:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _kept(store: Store, key: bytes) -> ZipListing | None:
    data = store.find(key)
    try:
        return None if data is None else decoded(data, ZipListing)
    except ValueError:
        return None
