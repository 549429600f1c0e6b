"""Calls of Linux that Python does not offer; None where the system has no such call."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Final

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

    def exchange(first: bytes, second: bytes) -> int:
        return call(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)

    return exchange


@cache
def syncfs() -> Callable[[int], None] | None:
    """Flushes the file system of an open file or folder; raises OSError where that fails."""
    call = _of_c_library("syncfs")
    if call is None or _linux() < _FIRST_SYNCFS_WITH_ERRORS:
        return None

    def flush(descriptor: int) -> None:
        if code := call(descriptor):
            raise OSError(code, os.strerror(code))

    return flush


def _of_c_library(name: str) -> Callable[..., int] | None:
    """A function of the C library as one that gives 0 or the number of the error; it takes bytes and small numbers."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - a run without changes needs no calls of the system

    try:
        function = ctypes.CDLL(None, use_errno=True)[name]
    except (OSError, AttributeError):
        return None
    function.restype = ctypes.c_int

    def call(*arguments: bytes | int) -> int:
        return ctypes.get_errno() if function(*arguments) else 0

    return call


def _linux() -> tuple[int, ...]:
    """Major and minor number of the kernel, such as (5, 8) for 5.8.0-generic."""
    numbers = os.uname().release.partition("-")[0].split(".")[:2]
    return tuple(int(number) for number in numbers if number.isdecimal())
