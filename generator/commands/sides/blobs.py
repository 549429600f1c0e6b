"""The bytes of files in a repository, read by one `cat-file --batch` into a file that has no other name in the repository.

Processes that read pages find them there by their places, as they find the pages of a zip.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import msgspec

from generator.commands.sides.git import Git, GitError, unlinked

_LONGEST_HEADER: Final = 256
_BLOCK: Final = 1024 * 1024


class Blob(msgspec.Struct, frozen=True):
    """Where the bytes of an object begin in the file, how many they are, and their hash; `head` are the first ones."""

    start: int
    size: int
    hash: bytes
    head: bytes


def blob_sizes(git: Git, names: Sequence[str]) -> dict[str, int | None]:
    """The sizes of files by the names of their objects, None of one that the repository lacks.

    Raises:
        GitError: git cannot read one.
    """
    sizes: dict[str, int | None] = {}
    with (
        unlinked() as asked,
        _asking(git, asked, names, "--batch-check") as stream,
    ):
        for name in names:
            answer = stream.readline(_LONGEST_HEADER).split()
            is_known = len(answer) == 3 and answer[1:2] == [b"blob"]
            sizes[name] = int(answer[2]) if is_known else None
    return sizes


@contextmanager
def _asking(
    git: Git, asked: IO[bytes], names: Iterable[str], option: str
) -> Generator[IO[bytes]]:
    """The answers of `cat-file` about objects, whose names are written to a file first: git would wait for a reader."""
    asked.writelines(f"{name}\n".encode("ascii") for name in names)
    asked.seek(0)
    with git.stream("cat-file", option, "--buffer", stdin=asked) as stream:
        yield stream


def write_blobs(
    git: Git, wanted: Sequence[tuple[str, int]], target: Path
) -> tuple[Blob, ...]:
    """Writes the bytes of objects, by name and size, one behind the other to a file.

    Raises:
        GitError: git cannot read one, or it is no file of that size.
        OSError: they cannot be written.
    """
    with (
        unlinked() as asked,
        target.open("wb") as written,
        _asking(git, asked, (name for name, _ in wanted), "--batch") as stream,
    ):
        return tuple(_copied(stream, name, size, written) for name, size in wanted)


def _copied(stream: IO[bytes], name: str, size: int, written: IO[bytes]) -> Blob:
    header = stream.readline(_LONGEST_HEADER)
    if header != f"{name} blob {size}\n".encode():
        raise GitError(f"the object {name} is missing or damaged")
    start, left, digest, head = written.tell(), size, hashlib.sha256(), b""
    while left:
        block = stream.read(min(left, _BLOCK))
        if not block:
            raise GitError(f"the object {name} ends early")
        head = head or block[:256]
        digest.update(block)
        written.write(block)
        left -= len(block)
    stream.read(1)
    return Blob(start, size, digest.digest(), head)
