"""What was found in the docs, arranged: each file with its path from the page root on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.model.diagnostics import Diagnostic, by_place
from generator.model.errors import UsageError
from generator.reader.page_names import is_printable
from generator.reader.page_root import PageRoot, page_root
from generator.reader.source_files import (
    Discovery,
    FoundZip,
    Item,
    Skipped,
    SourceFile,
)


def arranged(
    docs: Sequence[Path],
    arguments: Sequence[Path],
    listed: Sequence[Sequence[Item]],
    chosen: Path | None,
    is_folder: Callable[[Path], bool] = Path.is_dir,
) -> Discovery:
    """Everything that was listed in the arguments, by paths from the page roots on.

    `arguments` are the absolute places of `docs`, and `listed` has what is in each of them by its path from there on.

    Raises:
        UsageError: the page root that the user named has nothing to do with an argument.
    """
    roots = _roots(arguments, listed, chosen, is_folder)
    placed = (
        _placed(item, root, argument, is_folder)
        for argument, of_argument, root in zip(docs, listed, roots, strict=True)
        for item in of_argument
    )
    return _discovery(placed, {root.label: root.folder for root in roots})


def _roots(
    arguments: Sequence[Path],
    listed: Sequence[Sequence[Item]],
    chosen: Path | None,
    is_folder: Callable[[Path], bool],
) -> list[PageRoot]:
    """The page root of each argument, labelled where they differ.

    Raises:
        UsageError: the chosen root is no folder that holds an argument or lies in it.
    """
    roots: list[PageRoot] = []
    for argument, items in zip(arguments, listed, strict=True):
        pages = (item.path for item in items if isinstance(item, SourceFile))
        root = page_root(argument, pages, chosen, is_folder)
        if chosen and (root.folder != chosen or not _is_folder(root, items, is_folder)):
            raise UsageError(
                f"the page root '{chosen}' is no folder that holds the docs '{argument}' or lies in them",
                "Correct 'page_root' in the settings, or leave it out.",
            )
        # what an argument of the command line has above it may be anything
        is_usable = is_printable(root.outer)
        roots.append(root if is_usable else PageRoot(argument, "", ""))
    labels = _labels(arguments, listed, roots, is_folder)
    return [msgspec.structs.replace(root, label=labels[root.folder]) for root in roots]


def _is_folder(
    root: PageRoot, items: Sequence[Item], is_folder: Callable[[Path], bool]
) -> bool:
    """Whether a page root is a folder, a zip, or a folder in a zip."""
    below = f"{root.inner}/" if root.inner else ""
    return is_folder(root.folder) or any(
        item.path.startswith(below) and item.entry is not None
        for item in items
        if isinstance(item, SourceFile)
    )


def _labels(
    arguments: Sequence[Path],
    listed: Sequence[Sequence[Item]],
    roots: Sequence[PageRoot],
    is_folder: Callable[[Path], bool],
) -> dict[Path, str]:
    """The start of the paths below each root: the base name of its argument, numbered where another root has it."""
    labels: dict[Path, str] = {}
    only = roots[0]
    if all(root.folder == only.folder for root in roots) and _is_folder(
        only, listed[0], is_folder
    ):
        return {only.folder: ""}
    for argument, root in zip(arguments, roots, strict=True):
        if root.folder in labels:
            continue
        name = (root.folder if root.outer else argument).name or "docs"
        path = Path(name)
        is_whole = is_folder(root.folder)
        stem, suffix = (name, "") if is_whole else (path.stem, path.suffix)
        number = 1
        while name in labels.values():
            number += 1
            name = f"{stem}-{number}{suffix}"
        labels[root.folder] = name
    return labels


def _placed(
    item: Item, root: PageRoot, argument: Path, is_folder: Callable[[Path], bool]
) -> Item:
    """The item with its path from the page root on; a zip that is an argument has a path, too."""
    if isinstance(item, Skipped) and not item.path:
        return item
    path = root.path(item.path) if item.path else root.start
    if not path and not is_folder(argument):
        path = argument.name
    return msgspec.structs.replace(item, path=path)


def _discovery(items: Iterable[Item], roots: Mapping[str, Path]) -> Discovery:
    files: dict[str, SourceFile] = {}
    zips: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    skipped: Counter[str] = Counter()
    symlinks: list[str] = []
    for item in items:
        match item:
            case SourceFile():
                # a file in two arguments counts once
                file = str(item.file)
                key = file if item.entry is None else f"{file}/{item.entry.name}"
                files.setdefault(key, item)
            case Diagnostic():
                diagnostics.append(item)
            case FoundZip():
                zips[item.path] = item.file
            case Skipped(suffix=suffix, count=count, path=path):
                skipped[suffix] += count
                if path:
                    symlinks.append(path)
    return Discovery(
        files=tuple(sorted(files.values(), key=lambda file: file.path)),
        skipped=dict(sorted(skipped.items())),
        diagnostics=tuple(sorted(diagnostics, key=by_place)),
        roots=roots,
        zips=zips,
        symlinks=tuple(sorted(symlinks)),
    )
