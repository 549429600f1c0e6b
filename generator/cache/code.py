"""A digest of the code and the libraries that made what is kept: what other code made counts as missing."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from lxml import etree

import generator
from generator.model.errors import InternalError

READING: Final = ("reader", "model")
"""The rooms that decide the facts of pages."""

BUILDING: Final = (*READING, "commands", "files", "passes")
"""The rooms that decide the model and the samples."""

MAKING: Final = (
    *READING,
    "cache",
    "changes",
    "commands",
    "contract_checks",
    "emit",
    "files",
    "passes",
    "processes",
    "report",
    "runtime",
    "templates",
)
"""The rooms that decide what an SDK looks like."""

LIBRARIES: Final = frozenset(
    ("black", "jinja2", "lxml", "markdown_it_py", "msgspec", "pyyaml")
)
"""The libraries that decide it, as their folders of metadata spell them."""

_PACKAGE: Final = Path(generator.__file__).parent


class Code:
    """The digests of our code, room by room, and of the libraries and Python, as they are on the disk now.

    Raises:
        OSError: our code cannot be read.
        InternalError: a library has no metadata, so that its version is not known.
    """

    def __init__(self) -> None:
        self._marks = _marks()
        known = (sys.version, f"libxml2 {etree.LIBXML_VERSION}", *versions())
        self._digests = {"": _digest((text, b"") for text in known)}
        self._digests |= {room: _digest(sources(room)) for room in MAKING}

    def digest(self, rooms: Iterable[str]) -> bytes:
        """A hash of all that decides what the code in `rooms` makes, but for what it is made from."""
        return _digest((room, self._digests[room]) for room in ("", *rooms))

    def is_on_disk(self) -> bool:
        """Whether the disk still has the same code and libraries; what runs may be others by now."""
        try:
            # as Python itself finds out whether its byte code is that of a module
            return _marks() == self._marks or Code()._digests == self._digests
        except (OSError, InternalError):
            return False


def _marks() -> dict[str, tuple[int, int] | None]:
    """Time and size of each file of our code, and the versions of the libraries."""
    marks: dict[str, tuple[int, int] | None] = dict.fromkeys(versions())
    for room in MAKING:
        for file in _files(_folder(room)):
            # a Path takes longer, and there are hundreds
            status = os.stat(file)  # noqa: PTH116 - quicker than a Path
            marks[file] = status.st_mtime_ns, status.st_size
    return marks


def _digest(parts: Iterable[tuple[str, bytes]]) -> bytes:
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.digest()


def versions(path: Iterable[str] | None = None) -> list[str]:
    """Name and version of each library, as the folders of metadata on the module search path are named.

    `importlib.metadata` knows the same, but takes longer to import than all of this.
    """
    known = sorted(_versions(sys.path if path is None else path))
    missing = LIBRARIES - {name.partition("-")[0] for name in known}
    if missing:
        raise InternalError(f"the version of {sorted(missing)[0]} is not known")
    return known


def _versions(path: Iterable[str]) -> Iterator[str]:
    for folder in path:
        with suppress(OSError):
            for entry in Path(folder).iterdir():
                stem, _, kind = entry.name.rpartition(".")
                library = stem.partition("-")[0].lower().replace(".", "_")
                if kind in {"dist-info", "egg-info"} and library in LIBRARIES:
                    yield f"{library}-{stem.partition('-')[2]}"


def sources(room: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of a room, in an order that does not depend on the file system."""
    folder = _folder(room)
    start = len(str(folder)) + 1
    for file in sorted(_files(folder)):
        # a Path takes longer, and there are hundreds
        with open(file, "rb") as stream:  # noqa: PTH123 - see above
            yield file[start:].replace(os.sep, "/"), stream.read()


def _folder(room: str) -> Path:
    folder = _PACKAGE / room
    # templates lie beside the package in a checkout
    return folder if folder.is_dir() else _PACKAGE.parent / room


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        yield from (f"{parent}{os.sep}{name}" for name in names)
