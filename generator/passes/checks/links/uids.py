"""Check: references of docfx to uids that no page declares.

Rule: a uid is judged where pages declare others of its namespace; those of other products are in no page. Source: docfx,
"Cross references".
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.lint.defects import Defect
from generator.model.lint.link_targets import REFERENCE
from generator.model.lint.links import PageLinks, WrittenLink
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.passes.checks.checked import CheckedDocs


def references_to_uids(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each such reference, a uid once on a page."""
    pages = docs.links.pages.values()
    declared = {uid for page in pages for uid in page.uids}
    namespaces = {_namespace(uid) for uid in declared} - {""}
    for page in pages:
        seen: set[str] = set()
        for link in page.links:
            if not link.target.startswith(REFERENCE):
                continue
            # an address may follow: what to show, or a place on the page
            uid = link.target.removeprefix(REFERENCE).partition("?")[0]
            uid = uid.partition("#")[0]
            if uid in seen or uid in declared or uid in namespaces:
                continue
            seen.add(uid)
            if _namespace(uid) in namespaces:
                yield _defect(page, link, uid)


def _namespace(uid: str) -> str:
    # the parameters of a method have dots as well
    return uid.partition("(")[0].rpartition(".")[0]


def _defect(page: PageLinks, link: WrittenLink, uid: str) -> Defect:
    shown = encodable(uid[:200])
    return Defect(
        id="toc-entry-broken" if page.is_contents else "link-uid-unknown",
        subject=page.subject,
        place=Place(page.path, link.line),
        message="no page declares this uid, and some declare others of its namespace",
        cause=shown,
        detail=Text(shown),
    )
