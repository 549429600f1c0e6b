"""Files that are written where they are missing; one that is there stays as it is, and what it lacks is listed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from generator.emit.writing import refuse_links, write_file
from generator.model.errors import UsageError

_MOST_BYTES: Final = 1 << 20
"""No file of these kinds is larger; of another, only the beginning is looked at."""


class Advice(msgspec.Struct, frozen=True):
    """What an existing file lacks: a sentence about it, and the lines to add or remove."""

    sentence: str
    lines: tuple[str, ...] = ()


Judge: TypeAlias = Callable[[str], tuple[Advice, ...]]
"""Tells from the text of a file what it lacks."""


class NewFile(msgspec.Struct, frozen=True):
    """A file that is to be there.

    `path` leads from `root` on, below which no link is followed. `advice` judges the text of a file that is there already.
    """

    root: Path
    path: str
    text: str
    advice: Judge

    @property
    def place(self) -> Path:
        """Where it is on the disk."""
        return self.root / self.path


def no_advice(_text: str) -> tuple[Advice, ...]:
    """Nothing: any file of that name will do."""
    return ()


def lacking(*needed: str) -> Judge:
    """Judges a file that has to have these lines, wherever they stand; spaces and slashes at their ends do not count."""

    def advice(text: str) -> tuple[Advice, ...]:
        there = {_plain(line) for line in text.splitlines()}
        missing = tuple(line for line in needed if _plain(line) not in there)
        return (Advice("lacks", missing),) if missing else ()

    return advice


def mentioning(name: str, *needed: str) -> Judge:
    """Judges a file that has to name something, in whatever way; `needed` are lines that do."""

    def advice(text: str) -> tuple[Advice, ...]:
        return () if name in text else (Advice("lacks", needed),)

    return advice


def _plain(line: str) -> str:
    return line.strip().rstrip("/")


def existing_text(file: NewFile) -> str | None:
    """The text of the file that is there, None where nothing is.

    Raises:
        UsageError: something else has its name, or a link or file stands where its folder would be.
    """
    place = file.place
    if not os.path.lexists(place):
        refuse_links(file.root, file.path)
        for parent in place.parents:
            # `Path` raises where a folder may not be entered; writing tells of that
            if os.path.isfile(parent):  # noqa: PTH113 - see above
                raise UsageError(
                    f"{parent} is no folder, so {file.path} has no place",
                    "Rename or remove it.",
                )
        return None
    if not place.is_file():
        raise UsageError(
            f"{file.path} is no file, or a link that leads nowhere",
            "Rename or remove it.",
        )
    try:
        with place.open("rb") as stream:
            return stream.read(_MOST_BYTES).decode("utf-8-sig", "replace")
    except OSError as error:
        raise UsageError(
            f"{file.path} cannot be read: {error.strerror}", "Correct its permissions."
        ) from error


def write(file: NewFile) -> None:
    """Writes a file that is missing, with its folders.

    Raises:
        UsageError: it cannot be written.
    """
    place = file.place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_file(place, file.text.encode())
    except OSError as error:
        raise UsageError(
            f"{file.path} cannot be written: {error.strerror}",
            "Correct the permissions, and run docwright init again, which goes on from there.",
        ) from error
