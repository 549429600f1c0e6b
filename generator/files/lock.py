"""Lock files in the folder of an SDK: the one that `generate` writes, and the one of the last release."""

from __future__ import annotations

from pathlib import Path

from generator.emit.writing.paths import LOCK, RELEASED_LOCK
from generator.files.lock_file import lock_data
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.lock import lock_bytes, parsed_lock

__all__ = ["LOCK", "RELEASED_LOCK", "load_lock", "lock_bytes", "parsed_lock"]


def load_lock(path: Path) -> Snapshot | None:
    """The snapshot in a lock file, None where there is no such file.

    Raises:
        UsageError: it cannot be read, it is a link or damaged, or a newer Docwright wrote it.
    """
    data = lock_data(path)
    return None if data is None else parsed_lock(data, str(path))
