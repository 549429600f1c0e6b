"""Relative paths below the output folder: POSIX, ASCII, and valid on every platform."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

LONGEST = 100
"""Characters of a path below its generated folder."""

USERS = "_custom"
"""The end of the name of the user's folder at the top, in which no file was ever generated."""

GITATTRIBUTES = ".gitattributes"
"""The only hidden file that is generated, at the top."""

# Neither hidden nor ending in a dot; no separator, drive or space of any platform.
_PART = re.compile(r"\A[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)]
)


def folder_of(path: str, folders: Iterable[str]) -> str | None:
    """The folder of `folders` that holds the path, None where none does."""
    return next((folder for folder in folders if path.startswith(f"{folder}/")), None)


def inside(folder: str, hashes: dict[str, str]) -> dict[str, str]:
    """The files of a folder, by path below it."""
    start = f"{folder}/"
    return {
        path.removeprefix(start): value
        for path, value in hashes.items()
        if path.startswith(start)
    }


def former_folders(paths: Iterable[str], folders: Collection[str]) -> tuple[str, ...]:
    """The folders at the top that hold a path and are not generated now, such as the package's former name."""
    outside = (path for path in paths if "/" in path and not folder_of(path, folders))
    return tuple(sorted({path.partition("/")[0] for path in outside}))


def fault(paths: Iterable[str], folders: Collection[str]) -> str:
    """The fault of the first path that must not be written, empty where all are good.

    A path is a name at the top, or lies in one of `folders`, or in a folder at the top that holds none of them.
    """
    holding = [parent for folder in folders for parent in _parents(f"{folder}/_")]
    known = {parent.lower().rstrip("/"): parent for parent in holding}
    for path in paths:
        if found := (
            _form_fault(path) or _place_fault(path, folders) or _twin_fault(path, known)
        ):
            return f"{path[:200]!r} {found}"
    return ""


def folder_fault(folder: str) -> str:
    """The fault of the path of a folder, empty where it is good."""
    found = _form_fault(folder)
    return f"{folder[:200]!r} {found}" if found else ""


def _form_fault(path: str) -> str:
    if path == GITATTRIBUTES:
        return ""
    for part in path.split("/"):
        if not _PART.match(part):
            return "is no plain relative path"
        if part.partition(".")[0].lower() in _RESERVED:
            return "has a name that Windows reserves"
        if part.lower() == "__pycache__":
            return "lies in a folder of Python's own"
    return ""


def _place_fault(path: str, folders: Collection[str]) -> str:
    folder = folder_of(path, folders)
    top, _, below = path.partition("/")
    if folder is not None:
        below = path.removeprefix(f"{folder}/")
    elif any(f"{other}/".startswith(f"{path}/") for other in folders):
        return "is a folder"
    elif below and any(other.startswith(f"{top}/") for other in folders):
        return "lies outside of the generated folders"
    elif below and top.endswith(USERS):
        return "lies in the user's folder"
    if len(below or path) > LONGEST:
        return f"is longer than {LONGEST} characters below its folder"
    return ""


def _twin_fault(path: str, known: dict[str, str]) -> str:
    """Remembers a path and its folders: on some file systems, paths that differ in case only are the same."""
    for place in (path, *_parents(path)):
        key = place.lower().rstrip("/")
        if known.setdefault(key, place) != place:
            return f"clashes with {known[key]!r}"
    return ""


def _parents(path: str) -> list[str]:
    """The folders that hold a path, with a slash at the end."""
    return [f"{parent}/" for parent in PurePosixPath(path).parents][:-1]
