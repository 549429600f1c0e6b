"""The bytes of an entry. They are counted while they are unpacked, whatever size the zip claims.

`zipfile` would parse the whole directory again for each page of another process, and cuts an entry at the claimed size.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO, Final

_BLOCK: Final = 64 * 1024
"""How many packed bytes are read at a time."""

_PIECE: Final = 256 * 1024
"""How many bytes are unpacked at a time: 64 KiB may hold 64 MiB."""


class EntryError(Exception):
    """An entry that cannot be unpacked; the message says why. It never leaves the reader."""


def unpacked(
    stream: BinaryIO, start: int, packed: int, most: int, *, is_deflated: bool
) -> tuple[bytes, int]:
    """The first bytes of an entry, at most `most`, and how many packed bytes hold them.

    Raises:
        EntryError: the packed bytes end early or are damaged.
        OSError: the zip cannot be read.
    """
    stream.seek(start)
    if is_deflated:
        return _inflated(stream, packed, most)
    wanted = min(packed, most)
    data = stream.read(wanted)
    if len(data) < wanted:
        raise EntryError("an entry ends early")
    return data, wanted


def _inflated(stream: BinaryIO, packed: int, most: int) -> tuple[bytes, int]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = used = 0
    while size < most and not unpacker.eof:
        block = unpacker.unconsumed_tail
        if not block:
            block = stream.read(min(packed - used, _BLOCK))
            used += len(block)
        if not block:
            raise EntryError("an entry ends early")
        try:
            parts.append(unpacker.decompress(block, min(most - size, _PIECE)))
        except zlib.error as error:
            raise EntryError("the packed bytes of an entry are damaged") from error
        size += len(parts[-1])
    return b"".join(parts), used - len(unpacker.unconsumed_tail)
