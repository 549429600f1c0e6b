"""Locks as OLD and NEW: a lock itself, or the folder of an SDK that has one."""

from __future__ import annotations

from pathlib import Path

from generator.commands.sides.git import GitError
from generator.commands.sides.places import Place, RevisionPaths
from generator.commands.sides.repository import Mode, unreadable
from generator.commands.sides.tree import size_of
from generator.emit.writing.disk import with_lf
from generator.emit.writing.manifest import MANIFEST
from generator.emit.writing.paths import LOCK
from generator.files.lock import load_lock
from generator.files.lock_file import LARGEST
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.lock import parsed_lock
from generator.model.errors import UsageError
from generator.reader.page_names import suffix_of


def lock_of(place: Place, folder: Path) -> Snapshot | None:
    """The snapshot of a place that is an SDK or a lock, None where it is DOCS; `folder` is the working directory.

    Raises:
        UsageError: the lock cannot be used, or an SDK has none.
    """
    if isinstance(place, RevisionPaths):
        return None if place.are_docs else _in_revision(place)
    path = folder / place
    if path.is_dir():
        if not (path / LOCK).exists() and (path / MANIFEST).exists():
            raise _without_lock(str(place))
        return load_lock(path / LOCK)
    return load_lock(path) if _is_lock(path.name) else None


def _is_lock(name: str) -> bool:
    # what else is no page is told as such by the reader of DOCS
    return suffix_of(name) == ".lock"


def _in_revision(place: RevisionPaths) -> Snapshot | None:
    (path,) = place.paths
    entry = place.repository.entry(place.revision, path)
    if entry is None:
        return None
    if entry.mode is Mode.FOLDER:
        start = f"{path}/" if path else ""
        data = _blob(place, f"{start}{LOCK}")
        if data is None and place.repository.entry(place.revision, start + MANIFEST):
            raise _without_lock(f"{place.revision.name}:{path}")
        path = f"{start}{LOCK}"
    else:
        data = _blob(place, path) if _is_lock(path.rpartition("/")[2]) else None
    if data is None:
        return None
    return parsed_lock(data, f"{place.revision.name}:{path}")


def _blob(place: RevisionPaths, path: str) -> bytes | None:
    """The bytes of a file in a revision, None where there is none."""
    name, entry = place.revision.name, place.repository.entry(place.revision, path)
    if entry is None:
        return None
    if not entry.mode.is_file:
        raise UsageError(
            f"'{name}:{path}' is no ordinary file", "Name what it leads to."
        )
    git = place.repository.git
    if size_of(git, name, path, entry) > LARGEST:
        raise UsageError(
            f"'{name}:{path}' is larger than {LARGEST:,} bytes, and no lock is",
            "Name another revision.",
        )
    try:
        return with_lf(git.output("cat-file", "blob", entry.object, most=LARGEST))
    except GitError as error:
        raise unreadable(name, error) from error


def _without_lock(label: str) -> UsageError:
    return UsageError(
        f"the SDK in '{label}' has no {LOCK}: an older Docwright made it",
        "Generate it again, or name the docs that it was made from.",
    )
