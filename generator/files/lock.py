"""Lock files in the folder of an SDK: the one that `generate` writes, and the one of the last release."""

from __future__ import annotations

import stat
from pathlib import Path

from generator.emit.writing import refuse_links
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.lock import (
    LARGEST_LOCK,
    LOCK,
    RELEASED_LOCK,
    lock_bytes,
    parsed_lock,
)
from generator.model.errors import UsageError

__all__ = [
    "LOCK",
    "RELEASED_LOCK",
    "load_lock",
    "lock_bytes",
    "lock_data",
    "parsed_lock",
]


def load_lock(path: Path) -> Snapshot | None:
    """The snapshot in a lock file, None where there is no such file.

    Raises:
        UsageError: it cannot be read, it is a link or damaged, or a newer Docwright wrote it.
    """
    data = lock_data(path)
    return None if data is None else parsed_lock(data, str(path))


def lock_data(path: Path) -> bytes | None:
    """What is in a lock file, None where there is no such file.

    Raises:
        UsageError: it cannot be read, it is a link or no ordinary file, or it is too large.
    """
    refuse_links(path.parent, path.name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _unusable(path, "it is no ordinary file")
        if status.st_size > LARGEST_LOCK:
            raise _unusable(path, f"it is larger than {LARGEST_LOCK:,} bytes")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, reason: str) -> UsageError:
    return UsageError(
        f"{path} cannot be used: {reason}", "Restore the file from version control."
    )
