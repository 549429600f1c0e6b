"""Check: references of docfx to uids that no page declares.

Rule: a uid is judged where a page declares the namespace or class that it belongs to, and does not list it as a part: those
of other products are in no page, and not all pages of a namespace need be given. A uid with `*` stands for all methods of a
name. Source: docfx, "Cross references".
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.model.lint.defects import Defect
from generator.model.lint.link_targets import REFERENCE
from generator.model.lint.links import PageLinks, WrittenLink
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.passes.checks.checked import CheckedDocs


def references_to_uids(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each such reference, a uid once on a page."""
    pages = docs.links.pages.values()
    declared = frozenset(uid for page in pages for uid in page.uids)
    known = declared.union(uid for page in pages for uid in page.parts)
    stems = frozenset(uid.partition("(")[0] for uid in known)
    # the uids of pages that a newer source has as well are not read
    older = {docs.sources.number(path) for path in docs.outdated}
    for page in pages:
        if docs.sources.number(page.path) in older:
            continue
        seen: set[str] = set()
        for link in page.links:
            uid = _uid(link.target)
            if uid is None or uid in seen:
                continue
            seen.add(uid)
            is_known = uid in known or uid.removesuffix("*") in stems
            if not is_known and _namespace(uid) in declared:
                yield _defect(page, link, uid)


def _uid(target: str) -> str | None:
    """The uid of a reference; None where it is none, or may have another form: a place on a page, or a generic type."""
    if not target.startswith(REFERENCE):
        return None
    uid = unquote(target.removeprefix(REFERENCE).partition("?")[0])
    return None if "#" in uid or "{" in uid else uid


def _namespace(uid: str) -> str:
    # the parameters of a method have dots as well
    return uid.partition("(")[0].rpartition(".")[0]


def _defect(page: PageLinks, link: WrittenLink, uid: str) -> Defect:
    shown = encodable(uid[:200])
    return Defect(
        id="toc-entry-broken" if page.is_contents else "link-uid-unknown",
        subject=page.subject,
        place=Place(page.path, link.line),
        message="no page declares this uid, and one declares the namespace or class that it would belong to",
        cause=shown,
        detail=Text(shown),
    )
