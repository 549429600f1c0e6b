"""Hashes and listings of files, new files, and links in the way."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.emit.writing.bystanders import BYTE_CODE, Kind, bystander, sources_in
from generator.model.errors import UsageError

# Python writes a .pyc under a temporary name first.
_PYC: Final = re.compile(r"\.pyc(\.\d+)?\Z")

# Nothing is followed; on Windows, line ends are not translated.
_PLAIN: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ: Final = os.O_RDONLY | _PLAIN
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN
"""The flags that open a file that nobody else made."""

_CHUNK: Final = 1 << 18

_HINTS: Final = {
    errno.ENOSPC: "Free some space",
    errno.EDQUOT: "Free some space",
    errno.EXDEV: "Generate into a new folder with -o",
}


@contextmanager
def environment_errors(out: Path) -> Generator[None]:
    """Turns every OSError into a UsageError with the path and a hint."""
    try:
        yield
    except OSError as error:
        path = error.filename or out
        reason = error.strerror or str(error)
        hint = _HINTS.get(
            error.errno or 0, "Correct that, or choose another folder with -o"
        )
        raise UsageError(f"{path}: {reason}", f"{hint}, then run it again.") from error


def sha256(path: str | Path) -> str:
    """The hash of an ordinary file, as hexadecimal digits."""
    digest = hashlib.sha256()
    descriptor = os.open(path, _READ)
    try:
        while chunk := os.read(descriptor, _CHUNK):
            digest.update(chunk)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def write_new(path: str | Path, data: bytes) -> None:
    """Makes a file with this content.

    Raises:
        OSError: there is one already, or it cannot be written.
    """
    descriptor = os.open(path, NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        # the call knows the file by its number only
        error.filename = os.fspath(path)
        raise
    finally:
        os.close(descriptor)


def with_lf(data: bytes) -> bytes:
    """The content with the line ends of Docwright, whatever git or an editor made of them."""
    return data.replace(b"\r\n", b"\n")


def present(path: Path) -> bool:
    """Whether anything has this name, dangling links included."""
    return os.path.lexists(path)


def refuse_links(out: Path, path: str) -> None:
    """Raises UsageError where `path`, or a folder between `out` and it, is a symbolic link."""
    place = os.fspath(out)
    for part in path.split("/"):
        place = f"{place}/{part}"
        if os.path.islink(place):  # noqa: PTH114 - a Path takes longer
            raise _link(place)


def listing(out: Path, folder: str, known: Collection[str] = ()) -> list[str]:
    """The paths of the files in a folder below `out`, none where it is missing; bystanders and byte code are left out.

    Files of the set `known` are no bystanders, whatever they are called. Paths are relative to `out`.

    Raises:
        UsageError: the folder is a file, or something in it is a link or no ordinary file.
    """
    place = out / folder
    if not place.exists():
        return []
    if not place.is_dir():
        raise UsageError(
            f"{place} should be a generated folder, but is no folder",
            "Move it elsewhere, or choose another folder with -o.",
        )
    return list(_files(os.fspath(place), f"{folder}/", known))


def _files(top: str, start: str, known: Collection[str]) -> Iterator[str]:
    """The paths of the files below a folder, which begin with `start`."""
    folders = [(top, start)]
    while folders:
        folder, start = folders.pop()
        with os.scandir(folder) as scan:
            entries = list(scan)
        holds_byte_code = start.endswith(f"{BYTE_CODE}/")
        for entry in entries:
            path = start + entry.name
            if path in known and entry.is_file(follow_symlinks=False):
                yield path
            elif row := bystander(entry):
                if row.kind is Kind.FOLDER:
                    yield from (f"{path}/{name}" for name in sources_in(Path(entry)))
            elif entry.is_symlink():
                raise _link(entry.path)
            elif entry.is_dir():
                folders.append((entry.path, f"{path}/"))
            elif not entry.is_file():
                raise UsageError(
                    f"{entry.path} is no ordinary file", "Move it elsewhere."
                )
            elif not (holds_byte_code and _PYC.search(entry.name)):
                yield path


def _link(path: str) -> UsageError:
    return UsageError(
        f"{path} is a symbolic link, and Docwright never writes through links",
        "Replace it by an ordinary file or folder, or choose another folder with -o.",
    )


def tree(folder: Path) -> dict[str, str]:
    """The hashes of the files below a folder, by path below it; empty where it is missing. Raises as `listing` does."""
    start = f"{folder}/"
    return {path: sha256(start + path) for path in _below(folder)}


def _below(folder: Path) -> Iterator[str]:
    start = len(folder.name) + 1
    return (path[start:] for path in listing(folder.parent, folder.name))
