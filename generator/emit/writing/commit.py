"""Does the steps of a journal: after staging, and again after an interruption.

Every step first checks whether it is done, so that repeating all of them is always safe. A file in a target that is
neither as before nor as planned was edited since: then nothing is done.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum
from pathlib import Path

import msgspec

from generator.emit.writing.bystanders import bring_back, remove_unused
from generator.emit.writing.byte_code import bring_byte_code, drop_byte_code
from generator.emit.writing.disk import listing, refuse_links, sha256, tree
from generator.emit.writing.exchange import put_in_place
from generator.emit.writing.flushing import flush
from generator.emit.writing.journal import (
    FilesStep,
    FileStep,
    FolderStep,
    Step,
    broken_journal,
    changed_folders,
    read_journal,
)
from generator.emit.writing.manifest import MANIFEST, listed_files
from generator.emit.writing.paths import folders_of
from generator.emit.writing.stage import Staging, staged_names
from generator.model.errors import DocwrightError, FindingsError, UsageError


class Outcome(Enum):
    """The end of an interrupted run."""

    NOTHING = "nothing"
    FINISHED = "finished"
    UNDONE = "undone"


class Recovery(msgspec.Struct, frozen=True):
    """How an interrupted run was ended, with a sentence for people; empty where there was none."""

    outcome: Outcome
    message: str = ""


def recover_staging(staging: Staging) -> Recovery:
    """Finishes an interrupted run that has a journal, and discards one that has none.

    Raises:
        FindingsError: a target was edited since.
        UsageError: the journal or the staged content is broken, or the journal speaks of files that are not Docwright's.
        OSError: a step cannot be done.
    """
    if not staging.is_left():
        return Recovery(Outcome.NOTHING)
    refuse_links(staging.folder, staging.journal.name)
    if staging.journal.is_file():
        steps = read_journal(staging.journal)
        _refuse_not_owned(staging, steps)
        commit(staging, steps)
        return Recovery(
            Outcome.FINISHED, "an earlier run was interrupted; it has been finished"
        )
    staging.discard()
    return Recovery(
        Outcome.UNDONE,
        "an earlier run was interrupted; what it had staged has been removed",
    )


def commit(
    staging: Staging, steps: tuple[Step, ...], *, is_fresh: bool = False
) -> None:
    """Does the steps that are not done yet, and removes the staging folder; `is_fresh` where this run has staged them.

    When this fails before a step is done, the run is undone; otherwise the next run continues it.

    Raises:
        FindingsError: a target was edited since the steps were planned; nothing was done.
        UsageError: a link is in the way, or the staged content is broken; nothing was done.
        OSError: a step failed.
    """
    try:
        # a list, not an iterator: every step is checked before the first one is done
        for number, step in _to_do(staging, steps, is_fresh=is_fresh):
            if step.path == MANIFEST:
                # it lists nothing that is not there
                _flush_targets(staging.out, steps)
            _do(staging, number, step)
    except (OSError, DocwrightError):
        if not _is_begun(staging, steps):
            staging.discard()
        raise
    for number, step in enumerate(steps):
        if isinstance(step, FolderStep):
            for old in (staging.new(number), staging.aside(number)):
                bring_back(old, staging.out / step.path)
                bring_byte_code(
                    old,
                    staging.out / step.path,
                    kept=step.old.items() & step.new.items(),
                )
    # without the journal nothing would be finished any more
    _flush_targets(staging.out, steps)
    staging.discard()


def _refuse_not_owned(staging: Staging, steps: tuple[Step, ...]) -> None:
    """Refuses a journal that would change files that the manifest does not list: others can write to its folder.

    The manifest is replaced by the last step, so until then it lists what was there before.
    """
    refuse_links(staging.out, MANIFEST)
    listed = {MANIFEST, *listed_files(staging.out)}
    for step in steps:
        refuse_links(staging.out, step.path)
        now = _now(staging.out, step)
        if now == _after(step):
            continue
        for path in sorted(now.keys() & _before(step).keys()):
            if _name(step, path) not in listed:
                raise broken_journal(
                    staging.journal,
                    f"{MANIFEST} does not list {_name(step, path)[:200]!r}",
                )
        if isinstance(step, FilesStep):
            _refuse_added(staging.out, step, listed)


def _refuse_added(out: Path, step: FilesStep, listed: set[str]) -> None:
    """Refuses to write into a folder that has files of somebody else: it might not be a generated one."""
    for path in sorted(listing(out, step.path)):
        if path not in listed and path.removeprefix(f"{step.path}/") not in step.new:
            raise _edited(path)


def _to_do(
    staging: Staging, steps: tuple[Step, ...], *, is_fresh: bool
) -> list[tuple[int, Step]]:
    return [
        (number, step)
        for number, step in enumerate(steps)
        if _is_to_do(staging, number, step, is_fresh=is_fresh)
    ]


def _is_begun(staging: Staging, steps: tuple[Step, ...]) -> bool:
    """Whether a step may be done already: its staged content is used up, or a file that it removes is missing.

    The target does not tell, since it may have been edited after the step.
    """
    return staging.holds_old() or any(
        _is_used_up(staging, number, step) for number, step in enumerate(steps)
    )


def _is_used_up(staging: Staging, number: int, step: Step) -> bool:
    old, new = _before(step), _after(step)
    now, staged = _now(staging.out, step), _staged(staging, number, step)
    removed = old.keys() - new.keys()
    if isinstance(step, FolderStep):
        # of the whole folder only what changes tells: the rest is the same in the folder that it is exchanged for
        missing = bool(staged.keys() & removed) if new else not now
    else:
        missing = not removed <= now.keys()
    return missing or bool(new.items() - old.items() - staged.items())


def _is_to_do(staging: Staging, number: int, step: Step, *, is_fresh: bool) -> bool:
    """Whether the step is still to be done; what was staged by this very run is `is_fresh`, and not read again.

    Files that are missing from a target are no obstacle: there is nothing to lose. Where they were removed after the step
    was done, the next run finds and writes them.
    """
    refuse_links(staging.out, step.path)
    now, new = _now(staging.out, step), _after(step)
    if now == new:
        return False
    _refuse_edited_since(step, now)
    for place in (f"new/{number}", f"old/{number}"):
        refuse_links(staging.folder, place)
    if is_fresh or not new:
        return True
    staged = _staged(staging, number, step)
    if staged == new:
        return True
    if isinstance(step, FilesStep) and _is_whole(new, staged, now):
        return True
    if now.items() <= new.items():
        return False
    raise UsageError(
        f"{staging.new(number)}, left by an interrupted run, is damaged",
        f"Remove {staging.folder} if it is there, and run it again.",
    )


def _is_whole(new: dict[str, str], staged: dict[str, str], now: dict[str, str]) -> bool:
    """Whether each file is staged or in its place, or was removed from there."""
    return all(
        digest in (staged.get(path), now.get(path))
        or (path not in staged and path not in now)
        for path, digest in new.items()
    )


def _refuse_edited_since(step: Step, now: dict[str, str]) -> None:
    """Refuses a file that is neither as before nor as planned: it would be lost."""
    old, new = _before(step), _after(step)
    for path, digest in sorted(now.items()):
        if digest not in (old.get(path), new.get(path)):
            raise _edited(_name(step, path))


def _edited(name: str) -> FindingsError:
    return FindingsError(
        f"{name} was edited while a run was at work or interrupted",
        "Move it elsewhere, then run it again.",
    )


def _name(step: Step, path: str) -> str:
    return f"{step.path}/{path}" if path else step.path


def _now(out: Path, step: Step) -> dict[str, str]:
    """The hashes of what a step is about, by path below its own; the path of a single file is empty."""
    if not isinstance(step, FilesStep):
        return _files(out / step.path)
    for folder in folders_of((*step.old, *step.new)):
        refuse_links(out, f"{step.path}/{folder}".rstrip("/"))
    paths = sorted(step.old.keys() | step.new.keys())
    return _hashes(out / step.path, {path: path for path in paths})


def _staged(staging: Staging, number: int, step: Step) -> dict[str, str]:
    """The hashes of what is staged for a step, by the same paths."""
    place = staging.new(number)
    if isinstance(step, FilesStep):
        return _hashes(place, staged_names(step))
    return _files(place)


def _hashes(folder: Path, names: dict[str, str]) -> dict[str, str]:
    """The hashes of those files of a folder that there are, by what they stand for."""
    hashes: dict[str, str] = {}
    for path, name in names.items():
        place = f"{folder}/{name}"
        # a Path takes longer, and there may be thousands
        if os.path.islink(place):  # noqa: PTH114 - a Path takes longer
            refuse_links(folder, name)
        elif os.path.isfile(place):  # noqa: PTH113 - a Path takes longer
            hashes[path] = sha256(place)
    return hashes


def _files(place: Path) -> dict[str, str]:
    """Hashes by path below a place, with an empty path for the place itself; none where it is missing."""
    return {"": sha256(place)} if place.is_file() else tree(place)


def _before(step: Step) -> dict[str, str]:
    if isinstance(step, FileStep):
        return {} if step.old is None else {"": step.old}
    return step.old


def _after(step: Step) -> dict[str, str]:
    if isinstance(step, FileStep):
        return {} if step.new is None else {"": step.new}
    return step.new


def _do(staging: Staging, number: int, step: Step) -> None:
    target, staged = staging.out / step.path, staging.new(number)
    match step:
        case FileStep(new=None):
            target.unlink()
        case FileStep():
            staged.replace(target)
        case FilesStep():
            _do_files(staged, target, step)
        case FolderStep(new=new) if new:
            target.parent.mkdir(parents=True, exist_ok=True)
            put_in_place(staged, target, staging.aside(number))
        case FolderStep():
            target.rename(staging.aside(number))
            _remove_empty_parents(staging.out, target)


def _do_files(staged: Path, target: Path, step: FilesStep) -> None:
    """Removes and writes the files that are still to be removed and written."""
    # first, since where names that differ in case only are the same, removing comes before writing
    for path in sorted(step.old.keys() - step.new.keys()):
        with suppress(FileNotFoundError, NotADirectoryError):
            (target / path).unlink()
        remove_unused((target / path).parent, target)
    for folder in folders_of(step.new):
        (target / folder).mkdir(exist_ok=True)
    for path, name in staged_names(step).items():
        with suppress(FileNotFoundError):
            (staged / name).replace(f"{target}/{path}")
    for path in step.old:
        if path.endswith(".py"):
            drop_byte_code(target / path)


def _remove_empty_parents(out: Path, target: Path) -> None:
    """Removes the folders between output folder and target that are empty."""
    for parent in target.parents:
        if parent == out:
            return
        with suppress(OSError):
            parent.rmdir()


def _flush_targets(out: Path, steps: tuple[Step, ...]) -> None:
    """Flushes the names in the folders that the steps change."""
    folders = [out / path for path in changed_folders(steps)]
    flush((), [str(folder) for folder in folders if folder.is_dir()], str(out))
