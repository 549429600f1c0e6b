"""Puts one folder in the place of another: in one step where the system can, else by two renames."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from generator.emit.writing.system_calls import renameat2

# EPERM: filters of older container systems refuse calls that they do not know. If a permission is missing, the
# renames fail too and report it.
_NOT_SUPPORTED: Final = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


def put_in_place(staged: Path, target: Path, aside: Path) -> None:
    """Puts `staged` in the place of `target`, which need not exist; the old folder ends at `staged` or `aside`.

    Raises:
        OSError: it failed; `target` is as before.
    """
    if not target.exists():
        staged.rename(target)
    elif not _exchange(staged, target):
        _rename_twice(staged, target, aside)


def _rename_twice(staged: Path, target: Path, aside: Path) -> None:
    # the old folder is kept until the new one is in place, so that it can come back
    target.rename(aside)
    try:
        staged.rename(target)
    except OSError:
        aside.rename(target)
        raise


def _exchange(first: Path, second: Path) -> bool:
    """Exchanges two folders in one step; False where the system or the file system cannot do that."""
    call = renameat2()
    if call is None:
        return False
    code = call(os.fsencode(first), os.fsencode(second))
    if code and code not in _NOT_SUPPORTED:
        raise OSError(code, os.strerror(code), str(second))
    return not code
