"""What a page shows of other pages, for the checks of `passes/checks/links/`.

written_links.py   links in Markdown and HTML
shown_lines.py     the lines that may have them
contents.py        tables of contents and uids of docfx
entries.py         what index pages list
calls.py           requests in the code blocks of guides
anchors.py         the places on a page that a fragment can name
"""

from __future__ import annotations

from generator.model.facts import (
    AgentIndexFacts,
    PageKind,
    RestIndexFacts,
    VersionIndexFacts,
)
from generator.model.lint.links import PageLinks
from generator.reader.checks.checked import CheckedPage
from generator.reader.checks.links.calls import shown_calls
from generator.reader.checks.links.contents import (
    declared_uids,
    entries_of_contents,
    listed_uids,
)
from generator.reader.checks.links.entries import lines_between, linked_stems
from generator.reader.checks.links.written_links import written_links


def page_links(checked: CheckedPage) -> PageLinks:
    """What a page shows of others. Pure, and never raises, whatever the page is."""
    page, kind = checked.page, checked.facts.kind
    is_contents = kind is PageKind.TOC
    links = entries_of_contents(page) if is_contents else written_links(page)
    is_index = isinstance(
        checked.facts.facts, AgentIndexFacts | RestIndexFacts | VersionIndexFacts
    )
    uids = (*declared_uids(page),)
    return PageLinks(
        path=page.path,
        subject=str(checked.subject),
        links=tuple(links),
        uids=uids,
        parts=tuple(set(listed_uids(page)).difference(uids)),
        # whatever has facts is a page of the reference
        calls=tuple(shown_calls(page)) if kind is PageKind.UNKNOWN else (),
        is_contents=is_contents,
        stems=tuple(set(linked_stems(page))) if is_index else (),
        between=tuple(lines_between(page)) if is_index else (),
    )
