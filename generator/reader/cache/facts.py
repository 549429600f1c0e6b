"""Facts of pages, kept between runs.

A page whose bytes were read before, by the same code and the same libraries, is not read again. Nothing here can fail
a run: an entry that cannot be read or written counts as missing.

The pages are spread over 256 files (shards) by the first byte of their hash: opening thousands of small files takes
longer than reading the pages, and a single file would have to be written whole for each page that changed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from lxml import etree

import generator.model
from generator.model.facts import PageFacts, decode_facts, encode_facts
from generator.model.shared_strings import SharedStrings
from generator.reader.cache.folder import (
    FACTS,
    cache_folder,
    files_of_cache,
    make_folder,
)

MAX_SHARD_BYTES: Final = 2 * 1024 * 1024
"""The largest shard; all of them have at most half a gigabyte, ten times the facts of a large reference."""

_MAGIC: Final = b"docwright facts 1\n"
_CHECKSUM_BYTES: Final = 32
_LIBRARIES: Final = ("lxml", "markdown-it-py", "msgspec", "pyyaml")
# longer than any run takes to write a shard
_ABANDONED_SECONDS: Final = 3600.0

# Windows has only the last of these, and no pipes among files
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)

_Entries: TypeAlias = dict[bytes, bytes]
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Entries)


class Entry(msgspec.Struct, frozen=True):
    """An entry for a page: the hash of its bytes, and its facts without its path, as MessagePack.

    A file that could not be read has no hash, and is not kept.
    """

    key: bytes | None
    facts: bytes


def entry_of(key: bytes | None, page: PageFacts) -> Entry:
    """The entry for a page whose bytes have the hash `key`."""
    return Entry(key, encode_facts((_moved(page, ""),)))


def page_of(facts: bytes, path: str, shared: SharedStrings | None = None) -> PageFacts:
    """The page of an entry, as if it had been read at `path`; raises ValueError for any other bytes."""
    (page,) = decode_facts(facts, shared)
    return _moved(page, path)


def _moved(page: PageFacts, path: str) -> PageFacts:
    """The same page at another path; nothing else about a page depends on its path."""
    diagnostics = page.diagnostics and tuple(
        msgspec.structs.replace(diagnostic, path=path)
        for diagnostic in page.diagnostics
    )
    return PageFacts(path, page.kind, page.facts, diagnostics)


def reader_digest() -> bytes:
    """A hash of all that decides the facts of a page, but for the page: our code, the libraries, Python."""
    digest = hashlib.sha256()
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    versions += [f"libxml2 {etree.LIBXML_VERSION}", platform.python_version()]
    for name, source in [(version_, b"") for version_ in versions] + list(_sources()):
        digest.update(f"{name}\0{len(source)}\0".encode() + source)
    return digest.digest()


def _sources() -> Iterable[tuple[str, bytes]]:
    """Name and source of each module of reader and model, in an order that does not depend on the file system."""
    for folder in (Path(__file__).parents[1], Path(generator.model.__file__).parent):
        for file in sorted(folder.rglob("*.py")):
            yield f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes()


class FactsCache:
    """The entries in a folder; `hits` counts the pages that it had, `strings` are those that its pages share.

    An entry that is used or kept moves to the end of its shard, so a full shard loses the least recently used ones.
    Nothing changes on disk before `save`. Two runs may save at once: each shard is wholly written by one of them.
    """

    def __init__(self, folder: Path, digest: bytes) -> None:
        self._folder = folder / FACTS
        self._digest = digest
        self._shards: dict[int, _Entries] = {}
        self._changed: set[int] = set()
        self.strings = SharedStrings()
        self.hits = 0
        self.is_empty = not any(files_of_cache(folder))

    def find(self, key: bytes, path: str) -> PageFacts | None:
        """The page whose bytes have this hash, as if it had been read at `path`; None where it is not kept."""
        shard = self._shard(key[0])
        facts = shard.pop(key, None)
        if facts is None:
            return None
        try:
            page = page_of(facts, path, self.strings)
        except (msgspec.MsgspecError, ValueError):
            return None
        shard[key] = facts
        self.hits += 1
        return page

    def keep(self, entry: Entry) -> None:
        """Keeps an entry from now on."""
        if entry.key is not None:
            shard = self._shard(entry.key[0])
            shard.pop(entry.key, None)
            shard[entry.key] = entry.facts
            self._changed.add(entry.key[0])

    def save(self) -> None:
        """Writes the changed shards, but nothing if the code has changed since it was loaded.

        Lets all shards go, which a later `find` would load again.
        """
        if self._changed and reader_digest() == self._digest:
            _remove_abandoned(self._folder)
            for number in sorted(self._changed):
                with suppress(OSError):
                    self._write(number)
            self._changed.clear()
        self._shards.clear()
        self.is_empty = False
        self.strings = SharedStrings()

    def _shard(self, number: int) -> _Entries:
        if number not in self._shards:
            self._shards[number] = {} if self.is_empty else self._load(number)
        return self._shards[number]

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02x}.facts"

    def _load(self, number: int) -> _Entries:
        try:
            data = _content(self._path(number))
        except OSError:
            return {}
        return unpacked(data, self._digest)

    def _write(self, number: int) -> None:
        path = self._path(number)
        data = packed(self._shards[number], self._digest)
        handle, name = tempfile.mkstemp(".tmp", f"{path.name}.", self._folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _content(path: Path) -> bytes:
    """The bytes of a shard, at most one more than it may have; raises OSError for a link or what is no ordinary file."""
    # without waiting: opening a pipe would last until somebody writes to it
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no ordinary file")
        return stream.read(MAX_SHARD_BYTES + 1)


def packed(entries: _Entries, digest: bytes) -> bytes:
    """A shard as bytes: a mark, a checksum of digest and entries, and the last entries that fit."""
    payload = _ENCODER.encode(_that_fit(entries))
    return _MAGIC + _checksum(payload, digest) + payload


def unpacked(data: bytes, digest: bytes) -> _Entries:
    """The entries of a shard; none if a byte is wrong, or if code with another digest wrote them."""
    start = len(_MAGIC) + _CHECKSUM_BYTES
    payload = memoryview(data)[start:]
    if data[:start] != _MAGIC + _checksum(payload, digest):
        return {}
    try:
        return _DECODER.decode(payload)
    except msgspec.MsgspecError:
        return {}


def _checksum(payload: bytes | memoryview, digest: bytes) -> bytes:
    checksum = hashlib.sha256(digest)
    checksum.update(payload)
    return checksum.digest()


def _that_fit(entries: _Entries) -> _Entries:
    """The last entries that a shard has room for; 8 bytes is the most that MessagePack adds to an entry."""
    room = MAX_SHARD_BYTES - len(_MAGIC) - _CHECKSUM_BYTES - 8
    fitting: list[tuple[bytes, bytes]] = []
    # from the end, where the entries are that were used last
    for key, facts in reversed(entries.items()):
        size = len(key) + len(facts) + 8
        if size <= room:
            fitting.append((key, facts))
            room -= size
    return dict(reversed(fitting))


def _remove_abandoned(folder: Path) -> None:
    """Removes the temporary files of runs that were killed while they wrote."""
    before = time.time() - _ABANDONED_SECONDS
    with suppress(OSError):
        for file in folder.glob("*.facts.*.tmp"):
            if file.lstat().st_mtime < before:
                file.unlink()


def open_cache() -> tuple[FactsCache | None, str]:
    """The user's cache, or None with the reason why it is not used."""
    try:
        folder = cache_folder()
        if refused := make_folder(folder):
            return None, refused
        return FactsCache(folder, reader_digest()), ""
    except (OSError, RuntimeError) as error:
        return None, str(error)
