"""The journal: the steps from the old output to the new one, so that a killed run can be finished.

It appears in one step, after everything that it needs is staged and durable. Each step is done or not done, and the
digests tell which: its target is wholly as before or wholly as planned.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import msgspec

from generator.emit.output import filesystem
from generator.emit.output.ownership import digests_of, files_of
from generator.emit.output.plan import is_safe
from generator.model.errors import FindingsError

STAGING: Final = ".docwright-staging"
_JOURNAL: Final = "journal.json"


class Step(msgspec.Struct, frozen=True):
    """`folder` puts a staged folder in the place of `target`, `file` a staged file, `remove` removes it.

    `old` and `new` are the digests of the target's files by path, before and after.
    """

    kind: Literal["folder", "file", "remove"]
    target: str
    old: dict[str, str]
    new: dict[str, str]


class Journal(msgspec.Struct, frozen=True):
    """The steps in order; the manifest is the last one."""

    schema: Literal[1]
    steps: tuple[Step, ...]


def staged(out: Path, target: str) -> Path:
    """Where the new content of a target is staged; after an exchange, where the old one is."""
    return out / STAGING / "new" / target.replace("/", "+")


def _set_aside(out: Path, target: str) -> Path:
    return out / STAGING / "old" / target.replace("/", "+")


def save_journal(out: Path, journal: Journal) -> None:
    """Makes the journal appear; from here on the new output is the one that will be."""
    path = out / STAGING / _JOURNAL
    draft = path.with_suffix(".draft")
    filesystem.write_file(draft, msgspec.json.encode(journal))
    filesystem.replace(draft, path)


def load_journal(out: Path) -> Journal | None:
    """The journal of a run that did not end; None where there is none.

    Raises:
        FindingsError: it is damaged, which no kill can do.
    """
    path = out / STAGING / _JOURNAL
    if not path.is_file():
        return None
    try:
        journal = msgspec.json.decode(path.read_bytes(), type=Journal)
    except msgspec.DecodeError as error:
        raise _damaged(path) from error
    if not all(is_safe(step.target) for step in journal.steps):
        raise _damaged(path)
    return journal


def _damaged(path: Path) -> FindingsError:
    return FindingsError(
        f"{path} is damaged",
        f"Compare the output with version control, then remove {path.parent}.",
    )


def carry_out(out: Path, journal: Journal) -> None:
    """Does every step that is not done yet.

    Raises:
        FindingsError: a target is neither as before nor as planned: somebody edited it since. Nothing is lost, the
            steps before it are done.
    """
    for step in journal.steps:
        now = _now(out, step)
        if now == step.new and not _is_between(out, step):
            continue
        if now != step.old and not _is_between(out, step):
            raise FindingsError(
                f"{step.target} was edited while a run was interrupted",
                f"Restore it from version control, or remove {out / STAGING} and "
                "generate again with --force.",
            )
        _ACTIONS[step.kind](out, step)


def _now(out: Path, step: Step) -> dict[str, str]:
    if step.kind == "folder":
        return digests_of(out, files_of(out, step.target))
    return digests_of(out, [step.target])


def _is_between(out: Path, step: Step) -> bool:
    """Whether the old folder is set aside and the new one not yet in its place."""
    return (
        step.kind == "folder"
        and _set_aside(out, step.target).exists()
        and not (out / step.target).exists()
    )


def _put_folder(out: Path, step: Step) -> None:
    target, new = out / step.target, staged(out, step.target)
    filesystem.make_folder(target.parent)
    if target.exists():
        if new.exists() and filesystem.exchange(new, target):
            return
        aside = _set_aside(out, step.target)
        filesystem.make_folder(aside.parent)
        filesystem.replace(target, aside)
    if new.exists():
        filesystem.replace(new, target)


def _put_file(out: Path, step: Step) -> None:
    filesystem.replace(staged(out, step.target), out / step.target)


def _remove(out: Path, step: Step) -> None:
    filesystem.remove_file(out / step.target)
    filesystem.remove_empty(out, (out / step.target).parent)


_ACTIONS: Final = {"folder": _put_folder, "file": _put_file, "remove": _remove}


def step_of(
    kind: Literal["folder", "file", "remove"],
    target: str,
    old: dict[str, str],
    new: dict[str, str],
) -> Step:
    """A step with the digests that concern its target."""
    inside = f"{target}/"

    def concerned(digests: dict[str, str]) -> dict[str, str]:
        return {
            path: value
            for path, value in sorted(digests.items())
            if path == target or path.startswith(inside)
        }

    return Step(kind, target, concerned(old), concerned(new))
