"""A zip → its pages, each unpacked once to see that the zip is what it claims to be.

Limits hold for what is unpacked, not for the sizes that the zip states. What is wrong with an entry costs the entry,
what makes the zip a bomb costs the zip.
"""

from __future__ import annotations

import hashlib
import stat
import struct
import zlib
from collections import Counter
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from generator.model.diagnostics import Diagnostic
from generator.reader.log import DiagnosticLog
from generator.reader.page_bytes import MAX_BYTES
from generator.reader.page_names import (
    ARCHIVES,
    SUFFIXES,
    ZIP,
    is_left_out,
    printable,
    suffix_of,
)
from generator.reader.zips.directory import (
    BombError,
    Directory,
    ZipError,
    directory_of,
)
from generator.reader.zips.entries import (
    MOST_RATIO,
    MOST_UNPACKED,
    ZipEntry,
    ZipListing,
)
from generator.reader.zips.names import Names, fault_of_name, name_of, raw_name
from generator.reader.zips.unpacking import EntryError, unpacked

_LOCAL: Final = struct.Struct("<4s22xHH")
"""The header before an entry: the signature, and the lengths of the name and the extra field (APPNOTE 4.3.7)."""

_LOCAL_SIGNATURE: Final = b"PK\3\4"
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
"""The flags of entries that are encrypted, strongly encrypted, or have their sizes hidden (APPNOTE 4.4.4)."""


def list_zip(stream: BinaryIO) -> ZipListing:
    """The pages of a zip. Never raises for what is in it: what is wrong is in the diagnostics.

    Raises:
        OSError: the zip cannot be read.
    """
    try:
        directory = directory_of(stream)
        return _Listing(stream, directory).listed()
    except ZipError as error:
        return _refused("zip-unreadable", str(error))
    except BombError as error:
        return _refused("zip-bomb", f"nothing of the zip was used: {error}")


def _refused(id_: str, message: str) -> ZipListing:
    return ZipListing(diagnostics=(Diagnostic(id_, "", 0, message),))


class _Listing:
    """The listing of a zip while it is made."""

    def __init__(self, stream: BinaryIO, directory: Directory) -> None:
        self._stream = stream
        self._directory = directory
        self._names = Names()
        self._log = DiagnosticLog("")
        self._skipped: Counter[str] = Counter()
        self._unpacked = 0

    def listed(self) -> ZipListing:
        """The listing of all entries.

        Raises:
            BombError: the pages have more bytes than is allowed.
            OSError: the zip cannot be read.
        """
        pages = [
            (name, info)
            for info in self._directory.infos
            if self._is_page(name := name_of(info), info)
        ]
        # before anything is unpacked
        if sum(min(info.file_size, MAX_BYTES) for _, info in pages) > MOST_UNPACKED:
            raise BombError("its pages claim to have more than 1 GiB")
        entries = [entry for page in pages if (entry := self._entry(*page))]
        skipped = dict(sorted(self._skipped.items()))
        return ZipListing(tuple(entries), skipped, self._log.diagnostics())

    def _is_page(self, name: str, info: ZipInfo) -> bool:
        """Whether an entry is to be read; reports what is wrong with one that looks so."""
        if fault := fault_of_name(name):
            self._log.add("zip-entry-name", 0, fault, printable(name))
            return False
        mode = info.external_attr >> 16
        suffix = suffix_of(name.rpartition("/")[2])
        if name.endswith("/"):
            return False
        if any(map(is_left_out, name.split("/"))):
            self._skipped[suffix] += 1
        elif stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
            self._log.add("zip-entry-link", 0, "an entry is a link or a device", name)
        elif suffix == ZIP or suffix in ARCHIVES:
            self._log.add("zip-nested", 0, "an entry is an archive itself", name)
        elif suffix not in SUFFIXES:
            self._skipped[suffix] += 1
        else:
            return self._is_usable(name, info)
        return False

    def _is_usable(self, name: str, info: ZipInfo) -> bool:
        if self._names.is_taken(name):
            message = "an entry has the name of one before it, at least where case does not count"
            self._log.add("zip-entry-repeated", 0, message, name)
        elif info.flag_bits & _ENCRYPTED:
            self._log.add("zip-entry-encrypted", 0, "an entry is encrypted", name)
        elif info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            message = (
                f"an entry is packed by method {info.compress_type}; 0 and 8 are read"
            )
            self._log.add("zip-entry-damaged", 0, message, name)
        else:
            return True
        return False

    def _entry(self, name: str, info: ZipInfo) -> ZipEntry | None:
        """The entry of a page; reports that it cannot be unpacked."""
        try:
            start = self._start(info)
            data = self._data(start, info)
        except EntryError as error:
            self._log.add("zip-entry-damaged", 0, str(error), name)
            return None
        return ZipEntry(
            name,
            start,
            info.compress_size,
            info.compress_type == ZIP_DEFLATED,
            hashlib.sha256(data).digest(),
        )

    def _start(self, info: ZipInfo) -> int:
        """Where the packed bytes begin: behind the second header of the entry, which has the same name."""
        self._stream.seek(info.header_offset)
        header = self._stream.read(_LOCAL.size)
        if len(header) < _LOCAL.size:
            raise EntryError("an entry ends early")
        signature, name, extra = _LOCAL.unpack(header)
        if signature != _LOCAL_SIGNATURE or self._stream.read(name) != raw_name(info):
            raise EntryError("an entry is not the one of the directory")
        start = info.header_offset + _LOCAL.size + int(name) + int(extra)
        if start + info.compress_size > self._directory.ends[info.header_offset]:
            raise BombError("its entries share their bytes")
        return start

    def _check_ratio(self, size: int, packed: int) -> None:
        if size > MOST_RATIO * packed:
            raise BombError(f"a page has more than {MOST_RATIO} times its packed size")

    def _data(self, start: int, info: ZipInfo) -> bytes:
        """The bytes of a page, the first ones only where it is larger than a page may be."""
        # before it is unpacked
        self._check_ratio(info.file_size, info.compress_size)
        data, used = unpacked(
            self._stream,
            start,
            info.compress_size,
            min(MAX_BYTES, MOST_RATIO * info.compress_size) + 1,
            is_deflated=info.compress_type == ZIP_DEFLATED,
        )
        # of a page that is too large, the packed bytes so far
        self._check_ratio(len(data), used)
        self._unpacked += len(data)
        if self._unpacked > MOST_UNPACKED:
            raise BombError("its pages have more than 1 GiB")
        is_whole = len(data) <= MAX_BYTES
        if is_whole and (len(data), zlib.crc32(data)) != (info.file_size, info.CRC):
            raise EntryError(
                "an entry has another size or checksum than the zip states"
            )
        return data
