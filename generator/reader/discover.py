"""The files of the docs that are read, with their relative paths."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from generator.model.diagnostics import Diagnostic, by_place
from generator.model.errors import UsageError
from generator.reader.page_root import PageRoot, page_root

SUFFIXES: Final = (".md", ".txt", ".yml", ".yaml", ".wsdl", ".xml")
"""The suffixes of files that are read; the case does not matter."""

_NO_PAGES: Final = frozenset(
    f"docwright.{part}.yaml" for part in ("names", "overrides", "accept")
)
"""Files beside settings, which may lie among the pages: what a run writes there must not change the next one."""

_UNPACK: Final = "Archives are not read: unpack them, and name the folder."
_NO_PAGE: Final = (
    "Descriptions of APIs other than WSDL are not read: name the pages of the reference."
)
_UNREAD: Final = {
    **dict.fromkeys(
        (".zip", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".7z", ".rar"), _UNPACK
    ),
    **dict.fromkeys((".json", ".jsonc", ".wadl", ".raml"), _NO_PAGE),
    ".html": "HTML is not read: name the Markdown that it was made from.",
    ".htm": "HTML is not read: name the Markdown that it was made from.",
    ".pdf": "PDF is not read: name the Markdown that it was made from.",
}
"""What to do about files that users take for pages, by suffix."""

# `Path` joins slashes; a single letter before the colon is a drive of Windows
_ADDRESS: Final = re.compile(
    r"\A(?:[A-Za-z][A-Za-z0-9+.-]+:[/\\]{1,2}|[^/\\]+@[^/\\]+:)"
)
_UNPRINTABLE: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


class SourceFile(msgspec.Struct, frozen=True):
    """A file to read. `path` is relative to the page root, with forward slashes; `file` is absolute."""

    path: str
    file: Path


class Discovery(msgspec.Struct, frozen=True):
    """The files by path, the number of skipped files by suffix, and what could not be followed or entered.

    `roots` are the absolute paths of the page roots by the start of the relative paths; an only root has an empty start.
    """

    files: tuple[SourceFile, ...]
    skipped: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    roots: Mapping[str, Path]


class _Skipped(msgspec.Struct, frozen=True):
    suffix: str


_Item: TypeAlias = SourceFile | _Skipped | Diagnostic


def discover(docs: Sequence[Path], chosen: Path | None = None) -> Discovery:
    """The files of docs folders and single files; `chosen` is the page root that the user named.

    Hidden files and folders, and Docwright's own files, are left out. Links are not followed: the target of a link inside
    the docs is read anyway. With more than one page root each relative path starts with a name for its root.

    Raises:
        UsageError: an argument does not exist, or is no folder or page; or there is no page at all; or a chosen root has
            nothing to do with an argument.
    """
    if not docs:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set `docs` in the settings.",
        )
    for argument in docs:
        _check(argument)
    arguments = [argument.resolve() for argument in docs]
    listed = [list(_in_argument(argument, arguments)) for argument in arguments]
    items = [item for of_argument in listed for item in of_argument]
    if not any(isinstance(item, SourceFile) for item in items):
        raise _no_page(docs, items)
    roots = _roots(arguments, listed, chosen.resolve() if chosen else None)
    pairs = zip(listed, roots, strict=True)
    placed = (
        _placed(item, root) for of_argument, root in pairs for item in of_argument
    )
    return _discovery(placed, {root.label: root.folder for root in roots})


def may_be_page(path: Path) -> bool:
    """Whether a file at a path relative to a folder of docs would be read, if it is an ordinary one."""
    is_hidden = any(part.startswith(".") for part in path.parts)
    return (
        not is_hidden and path.name not in _NO_PAGES and _suffix(path.name) in SUFFIXES
    )


def is_address(path: str) -> bool:
    """Whether somebody gave the address of something on the network for a path."""
    return _ADDRESS.match(path) is not None and not Path(path).exists()


def _names(docs: Sequence[Path]) -> str:
    return ", ".join(f"'{argument}'" for argument in docs)


def _no_page(docs: Sequence[Path], items: Iterable[_Item]) -> UsageError:
    """The error of docs without a page, which names what kinds of files there are."""
    skipped = Counter(item.suffix for item in items if isinstance(item, _Skipped))
    others = [
        f"{count} {suffix or 'without ending'}"
        for suffix, count in skipped.most_common(3)
    ]
    holds = f"; other files there: {', '.join(others)}" if others else ""
    hints = [_UNREAD[suffix] for suffix in sorted(skipped.keys() & _UNREAD)]
    return UsageError(
        f"there is no page in {_names(docs)}{holds}",
        " ".join([f"Pages are files that end in {' '.join(SUFFIXES)}.", *hints]),
    )


def _check(argument: Path) -> None:
    if is_address(str(argument)):
        # `Path` has joined the slashes
        address = re.sub(r":/(?!/)", "://", str(argument), count=1)
        raise UsageError(
            f"the docs '{address}' are an address, and Docwright uses no network",
            "Fetch the pages, for example with git clone, and name their folder.",
        )
    if not argument.exists():
        raise UsageError(
            f"the docs '{argument}' do not exist",
            "Check the spelling and the folder from which docwright runs.",
        )
    if argument.is_dir():
        if not os.access(argument, os.R_OK | os.X_OK):
            raise UsageError(
                f"the docs '{argument}' cannot be read", "Check their permissions."
            )
    elif hint := _UNREAD.get(_suffix(argument.name)):
        raise UsageError(f"the docs '{argument}' are of a kind that is not read", hint)
    elif not argument.is_file() or _suffix(argument.name) not in SUFFIXES:
        raise UsageError(
            f"the docs '{argument}' are neither a folder nor a page",
            f"Name a folder, or a file that ends in {' '.join(SUFFIXES)}.",
        )


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
        if chosen and (root.folder != chosen or not chosen.is_dir()):
            raise UsageError(
                f"the page root '{chosen}' is no folder that holds the docs '{argument}' or lies in them",
                "Correct 'page_root' in the settings, or leave it out.",
            )
        # what an argument of the command line has above it may be anything
        is_usable = _is_printable(root.outer)
        roots.append(root if is_usable else PageRoot(argument, "", ""))
    labels = _labels(arguments, roots)
    return [msgspec.structs.replace(root, label=labels[root.folder]) for root in roots]


def _labels(arguments: Sequence[Path], roots: Sequence[PageRoot]) -> dict[Path, str]:
    """The start of the paths below each root: the base name of its argument, numbered where another root has it."""
    labels: dict[Path, str] = {}
    if len({root.folder for root in roots}) == 1 and roots[0].folder.is_dir():
        return {roots[0].folder: ""}
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


def _placed(item: _Item, root: PageRoot) -> _Item:
    """The item with its path from the page root on."""
    if isinstance(item, _Skipped):
        return item
    return msgspec.structs.replace(item, path=root.path(item.path))


def _in_argument(root: Path, roots: Sequence[Path]) -> Iterator[_Item]:
    """Everything in an argument by its path from there on, empty for a single file."""
    if root.is_file():
        yield SourceFile("", root)
        return
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
            if entry.name.startswith(".") or entry.name in _NO_PAGES:
                yield _Skipped(_suffix(entry.name))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((folder / entry.name, f"{path}/"))
            else:
                yield _file(entry, path, folder, roots)


def _file(
    entry: os.DirEntry[str], path: str, folder: Path, roots: Sequence[Path]
) -> _Item:
    suffix = _suffix(entry.name)
    if entry.is_symlink():
        return _link(entry, path, suffix, roots)
    if suffix not in SUFFIXES or not entry.is_file(follow_symlinks=False):
        return _Skipped(suffix)
    if not _is_printable(path):
        return _unreadable(path, "the name holds characters that cannot be printed")
    return SourceFile(path, folder / entry.name)


def _link(
    entry: os.DirEntry[str], path: str, suffix: str, roots: Sequence[Path]
) -> _Item:
    target = Path(os.path.realpath(entry.path))
    inside = any(target.is_relative_to(root) for root in roots)
    if inside or not (target.is_dir() or suffix in SUFFIXES):
        return _Skipped(suffix)
    message = "the link leads out of the docs and was not followed"
    return Diagnostic("file-symlink", _printable(path), 0, message)


def _unreadable(path: str, message: str) -> Diagnostic:
    return Diagnostic("file-unreadable", _printable(path), 0, message)


def _is_printable(path: str) -> bool:
    # nearly all names are in ASCII, of which Python knows it at once
    if path.isascii():
        return path.isprintable()
    return not any(unicodedata.category(c) in _UNPRINTABLE for c in path)


def _printable(path: str) -> str:
    return path if _is_printable(path) else ascii(path)[1:-1]


def _suffix(name: str) -> str:
    """The suffix as `Path` has it, which takes ten times as long, in lower case."""
    start = name.rfind(".")
    return name[start:].lower() if 0 < start < len(name) - 1 else ""


def _discovery(items: Iterable[_Item], roots: Mapping[str, Path]) -> Discovery:
    files: dict[str, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    skipped: Counter[str] = Counter()
    for item in items:
        match item:
            case SourceFile():
                # a file in two arguments counts once
                files.setdefault(str(item.file), item)
            case Diagnostic():
                diagnostics.append(item)
            case _Skipped(suffix=suffix):
                skipped[suffix] += 1
    return Discovery(
        files=tuple(sorted(files.values(), key=lambda file: file.path)),
        skipped=dict(sorted(skipped.items())),
        diagnostics=tuple(sorted(diagnostics, key=by_place)),
        roots=roots,
    )
