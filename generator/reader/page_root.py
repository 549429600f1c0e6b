"""The folder from which the paths of pages are counted, so that they do not depend on how DOCS were named.

Rule: the folder above `soap`, `restful` and `webapi`, into which the reference is divided; else DOCS. One of the three
names alone says little, as folders above DOCS may have it by chance: it counts for DOCS itself, and where another of
the three lies beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import msgspec

_PARTS: Final = frozenset(("soap", "restful", "webapi"))
"""Folders of the reference (docs.superoffice.com, `reference/`)."""


class PageRoot(msgspec.Struct, frozen=True):
    """How the paths of an argument's pages are written: `folder` is the root.

    `inner` leads from the argument to the root, `outer` from the root to the argument; at most one is not empty. `label`
    begins the paths, where there are more roots than one.
    """

    folder: Path
    inner: str
    outer: str
    label: str = ""

    @property
    def start(self) -> str:
        """What begins all paths of the argument, which is the path of a single file."""
        return "/".join(part for part in (self.label, self.outer) if part)

    def path(self, path: str) -> str:
        """A path from the argument on, written from the root on; what lies beside the root begins with `..`."""
        if self.inner:
            below = f"{self.inner}/"
            above = "../" * (self.inner.count("/") + 1)
            path = path[len(below) :] if path.startswith(below) else above + path
        return "/".join(part for part in (self.label, self.outer, path) if part)


def page_root(
    argument: Path,
    pages: Iterable[str],
    chosen: Path | None,
    is_folder: Callable[[Path], bool] = Path.is_dir,
) -> PageRoot:
    """The root of an argument, without its label; `pages` are paths from it on, `chosen` is the user's root.

    Both are absolute; `is_folder` tells whether a folder is at such a path. A chosen root that neither holds the argument nor lies in it is not used.
    """
    if chosen is not None and chosen != argument:
        if argument.is_relative_to(chosen):
            return _above(argument, chosen)
        if chosen.is_relative_to(argument):
            return _below(argument, chosen)
    if chosen == argument:
        return PageRoot(argument, "", "")
    if (root := _divided_above(argument, is_folder)) is not None:
        return _above(argument, root)
    if (inner := _divided_below(pages)) is not None:
        return _below(argument, argument / inner)
    if argument.name in _PARTS and is_folder(argument):
        return _above(argument, argument.parent)
    return PageRoot(argument, "", "")


def _above(argument: Path, root: Path) -> PageRoot:
    return PageRoot(root, "", argument.relative_to(root).as_posix())


def _below(argument: Path, root: Path) -> PageRoot:
    inner = root.relative_to(argument).as_posix()
    return PageRoot(root, "" if inner == "." else inner, "")


def _divided_above(argument: Path, is_folder: Callable[[Path], bool]) -> Path | None:
    """The nearest folder above that has the argument in one part of a reference, and another part too."""
    for place in (argument, *argument.parents):
        others = (place.parent / part for part in _PARTS - {place.name})
        if place.name in _PARTS and any(map(is_folder, others)):
            return place.parent
    return None


def _divided_below(pages: Iterable[str]) -> str | None:
    """The only folder that is divided into parts, from the argument on; empty for the argument itself."""
    folders: set[str] = set()
    for page in pages:
        *parents, _ = page.split("/")
        first = next((n for n, part in enumerate(parents) if part in _PARTS), None)
        if first is not None:
            folders.add("/".join(parents[:first]))
    return folders.pop() if len(folders) == 1 else None
