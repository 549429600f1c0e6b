"""The bytes of a lock file, for what only needs to know whether they are the same; nothing of them is read here."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from generator.emit.writing import refuse_links
from generator.emit.writing.disk import with_lf
from generator.model.errors import UsageError

LARGEST: Final = 64 * 1024 * 1024
"""The size of a lock in bytes up to which it is read."""


def lock_data(path: Path) -> bytes | None:
    """What is in a lock file, with the ends of lines of Docwright; None where there is no such file.

    Raises:
        UsageError: it cannot be read, it is a link or no ordinary file, or it is too large.
    """
    try:
        refuse_links(path.parent, path.name)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _unusable(path, "it is no ordinary file")
        if status.st_size > LARGEST:
            raise _unusable(path, f"it is larger than {LARGEST:,} bytes")
        return with_lf(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, reason: str) -> UsageError:
    return UsageError(
        f"{path} cannot be used: {reason}", "Restore the file from version control."
    )
