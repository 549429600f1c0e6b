"""Checks: index pages that list a page twice, and pages that their index lacks.

Rule: an index is about the pages of its own agent or resource in its own folder, and lists all of them, in whatever form.
What it lists again below a heading or other words is listed for another reason. Source: index pages of agents, of SOAP
versions, and of REST.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.model.facts import (
    AgentIndexFacts,
    Facts,
    IndexLink,
    RestIndexFacts,
    SoapOperationFacts,
    VersionIndexFacts,
)
from generator.model.ids import GroupId, OperationId
from generator.model.lint.defects import Defect
from generator.model.lint.link_targets import stem, target_of
from generator.model.lint.links import PageLinks
from generator.model.lint.places import Place
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import Text
from generator.passes.checks.checked import CheckedDocs

# a scheme, or one page in several views
_ELSEWHERE: Final = re.compile(r"\A[A-Za-z][A-Za-z0-9+.-]*:|\?")
_Group = tuple[str, ...]


def repeated_entries(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each entry whose page an entry above it has."""
    for path, page in docs.pages.items():
        first: dict[tuple[int, str, str], IndexLink] = {}
        between = docs.links.pages.get(path, PageLinks(path, "")).between
        for link in _entries(page.facts):
            raw = link.target.raw
            target = None if _ELSEWHERE.search(raw) else target_of(path, raw)
            if target is None or target[0] == path:
                continue
            before = first.setdefault((bisect(between, link.line), *target), link)
            if before is not link:
                yield Defect(
                    id="index-entry-repeated",
                    subject=f"page/{path}",
                    place=Place(path, link.line),
                    message="an entry above leads to the same page",
                    cause="",
                    detail=Text(link.target.raw),
                    other=Place(path, before.line),
                )


def unlisted_pages(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each page that the index of its group does not list, while it lists others beside it."""
    pages = defaultdict[_Group, list[tuple[str, str, int]]](list)
    for path, page in docs.pages.items():
        if row := _listed(page.facts):
            key, subject, line = row
            pages[posixpath.dirname(path), *key].append((path, subject, line))
    for path, page in docs.pages.items():
        group = _index_of(page.facts)
        if group is None:
            continue
        beside = pages.get((posixpath.dirname(path), *group), [])
        targets = {target_of(path, link.target.raw) for link in _entries(page.facts)}
        listed = {target[0] for target in targets if target}
        if not any(each[0] in listed for each in beside):
            continue
        index = docs.links.pages.get(path)
        stems = frozenset(index.stems) if index else None
        for other, subject, line in beside:
            names = {stem(other), *(stem(uid) for uid in _uids(docs, other))}
            if other not in listed and stems and stems.isdisjoint(names):
                yield Defect(
                    id="page-unlisted",
                    subject=subject,
                    place=Place(other, line),
                    message="the index page does not list this page, and lists others beside it",
                    other=Place(path, _line(page.facts)),
                )


def _entries(facts: Facts | None) -> tuple[IndexLink, ...]:
    match facts:
        case AgentIndexFacts() | VersionIndexFacts() | RestIndexFacts():
            return facts.links
        case _:
            return ()


def _uids(docs: CheckedDocs, path: str) -> tuple[str, ...]:
    page = docs.links.pages.get(path)
    return page.uids if page else ()


def _line(facts: Facts | None) -> int:
    match facts:
        case AgentIndexFacts() | RestIndexFacts():
            return facts.line
        case _:
            return 0


def _index_of(facts: Facts | None) -> _Group | None:
    """What the pages have in common that an index lists."""
    match facts:
        case AgentIndexFacts():
            return "soap", facts.version, facts.agent
        case RestIndexFacts():
            return "rest", facts.group, str(facts.is_agent)
        case _:
            return None


def _listed(facts: Facts | None) -> tuple[_Group, str, int] | None:
    """The group of an operation page, the subject and the line that tells it."""
    match facts:
        case SoapOperationFacts():
            group = GroupId.of_agent(facts.version, facts.agent)
            subject = str(OperationId.of(group, facts.operation))
            return ("soap", facts.version, facts.agent), subject, facts.line
        case RestOperationFacts():
            group = GroupId.of_rest(facts.version, facts.group, is_agent=facts.is_agent)
            subject = str(OperationId.of(group, facts.operation))
            key = "rest", facts.group, str(facts.is_agent)
            return key, subject, facts.line
        case _:
            return None
