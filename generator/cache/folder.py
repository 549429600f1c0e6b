"""The folder of the cache: where it is, whether it may be used, how it is cleared.

The files in it decide what is generated, so only a folder that nobody else can write to is used.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import platformdirs

from generator.cache.kinds import KINDS

# the file of a store, or the temporary file of one, as `mkstemp` names it
_FILE: Final = re.compile(
    r"(?:[0-9a-f]{2}|[0-9a-f]{64})\.([a-z]+)(?:\.[A-Za-z0-9_]+\.tmp)?"
)


class Removed(msgspec.Struct, frozen=True):
    """How many files were removed, and their size in bytes."""

    files: int
    size: int


def cache_folder() -> Path:
    """`DOCWRIGHT_CACHE_DIR`, else `docwright` in the platform's folder for caches.

    Raises:
        RuntimeError: the user has no home folder.
    """
    if given := os.environ.get("DOCWRIGHT_CACHE_DIR"):
        return Path(given).absolute()
    folders = platformdirs.PlatformDirs("docwright", appauthor=False, opinion=False)
    return folders.user_cache_path


def make_folder(folder: Path) -> str:
    """Makes `folder` and those of all stores in it for the user alone; returns why they cannot be used, or ''."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for path in _folders(folder):
            if refused := _refused(path):
                return refused
            path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        return f"{folder} cannot be made: {error.strerror}"
    # once more, since somebody may have put a link there between the look and the making
    return refusal(folder)


def refusal(folder: Path) -> str:
    """Why a cache folder must not be used, '' where it is in order or does not exist."""
    reasons = [_refused(place) for place in _folders(folder)]
    return next((reason for reason in reasons if reason), "")


def _folders(folder: Path) -> tuple[Path, ...]:
    return (folder, *(folder / kind.name for kind in KINDS))


def _refused(folder: Path) -> str:
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"{folder} cannot be looked at: {error.strerror}"
    if stat.S_ISLNK(status.st_mode):
        return f"{folder} is a link"
    if not stat.S_ISDIR(status.st_mode):
        return f"{folder} is no folder"
    return _refused_rights(folder, status)


def _refused_rights(folder: Path, status: os.stat_result) -> str:
    if sys.platform != "win32":
        if status.st_uid != os.geteuid():
            return f"{folder} belongs to another user"
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return f"{folder} can be written to by others"
    return ""


def clear(folder: Path) -> Removed:
    """Removes the files that Docwright wrote.

    Raises:
        OSError: a file cannot be removed.
    """
    sizes: list[int] = []
    for file in files_of_cache(folder):
        # another run may remove or replace it at the same time
        with suppress(FileNotFoundError):
            size = file.lstat().st_size
            file.unlink()
            sizes.append(size)
    return Removed(len(sizes), sum(sizes))


def files_of_cache(folder: Path) -> Iterator[Path]:
    """The files named as Docwright names them, among them those that a killed run left."""
    for kind in KINDS:
        place = folder / kind.name
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            match = _FILE.fullmatch(path.name)
            is_ours = match is not None and match[1] == kind.name
            if is_ours and path.is_file() and not path.is_symlink():
                yield path
