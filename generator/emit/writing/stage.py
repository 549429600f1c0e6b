"""Staging: the new content is complete and on the disk before anything else changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.emit.writing.content import Content
from generator.emit.writing.disk import flush, flush_folder, present, sha256
from generator.emit.writing.journal import FileStep, Step, write_journal
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
        flush_folder(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)


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
        written = [
            path
            for number, step in enumerate(steps)
            for path in _staged(staging, step, staging.new(number), contents)
        ]
        # contents before the names that lead to them, and the journal last: it promises that all else is complete
        flush(written)
        for folder in _folders(staging.folder):
            flush_folder(folder)
        flush_folder(staging.out)
        write_journal(staging.journal, steps)
    except BaseException:
        if staging.folder.exists():
            staging.discard()
        raise


def _staged(
    staging: Staging, step: Step, place: Path, contents: Mapping[str, Content]
) -> Iterator[Path]:
    """Stages a step; yields the files to be flushed."""
    if isinstance(step, FileStep):
        if step.new is not None:
            place.write_bytes(contents[step.path].data())
            yield place
        return
    for path, digest in step.new.items():
        name, target = f"{step.path}/{path}", place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if step.old.get(path) == digest:
            yield from _kept(staging.out / name, target)
            # the copy is compared, not the file: that may be edited while it is copied
            _refuse_edited_now(name, target, digest)
        else:
            target.write_bytes(contents[name].data())
            yield target


def _refuse_edited_now(name: str, copy: Path, digest: str) -> None:
    if sha256(copy) != digest:
        raise FindingsError(
            f"{name} was edited while a run was at work", "Run it again."
        )


def _kept(source: Path, target: Path) -> Iterator[Path]:
    """Copies an unchanged file with its modification time, so that its byte code stays valid, and that byte code.

    A hard link would be faster, but an edit during an interruption would change both.
    """
    shutil.copy2(source, target)
    yield target
    if source.suffix != ".py":
        return
    for compiled in sorted(
        (source.parent / "__pycache__").glob(f"{source.stem}.*.pyc")
    ):
        place = target.parent / "__pycache__" / compiled.name
        place.parent.mkdir(exist_ok=True)
        shutil.copy2(compiled, place)
        yield place


def _folders(folder: Path) -> Iterator[Path]:
    """A folder and all below it, the inner ones first."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            yield from _folders(entry)
    yield folder
