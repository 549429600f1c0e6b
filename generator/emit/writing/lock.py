"""One run at a time on one output folder.

Where the system can lock folders, the lock is on the output folder itself: nothing is left behind, checks share it, and
a folder that cannot be written can be locked too. Windows locks files only, so there it is on a hidden file in the
folder. The system drops either lock with the process, however that ends. Where the file system has no locks, runs are
not kept apart.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.emit.writing.disk import present
from generator.model.errors import BusyError, UsageError

if sys.platform != "win32":
    import fcntl

LOCK_FILE: Final = ".docwright-lock"
"""The file that is locked on Windows; a killed run leaves it, and it means nothing without its lock."""

_PATIENCE: Final = 10.0
"""Seconds that a check waits for another one where they cannot share a lock."""


@contextmanager
def locked(out: Path, *, shared: bool = False) -> Generator[None]:
    """Holds the lock; any number of readers share it, a writer has it alone.

    Raises:
        BusyError: another run holds it.
        OSError: the folder cannot be opened.
    """
    lock = file_locked if sys.platform == "win32" else _folder_locked
    with lock(out, shared=shared):
        yield


@contextmanager
def file_locked(out: Path, *, shared: bool) -> Generator[None]:
    """Holds the lock on the hidden file; readers take turns.

    Raises:
        BusyError: another run holds it.
        UsageError: the hidden file is not the one that a run makes.
    """
    _refuse_other_file(out / LOCK_FILE)
    from filelock import FileLock, Timeout  # noqa: PLC0415 - installed on Windows only

    lock = FileLock(out / LOCK_FILE)
    try:
        lock.acquire(timeout=_PATIENCE if shared else 0)
    except Timeout as error:
        raise _at_work(out) from error
    except OSError:
        # Such as a folder that cannot be written: what comes next names it, or only reads.
        pass
    try:
        yield
    finally:
        lock.release()


def _refuse_other_file(path: Path) -> None:
    """Refuses a file with content, a link, or what is no file: the library would empty or follow it."""
    if not present(path):
        return
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size:
        raise UsageError(f"{path} is no lock that Docwright made", "Remove it.")


if sys.platform != "win32":

    @contextmanager
    def _folder_locked(out: Path, *, shared: bool) -> Generator[None]:
        descriptor = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _take(descriptor, out, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _take(descriptor: int, out: Path, kind: int) -> None:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _at_work(out) from error
        except OSError:
            # Such as a network file system that locks no folders.
            return


def _at_work(out: Path) -> BusyError:
    return BusyError(
        f"another run of Docwright is at work in {out}",
        "Wait until it is done, then run it again.",
    )
