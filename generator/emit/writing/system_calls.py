"""Calls of Linux that Python does not offer; None where the system has no such call."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import ctypes

# from the headers of Linux: relative paths begin at the working directory; both names are exchanged
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2

# older ones do not tell when writing fails
_FIRST_SYNCFS_WITH_ERRORS: Final = (5, 8)


@cache
def renameat2() -> Callable[[bytes, bytes], int] | None:
    """Exchanges two names in one step, and gives 0 or the number of the error; since Linux 3.15 and glibc 2.28."""
    call = _of_c_library("renameat2")
    if call is None:
        return None
    import ctypes  # noqa: PLC0415 - a run without changes needs no calls of the system

    path, number = ctypes.c_char_p, ctypes.c_int
    call.argtypes = (number, path, number, path, ctypes.c_uint)

    def exchange(first: bytes, second: bytes) -> int:
        failed = call(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
        return ctypes.get_errno() if failed else 0

    return exchange


@cache
def syncfs() -> Callable[[int], None] | None:
    """Flushes the file system of an open file or folder; raises OSError where that fails."""
    call = _of_c_library("syncfs")
    if call is None or _linux() < _FIRST_SYNCFS_WITH_ERRORS:
        return None
    import ctypes  # noqa: PLC0415 - see above

    call.argtypes = (ctypes.c_int,)

    def flush(descriptor: int) -> None:
        if call(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    return flush


def _of_c_library(name: str) -> ctypes._NamedFuncPointer | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - see above

    try:
        return ctypes.CDLL(None, use_errno=True)[name]
    except (OSError, AttributeError):
        return None


def _linux() -> tuple[int, ...]:
    """Major and minor number of the kernel, such as (5, 8) for 5.8.0-generic."""
    numbers = os.uname().release.partition("-")[0].split(".")[:2]
    return tuple(int(number) for number in numbers if number.isdecimal())
