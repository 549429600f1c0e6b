"""What editors, systems and tools leave in generated folders: it is passed over, and outlives the next generation.

Source files are not passed over, since Python could import them, and installers would pack them.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from enum import Enum
from fnmatch import fnmatchcase, translate
from pathlib import Path
from typing import Final

import msgspec


class Kind(Enum):
    """What the rows of the table are about."""

    FILE = "file"
    LINK = "file or link"
    FOLDER = "folder"
    COPIES = "folder with copies of sources"


class Bystander(msgspec.Struct, frozen=True):
    """A row of the table. `names` are patterns in lower case, since some systems do not distinguish case.

    What its program makes again by itself, `is_remade`, is not kept where its folder is no longer generated.
    """

    names: str
    kind: Kind
    reason: str
    is_remade: bool = True


BYSTANDERS: Final = (
    # systems
    Bystander(".ds_store ._* .localized .apdisk icon\r", Kind.FILE, "macOS Finder"),
    Bystander(
        ".appledouble .fseventsd .spotlight-v100 .temporaryitems .trashes",
        Kind.FOLDER,
        "macOS",
    ),
    Bystander("thumbs.db ehthumbs.db desktop.ini", Kind.FILE, "Windows Explorer"),
    Bystander("$recycle.bin .trash-* @eadir", Kind.FOLDER, "bins and network drives"),
    Bystander(".directory", Kind.FILE, "KDE Dolphin"),
    Bystander(
        ".nfs* .fuse_hidden*", Kind.FILE, "files removed while open, on network drives"
    ),
    # editors and merges; these may hold the only copy of somebody's work
    Bystander("*.orig *.rej", Kind.FILE, "patch, git and merge tools", is_remade=False),
    Bystander("*~ *.bak", Kind.FILE, "backups of editors", is_remade=False),
    Bystander(
        ".*.sw[a-p] .sw[a-p] .*.kate-swp", Kind.FILE, "vim and Kate", is_remade=False
    ),
    Bystander("#*#", Kind.FILE, "Emacs, unsaved text", is_remade=False),
    Bystander(".#*", Kind.LINK, "Emacs, locks"),
    Bystander(
        ".idea .vscode .vs .fleet .zed .nova .cursor .settings .spyproject .ropeproject",
        Kind.FOLDER,
        "settings of editors",
        is_remade=False,
    ),
    Bystander(
        ".project .pydevproject *.sublime-project *.sublime-workspace *.code-workspace",
        Kind.FILE,
        "projects of editors",
        is_remade=False,
    ),
    Bystander("tags .tags .netrwhist ~$* .~lock.*", Kind.FILE, "indexes and locks"),
    Bystander(".ipynb_checkpoints", Kind.COPIES, "Jupyter", is_remade=False),
    Bystander(".history", Kind.COPIES, "history of files in VS Code", is_remade=False),
    # tools
    Bystander(
        ".mypy_cache .ruff_cache .pytest_cache pytest-cache-files-* .pytype .pyre .hypothesis .benchmarks .cache htmlcov",
        Kind.FOLDER,
        "caches of checkers and tests",
    ),
    Bystander(".dmypy.json .coverage .coverage.*", Kind.FILE, "mypy and coverage"),
    Bystander("*.egg-info", Kind.FOLDER, "setuptools"),
    Bystander(".venv .tox .nox .eggs", Kind.COPIES, "environments of Python"),
    Bystander(".git .hg .svn", Kind.COPIES, "version control", is_remade=False),
)
"""What is passed over, and who leaves it."""

_SOURCES: Final = (
    ".py",
    ".pyi",
    ".pyw",
    ".pyc",
    ".pyx",
    ".pth",
    ".so",
    ".pyd",
    ".dll",
    ".dylib",
)
BYTE_CODE: Final = "__pycache__"
"""The folders in which Python keeps compiled modules."""

# few files are bystanders, so one look is to rule out all rows
_ANY: Final = re.compile(
    "|".join(translate(name) for row in BYSTANDERS for name in row.names.split(" "))
)


def bystander(entry: os.DirEntry[str]) -> Bystander | None:
    """The row of an entry of a generated folder; None where it is not passed over."""
    name = entry.name.lower()
    if not _ANY.match(name):
        return None
    for row in BYSTANDERS:
        if any(fnmatchcase(name, pattern) for pattern in row.names.split(" ")):
            return row if _is_of_kind(entry, row.kind) else None
    return None


def _is_of_kind(entry: os.DirEntry[str], kind: Kind) -> bool:
    match kind:
        case Kind.FILE:
            return entry.is_file(follow_symlinks=False)
        case Kind.LINK:
            return entry.is_symlink() or entry.is_file(follow_symlinks=False)
        case Kind.FOLDER | Kind.COPIES:
            return entry.is_dir(follow_symlinks=False)


def sources_in(folder: Path) -> Iterator[str]:
    """The paths of the source files below a folder that is passed over."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != BYTE_CODE]
        for name in names:
            if name.lower().endswith(_SOURCES):
                yield (Path(place) / name).relative_to(folder).as_posix()


def bring_back(old: Path, target: Path) -> None:
    """Moves what is passed over from a folder that was replaced to the one that replaced it.

    What is in its place already stays. Raises OSError where something cannot be moved; a second call moves the rest.
    """
    waiting = [old] if old.is_dir() else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as scan:
            entries = [(entry, bystander(entry)) for entry in scan]
        # what may go with its folder comes first, before something else makes that folder again
        for entry, row in sorted(entries, key=_goes_with_its_folder):
            place = Path(entry.path)
            if row:
                _move(place, target / place.relative_to(old), row)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(place)


def _goes_with_its_folder(pair: tuple[os.DirEntry[str], Bystander | None]) -> bool:
    _, row = pair
    return row is None or not row.is_remade


def _move(place: Path, target: Path, row: Bystander) -> None:
    if os.path.lexists(target) or (row.is_remade and not target.parent.is_dir()):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    place.rename(target)


def remove_unused(folder: Path, top: Path) -> None:
    """Removes a folder below `top`, and those above it, as far as they hold nothing but what programs make again."""
    while folder != top and _is_unused(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder = folder.parent


def _is_unused(folder: Path) -> bool:
    if not folder.is_dir():
        return True
    with os.scandir(folder) as scan:
        return all(_is_remade(entry) for entry in scan)


def _is_remade(entry: os.DirEntry[str]) -> bool:
    row = bystander(entry)
    return row.is_remade if row else entry.name == BYTE_CODE
