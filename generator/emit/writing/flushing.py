"""Flushing files and folders to the disk: what is there outlives a cut of the power.

Few files are flushed one by one, in threads, since the disk takes them together. For many, a single call that flushes
the whole file system is several times faster; for few it could wait for what other programs have written. Only Linux
has such a call that tells whether it succeeded.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Collection, Iterable
from itertools import repeat
from typing import Final

from generator.emit.writing.system_calls import syncfs

_FEW: Final = 64
"""Up to so many are flushed one by one: with a disk that is busy that takes as long as flushing all of it."""

_THREADS: Final = 8

# Windows flushes only files that are open for writing, and no folders.
_OF_FILES: Final = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY


def flush(
    files: Collection[str], folders: Collection[str], file_system: str = ""
) -> None:
    """Flushes the content of files, and the names in folders; `file_system` is any folder of the system of all.

    Raises:
        OSError: it failed.
    """
    names = () if sys.platform == "win32" else folders
    if file_system and len(files) + len(names) > _FEW and _flush_all(file_system):
        return
    _flush_each(files, _OF_FILES)
    _flush_each(names, os.O_RDONLY)


def _flush_all(folder: str) -> bool:
    """Flushes a whole file system; False where the system cannot do that."""
    call = syncfs()
    if call is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        call(descriptor)
    finally:
        os.close(descriptor)
    return True


def _flush_each(paths: Iterable[str], flags: int) -> None:
    waiting = list(paths)
    if len(waiting) < 2:
        for path in waiting:
            _fsync(path, flags)
        return
    # rarely needed, and slow to import
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow

    with ThreadPoolExecutor(_THREADS) as pool:
        for _ in pool.map(_fsync, waiting, repeat(flags)):
            pass


def _fsync(path: str, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot flush folders.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
