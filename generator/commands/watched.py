"""What `generate --watch` watches: DOCS, the user's files, and the user's folder beside the SDK.

Folders are watched by the system. The few files are looked at again and again instead: editors put new files in their
place, some of them may be missing yet, and to watch the folder that holds them would be to watch OUT.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.commands.run import GenerateRun
from generator.emit.writing.paths import RELEASED_LOCK
from generator.files.file_names import RECORD
from generator.files.settings import SETTINGS_FILES
from generator.reader.discover import may_be_page

Marks = Mapping[Path, object]
"""What tells whether a path leads to the same content as before, by path."""


class Watched(msgspec.Struct, frozen=True):
    """The folders of pages, the user's folder beside the SDK, and single files; `files` may be missing."""

    docs: tuple[Path, ...]
    custom: tuple[Path, ...]
    files: tuple[Path, ...]

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that are there."""
        return (*self.docs, *self.custom)

    def is_input(self, path: Path) -> bool:
        """Whether a change at a path below a folder may change the SDK."""
        if path in self.folders:
            return True
        for folder in self.docs:
            if path.is_relative_to(folder):
                return may_be_page(path.relative_to(folder)) or _is_folder(path)
        return path.suffix in {".py", ".typed"} or _is_folder(path)


def _is_folder(path: Path) -> bool:
    """Whether a path leads to a folder, or may have led to one that is gone."""
    return path.is_dir() or not (path.suffix or path.exists())


def watched_by(run: GenerateRun | None, folder: Path) -> Watched:
    """What a run reads; only the settings in the working directory where they allow no run."""
    settings = [folder / name for name in SETTINGS_FILES]
    if run is None:
        return Watched((), (), tuple(settings))
    docs = [(folder / path).resolve() for path in run.input.docs]
    custom = (folder / run.output / f"{run.input.sdk.package}_custom").resolve()
    record, released = run.input.record / RECORD, run.output / RELEASED_LOCK
    files = [*settings, folder / record, folder / released]
    if run.input.overrides:
        files.append(folder / run.input.overrides)
    return Watched(
        docs=tuple(path for path in docs if path.is_dir()),
        custom=(custom,) if custom.is_dir() else (),
        # folders, too, since they may come and go
        files=(*files, *docs, custom),
    )


def marks_of(paths: Iterable[Path]) -> Marks:
    """The mark of each path: of a folder it is that there is one."""
    return {path: _mark(path) for path in paths}


def _mark(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    if path.is_dir():
        return "folder"
    return status.st_mtime_ns, status.st_size, status.st_ino


def shown(path: Path, folder: Path) -> str:
    """A path as people see it, from the working directory on where that is possible."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # another drive of Windows
        return path.as_posix()
