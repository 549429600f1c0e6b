"""Staging: the new content is complete and on the disk before anything else changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.emit.writing.content import Content
from generator.emit.writing.disk import present, sha256, write_new
from generator.emit.writing.flushing import flush
from generator.emit.writing.journal import (
    FilesStep,
    FileStep,
    FolderStep,
    Step,
    journal_data,
)
from generator.emit.writing.paths import folders_of
from generator.model.errors import FindingsError, UsageError

STAGING = ".docwright-staging"
"""The hidden folder of a run. It is inside the output folder, so that both are on one file system."""


class Staging:
    """The places in the staging folder of an output folder.

    The n-th step of the journal takes `new(n)` and may leave the folder that was there at `aside(n)`.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / STAGING
        self.journal = self.folder / "journal.json"

    def new(self, number: int) -> Path:
        """The content that the step puts in place."""
        return self.folder / "new" / str(number)

    def aside(self, number: int) -> Path:
        """The place to which the step moves the old folder, if it cannot exchange the two."""
        return self.folder / "old" / str(number)

    def holds_old(self) -> bool:
        """Whether a folder was moved aside."""
        old = self.folder / "old"
        return old.exists() and any(old.iterdir())

    def is_left(self) -> bool:
        """Whether an interrupted run left the staging folder.

        Raises:
            UsageError: something else has its name.
        """
        if not present(self.folder):
            return False
        if self.folder.is_symlink() or not self.folder.is_dir():
            raise UsageError(
                f"{self.folder} is no folder that Docwright made", "Remove it."
            )
        return True

    def create(self) -> None:
        """Makes the folder and those in it; raises OSError where that is not allowed."""
        self.folder.mkdir()
        (self.folder / "new").mkdir()
        (self.folder / "old").mkdir()

    def discard(self) -> None:
        """Removes the folder, the journal first: without it the rest has no meaning.

        What cannot be removed is left for the next run.
        """
        self.journal.unlink(missing_ok=True)
        flush((), (str(self.folder),))
        shutil.rmtree(self.folder, ignore_errors=True)


class _Staged(NamedTuple):
    """What was staged, and is to be flushed."""

    files: list[str]
    folders: list[str]


def stage(
    staging: Staging, steps: tuple[Step, ...], contents: Mapping[str, Content]
) -> None:
    """Stages the content of the steps, and writes the journal.

    Raises:
        FindingsError: a file was edited since the steps were planned; all staged content was removed.
        OSError: it failed; all staged content was removed.
    """
    try:
        staging.create()
        folder = str(staging.folder)
        staged = _Staged(
            [], [f"{folder}/new", f"{folder}/old", folder, str(staging.out)]
        )
        for number, step in enumerate(steps):
            _stage(staging, step, str(staging.new(number)), contents, staged)
        draft = staging.journal.with_suffix(".draft")
        write_new(draft, journal_data(steps))
        staged.files.append(str(draft))
        flush(staged.files, staged.folders, folder)
        # it promises that all else is complete, so it gets its name when all else is on the disk
        draft.rename(staging.journal)
        flush((), (folder,))
    except BaseException:
        if staging.folder.exists():
            staging.discard()
        raise


def _stage(
    staging: Staging,
    step: Step,
    place: str,
    contents: Mapping[str, Content],
    staged: _Staged,
) -> None:
    match step:
        case FileStep():
            if step.new is not None:
                write_new(place, contents[step.path].data())
                staged.files.append(place)
        case FilesStep():
            Path(place).mkdir()
            staged.folders.append(place)
            for path, name in staged_names(step).items():
                write_new(f"{place}/{name}", contents[f"{step.path}/{path}"].data())
                staged.files.append(f"{place}/{name}")
        case FolderStep():
            below = folders_of(step.new)
            for folder in (f"{place}/{path}".rstrip("/") for path in below):
                Path(folder).mkdir()
                staged.folders.append(folder)
            staged.files.extend(_stage_folder(staging.out, step, place, contents))


def staged_names(step: FilesStep) -> dict[str, str]:
    """The names that the new files of a step have where they are staged, by their paths."""
    return {path: str(number) for number, path in enumerate(sorted(step.new))}


def _stage_folder(
    out: Path, step: FolderStep, place: str, contents: Mapping[str, Content]
) -> Iterator[str]:
    """Stages the files of a folder; yields those to be flushed."""
    for path, digest in step.new.items():
        name, target = f"{step.path}/{path}", f"{place}/{path}"
        if step.old.get(path) != digest:
            write_new(target, contents[name].data())
            yield target
        elif not _linked(f"{out}/{name}", target):
            _copy(out / name, target, name, digest)
            yield target


def _linked(source: str, target: str) -> bool:
    """Gives an unchanged file a second name; False where that is not possible.

    It needs no space, is on the disk already, and keeps its time, so that its byte code stays valid. An edit in place
    changes it under both names, so the folder is the first thing that a run puts in place, and the run is given up where
    there was an edit before.
    """
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _copy(source: Path, target: str, name: str, digest: str) -> None:
    shutil.copy2(source, target, follow_symlinks=False)
    # the copy is compared, not the file: that may be edited while it is copied
    if sha256(target) != digest:
        raise FindingsError(
            f"{name} was edited while a run was at work", "Run it again."
        )
