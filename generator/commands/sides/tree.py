"""What is in a folder of a revision: its pages and zips, within the limits of zips.

A tree of git is small and may stand for any number of files, since folders with the same content are one object.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, Final

import msgspec

from generator.commands.sides.blobs import blob_sizes
from generator.commands.sides.git import Git, GitError
from generator.commands.sides.repository import (
    PARTIAL,
    Entry,
    Mode,
    Repository,
    Revision,
    parsed_entry,
    unreadable,
)
from generator.model.diagnostics import Diagnostic
from generator.model.errors import UsageError
from generator.reader.page_bytes import MAX_BYTES
from generator.reader.page_names import (
    READ,
    ZIP,
    is_left_out,
    is_printable,
    printable,
    suffix_of,
)
from generator.reader.zips.entries import MOST_ENTRIES, MOST_UNPACKED

_LONGEST_LINE: Final = 8 * 1024
_BLOCK: Final = 256 * 1024
_MOST_OF_A_KIND: Final = 20
"""How many diagnostics of an id a tree has, so that it cannot flood a report."""


class TreeFile(msgspec.Struct, frozen=True):
    """A page or zip: its path from the folder on, and the name and size of its object."""

    path: str
    object: str
    size: int


class Tree(msgspec.Struct, frozen=True):
    """The files of a folder that are read, the number of others by suffix, and what is wrong with it."""

    files: tuple[TreeFile, ...]
    skipped: dict[str, int]
    diagnostics: tuple[Diagnostic, ...]


def tree_of(repository: Repository, revision: Revision, folder: str) -> Tree:
    """The files in the folder whose object is `folder`, which is in a revision.

    Raises:
        UsageError: git cannot read it, it is too large, or the repository lacks objects of it.
    """
    listing, git = _Listing(), repository.git
    try:
        with git.stream("ls-tree", "-rz", "--full-tree", folder) as stream:
            for number, line in enumerate(_lines(stream)):
                if number >= MOST_ENTRIES:
                    raise _too_large(revision, f"more than {MOST_ENTRIES:,} files")
                listing.add(parsed_entry(line))
        # before anything is read
        sizes = blob_sizes(git, list(dict.fromkeys(listing.pages.values())))
    except GitError as error:
        raise unreadable(revision.name, error) from error
    files = tuple(listing.sized(sizes, revision.name))
    if sum(file.size for file in files) > MOST_UNPACKED:
        raise _too_large(revision, "more than 1 GiB of pages")
    skipped = dict(sorted(listing.skipped.items()))
    return Tree(files, skipped, tuple(listing.diagnostics))


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(_BLOCK):
        *lines, rest = (rest + block).split(b"\0")
        yield from lines
        if len(rest) > _LONGEST_LINE:
            raise GitError("a tree has a path that no file system allows")
    if rest:
        raise GitError("its answer ends early")


def _too_large(revision: Revision, what: str) -> UsageError:
    return UsageError(
        f"the folder in the revision '{revision.name}' has {what}",
        f"Name a smaller folder behind the revision, such as {revision.name}:reference.",
    )


class _Listing:
    """The entries of a tree while they are listed; `pages` are the names of the objects of files to read by path."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.skipped: Counter[str] = Counter()
        self.diagnostics: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()
        self._paths: set[str] = set()

    def add(self, entry: Entry) -> None:
        """Adds an entry as a file to read, a skipped one or a diagnostic."""
        path = self._path(entry)
        if path is None:
            return
        suffix = suffix_of(path.rpartition("/")[2])
        if any(map(is_left_out, path.split("/"))):
            self.skipped[suffix] += 1
        elif entry.mode is Mode.LINK:
            self._report("git-link", path, "a link was not followed")
        elif entry.mode is Mode.SUBMODULE:
            self._report("git-submodule", path, "a submodule was not read")
        elif suffix in READ:
            self.pages[path] = entry.object
        else:
            self.skipped[suffix] += 1

    def sized(
        self, sizes: Mapping[str, int | None], revision: str
    ) -> Iterator[TreeFile]:
        """Yields the files to read; reports those that are too large.

        Raises:
            UsageError: the repository lacks the bytes of one.
        """
        for path, name in self.pages.items():
            size = sizes[name]
            if size is None:
                raise missing_content(revision, path)
            if size > MAX_BYTES and suffix_of(path.rpartition("/")[2]) != ZIP:
                self._report("file-too-large", path, "the file is larger than 16 MiB")
            else:
                yield TreeFile(path, name, size)

    def _path(self, entry: Entry) -> str | None:
        """The path of an entry; reports one that leads astray, or that came before."""
        path = entry.name.decode("utf-8", "backslashreplace")
        if path.encode() != entry.name:
            fault = "the name is not in UTF-8"
        elif not is_printable(path):
            fault = "the name holds characters that cannot be printed"
        elif any(part in {"", ".", ".."} for part in path.split("/")):
            fault = "the name has a part that is empty, '.' or '..'"
        elif path in self._paths:
            fault = "the name is that of a file before it"
        else:
            self._paths.add(path)
            return path
        self._report("file-unreadable", path, fault)
        return None

    def _report(self, id_: str, path: str, message: str) -> None:
        self._counts[id_] += 1
        if self._counts[id_] > _MOST_OF_A_KIND:
            return
        if self._counts[id_] == _MOST_OF_A_KIND:
            message += "; further cases in this revision are not listed"
        self.diagnostics.append(Diagnostic(id_, printable(path), 0, message))


def missing_content(revision: str, path: str) -> UsageError:
    """The error of a repository that has the name of a file and not its bytes."""
    return UsageError(
        f"the repository lacks the content of '{path}' in the revision '{revision}'",
        PARTIAL,
    )


def size_of(git: Git, revision: str, path: str, entry: Entry) -> int:
    """The size of a file in a revision.

    Raises:
        UsageError: git cannot read it, or the repository lacks its bytes.
    """
    try:
        size = blob_sizes(git, [entry.object])[entry.object]
    except GitError as error:
        raise unreadable(revision, error) from error
    if size is None:
        raise missing_content(revision, path)
    return size
