"""Doing the steps of a journal: after staging, and again after an interruption.

Every step looks first whether it is done, so that doing them all again is always right. A target that is neither what
it was nor what it shall be was edited since: then nothing is done.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path

import msgspec

from generator.emit.writing.disk import (
    flush_folder,
    present,
    refuse_links,
    sha256,
    tree,
)
from generator.emit.writing.exchange import put_in_place
from generator.emit.writing.journal import (
    FileStep,
    FolderStep,
    SeamStep,
    Step,
    read_journal,
)
from generator.emit.writing.stage import Staging
from generator.model.errors import DocwrightError, FindingsError, UsageError


class Outcome(Enum):
    """What became of an interrupted run."""

    NOTHING = "nothing"
    FINISHED = "finished"
    UNDONE = "undone"


class Recovery(msgspec.Struct, frozen=True):
    """What was left of an interrupted run, with a sentence for people; empty where there was nothing."""

    outcome: Outcome
    message: str = ""


def recover_staging(staging: Staging) -> Recovery:
    """Finishes what has a journal, discards what has none.

    Raises:
        FindingsError: a target was edited since.
        UsageError: the journal or what is staged is broken.
        OSError: a step cannot be done.
    """
    if not staging.is_left():
        return Recovery(Outcome.NOTHING)
    refuse_links(staging.folder, staging.journal.name)
    if staging.journal.is_file():
        commit(staging, read_journal(staging.journal))
        return Recovery(
            Outcome.FINISHED, "an earlier run was interrupted; it was finished first"
        )
    staging.discard()
    return Recovery(
        Outcome.UNDONE,
        "an earlier run was interrupted; what it had staged was removed",
    )


def commit(staging: Staging, steps: tuple[Step, ...]) -> None:
    """Does the steps that are not done yet, and removes the staging folder.

    When this fails and no step is done, the run is undone; otherwise the next run goes on with it.

    Raises:
        FindingsError: a target was edited since the steps were planned; nothing was done.
        UsageError: a link is in the way, or what is staged is broken; nothing was done.
        OSError: a step failed.
    """
    try:
        for number, step in _to_do(staging, steps):
            _do(staging, number, step)
    except (OSError, DocwrightError):
        if not _is_begun(staging, steps):
            staging.discard()
        raise
    staging.discard()


def _to_do(staging: Staging, steps: tuple[Step, ...]) -> list[tuple[int, Step]]:
    to_do = [
        (number, step)
        for number, step in enumerate(steps)
        if not _is_done(staging, step)
    ]
    for number, step in to_do:
        _refuse_damaged(staging, number, step)
    return to_do


def _is_begun(staging: Staging, steps: tuple[Step, ...]) -> bool:
    if staging.holds_old():
        return True
    targets = ((staging.out / step.path, step) for step in steps)
    return any(_now(target, step) == step.new for target, step in targets)


def _is_done(staging: Staging, step: Step) -> bool:
    """Whether the target is as it shall be; raises FindingsError where it is not as it was either."""
    if isinstance(step, SeamStep):
        return present(staging.out / step.path)
    refuse_links(staging.out, step.path)
    now = _now(staging.out / step.path, step)
    # A missing target is as good as the old one: nobody loses it, or two renames were interrupted between them.
    if now and now not in (step.old, step.new):
        raise FindingsError(
            f"{_differing(step, now)} was edited while a run was at work or interrupted",
            f"Keep what you need of it elsewhere, remove {staging.folder} if it is there, and run it again.",
        )
    return now == step.new


def _now(target: Path, step: Step) -> dict[str, str] | str | None:
    if not isinstance(step, FileStep):
        return tree(target)
    return sha256(target) if target.is_file() else None


def _differing(step: FolderStep | FileStep, now: dict[str, str] | str) -> str:
    """The file that is neither as before nor as after, the target where it has a mixture of both."""
    if isinstance(step, FolderStep) and isinstance(now, dict):
        for path, digest in sorted(now.items()):
            if digest not in (step.old.get(path), step.new.get(path)):
                return f"{step.path}/{path}"
    return step.path


def _refuse_damaged(staging: Staging, number: int, step: Step) -> None:
    for path in (f"new/{number}", f"old/{number}"):
        refuse_links(staging.folder, path)
    if step.new and _now(staging.new(number), step) != step.new:
        raise UsageError(
            f"{staging.new(number)}, left by an interrupted run, is damaged",
            f"Remove {staging.folder} if it is there, and run it again.",
        )


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
    """Makes the folders between, such as `docs` of `docs/api`."""
    parent = target.parent
    if parent == out or parent.is_dir():
        return
    _make_parents(out, parent)
    parent.mkdir()
    flush_folder(parent.parent)


def _remove_empty_parents(out: Path, target: Path) -> None:
    """Removes the folders between that nobody else uses."""
    flush_folder(target.parent)
    for parent in target.parents:
        if parent == out:
            return
        with suppress(OSError):
            parent.rmdir()
