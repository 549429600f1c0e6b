"""One file of the cache: bytes with a mark and a checksum, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_MAGIC: Final = b"docwright cache 1\n"
_CHECKSUM_BYTES: Final = 32
OVERHEAD: Final = len(_MAGIC) + _CHECKSUM_BYTES
"""How many bytes a file has besides what it keeps."""

# longer than any run takes to write a file
_ABANDONED_SECONDS: Final = 3600.0

# Windows has only the last of these, and no pipes among files
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_kept(path: Path, digest: bytes, largest: int) -> memoryview | None:
    """What a file keeps; None where it is missing, damaged, larger than `largest` bytes, or of code with another digest."""
    try:
        return unpacked(_content(path, largest), digest)
    except OSError:
        return None


def write_kept(path: Path, payload: bytes, digest: bytes) -> None:
    """Writes a file in the place of an ordinary file or of nothing.

    Raises:
        OSError: it cannot be written; what was there is as before.
    """
    handle, name = tempfile.mkstemp(".tmp", f"{path.name}.", path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(packed(payload, digest))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def packed(payload: bytes, digest: bytes) -> bytes:
    """The bytes of a file: a mark, a checksum of digest and payload, and the payload."""
    return _MAGIC + _checksum(payload, digest) + payload


def unpacked(data: bytes, digest: bytes) -> memoryview | None:
    """What the bytes of a file keep; None if a byte is wrong, or if code with another digest wrote them."""
    payload = memoryview(data)[OVERHEAD:]
    if data[:OVERHEAD] != _MAGIC + _checksum(payload, digest):
        return None
    return payload


def remove_abandoned(folder: Path) -> None:
    """Removes the temporary files of runs that were killed while they wrote."""
    before = time.time() - _ABANDONED_SECONDS
    with suppress(OSError):
        for file in folder.glob("*.tmp"):
            if file.lstat().st_mtime < before:
                file.unlink()


def _content(path: Path, largest: int) -> bytes:
    """The bytes of a file, at most one more than it may have; raises OSError for a link or what is no ordinary file."""
    # without waiting: opening a pipe would last until somebody writes to it
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
            raise OSError(f"{path} is no file of the cache")
        return stream.read(largest + 1)


def _checksum(payload: bytes | memoryview, digest: bytes) -> bytes:
    checksum = hashlib.sha256(digest)
    checksum.update(payload)
    return checksum.digest()
