"""The journal: the steps of a run with the hashes before and after, on disk before the first step.

It appears complete or not at all. Since others can write to its folder, its paths are checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.emit.writing.manifest import MANIFEST, Sha256
from generator.emit.writing.paths import USERS, fault, folder_fault, folders_of
from generator.model.errors import UsageError


class FolderStep(msgspec.Struct, frozen=True, tag="folder"):
    """A generated folder is exchanged; hashes by path below it, none where it is missing."""

    path: str
    old: dict[str, Sha256]
    new: dict[str, Sha256]


class FilesStep(msgspec.Struct, frozen=True, tag="files"):
    """Files of a generated folder are written and removed one by one; hashes of those that change, by path below it."""

    path: str
    old: dict[str, Sha256]
    new: dict[str, Sha256]


class FileStep(msgspec.Struct, frozen=True, tag="file"):
    """A file at the top is written or removed; None where it is missing."""

    path: str
    old: Sha256 | None
    new: Sha256 | None


Step = FolderStep | FilesStep | FileStep


def changed_folders(steps: Sequence[Step]) -> list[str]:
    """The paths of the folders in which steps change names, each once; that of the output folder is empty."""
    folders = dict.fromkeys(folders_of(step.path for step in steps))
    for step in steps:
        if isinstance(step, FolderStep):
            folders[step.path] = None
        elif isinstance(step, FilesStep):
            below = folders_of((*step.old, *step.new))
            folders |= dict.fromkeys(
                f"{step.path}/{path}".rstrip("/") for path in below
            )
    return list(folders)


class Journal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps in order; the content of the n-th one is staged under its number."""

    steps: tuple[Step, ...]


def journal_data(steps: tuple[Step, ...]) -> bytes:
    """The content of the journal of these steps."""
    return msgspec.json.encode(Journal(steps))


def read_journal(path: Path) -> tuple[Step, ...]:
    """The steps of a journal.

    Raises:
        UsageError: it is broken, or names a path that Docwright never writes.
        OSError: it cannot be read.
    """
    try:
        journal = msgspec.json.decode(path.read_bytes(), type=Journal)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise broken_journal(path, str(error)) from error
    for step in journal.steps:
        if wrong := _step_fault(step):
            raise broken_journal(path, wrong)
    return journal.steps


def _step_fault(step: Step) -> str:
    match step:
        case FileStep():
            if step.path == MANIFEST and step.new is None:
                return "it would remove the manifest"
            no_file = f"{step.path[:200]!r} is no file at the top"
            return no_file if "/" in step.path else folder_fault(step.path)
        case FolderStep() | FilesStep():
            if step.path.endswith(USERS):
                return f"{step.path[:200]!r} is the user's folder"
            below = [*step.old, *(path for path in step.new if path not in step.old)]
    return folder_fault(step.path) or fault(
        (f"{step.path}/{path}" for path in below), (step.path,)
    )


def broken_journal(path: Path, reason: str) -> UsageError:
    """The error about a journal that is not to be believed."""
    return UsageError(
        f"{path}, left by an interrupted run, is broken: {reason}",
        f"Remove the folder {path.parent}, then run it again.",
    )
