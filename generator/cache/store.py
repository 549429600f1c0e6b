"""A store of bytes by key, and the open cache with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeAlias

import msgspec

from generator.cache.code import Code
from generator.cache.files import (
    OVERHEAD,
    read_kept,
    remove_abandoned,
    write_kept,
)
from generator.cache.folder import cache_folder, make_folder
from generator.cache.kinds import StoreKind
from generator.model.errors import InternalError

KEY_BYTES: Final = 32
"""The size of a key: that of a SHA-256 hash."""

_Entries: TypeAlias = dict[bytes, bytes]
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Entries)
# the most that MessagePack adds to an entry
_ENTRY_BYTES: Final = 8


class Store(Protocol):
    """What is kept by key; nothing changes on disk before `save`."""

    def find(self, key: bytes) -> bytes | None:
        """What is kept under a key, None where nothing is."""

    def keep(self, key: bytes, value: bytes) -> None:
        """Keeps a value from now on, as far as there is room for it."""

    def save(self) -> None:
        """Writes what is new, but nothing if the code has changed since the cache was opened."""


class Cache:
    """The stores in a folder, of which nothing is read before it is asked for."""

    def __init__(self, folder: Path, code: Code) -> None:
        self._folder = folder
        self._code = code

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept at all, so that nothing needs to be looked for."""
        return not any(self._folder.glob("*/*"))

    def sharded(self, kind: StoreKind, rooms: tuple[str, ...]) -> ShardedStore:
        """A store of small entries that the code in `rooms` makes."""
        return ShardedStore(self._place(kind, rooms))

    def files(self, kind: StoreKind, rooms: tuple[str, ...]) -> FileStore:
        """A store of large entries that the code in `rooms` makes."""
        return FileStore(self._place(kind, rooms))

    def _place(self, kind: StoreKind, rooms: tuple[str, ...]) -> _Place:
        folder = self._folder / kind.name
        return _Place(folder, kind, self._code, self._code.digest(rooms))


def open_cache() -> tuple[Cache | None, str]:
    """The user's cache, or None with the reason why it is not used."""
    try:
        folder = cache_folder()
        if refused := make_folder(folder):
            return None, refused
        return Cache(folder, Code()), ""
    except (OSError, RuntimeError, InternalError) as error:
        return None, str(error)


class _Place(NamedTuple):
    """Where a store is, and the digest of the code that makes what is in it, as that was when the cache was opened."""

    folder: Path
    kind: StoreKind
    code: Code
    digest: bytes

    def read(self, path: Path) -> memoryview | None:
        """What a file keeps, None where that is of no use."""
        return read_kept(path, self.digest, self.kind.largest)

    def write(self, path: Path, payload: bytes) -> None:
        """Writes a file, if that is possible."""
        with suppress(OSError):
            write_kept(path, payload, self.digest)

    def is_writable(self) -> bool:
        """Whether the code is still the same; removes what killed runs left if so."""
        if not self.code.is_on_disk():
            return False
        remove_abandoned(self.folder)
        return True

    def files(self) -> Iterator[Path]:
        """The files of the store."""
        return self.folder.glob(f"*.{self.kind.name}")


class ShardedStore:
    """Small entries, spread over files (shards) by the first byte of their key.

    An entry that is used or kept moves to the end of its shard, so a full shard loses those that were not used for
    longest. Two runs may save at once: each shard is wholly written by one of them.
    """

    def __init__(self, place: _Place) -> None:
        self._place = place
        self._shards: dict[int, _Entries] = {}
        self._changed: set[int] = set()
        self.is_empty = not any(place.files())

    def find(self, key: bytes) -> bytes | None:
        """See `Store`."""
        shard = self._shard(key)
        value = shard.pop(key, None)
        if value is not None:
            shard[key] = value
        return value

    def keep(self, key: bytes, value: bytes) -> None:
        """See `Store`."""
        shard = self._shard(key)
        shard.pop(key, None)
        shard[key] = value
        self._changed.add(self._number(key))

    def save(self) -> None:
        """See `Store`. Lets all shards go, which a later `find` would load again."""
        if self._changed and self._place.is_writable():
            for number in sorted(self._changed):
                entries, largest = self._shards[number], self._place.kind.largest
                self._place.write(self._path(number), packed_entries(entries, largest))
            self._changed.clear()
        self._shards.clear()
        self.is_empty = False

    def _number(self, key: bytes) -> int:
        return key[0] % self._place.kind.shards

    def _shard(self, key: bytes) -> _Entries:
        number = self._number(key)
        if number not in self._shards:
            self._shards[number] = {} if self.is_empty else self._load(number)
        return self._shards[number]

    def _path(self, number: int) -> Path:
        return self._place.folder / f"{number:02x}.{self._place.kind.name}"

    def _load(self, number: int) -> _Entries:
        data = self._place.read(self._path(number))
        return {} if data is None else unpacked_entries(data)


class FileStore:
    """Large entries, each in a file of its own; those that were used last stay."""

    def __init__(self, place: _Place) -> None:
        self._place = place
        self._new: _Entries = {}

    def find(self, key: bytes) -> bytes | None:
        """See `Store`."""
        if (new := self._new.get(key)) is not None:
            return new
        path = self._path(key)
        data = self._place.read(path)
        if data is None:
            return None
        with suppress(OSError):
            path.touch()
        return bytes(data)

    def keep(self, key: bytes, value: bytes) -> None:
        """See `Store`."""
        if len(value) + OVERHEAD <= self._place.kind.largest:
            self._new[key] = value

    def save(self) -> None:
        """See `Store`."""
        if self._new and self._place.is_writable():
            for key, value in self._new.items():
                self._place.write(self._path(key), value)
            with suppress(OSError):
                self._remove_oldest()
        self._new.clear()

    def _path(self, key: bytes) -> Path:
        return self._place.folder / f"{key.hex()}.{self._place.kind.name}"

    def _remove_oldest(self) -> None:
        files = sorted(self._place.files(), key=lambda file: file.lstat().st_mtime_ns)
        for file in files[: -self._place.kind.files]:
            file.unlink(missing_ok=True)


def packed_entries(entries: _Entries, largest: int) -> bytes:
    """The last entries that a shard of `largest` bytes has room for, as MessagePack."""
    room = largest - OVERHEAD - _ENTRY_BYTES
    fitting: list[tuple[bytes, bytes]] = []
    # from the end, where the entries are that were used last
    for key, value in reversed(entries.items()):
        size = len(key) + len(value) + _ENTRY_BYTES
        if size <= room:
            fitting.append((key, value))
            room -= size
    return _ENCODER.encode(dict(reversed(fitting)))


def unpacked_entries(data: bytes | memoryview) -> _Entries:
    """The entries of a shard; none where the bytes hold no entries."""
    try:
        return _DECODER.decode(data)
    except msgspec.MsgspecError:
        return {}
