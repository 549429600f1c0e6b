"""Check: links to pages that are not there, are written with other capitals, or lack the place that is named.

Rule: only links to pages are judged, which end in `.md` or `.yml`: of other files nothing is known. A link that leads out of
what the user gave is not judged either, nor one on a page that was given alone. Other files of the same kind must be in the
folder that a link leads to: a folder may have been left out, and docfx writes the YAML of a folder when it builds the site.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from generator.model.lint.defects import Defect
from generator.model.lint.link_targets import (
    REFERENCE,
    anchors_of_fragment,
    target_of,
)
from generator.model.lint.links import PageLinks, WrittenLink
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.passes.checks.checked import CheckedDocs

_PAGES: Final = (".md", ".yml", ".yaml")
_LONGEST: Final = 200
# what templates and programs fill in, and entities
_FILLED_IN: Final = frozenset("{}<>*$|&;\"'")
# tables of contents stand beside pages that are written when the site is built
_BESIDE_OTHERS: Final = ("toc.yml", "toc.yaml", "toc.md", "index.yml")


class _Given(msgspec.Struct, frozen=True):
    """What is there: paths by their form in lower case, and folders with the suffix of a page in each, in lower case."""

    written: Mapping[str, str]
    folders: frozenset[tuple[str, str]]


def links_to_files(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each such link, a target once on a page."""
    given = _given(docs)
    for page in docs.links.pages.values():
        argument = docs.sources.given[docs.sources.number(page.path)].path
        if not argument.endswith("/"):
            continue
        folder = "" if argument == "./" else argument
        seen: set[str] = set()
        for link in page.links:
            if link.target in seen or link.target.startswith(REFERENCE):
                continue
            seen.add(link.target)
            yield from _judged(docs, page, link, folder, given)


def _given(docs: CheckedDocs) -> _Given:
    written = {path.lower(): path for path in docs.files}
    folders = frozenset(
        (folder, posixpath.splitext(name)[1])
        for folder, name in map(posixpath.split, written)
        if name not in _BESIDE_OTHERS
    )
    return _Given(written, folders)


def _is_known(path: str, given: _Given) -> bool:
    """Whether a file of this path would have been given, and read, if it was there."""
    folder, name = posixpath.split(path.lower())
    return (
        not name.startswith(".")
        and (folder, posixpath.splitext(name)[1]) in given.folders
    )


def _judged(
    docs: CheckedDocs,
    page: PageLinks,
    link: WrittenLink,
    folder: str,
    given: _Given,
) -> Iterator[Defect]:
    target = target_of(page.path, link.target)
    if target is None:
        return
    path, fragment = target
    if not path.startswith(folder) or not path.lower().endswith(_PAGES):
        return
    if not _FILLED_IN.isdisjoint(link.target.partition("#")[0].partition("?")[0]):
        return
    if path in docs.files:
        if _is_missing(docs.links.anchors.get(path), fragment):
            yield _defect(
                "link-anchor-missing",
                page,
                link,
                "the page that is linked has no heading or mark of this name",
                other=Place(path, 0),
            )
    elif path in docs.unread:
        return
    elif (same := given.written.get(path.lower())) is not None:
        yield _defect(
            "link-case",
            page,
            link,
            "the file is written with other capitals",
            other=Place(same, 0),
        )
    elif not _is_known(path, given):
        return
    elif page.is_contents:
        yield _defect("toc-entry-broken", page, link, "the file is not there")
    else:
        yield _defect("link-broken", page, link, "the page is not there")


def _is_missing(anchors: frozenset[str] | None, fragment: str) -> bool:
    if not anchors:
        return False
    wanted = anchors_of_fragment(fragment)
    return wanted != () and anchors.isdisjoint(wanted)


def _defect(
    id_: str,
    page: PageLinks,
    link: WrittenLink,
    message: str,
    other: Place | None = None,
) -> Defect:
    target = encodable(link.target[:_LONGEST])
    return Defect(
        id=id_,
        subject=page.subject,
        place=Place(page.path, link.line),
        message=message,
        cause=target,
        detail=Text(target),
        other=other,
    )
