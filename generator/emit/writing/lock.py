"""One run at a time on one output folder.

The lock is on the folder itself: there is no lock file to go stale, and the system drops it with the process,
however that ends. Where the platform or the file system has no such locks, runs are not kept apart.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from generator.model.errors import UsageError

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(out: Path, *, shared: bool = False) -> Generator[None]:
    """Holds the lock; any number of readers share it, a writer has it alone.

    Raises:
        UsageError: another run holds it.
        OSError: the folder cannot be opened.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _take(descriptor, out, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


if sys.platform != "win32":

    def _take(descriptor: int, out: Path, kind: int) -> None:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"another run of Docwright is at work in {out}",
                "Wait until it is done, then run it again.",
            ) from error
        except OSError:
            # Such as a network file system that locks no folders.
            return
