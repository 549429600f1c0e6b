"""Puts one folder in the place of another: in one step where the system can, else by two renames."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

# from the headers of Linux: relative paths begin at the working directory; both names are exchanged
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

# EPERM: filters of older container systems refuse calls that they do not know. If a permission is missing, the
# renames fail too and report it.
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


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
    call = _renameat2()
    if call is None:
        return False
    names = os.fsencode(first), os.fsencode(second)
    if call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The call of the C library, None where it is missing; it came with Linux 3.15 and glibc 2.28."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    path, number = ctypes.c_char_p, ctypes.c_int
    function.argtypes = (number, path, number, path, ctypes.c_uint)
    function.restype = number
    return function
