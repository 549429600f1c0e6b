"""The few file system steps that writing consists of, each durable when it returns."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.model.errors import UsageError

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_NO_EXCHANGE: Final = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
)
"""A kernel or file system without renameat2, or a sandbox that forbids it."""


def make_folder(path: Path) -> None:
    """Creates a folder and those above it."""
    path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Writes a new file; a link in its place is replaced, not followed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_file(source: Path, target: Path) -> None:
    """Copies a file with its modification time, so that caches keyed by it stay valid."""
    shutil.copy2(source, target, follow_symlinks=False)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Makes new names in a folder durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Puts a file or folder in the place of `target` in one step; of folders, only an empty one is replaced."""
    os.replace(
        source, target
    )  # noqa: PTH105 (replaceable in tests together with its neighbours)
    sync_folder(target.parent)


def remove_file(path: Path) -> None:
    """Removes a file, if it is there."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def remove_tree(path: Path) -> None:
    """Removes a folder with everything in it, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def remove_empty(top: Path, folder: Path) -> None:
    """Removes a folder that holds nothing but byte code, and those above it, up to `top`."""
    while folder != top and {one.name for one in folder.iterdir()} <= {"__pycache__"}:
        remove_tree(folder)
        folder = folder.parent


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step (Linux: renameat2). False where the system can't; then nothing has changed."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    arguments = (
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(one)),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(other)),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    if rename(*arguments) == 0:
        sync_folder(one.parent)
        sync_folder(other.parent)
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Holds the output folder for one run. The lock goes with the process, however that ends.

    Raises:
        UsageError: another run holds it.
    """
    try:
        import fcntl
    except (
        ImportError
    ):  # Windows has no flock; two runs at once are then the user's to avoid
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"another docwright is writing to {out}", "Wait until it is done."
            ) from error
        yield
    finally:
        os.close(handle)
