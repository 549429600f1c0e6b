"""Zips that no tool writes, made byte by byte, and the zip of a folder."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

UTF8 = 0x800
UNIX = 3


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """An entry; what is None follows from `data`. `local` is the name in front of the entry, `at` its header's place."""

    name: bytes = b"a.md"
    data: bytes = b"# A"
    flags: int = UTF8
    method: int = zipfile.ZIP_DEFLATED
    mode: int = 0
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    local: bytes | None = None
    at: int | None = None


def deflated(data: bytes) -> bytes:
    """Packed by Deflate as zips have it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _packed(part: Part) -> bytes:
    if part.packed is not None:
        return part.packed
    return deflated(part.data) if part.method == zipfile.ZIP_DEFLATED else part.data


def _shared(part: Part) -> bytes:
    """What both headers of an entry have in common (APPNOTE 4.4)."""
    return struct.pack(
        "<HHHHHLLLH",
        20,
        part.flags,
        part.method,
        0,
        0x21,
        zlib.crc32(part.data) if part.crc is None else part.crc,
        len(_packed(part)),
        len(part.data) if part.size is None else part.size,
        len(part.name),
    )


def zip_of(*parts: Part) -> bytes:
    """A zip with these entries, whatever they are."""
    body, directory = bytearray(), bytearray()
    for part in parts:
        at = len(body) if part.at is None else part.at
        directory += b"PK\1\2" + struct.pack("<H", UNIX << 8 | 20) + _shared(part)
        directory += struct.pack("<HHHHLL", 0, 0, 0, 0, part.mode << 16, at) + part.name
        if part.at is None:
            name = part.name if part.local is None else part.local
            body += b"PK\3\4" + _shared(part)[:-2]
            body += struct.pack("<HH", len(name), 0) + name + _packed(part)
    count = min(len(parts), 0xFFFF)
    end = struct.pack("<HHHHLLH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\5\6" + end


def zip_of_folder(folder: Path, file: Path, below: str = "") -> Path:
    """Writes the zip of a folder, whose paths begin with `below`."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for path in sorted(folder.rglob("*")):
            written.write(path, below + path.relative_to(folder).as_posix())
    return file


def zip_of_pages(pages: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip as Python writes it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in pages:
            written.writestr(name, data)
    return stream.getvalue()
