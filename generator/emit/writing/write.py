"""Comparing, writing and recovering an output folder.

UsageError      foreign files, links, a broken manifest, a folder that cannot be written, another run
FindingsError   files edited by hand
InternalError   a path that must not be written
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from generator.emit.writing.commit import Outcome, Recovery, commit, recover_staging
from generator.emit.writing.compare import Changes, Compared, compared
from generator.emit.writing.content import Content
from generator.emit.writing.disk import environment_errors, present
from generator.emit.writing.journal import (
    FilesStep,
    FileStep,
    FolderStep,
    Step,
    changed_folders,
)
from generator.emit.writing.lock import locked
from generator.emit.writing.manifest import MANIFEST, ManifestFacts
from generator.emit.writing.ownership import refuse_edited
from generator.emit.writing.paths import (
    fault,
    folder_fault,
    folder_of,
    former_folders,
    inside,
)
from generator.emit.writing.stage import STAGING, Staging, stage
from generator.model.errors import InternalError, UsageError


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
            written = tuple(sorted([*files, MANIFEST]))
            return _shown(Changes(written=written), look)
        _require_folder(out)
        with locked(out, shared=True):
            if Staging(out).journal.exists():
                raise UsageError(
                    f"an interrupted run left {out / STAGING}",
                    "Run docwright generate again, which finishes it.",
                )
            found = compared(out, files, facts, folders, force=force)
            return _shown(found.changes, look)


def write_output(
    out: Path,
    files: Mapping[str, Content],
    facts: ManifestFacts,
    folders: tuple[str, ...],
    *,
    whole: str | None,
    force: bool = False,
    look: Callable[[Changes], None] | None = None,
) -> Changes:
    """Gives the output folder these files; files that are equal already, but for line ends, are not touched.

    After a kill at any moment, the folder that changes as a whole is either as before or as planned, so is every other
    file, and the next call, or `recover`, finishes or undoes the rest.

    Args:
        out: The output folder; it is created if it is missing.
        files: Contents by path below `out`: in one of `folders`, or a name at the top.
        facts: What the manifest states besides the files.
        folders: The folders that are wholly generated, such as `docs/api`.
        whole: That one of them which programs import, so that it has to change as a whole; None where there is none.
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
            found = compared(out, files, facts, folders, force=force)
            if not force:
                refuse_edited(found.changes.edited)
            _shown(found.changes, look)
            steps = tuple(_steps(found, whole))
            if steps:
                _require_writable(out, steps)
                # all content is on the disk, and then the journal, before the first target changes
                stage(Staging(out), steps, {**files, MANIFEST: found.manifest})
                commit(Staging(out), steps, is_fresh=True)
            return found.changes


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


def _planned_fault(files: Mapping[str, Content], folders: tuple[str, ...]) -> str:
    for folder in folders:
        if wrong := folder_fault(folder):
            return wrong
        if folder_of(folder, folders):
            return f"{folder!r} lies in another generated folder"
    if outside := former_folders(files, folders):
        return f"{outside[0][:200]!r} is no generated folder"
    if MANIFEST in files:
        return f"{MANIFEST!r} is the manifest itself"
    return fault((*files, MANIFEST), folders)


def _require_folder(out: Path) -> None:
    if present(out) and not out.is_dir():
        raise UsageError(f"{out} is no folder", "Choose another folder with -o.")


def _shown(changes: Changes, look: Callable[[Changes], None] | None) -> Changes:
    if look:
        look(changes)
    return changes


def _steps(found: Compared, whole: str | None) -> Iterator[Step]:
    """The steps in order: folders, files at the top, stale files there, the manifest.

    The folder that changes as a whole comes first: only then its unchanged files need not be copied (see `stage`).
    """
    on_disk, wanted = found.owned.on_disk, found.wanted
    changed = {*found.changes.written, *found.changes.removed}
    for folder in sorted(
        found.owned.folders, key=lambda folder: (folder != whole, folder)
    ):
        if names := inside(folder, changed):
            yield _folder_step(folder, on_disk, wanted, names, is_whole=folder == whole)
    top = {path for path in changed if "/" not in path}
    # new and changed files before stale ones, the manifest last: it lists nothing that is not there
    for path in sorted(
        top, key=lambda path: (path == MANIFEST, path not in wanted, path)
    ):
        yield FileStep(path, on_disk.get(path), wanted.get(path))


def _folder_step(
    folder: str,
    on_disk: Mapping[str, str],
    wanted: Mapping[str, str],
    changed: Collection[str],
    *,
    is_whole: bool,
) -> Step:
    """The step of a folder with such changed files: all at once where it is whole, new or stale, else one by one."""
    old, new = (
        _hashes(folder, inside(folder, hashes), hashes) for hashes in (on_disk, wanted)
    )
    if is_whole or not old or not new:
        return FolderStep(folder, old, new)
    old, new = (_hashes(folder, changed, hashes) for hashes in (on_disk, wanted))
    return FilesStep(folder, old, new)


def _hashes(
    folder: str, names: Iterable[str], hashes: Mapping[str, str]
) -> dict[str, str]:
    """The hashes of those of the files of a folder that there are, by path below it."""
    paths = ((name, f"{folder}/{name}") for name in names)
    return {name: hashes[path] for name, path in paths if path in hashes}


def _require_writable(out: Path, steps: tuple[Step, ...]) -> None:
    """Refuses what would fail half way: a folder without permission, or on another file system."""
    for place in (out / path for path in changed_folders(steps)):
        if not place.is_dir():
            continue
        if not os.access(place, os.W_OK):
            raise UsageError(
                f"{place} cannot be written",
                "Correct its permissions, or choose another folder with -o.",
            )
        if place.stat().st_dev != out.stat().st_dev:
            raise UsageError(
                f"{place} is on another file system than {out}",
                "Generate into a folder on one file system, with -o.",
            )
