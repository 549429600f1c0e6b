"""The files of the docs that are read, with their relative paths."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.errors import UsageError
from generator.reader.arguments import check_docs, no_page
from generator.reader.arranged import arranged
from generator.reader.page_names import (
    READ,
    ZIP,
    is_left_out,
    is_printable,
    printable,
    suffix_of,
)
from generator.reader.source_files import (
    Discovery,
    FoundZip,
    Item,
    Skipped,
    SourceFile,
)
from generator.reader.zips.entries import ZipListing
from generator.reader.zips.files import listed_zip

_List: TypeAlias = Callable[[Path], ZipListing]


def discover(
    docs: Sequence[Path],
    chosen: Path | None = None,
    listing: _List = listed_zip,
) -> Discovery:
    """The files of docs folders, zips and single files; `chosen` is the page root that the user named.

    `listing` lists a zip, whose pages are read like those of a folder. Hidden files and folders, and Docwright's own
    files, are left out. Links are not followed: the target of a link inside the docs is read anyway. With more than one
    page root each relative path starts with a name for its root.

    Raises:
        UsageError: an argument does not exist, or is no folder, zip or page; or there is no page at all; or a chosen root has
            nothing to do with an argument.
    """
    check_docs(docs)
    arguments = [argument.resolve() for argument in docs]
    listed = [list(_in_argument(argument, arguments, listing)) for argument in docs]
    items = [item for of_argument in listed for item in of_argument]
    if not any(isinstance(item, SourceFile) for item in items):
        raise no_page_in(docs, items)
    return arranged(docs, arguments, listed, chosen.resolve() if chosen else None)


def may_be_page(path: Path) -> bool:
    """Whether a file at a path relative to a folder of docs would be read, if it is an ordinary one."""
    return suffix_of(path.name) in READ and not any(map(is_left_out, path.parts))


def no_page_in(docs: Sequence[Path], items: Iterable[Item]) -> UsageError:
    """The error of docs that hold no page."""
    skipped: Counter[str] = Counter()
    faults: list[Diagnostic] = []
    for item in items:
        if isinstance(item, Skipped):
            skipped[item.suffix] += item.count
        elif isinstance(item, Diagnostic):
            faults.append(item)
    return no_page(docs, skipped, faults)


def _in_argument(
    argument: Path, roots: Sequence[Path], listing: _List
) -> Iterator[Item]:
    """Everything in an argument by its path from there on, empty for a single file."""
    root = argument.resolve()
    if root.is_dir():
        return _in_folder(root, roots, listing)
    # a link has the name that the user knows
    if suffix_of(argument.name) == ZIP:
        return in_zip(root, "", listing)
    return iter((SourceFile("", root),))


def _in_folder(root: Path, roots: Sequence[Path], listing: _List) -> Iterator[Item]:
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(prefix, error.strerror or "the folder cannot be entered")
            continue
        for entry in entries:
            path = prefix + entry.name
            if is_left_out(entry.name):
                yield Skipped(suffix_of(entry.name))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((folder / entry.name, f"{path}/"))
            else:
                item = _file(entry, path, folder, roots)
                if isinstance(item, FoundZip):
                    yield from in_zip(item.file, path, listing)
                else:
                    yield item


def in_zip(file: Path, path: str, listing: _List) -> Iterator[Item]:
    """The zip itself, and everything in it by its path, which goes through the zip as through a folder."""
    yield FoundZip(path, file)
    try:
        listed = listing(file)
    except OSError as error:
        yield _unreadable(path, error.strerror or "the zip cannot be read")
        return
    for entry in listed.entries:
        yield SourceFile(f"{path}/{entry.name}" if path else entry.name, file, entry)
    for suffix, count in listed.skipped.items():
        yield Skipped(suffix, count)
    for fault in listed.diagnostics:
        yield msgspec.structs.replace(fault, path=path)


def _file(
    entry: os.DirEntry[str], path: str, folder: Path, roots: Sequence[Path]
) -> SourceFile | FoundZip | Skipped | Diagnostic:
    suffix = suffix_of(entry.name)
    if entry.is_symlink():
        return _link(entry, path, suffix, roots)
    if suffix not in READ or not entry.is_file(follow_symlinks=False):
        return Skipped(suffix)
    if not is_printable(path):
        return _unreadable(path, "the name holds characters that cannot be printed")
    file = folder / entry.name
    return FoundZip(path, file) if suffix == ZIP else SourceFile(path, file)


def _link(
    entry: os.DirEntry[str], path: str, suffix: str, roots: Sequence[Path]
) -> Skipped | Diagnostic:
    target = Path(os.path.realpath(entry.path))
    inside = any(target.is_relative_to(root) for root in roots)
    if inside or not (target.is_dir() or suffix in READ):
        return Skipped(suffix, path=path if is_printable(path) else "")
    message = "the link leads out of the docs and was not followed"
    return Diagnostic("file-symlink", printable(path), 0, message)


def _unreadable(path: str, message: str) -> Diagnostic:
    return Diagnostic("file-unreadable", printable(path), 0, message)
