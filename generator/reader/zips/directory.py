"""The directory of a zip, read by `zipfile`, which would take any number of entries."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec

from generator.reader.zips.entries import MOST_ENTRIES

_LARGEST: Final = 64 * 1024 * 1024
"""The bytes of a directory with as many entries as are allowed, each with a name of 600 characters."""

_HEADER: Final = struct.Struct("<28xHHH12x")
"""A header in the directory, with the lengths of the name, the extra field and the comment behind it (APPNOTE 4.3.12)."""

_LOCAL_BYTES: Final = 30
"""The length of the header before the bytes of an entry (APPNOTE 4.3.7)."""


class BombError(Exception):
    """A zip with more in it than is allowed; the message says what. It never leaves the reader."""


class ZipError(Exception):
    """A file that is no zip that can be read; the message says why. It never leaves the reader."""


_DAMAGED: Final = (
    BadZipFile,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    struct.error,
)
"""What `zipfile` raises for damaged bytes, and for names that are no UTF-8."""


class Directory(msgspec.Struct, frozen=True):
    """The entries of a zip in their order; `ends` has, by the place of each header, where the next thing begins."""

    infos: tuple[ZipInfo, ...]
    ends: dict[int, int]


def directory_of(stream: BinaryIO) -> Directory:
    """The directory of a zip.

    Raises:
        ZipError: it is no zip, or its directory is damaged.
        BombError: it has too many entries, or entries that share their bytes.
    """
    try:
        with ZipFile(_Guarded(stream)) as file:
            infos, end = tuple(file.infolist()), file.start_dir
    except _DAMAGED as error:
        raise ZipError("the file is no zip, or is damaged or cut off") from error
    except NotImplementedError as error:
        raise ZipError("the zip is of a version that is not known") from error
    if len(infos) > MOST_ENTRIES:
        raise BombError(f"it has more than {MOST_ENTRIES:,} entries")
    return Directory(infos, _ends(infos, end))


def _ends(infos: Sequence[ZipInfo], end: int) -> dict[int, int]:
    """Where the next entry or the directory begins, by the place of each entry.

    Raises:
        ZipError: an entry begins before the file.
        BombError: entries share their bytes, by which a small zip would have any number of large ones.
    """
    ordered = sorted(infos, key=lambda info: info.header_offset)
    places = [info.header_offset for info in ordered] + [end]
    if places[0] < 0:
        raise ZipError("the file is no zip, or is damaged or cut off")
    for info, (start, following) in zip(ordered, pairwise(places), strict=True):
        if start + _LOCAL_BYTES + info.compress_size > following:
            raise BombError("its entries share their bytes")
    return dict(pairwise(places))


class _Guarded:
    """A zip of which no directory is read that is too large. `zipfile` reads all of it at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        # the end of the zip is read without a size
        data = self._stream.read(min(size, _LARGEST + 1) if size >= 0 else _LARGEST + 1)
        if len(data) > _LARGEST:
            raise BombError("its directory is larger than 64 MiB")
        if len(data) > MOST_ENTRIES * _HEADER.size and _headers(data) > MOST_ENTRIES:
            raise BombError(f"it has more than {MOST_ENTRIES:,} entries")
        return data


def _headers(data: bytes) -> int:
    """The number of headers in a directory, counted to the first one too many."""
    count = place = 0
    while place + _HEADER.size <= len(data) and count <= MOST_ENTRIES:
        place += _HEADER.size + sum(_HEADER.unpack_from(data, place))
        count += 1
    return count
