"""Check: links to pages that are not there, are written with other capitals, or lack the place that is named.

Rule: only links to pages are judged, which end in `.md` or `.yml`: of other files nothing is known. A link that leads out of
what the user gave is not judged either, nor one on a page that was given alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

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


def links_to_files(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each such link, a target once on a page."""
    written = {path.lower(): path for path in docs.files}
    for page in docs.links.pages.values():
        given = docs.sources.given[docs.sources.number(page.path)].path
        if not given.endswith("/"):
            continue
        folder = "" if given == "./" else given
        seen: set[str] = set()
        for link in page.links:
            if link.target in seen or link.target.startswith(REFERENCE):
                continue
            seen.add(link.target)
            yield from _judged(docs, page, link, folder, written)


def _judged(
    docs: CheckedDocs,
    page: PageLinks,
    link: WrittenLink,
    folder: str,
    written: Mapping[str, str],
) -> Iterator[Defect]:
    target = target_of(page.path, link.target)
    if target is None:
        return
    path, fragment = target
    if not path.startswith(folder) or not path.lower().endswith(_PAGES):
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
    elif (same := written.get(path.lower())) is not None:
        yield _defect(
            "link-case",
            page,
            link,
            "the file is written with other capitals",
            other=Place(same, 0),
        )
    elif page.is_contents:
        yield _defect("toc-entry-broken", page, link, "the file is not there")
    else:
        yield _defect("link-broken", page, link, "the page is not there")


def _is_missing(anchors: frozenset[str] | None, fragment: str) -> bool:
    # docfx has fragments of its own for tabs, with a slash
    if not anchors or not fragment or "/" in fragment:
        return False
    wanted = anchors_of_fragment(fragment)
    return wanted[0] != "" and not any(name in anchors for name in wanted)


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
