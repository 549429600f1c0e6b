"""One run at a time on one output folder.

Where the system can lock folders, the lock is on the output folder itself: nothing is left behind, checks share it, and
a folder that cannot be written can be locked too. No library does that. Windows and network file systems such as NFS
lock files only, so there it is on a hidden file in the folder. The system drops either lock with the process, however
that ends. Where the file system has no locks at all, runs are not kept apart.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from generator.emit.writing.disk import present
from generator.model.errors import BusyError, UsageError

if sys.platform != "win32":
    import fcntl

LOCK_FILE: Final = ".docwright-lock"
"""The file that is locked where folders cannot be; a run leaves it, and it means nothing without its lock."""

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
    from filelock import FileLock, Timeout  # noqa: PLC0415 - rarely needed

    # without locks of the system, a mark would be left that outlives a killed process
    lock = FileLock(out / LOCK_FILE, fallback_to_soft=False)
    try:
        lock.acquire(timeout=_PATIENCE if shared else 0)
    except Timeout as error:
        raise _at_work(out) from error
    except (OSError, NotImplementedError):
        # Such as a folder that cannot be written: what comes next names it, or only reads. Or there are no locks.
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
        with ExitStack() as held:
            descriptor = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
            held.callback(os.close, descriptor)
            if not _takes(descriptor, out, fcntl.LOCK_SH if shared else fcntl.LOCK_EX):
                held.enter_context(file_locked(out, shared=shared))
            yield

    def _takes(descriptor: int, out: Path, kind: int) -> bool:
        """Whether the folder is locked now; False where the file system locks no folders."""
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _at_work(out) from error
        except OSError:
            return False
        return True


def _at_work(out: Path) -> BusyError:
    return BusyError(
        f"another run of Docwright is at work in {out}",
        "Wait until it is done, then run it again.",
    )
