"""Writes a single file, such as a report, with the care that generated files are given.

No link is followed, the draft is a new file that nobody else made, and its renaming is one step: readers see the old file
or the new one, and other names of the old file (hard links) keep its content.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from generator.emit.writing.disk import NEW, refuse_links
from generator.emit.writing.flushing import flush
from generator.model.errors import UsageError


def refuse_unwritable(path: Path) -> None:
    """Refuses a path that `write_file` would not write.

    Links are looked for from the working directory on; above it they belong to the system.

    Raises:
        UsageError: the path, or a folder that leads to it, is a link, or it is no ordinary file.
        OSError: it cannot be looked at.
    """
    here = Path.cwd()
    below = (here / path).absolute()
    if below.is_relative_to(here):
        refuse_links(here, below.relative_to(here).as_posix())
    else:
        refuse_links(below.parent, below.name)
    if (mode := _mode(path)) and not stat.S_ISREG(mode):
        raise UsageError(f"{path} is no ordinary file", "Name another file.")


def write_file(path: Path, data: bytes) -> None:
    """Gives a file this content, and keeps its permissions.

    Raises:
        UsageError: the path, or a folder that leads to it, is a link, or it is no ordinary file.
        OSError: it cannot be written; it is as before.
    """
    refuse_unwritable(path)
    # the name of the file could be too long with anything added
    draft = path.parent / f".docwright-{secrets.token_hex(8)}.draft"
    mode = stat.S_IMODE(_mode(path)) or 0o666
    descriptor = os.open(draft, NEW, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            # before it is renamed: otherwise a crash could leave an empty file under the final name
            os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    flush((), (str(path.parent),))


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0
