"""The files of DOCS, as they are found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.reader.zips.entries import ZipEntry


class SourceFile(msgspec.Struct, frozen=True):
    """A file to read. `path` is relative to the page root, with forward slashes; `file` is absolute.

    A page in a zip has the path of the zip for its `file`, and its `entry` there; a zip counts as a folder in its `path`.
    """

    path: str
    file: Path
    entry: ZipEntry | None = None


class Discovery(msgspec.Struct, frozen=True):
    """The files by path, the number of skipped files by suffix, and what could not be followed or entered.

    `roots` are the absolute paths of the page roots by the start of the relative paths; an only root has an empty start.
    `zips` are the files of zips by their paths in diagnostics. `symlinks` are the paths of links inside the docs, which are
    not followed.
    """

    files: tuple[SourceFile, ...]
    skipped: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    roots: Mapping[str, Path]
    zips: Mapping[str, Path] = {}
    symlinks: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True):
    """Files of a kind that is not read; `path` is that of a link inside the docs, and empty otherwise."""

    suffix: str
    count: int = 1
    path: str = ""


class FoundZip(msgspec.Struct, frozen=True):
    """A zip, whose pages are items of their own."""

    path: str
    file: Path


Item: TypeAlias = SourceFile | Skipped | FoundZip | Diagnostic
"""What is in an argument of DOCS."""
