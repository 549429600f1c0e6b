"""The bytes of files and their hashes, which tell whether what is known of a page still holds."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator.reader.source_files import SourceFile
from generator.reader.zips.entries import ZipEntry
from generator.reader.zips.unpacking import EntryError, unpacked

MAX_BYTES: Final = 16 * 1024 * 1024
"""The size of the largest file that is read: sixteen times that of the largest real page."""

Hashes = Mapping[str, bytes | None]
"""The hash of each page's bytes by its path, None where the file cannot be read."""


def page_bytes(file: SourceFile) -> bytes:
    """The bytes of a file, at most one more than a page may have.

    Raises:
        OSError: it cannot be read, or is in a zip that has changed since it was looked at.
    """
    if file.entry is not None:
        return _zipped_bytes(file.file, file.entry)
    with file.file.open("rb") as stream:
        # reading MAX_BYTES would reserve as much memory
        size = os.fstat(stream.fileno()).st_size
        return stream.read(min(size, MAX_BYTES) + 1)


def _zipped_bytes(file: Path, entry: ZipEntry) -> bytes:
    try:
        with file.open("rb") as stream:
            data, _ = unpacked(
                stream,
                entry.start,
                entry.packed,
                MAX_BYTES + 1,
                is_deflated=entry.is_deflated,
            )
    except EntryError as error:
        raise _changed() from error
    if key_of(data) != entry.hash:
        raise _changed()
    return data


def _changed() -> OSError:
    return OSError(errno.EIO, "the zip changed while it was read")


def key_of(data: bytes) -> bytes:
    """The hash of a page's bytes."""
    return hashlib.sha256(data).digest()


def page_hashes(files: Iterable[SourceFile]) -> Hashes:
    """The hashes of files as they are now; those of pages in zips are known."""
    return {file.path: _hash(file) for file in files}


def _hash(file: SourceFile) -> bytes | None:
    if file.entry is not None:
        return file.entry.hash
    try:
        return key_of(page_bytes(file))
    except OSError:
        return None


class PageBytes:
    """The bytes of pages that were read before: their `hashes` are those of the bytes then.

    A page that was removed or has other bytes by now has none, and its path is among the `changed`.
    """

    def __init__(self, files: Iterable[SourceFile], hashes: Hashes) -> None:
        self._files = {file.path: file for file in files}
        self._hashes = hashes
        self.changed: set[str] = set()

    def of(self, path: str) -> bytes | None:
        """The bytes of the page at a path, None where there is no such page any more."""
        file = self._files.get(path)
        if file is None:
            return None
        try:
            data = page_bytes(file)
        except OSError:
            data = None
        if data is None or key_of(data) != self._hashes[path]:
            self.changed.add(path)
            return None
        return data
