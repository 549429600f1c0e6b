"""What a page shows of other pages, for the checks of `passes/checks/links/`.

written_links.py   links in Markdown and HTML
contents.py        tables of contents and uids of docfx
calls.py           requests in the code blocks of guides
anchors.py         the places on a page that a fragment can name
"""

from __future__ import annotations

from generator.model.facts import PageKind
from generator.model.lint.links import PageLinks
from generator.reader.checks.checked import CheckedPage
from generator.reader.checks.links.calls import shown_calls
from generator.reader.checks.links.contents import declared_uids, entries_of_contents
from generator.reader.checks.links.written_links import written_links


def page_links(checked: CheckedPage) -> PageLinks:
    """What a page shows of others. Pure, and never raises, whatever the page is."""
    page, kind = checked.page, checked.facts.kind
    is_contents = kind is PageKind.TOC
    links = entries_of_contents(page) if is_contents else written_links(page)
    return PageLinks(
        path=page.path,
        subject=str(checked.subject),
        links=tuple(links),
        uids=tuple(declared_uids(page)),
        # whatever has facts is a page of the reference
        calls=tuple(shown_calls(page)) if kind is PageKind.UNKNOWN else (),
        is_contents=is_contents,
    )
