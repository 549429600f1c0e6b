"""The Python files of the user's package beside the SDK, such as `superoffice_custom`, as syntax trees.

They are parsed and never imported: what they import may not be written yet.
"""

from __future__ import annotations

import ast
import os
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from generator.model.errors import UsageError

LARGEST: Final = 1024 * 1024
"""Bytes of a file."""
MOST_FILES: Final = 1000
_DEEPEST: Final = 8
_INIT: Final = "__init__"


class SourceFile(msgspec.Struct, frozen=True, kw_only=True):
    """A module: its dotted name, whether it is a package, its path for messages, and its tree."""

    module: str
    is_package: bool
    path: str
    tree: ast.Module


def custom_sources(output: Path, package: str) -> tuple[SourceFile, ...]:
    """The modules of the user's package, sorted; none where there is no such folder.

    Folders whose names begin with a dot, and `__pycache__`, are passed over.

    Raises:
        UsageError: the folder or something in it is a link or cannot be read, there is too much of it, or a file does
            not parse; names the file.
    """
    name = f"{package}_custom"
    folder = output / name
    if not os.path.lexists(folder):
        return ()
    try:
        return tuple(_sources(folder, (name,)))
    except OSError as error:
        raise UsageError(
            f"{error.filename} cannot be read: {error.strerror}", "Make it readable."
        ) from error


def _sources(folder: Path, names: tuple[str, ...]) -> Iterator[SourceFile]:
    for count, path in enumerate(sorted(_files(folder, 0))):
        if count == MOST_FILES:
            raise UsageError(
                f"{folder} has more than {MOST_FILES} Python files",
                "Move what extends no class of the SDK to a package of its own.",
            )
        *folders, stem = path.relative_to(folder).with_suffix("").parts
        is_package = stem == _INIT
        last = () if is_package else (stem,)
        yield SourceFile(
            module=".".join((*names, *folders, *last)),
            is_package=is_package,
            path=str(path),
            tree=_parsed(path),
        )


def _files(folder: Path, depth: int) -> Iterator[Path]:
    mode = folder.lstat().st_mode
    if stat.S_ISLNK(mode):
        raise _link(folder)
    if not stat.S_ISDIR(mode):
        raise UsageError(f"{folder} is no folder", "Rename it, or make it a package.")
    if depth > _DEEPEST:
        raise UsageError(
            f"{folder} has more than {_DEEPEST} folders above it", "Move it up."
        )
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=True):
                yield from _files(path, depth + 1)
            elif entry.name.endswith(".py"):
                yield path


def _parsed(path: Path) -> ast.Module:
    mode = path.lstat()
    if stat.S_ISLNK(mode.st_mode):
        raise _link(path)
    if not stat.S_ISREG(mode.st_mode):
        raise UsageError(f"{path} is no file", "Remove it.")
    if mode.st_size > LARGEST:
        raise UsageError(
            f"{path} has more than {LARGEST:,} bytes",
            "Move what extends no class of the SDK to another package.",
        )
    try:
        with warnings.catch_warnings():
            # Python tells them when it imports the file
            warnings.simplefilter("ignore")
            # bytes, since a file may declare its encoding
            return ast.parse(path.read_bytes(), str(path))
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise UsageError(
            f"{path}{line} does not parse: {error.msg}", "Correct the file."
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        reason = str(error) or "it is nested too deeply"
        raise UsageError(
            f"{path} does not parse: {reason}", "Correct the file."
        ) from error


def _link(path: Path) -> UsageError:
    return UsageError(
        f"{path} is a link, and custom classes are not read through links",
        "Replace it by what it leads to.",
    )
