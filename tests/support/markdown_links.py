"""The links of Markdown pages: where they lead, and which lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, normpath

_LINK = re.compile(r"(?<!!)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def links_of(folder: Path, page: str) -> Iterator[str]:
    """The paths below the folder to which a page links."""
    for path, _ in _targets(folder, page):
        yield path


def broken_links(folder: Path, pages: Iterable[str]) -> list[tuple[str, str]]:
    """Pages, each with a link that leads to no file, or to no heading in it."""
    return [
        (page, f"{path}#{anchor}" if anchor else path)
        for page in pages
        for path, anchor in _targets(folder, page)
        if not (folder / path).exists()
        or (anchor and anchor not in _anchors(folder / path))
    ]


def _targets(folder: Path, page: str) -> Iterator[tuple[str, str]]:
    text = _FENCE.sub("", (folder / page).read_text("utf-8"))
    for link in _LINK.findall(text):
        if "://" not in link:
            path, _, anchor = link.partition("#")
            target = normpath(f"{dirname(page)}/{path}").lstrip("/") if path else page
            yield target, anchor


def _anchors(path: Path) -> set[str]:
    """The anchors of headings, as GitHub and sites make them alike."""
    headings = _HEADING.findall(_FENCE.sub("", path.read_text("utf-8")))
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }
