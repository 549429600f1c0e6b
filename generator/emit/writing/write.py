"""Comparing, writing and recovering an output folder.

UsageError      foreign files, links, a broken manifest, a folder that cannot be written, another run
FindingsError   files edited by hand
InternalError   a path that must not be written
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.emit.writing.commit import Outcome, Recovery, commit, recover_staging
from generator.emit.writing.content import Content
from generator.emit.writing.disk import environment_errors, present
from generator.emit.writing.journal import FileStep, FolderStep, Step
from generator.emit.writing.lock import locked
from generator.emit.writing.manifest import MANIFEST, ManifestFacts, manifest_bytes
from generator.emit.writing.ownership import (
    Owned,
    edited_files,
    equal_files,
    find_owned,
    refuse_edited,
    without_the_users,
)
from generator.emit.writing.paths import fault, folder_fault, folder_of, inside
from generator.emit.writing.stage import STAGING, Staging, stage
from generator.model.errors import InternalError, UsageError


class Changes(msgspec.Struct, frozen=True):
    """What a run writes, leaves as it is and removes: sorted paths below the output folder.

    `written` has new and changed files. The manifest is among them when any file, the docs or the settings changed.
    `edited` are those of the written and removed files that were edited by hand, which stop a run without `force`.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


class _Wanted(msgspec.Struct, frozen=True):
    """The files that the output folder is to have, the manifest included, and their hashes."""

    contents: dict[str, Content]
    hashes: dict[str, str]


def plan_changes(
    out: Path,
    files: Mapping[str, Content],
    facts: ManifestFacts,
    folders: tuple[str, ...],
    *,
    force: bool = False,
    look: Callable[[Changes], None] | None = None,
) -> Changes:
    """The changes that `write_output` would make. It writes nothing, so call `recover` before.

    Files that were edited by hand are among the changes; `write_output` would refuse them.

    Args:
        out: The output folder; it may be missing.
        files: Contents by path below `out`: in one of `folders`, or a name at the top.
        facts: What the manifest states besides the files.
        folders: The folders that are wholly generated, such as `docs/api`.
        force: Files that were edited by hand are overwritten, and those with other line ends.
        look: Called with the changes while no run can make them.

    Raises:
        UsageError, InternalError: see the module.
    """
    _require_good(files, folders)
    with environment_errors(out):
        if not out.exists():
            return _shown(compare({}, _wanted(files, facts).hashes), look)
        _require_folder(out)
        with locked(out, shared=True):
            wanted = _wanted(without_the_users(out, files, folders), facts)
            owned, hashes = _owned(out, wanted, folders, force=force)
            return _shown(_changes(out, owned, hashes), look)


def write_output(
    out: Path,
    files: Mapping[str, Content],
    facts: ManifestFacts,
    folders: tuple[str, ...],
    *,
    force: bool = False,
    look: Callable[[Changes], None] | None = None,
) -> Changes:
    """Gives the output folder these files; files that are equal already, but for line ends, are not touched.

    After a kill at any moment, each generated folder is either as before or as planned, and the next call, or `recover`,
    finishes or undoes the rest.

    Args:
        out: The output folder; it is created if it is missing.
        files: Contents by path below `out`: in one of `folders`, or a name at the top.
        facts: What the manifest states besides the files.
        folders: The folders that are wholly generated, such as `docs/api`.
        force: Files that were edited by hand are overwritten, and those with other line ends.
        look: Called with the changes before they are made.

    Raises:
        UsageError, FindingsError, InternalError: see the module.
    """
    _require_good(files, folders)
    with environment_errors(out):
        _require_folder(out)
        # before the lock, which is on this folder
        out.mkdir(parents=True, exist_ok=True)
        with locked(out):
            # under the lock: without it, what is staged could belong to a run at work
            recover_staging(Staging(out))
            wanted = _wanted(without_the_users(out, files, folders), facts)
            owned, hashes = _owned(out, wanted, folders, force=force)
            changes = _changes(out, owned, hashes)
            if not force:
                refuse_edited(changes.edited)
            _shown(changes, look)
            steps = tuple(_steps(owned, hashes))
            if steps:
                _require_writable(out, steps)
                # all content is on the disk, and then the journal, before the first target changes
                stage(Staging(out), steps, wanted.contents)
                commit(Staging(out), steps)
            return changes


def recover(out: Path) -> Recovery:
    """Finishes or undoes an interrupted run, and returns which.

    Raises:
        FindingsError: a file that is to be written was edited since the interruption; nothing is lost.
        UsageError: another run is at work, or the staged content is broken.
    """
    with environment_errors(out):
        # without the lock at first: a missing output folder cannot be locked
        if not Staging(out).is_left():
            return Recovery(Outcome.NOTHING)
        with locked(out):
            return recover_staging(Staging(out))


def _require_good(files: Mapping[str, Content], folders: tuple[str, ...]) -> None:
    if wrong := _planned_fault(files, folders):
        raise InternalError(f"a path must not be written: {wrong}")


def _wanted(files: Mapping[str, Content], facts: ManifestFacts) -> _Wanted:
    hashes = {path: content.sha256 for path, content in files.items()}
    manifest = Content.of(manifest_bytes(facts, hashes))
    return _Wanted({**files, MANIFEST: manifest}, {**hashes, MANIFEST: manifest.sha256})


def _planned_fault(files: Mapping[str, Content], folders: tuple[str, ...]) -> str:
    for folder in folders:
        if wrong := folder_fault(folder):
            return wrong
        if folder_of(folder, folders):
            return f"{folder!r} lies in another generated folder"
    for path in files:
        if path == MANIFEST or ("/" in path and not folder_of(path, folders)):
            return f"{path[:200]!r} lies outside of the generated folders"
    return fault((*files, MANIFEST), folders)


def _require_folder(out: Path) -> None:
    if present(out) and not out.is_dir():
        raise UsageError(f"{out} is no folder", "Choose another folder with -o.")


def _owned(
    out: Path, wanted: _Wanted, folders: tuple[str, ...], *, force: bool
) -> tuple[Owned, dict[str, str]]:
    """Who owns what, and the hashes that the files are to have: equal files keep their line ends, except with `force`."""
    if Staging(out).journal.exists():
        raise UsageError(
            f"an interrupted run left {out / STAGING}",
            "Run docwright generate again, which finishes it.",
        )
    owned = find_owned(out, wanted.hashes.keys(), folders)
    equal = {} if force else equal_files(out, owned, wanted.contents)
    return owned, wanted.hashes | equal


def _shown(changes: Changes, look: Callable[[Changes], None] | None) -> Changes:
    if look:
        look(changes)
    return changes


def _changes(out: Path, owned: Owned, wanted: dict[str, str]) -> Changes:
    changes = compare(owned.on_disk, wanted)
    return msgspec.structs.replace(changes, edited=edited_files(out, owned, wanted))


def _steps(owned: Owned, wanted: dict[str, str]) -> Iterator[Step]:
    """The steps in order: folders, files at the top, stale files there, the manifest."""
    for folder in sorted(owned.folders):
        old, new = inside(folder, owned.on_disk), inside(folder, wanted)
        if old != new:
            yield FolderStep(folder, old, new)
    top = {path for path in {*owned.on_disk, *wanted} if "/" not in path}
    # new and changed files before stale ones, the manifest last: it lists nothing that is not there
    for path in sorted(
        top, key=lambda path: (path == MANIFEST, path not in wanted, path)
    ):
        file = FileStep(path, owned.on_disk.get(path), wanted.get(path))
        if file.old != file.new:
            yield file


def _require_writable(out: Path, steps: tuple[Step, ...]) -> None:
    """Refuses what would fail half way: a folder without permission, or on another file system."""
    for step in steps:
        target = out / step.path
        for place in (target.parent, target):
            if place.is_dir() and not os.access(place, os.W_OK):
                raise UsageError(
                    f"{place} cannot be written",
                    "Correct its permissions, or choose another folder with -o.",
                )
            if place.is_dir() and place.stat().st_dev != out.stat().st_dev:
                raise UsageError(
                    f"{place} is on another file system than {out}",
                    "Generate into a folder on one file system, with -o.",
                )


def compare(on_disk: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    """The changes that turn the files on disk (hashes by path) into the wanted ones."""
    same = {path for path in wanted if on_disk.get(path) == wanted[path]}
    return Changes(
        written=tuple(sorted(wanted.keys() - same)),
        unchanged=tuple(sorted(same)),
        removed=tuple(sorted(on_disk.keys() - wanted.keys())),
    )
