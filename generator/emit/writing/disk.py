"""Hashes and listings of files, and flushing to the disk."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from generator.emit.writing.bystanders import Kind, bystander, sources_in
from generator.model.errors import UsageError

# Python writes a .pyc under a temporary name first.
_PYC = re.compile(r"\.pyc(\.\d+)?\Z")

_HINTS = {
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


def sha256(path: Path) -> str:
    """The hash of a file, as hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def with_lf(data: bytes) -> bytes:
    """The content with the line ends of Docwright, whatever git or an editor made of them."""
    return data.replace(b"\r\n", b"\n")


def present(path: Path) -> bool:
    """Whether anything has this name, dangling links included."""
    return path.is_symlink() or path.exists()


def refuse_links(out: Path, path: str) -> None:
    """Raises UsageError where `path`, or a folder between `out` and it, is a symbolic link."""
    place = out
    for part in path.split("/"):
        place = place / part
        if place.is_symlink():
            raise _link(place)


def listing(folder: Path) -> tuple[str, ...]:
    """The sorted paths of the files below a folder, none where it is missing; bystanders and byte code are left out.

    Raises:
        UsageError: the folder is a file, or something in it is a link or no ordinary file.
    """
    if not folder.exists():
        return ()
    if not folder.is_dir():
        raise UsageError(
            f"{folder} should be a generated folder, but is no folder",
            "Move it elsewhere, or choose another folder with -o.",
        )
    return tuple(sorted(_files(folder)))


def _files(top: Path) -> Iterator[str]:
    folders = [(top, "")]
    while folders:
        folder, start = folders.pop()
        with os.scandir(folder) as scan:
            entries = list(scan)
        for entry in entries:
            path = f"{start}{entry.name}"
            if row := bystander(entry):
                if row.kind is Kind.FOLDER:
                    yield from (f"{path}/{name}" for name in sources_in(Path(entry)))
            elif entry.is_symlink():
                raise _link(Path(entry.path))
            elif entry.is_dir():
                folders.append((folder / entry.name, f"{path}/"))
            elif not entry.is_file():
                raise UsageError(
                    f"{entry.path} is no ordinary file", "Move it elsewhere."
                )
            elif not (folder.name == "__pycache__" and _PYC.search(entry.name)):
                yield path


def _link(path: Path) -> UsageError:
    return UsageError(
        f"{path} is a symbolic link, and Docwright never writes through links",
        "Replace it by an ordinary file or folder, or choose another folder with -o.",
    )


def tree(folder: Path) -> dict[str, str]:
    """The hashes of the files below a folder, by path; empty where it is missing. Raises as `listing` does."""
    return {path: sha256(folder / path) for path in listing(folder)}


def flush(paths: Iterable[Path]) -> None:
    """Flushes the content of files to the disk."""
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(_flush_file, paths):
            pass


def _flush_file(path: Path) -> None:
    # Windows flushes only files that are open for writing.
    _fsync(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)


def flush_folder(folder: Path) -> None:
    """Flushes the names in a folder to the disk; Windows has no such call."""
    if sys.platform != "win32":
        _fsync(folder, os.O_RDONLY)


def _fsync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot flush folders.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
