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

LOCK = "docwright.lock"
"""The file at the top with what the SDK offers, by which the next run knows what has changed."""

RELEASED_LOCK = "docwright.released.lock"
"""The same of the last release: `generate` reads it and never writes it."""

# Neither hidden nor ending in a dot; no separator, drive or space of any platform.
_PART = re.compile(r"\A[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)]
)


def folder_of(path: str, folders: Iterable[str]) -> str | None:
    """The folder of `folders` that holds the path, None where none does."""
    return next((folder for folder in folders if path.startswith(f"{folder}/")), None)


def inside(folder: str, paths: Iterable[str]) -> list[str]:
    """The paths below a folder of those that lie in it."""
    start = f"{folder}/"
    return [path[len(start) :] for path in paths if path.startswith(start)]


def folders_of(paths: Iterable[str]) -> list[str]:
    """The folders that the paths lie in and those that hold these, the outer ones first; the top is empty."""
    waiting = {path.rpartition("/")[0] for path in paths}
    folders = {""}
    while waiting:
        folders |= waiting
        waiting = {path.rpartition("/")[0] for path in waiting} - folders
    return sorted(folders)


def former_folders(paths: Iterable[str], folders: Collection[str]) -> tuple[str, ...]:
    """The folders at the top that hold a path and are not generated now, such as the package's former name."""
    # many paths have few parents
    parents = {path.rpartition("/")[0] for path in paths} - {""}
    outside = (parent for parent in parents if not folder_of(f"{parent}/", folders))
    return tuple(sorted({parent.partition("/")[0] for parent in outside}))


def fault(paths: Iterable[str], folders: Collection[str]) -> str:
    """The fault of the first path that must not be written, empty where all are good.

    A path is a name at the top, or lies in one of `folders`, or in a folder at the top that holds none of them.
    """
    holding = [parent for folder in folders for parent in _parents(f"{folder}/_")]
    known = {parent.lower().rstrip("/"): parent for parent in holding}
    # where the part of a path begins whose length counts, by the folder of a path that was good
    good: dict[str, int] = {}
    for path in paths:
        parent, _, name = path.rpartition("/")
        start = good.get(parent)
        if start is None:
            found = _whole_fault(path, folders, known)
            if parent and not found:
                good[parent] = len(path) - len(_below(path, folders))
        else:
            # the folder is good, so only the name is looked at: an SDK has thousands of them
            found = (
                _part_fault(name)
                or _length_fault(len(path) - start)
                or _clash(path, known)
            )
        if found:
            return f"{path[:200]!r} {found}"
    return ""


def _whole_fault(path: str, folders: Collection[str], known: dict[str, str]) -> str:
    return _form_fault(path) or _place_fault(path, folders) or _twin_fault(path, known)


def folder_fault(folder: str) -> str:
    """The fault of the path of a folder, empty where it is good."""
    found = _form_fault(folder)
    return f"{folder[:200]!r} {found}" if found else ""


def _form_fault(path: str) -> str:
    if path == GITATTRIBUTES:
        return ""
    faults = (_part_fault(part) for part in path.split("/"))
    return next((found for found in faults if found), "")


def _part_fault(part: str) -> str:
    if not _PART.match(part):
        return "is no plain relative path"
    if part.partition(".")[0].lower() in _RESERVED:
        return "has a name that Windows reserves"
    if part.lower() == "__pycache__":
        return "lies in a folder of Python's own"
    return ""


def _place_fault(path: str, folders: Collection[str]) -> str:
    outside = "" if folder_of(path, folders) else _outside_fault(path, folders)
    return outside or _length_fault(len(_below(path, folders)))


def _outside_fault(path: str, folders: Collection[str]) -> str:
    top, _, below = path.partition("/")
    if any(f"{other}/".startswith(f"{path}/") for other in folders):
        return "is a folder"
    if below and any(other.startswith(f"{top}/") for other in folders):
        return "lies outside of the generated folders"
    if below and top.endswith(USERS):
        return "lies in the user's folder"
    return ""


def _below(path: str, folders: Collection[str]) -> str:
    """The part of a path whose length counts: below its generated folder, or that at the top."""
    folder = folder_of(path, folders)
    if folder is not None:
        return path.removeprefix(f"{folder}/")
    return path.partition("/")[2] or path


def _length_fault(length: int) -> str:
    if length > LONGEST:
        return f"is longer than {LONGEST} characters below its folder"
    return ""


def _twin_fault(path: str, known: dict[str, str]) -> str:
    """Remembers a path and its folders: on some file systems, paths that differ in case only are the same."""
    clashes = (_clash(place, known) for place in (path, *_parents(path)))
    return next((found for found in clashes if found), "")


def _clash(place: str, known: dict[str, str]) -> str:
    other = known.setdefault(place.lower().rstrip("/"), place)
    return "" if other == place else f"clashes with {other!r}"


def _parents(path: str) -> list[str]:
    """The folders that hold a path, with a slash at the end."""
    return [f"{parent}/" for parent in PurePosixPath(path).parents][:-1]
