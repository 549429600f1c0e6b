"""The files of the docs that are read, with their relative paths."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from generator.model.diagnostics import Diagnostic, by_place
from generator.model.errors import UsageError
from generator.reader.arguments import check_docs, no_page
from generator.reader.page_names import (
    READ,
    ZIP,
    is_left_out,
    is_printable,
    printable,
    suffix_of,
)
from generator.reader.page_root import PageRoot, page_root
from generator.reader.zips.entries import ZipEntry, ZipListing
from generator.reader.zips.files import listed_zip


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
    `zips` are the files of zips by their paths in diagnostics.
    """

    files: tuple[SourceFile, ...]
    skipped: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    roots: Mapping[str, Path]
    zips: Mapping[str, Path] = {}


class _Skipped(msgspec.Struct, frozen=True):
    suffix: str
    count: int = 1


class _Zip(msgspec.Struct, frozen=True):
    """A zip, whose pages are items of their own."""

    path: str
    file: Path


_Item: TypeAlias = SourceFile | _Skipped | _Zip | Diagnostic
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
        raise _no_page(docs, items)
    roots = _roots(arguments, listed, chosen.resolve() if chosen else None)
    placed = (
        _placed(item, root, argument)
        for argument, of_argument, root in zip(arguments, listed, roots, strict=True)
        for item in of_argument
    )
    return _discovery(placed, {root.label: root.folder for root in roots})


def may_be_page(path: Path) -> bool:
    """Whether a file at a path relative to a folder of docs would be read, if it is an ordinary one."""
    return suffix_of(path.name) in READ and not any(map(is_left_out, path.parts))


def _no_page(docs: Sequence[Path], items: Iterable[_Item]) -> UsageError:
    skipped: Counter[str] = Counter()
    faults: list[Diagnostic] = []
    for item in items:
        if isinstance(item, _Skipped):
            skipped[item.suffix] += item.count
        elif isinstance(item, Diagnostic):
            faults.append(item)
    return no_page(docs, skipped, faults)


def _roots(
    arguments: Sequence[Path], listed: Sequence[Sequence[_Item]], chosen: Path | None
) -> list[PageRoot]:
    """The page root of each argument, labelled where they differ.

    Raises:
        UsageError: the chosen root is no folder that holds an argument or lies in it.
    """
    roots: list[PageRoot] = []
    for argument, items in zip(arguments, listed, strict=True):
        pages = (item.path for item in items if isinstance(item, SourceFile))
        root = page_root(argument, pages, chosen)
        if chosen and (root.folder != chosen or not _is_folder(root, items)):
            raise UsageError(
                f"the page root '{chosen}' is no folder that holds the docs '{argument}' or lies in them",
                "Correct 'page_root' in the settings, or leave it out.",
            )
        # what an argument of the command line has above it may be anything
        is_usable = is_printable(root.outer)
        roots.append(root if is_usable else PageRoot(argument, "", ""))
    labels = _labels(arguments, listed, roots)
    return [msgspec.structs.replace(root, label=labels[root.folder]) for root in roots]


def _is_folder(root: PageRoot, items: Sequence[_Item]) -> bool:
    """Whether a page root is a folder, a zip, or a folder in a zip."""
    below = f"{root.inner}/" if root.inner else ""
    return root.folder.is_dir() or any(
        item.path.startswith(below) and item.entry is not None
        for item in items
        if isinstance(item, SourceFile)
    )


def _labels(
    arguments: Sequence[Path],
    listed: Sequence[Sequence[_Item]],
    roots: Sequence[PageRoot],
) -> dict[Path, str]:
    """The start of the paths below each root: the base name of its argument, numbered where another root has it."""
    labels: dict[Path, str] = {}
    only = roots[0]
    if all(root.folder == only.folder for root in roots) and _is_folder(
        only, listed[0]
    ):
        return {only.folder: ""}
    for argument, root in zip(arguments, roots, strict=True):
        if root.folder in labels:
            continue
        name = (root.folder if root.outer else argument).name or "docs"
        path = Path(name)
        is_folder = root.folder.is_dir()
        stem, suffix = (name, "") if is_folder else (path.stem, path.suffix)
        number = 1
        while name in labels.values():
            number += 1
            name = f"{stem}-{number}{suffix}"
        labels[root.folder] = name
    return labels


def _placed(item: _Item, root: PageRoot, argument: Path) -> _Item:
    """The item with its path from the page root on; a zip that is an argument has a path, too."""
    if isinstance(item, _Skipped):
        return item
    path = root.path(item.path) if item.path else root.start
    if not path and argument.is_file():
        path = argument.name
    return msgspec.structs.replace(item, path=path)


def _in_argument(
    argument: Path, roots: Sequence[Path], listing: _List
) -> Iterator[_Item]:
    """Everything in an argument by its path from there on, empty for a single file."""
    root = argument.resolve()
    if root.is_dir():
        return _in_folder(root, roots, listing)
    # a link has the name that the user knows
    if suffix_of(argument.name) == ZIP:
        return _in_zip(root, "", listing)
    return iter((SourceFile("", root),))


def _in_folder(root: Path, roots: Sequence[Path], listing: _List) -> Iterator[_Item]:
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
                yield _Skipped(suffix_of(entry.name))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((folder / entry.name, f"{path}/"))
            else:
                item = _file(entry, path, folder, roots)
                if isinstance(item, _Zip):
                    yield from _in_zip(item.file, path, listing)
                else:
                    yield item


def _in_zip(file: Path, path: str, listing: _List) -> Iterator[_Item]:
    """The zip itself, and everything in it by its path, which goes through the zip as through a folder."""
    yield _Zip(path, file)
    try:
        listed = listing(file)
    except OSError as error:
        yield _unreadable(path, error.strerror or "the zip cannot be read")
        return
    for entry in listed.entries:
        yield SourceFile(f"{path}/{entry.name}" if path else entry.name, file, entry)
    for suffix, count in listed.skipped.items():
        yield _Skipped(suffix, count)
    for fault in listed.diagnostics:
        yield msgspec.structs.replace(fault, path=path)


def _file(
    entry: os.DirEntry[str], path: str, folder: Path, roots: Sequence[Path]
) -> SourceFile | _Zip | _Skipped | Diagnostic:
    suffix = suffix_of(entry.name)
    if entry.is_symlink():
        return _link(entry, path, suffix, roots)
    if suffix not in READ or not entry.is_file(follow_symlinks=False):
        return _Skipped(suffix)
    if not is_printable(path):
        return _unreadable(path, "the name holds characters that cannot be printed")
    file = folder / entry.name
    return _Zip(path, file) if suffix == ZIP else SourceFile(path, file)


def _link(
    entry: os.DirEntry[str], path: str, suffix: str, roots: Sequence[Path]
) -> _Skipped | Diagnostic:
    target = Path(os.path.realpath(entry.path))
    inside = any(target.is_relative_to(root) for root in roots)
    if inside or not (target.is_dir() or suffix in READ):
        return _Skipped(suffix)
    message = "the link leads out of the docs and was not followed"
    return Diagnostic("file-symlink", printable(path), 0, message)


def _unreadable(path: str, message: str) -> Diagnostic:
    return Diagnostic("file-unreadable", printable(path), 0, message)


def _discovery(items: Iterable[_Item], roots: Mapping[str, Path]) -> Discovery:
    files: dict[str, SourceFile] = {}
    zips: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    skipped: Counter[str] = Counter()
    for item in items:
        match item:
            case SourceFile():
                # a file in two arguments counts once
                file = str(item.file)
                key = file if item.entry is None else f"{file}/{item.entry.name}"
                files.setdefault(key, item)
            case Diagnostic():
                diagnostics.append(item)
            case _Zip():
                zips[item.path] = item.file
            case _Skipped(suffix=suffix, count=count):
                skipped[suffix] += count
    return Discovery(
        files=tuple(sorted(files.values(), key=lambda file: file.path)),
        skipped=dict(sorted(skipped.items())),
        diagnostics=tuple(sorted(diagnostics, key=by_place)),
        roots=roots,
        zips=zips,
    )
