"""Does the steps of a journal: after staging, and again after an interruption.

Every step first checks whether it is done, so that repeating all of them is always safe. A file in a target that is
neither as before nor as planned was edited since: then nothing is done.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path

import msgspec

from generator.emit.writing.bystanders import bring_back
from generator.emit.writing.disk import (
    flush_folder,
    refuse_links,
    sha256,
    tree,
)
from generator.emit.writing.exchange import put_in_place
from generator.emit.writing.journal import (
    FileStep,
    FolderStep,
    Step,
    broken_journal,
    read_journal,
)
from generator.emit.writing.manifest import MANIFEST, listed_files
from generator.emit.writing.stage import Staging
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


def commit(staging: Staging, steps: tuple[Step, ...]) -> None:
    """Does the steps that are not done yet, and removes the staging folder.

    When this fails before a step is done, the run is undone; otherwise the next run continues it.

    Raises:
        FindingsError: a target was edited since the steps were planned; nothing was done.
        UsageError: a link is in the way, or the staged content is broken; nothing was done.
        OSError: a step failed.
    """
    try:
        # a list, not an iterator: every step is checked before the first one is done
        for number, step in _to_do(staging, steps):
            _do(staging, number, step)
    except (OSError, DocwrightError):
        if not _is_begun(staging, steps):
            staging.discard()
        raise
    for number, step in enumerate(steps):
        for old in (staging.new(number), staging.aside(number)):
            bring_back(old, staging.out / step.path)
    staging.discard()


def _refuse_not_owned(staging: Staging, steps: tuple[Step, ...]) -> None:
    """Refuses a journal that would change files that the manifest does not list: others can write to its folder.

    The manifest is replaced by the last step, so until then it lists what was there before.
    """
    refuse_links(staging.out, MANIFEST)
    listed = {MANIFEST, *listed_files(staging.out)}
    for step in steps:
        refuse_links(staging.out, step.path)
        now = _files(staging.out / step.path)
        if now == _after(step):
            continue
        for path in sorted(now.keys() & _before(step).keys()):
            name = f"{step.path}/{path}" if path else step.path
            if name not in listed:
                raise broken_journal(
                    staging.journal, f"{MANIFEST} does not list {name[:200]!r}"
                )


def _to_do(staging: Staging, steps: tuple[Step, ...]) -> list[tuple[int, Step]]:
    return [
        (number, step)
        for number, step in enumerate(steps)
        if _is_to_do(staging, number, step)
    ]


def _is_begun(staging: Staging, steps: tuple[Step, ...]) -> bool:
    """Whether a step may be done already: its staged content is used up, or the file that it removes is missing.

    The target does not tell, since it may have been edited after the step.
    """
    return staging.holds_old() or any(
        _is_used_up(staging, number, step) for number, step in enumerate(steps)
    )


def _is_used_up(staging: Staging, number: int, step: Step) -> bool:
    if new := _after(step):
        return _files(staging.new(number)) != new
    return not _files(staging.out / step.path)


def _is_to_do(staging: Staging, number: int, step: Step) -> bool:
    """Whether the step is still to be done.

    Files that are missing from a target are no obstacle: there is nothing to lose. Where they were removed after the step
    was done, the next run finds and writes them.
    """
    refuse_links(staging.out, step.path)
    now, new = _files(staging.out / step.path), _after(step)
    if now == new:
        return False
    _refuse_edited_since(step, now)
    for place in (f"new/{number}", f"old/{number}"):
        refuse_links(staging.folder, place)
    if not new or _files(staging.new(number)) == new:
        return True
    if now.items() <= new.items():
        return False
    raise UsageError(
        f"{staging.new(number)}, left by an interrupted run, is damaged",
        f"Remove {staging.folder} if it is there, and run it again.",
    )


def _refuse_edited_since(step: Step, now: dict[str, str]) -> None:
    """Refuses a file that is neither as before nor as planned: it would be lost."""
    old, new = _before(step), _after(step)
    for path, digest in sorted(now.items()):
        if digest not in (old.get(path), new.get(path)):
            name = f"{step.path}/{path}" if path else step.path
            raise FindingsError(
                f"{name} was edited while a run was at work or interrupted",
                "Move it elsewhere, then run it again.",
            )


def _files(place: Path) -> dict[str, str]:
    """Hashes by path below a place, with an empty path for the place itself; none where it is missing."""
    return {"": sha256(place)} if place.is_file() else tree(place)


def _before(step: Step) -> dict[str, str]:
    match step:
        case FolderStep():
            return step.old
        case FileStep():
            return {} if step.old is None else {"": step.old}


def _after(step: Step) -> dict[str, str]:
    if isinstance(step, FileStep):
        return {} if step.new is None else {"": step.new}
    return step.new


def _do(staging: Staging, number: int, step: Step) -> None:
    target, staged = staging.out / step.path, staging.new(number)
    if isinstance(step, FileStep):
        _do_file(staged, target, step)
    elif step.new:
        _make_parents(staging.out, target)
        put_in_place(staged, target, staging.aside(number))
    else:
        target.rename(staging.aside(number))
        _remove_empty_parents(staging.out, target)
        return
    flush_folder(target.parent)


def _do_file(staged: Path, target: Path, step: FileStep) -> None:
    if step.new is None:
        target.unlink()
    else:
        staged.replace(target)


def _make_parents(out: Path, target: Path) -> None:
    """Makes the folders between output folder and target, such as `docs` of `docs/api`."""
    parent = target.parent
    if parent == out or parent.is_dir():
        return
    _make_parents(out, parent)
    parent.mkdir()
    flush_folder(parent.parent)


def _remove_empty_parents(out: Path, target: Path) -> None:
    """Removes the folders between output folder and target that are empty."""
    # before the removal, which may take this folder too
    flush_folder(target.parent)
    for parent in target.parents:
        if parent == out:
            return
        with suppress(OSError):
            parent.rmdir()
