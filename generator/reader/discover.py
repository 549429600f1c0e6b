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
    """A file to read. `path` is relative to the docs, with forward slashes; `file` is absolute."""

    path: str
    file: Path


class Discovery(msgspec.Struct, frozen=True):
    """The files by path, the number of skipped files by suffix, and what could not be followed or entered.

    `roots` are the absolute paths of the arguments by the start of their relative paths.
    """

    files: tuple[SourceFile, ...]
    skipped: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    roots: Mapping[str, Path]


class _Skipped(msgspec.Struct, frozen=True):
    suffix: str


_Item: TypeAlias = SourceFile | _Skipped | Diagnostic


def discover(docs: Sequence[Path]) -> Discovery:
    """The files of docs folders and single files.

    Hidden files and folders, and Docwright's own files, are left out. Links are not followed: the target of a link inside
    the docs is read anyway. With more than one argument each relative path starts with the name of its argument.

    Raises:
        UsageError: an argument does not exist, or is no folder or page; or there is no page at all.
    """
    if not docs:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set `docs` in the settings.",
        )
    for argument in docs:
        _check(argument)
    items = list(_all(docs))
    if not any(isinstance(item, SourceFile) for item in items):
        raise _no_page(docs, items)
    roots = [argument.resolve() for argument in docs]
    return _discovery(items, dict(zip(_labels(roots), roots, strict=True)))


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
    others = [f"{count} {suffix or 'without ending'}" for suffix, count in skipped.most_common(3)]  # fmt: skip
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


def _all(docs: Sequence[Path]) -> Iterator[_Item]:
    """Everything in all arguments; a file in two of them counts once."""
    roots = [argument.resolve() for argument in docs]
    seen: set[Path] = set()
    for root, label in zip(roots, _labels(roots), strict=True):
        for item in _in_argument(root, label, roots):
            if isinstance(item, SourceFile):
                if item.file in seen:
                    continue
                seen.add(item.file)
            yield item


def _labels(roots: Sequence[Path]) -> list[str]:
    """The start of each argument's relative paths: its base name, numbered where another argument has it."""
    if len(roots) == 1 and roots[0].is_dir():
        return [""]
    labels: list[str] = []
    for root in roots:
        name = root.name or "docs"
        stem, suffix = (name, "") if root.is_dir() else (root.stem, root.suffix)
        number = 1
        while name in labels:
            number += 1
            name = f"{stem}-{number}{suffix}"
        labels.append(name)
    return labels


def _in_argument(root: Path, label: str, roots: Sequence[Path]) -> Iterator[_Item]:
    if root.is_file():
        yield SourceFile(label, root)
        return
    waiting = [(str(root), f"{label}/" if label else "")]
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
                waiting.append((entry.path, f"{path}/"))
            else:
                yield _file(entry, path, roots)


def _file(entry: os.DirEntry[str], path: str, roots: Sequence[Path]) -> _Item:
    suffix = _suffix(entry.name)
    if entry.is_symlink():
        return _link(entry, path, suffix, roots)
    if suffix not in SUFFIXES or not entry.is_file(follow_symlinks=False):
        return _Skipped(suffix)
    if not _is_printable(path):
        return _unreadable(path, "the name holds characters that cannot be printed")
    return SourceFile(path, Path(entry.path))


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
    return not any(unicodedata.category(c) in _UNPRINTABLE for c in path)


def _printable(path: str) -> str:
    return path if _is_printable(path) else ascii(path)[1:-1]


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _discovery(items: Iterable[_Item], roots: Mapping[str, Path]) -> Discovery:
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    skipped: Counter[str] = Counter()
    for item in items:
        match item:
            case SourceFile():
                files.append(item)
            case Diagnostic():
                diagnostics.append(item)
            case _Skipped(suffix=suffix):
                skipped[suffix] += 1
    return Discovery(
        files=tuple(sorted(files, key=lambda file: file.path)),
        skipped=dict(sorted(skipped.items())),
        diagnostics=tuple(sorted(diagnostics, key=by_place)),
        roots=roots,
    )
