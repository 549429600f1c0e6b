"""The bytes of an entry. They are counted while they are unpacked, whatever size the zip claims.

`zipfile` would parse the whole directory again for each page of another process, and cuts an entry at the claimed size.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO, Final

_BLOCK: Final = 64 * 1024


class EntryError(Exception):
    """An entry that cannot be unpacked; the message says why. It never leaves the reader."""


def unpacked(
    stream: BinaryIO, start: int, packed: int, most: int, *, is_deflated: bool
) -> bytes:
    """The first bytes of an entry, at most `most`.

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
    return data


def _inflated(stream: BinaryIO, packed: int, most: int) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = 0
    while size < most and not unpacker.eof:
        block = unpacker.unconsumed_tail
        if not block:
            block = stream.read(min(packed, _BLOCK))
            packed -= len(block)
        if not block:
            raise EntryError("an entry ends early")
        try:
            parts.append(unpacker.decompress(block, most - size))
        except zlib.error as error:
            raise EntryError("the packed bytes of an entry are damaged") from error
        size += len(parts[-1])
    return b"".join(parts)
