"""Pass: which pages are newer, where trees of several years or generations are given together.

Rule: pages about one subject that stand at the same place below two folders make these folders editions. An edition is
as old as its samples: generated SOAP samples show the time of their generation as every date. Where that tells
nothing, the edition that says more of the same subjects is newer, since APIs grow. All passes after this one go from
the newest page to the oldest, so that of two that say the same thing the first one counts.
Source: SOAP operation pages of two years (all dates of one tree are of one day).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    Element,
    Facts,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
)
from generator.model.rest_facts import RestOperationFacts
from generator.passes.pages import Located, Pages

_F = TypeVar("_F", bound=Facts)
_Page = Located[Facts]
_Subject = tuple[str, ...]
_GENERATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")


def editions(pages: Pages) -> Pages:
    """Numbers the pages by the age of their edition, 0 for the newest, and sorts them by it."""
    copies = _copies(pages)
    if not copies:
        return pages
    roots = _Roots(copies)
    numbers = _numbers(pages, copies, roots)
    return Pages(
        soap_operations=_sorted(pages.soap_operations, roots, numbers),
        wsdls=_sorted(pages.wsdls, roots, numbers),
        agent_indexes=_sorted(pages.agent_indexes, roots, numbers),
        version_indexes=_sorted(pages.version_indexes, roots, numbers),
        rest_operations=_sorted(pages.rest_operations, roots, numbers),
        docfx=_sorted(pages.docfx, roots, numbers),
    )


def _subject(facts: Facts) -> _Subject:
    """What a page is about: its kind, and the names that make it one thing on all pages."""
    match facts:
        case SoapOperationFacts():
            return "operation", facts.version, facts.agent, facts.operation
        case WsdlFacts():
            return "wsdl", facts.version, facts.agent
        case AgentIndexFacts():
            return "agent", facts.version, facts.agent
        case VersionIndexFacts():
            return "version", facts.version
        case RestOperationFacts():
            return "rest", facts.method, str(facts.path)
        case DocfxFacts():
            return "docfx", facts.name


def _copies(pages: Iterable[_Page]) -> list[list[_Page]]:
    """The pages of each subject that has several."""
    found: dict[_Subject, list[_Page]] = defaultdict(list)
    for page in pages:
        found[_subject(page.facts)].append(page)
    return [several for several in found.values() if len(several) > 1]


class _Roots:
    """The folders that hold editions, `""` for the pages outside of all."""

    def __init__(self, copies: Iterable[Sequence[_Page]]) -> None:
        self._folders = {
            root
            for several in copies
            for page in several
            for root in _own(page, several)
        }

    def of(self, page: _Page) -> str:
        """The outermost root above a page."""
        parts = page.path.split("/")
        above = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        return next((folder for folder in above if folder in self._folders), "")


def _own(page: _Page, several: Sequence[_Page]) -> Iterator[str]:
    """The path of a page without what it shares with a copy, for each copy."""
    parts = page.path.split("/")
    for other in several:
        theirs = other.path.split("/")
        end = len(parts)
        while end and theirs and parts[end - 1] == theirs[-1]:
            end, theirs = end - 1, theirs[:-1]
        if other is not page and end:
            yield "/".join(parts[:end])


def _numbers(
    pages: Iterable[_Page], copies: Iterable[Sequence[_Page]], roots: _Roots
) -> Mapping[str, int]:
    """Edition numbers by root; roots of one age share a number."""
    dates: dict[str, str] = defaultdict(str)
    for page in pages:
        root = roots.of(page)
        dates[root] = max(dates[root], _generated(page.facts))
    fuller = Counter(roots.of(page) for several in copies for page in _fullest(several))
    ages = {root: (date, fuller[root]) for root, date in dates.items()}
    ranks = {
        age: number
        for number, age in enumerate(sorted(set(ages.values()), reverse=True))
    }
    return {root: ranks[age] for root, age in ages.items()}


def _generated(facts: Facts) -> str:
    """The time of generation that the samples of a SOAP page show, empty where they show none."""
    if not isinstance(facts, SoapOperationFacts):
        return ""
    shown = (*facts.request.wrapper.children, *facts.response.wrapper.children)
    return max(_dates(shown), default="")


def _dates(elements: Iterable[Element]) -> Iterator[str]:
    for one in elements:
        if one.text is not None and _GENERATED.fullmatch(one.text.raw):
            yield one.text.raw
        yield from _dates(one.children)


def _fullest(several: Sequence[_Page]) -> Iterator[_Page]:
    """The page that says more than all its copies, if one does."""
    sizes = [_size(page.facts) for page in several]
    if sizes.count(max(sizes)) == 1:
        yield several[sizes.index(max(sizes))]


def _size(facts: Facts) -> int:
    """How many things a page names; words count for nothing."""
    match facts:
        case SoapOperationFacts():
            wrappers = facts.request.wrapper, facts.response.wrapper
            return sum(_elements(wrapper.children) for wrapper in wrappers)
        case WsdlFacts():
            return len(facts.operations) + sum(
                len(one.elements) + len(one.members) for one in facts.types
            )
        case RestOperationFacts(body=body, response=response):
            return (
                len(facts.query_parameters)
                + (len(body.properties) if body else 0)
                + (len(response.properties) if response else 0)
            )
        case DocfxFacts():
            return len(facts.properties) + len(facts.members) + len(facts.methods)
        case AgentIndexFacts() | VersionIndexFacts():
            return len(facts.links)


def _elements(children: Sequence[Element]) -> int:
    return len(children) + sum(_elements(one.children) for one in children)


def _sorted(
    pages: tuple[Located[_F], ...], roots: _Roots, numbers: Mapping[str, int]
) -> tuple[Located[_F], ...]:
    numbered = [Located(one.path, one.facts, numbers[roots.of(one)]) for one in pages]
    return tuple(sorted(numbered, key=lambda one: (one.edition, one.path)))
