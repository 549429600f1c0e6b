"""Pass: which pages are newer, where trees of several years or generations are given together.

Rule: two folders are editions if pages about the same subject have the same path below both. An edition is as old as
its samples: generated SOAP samples show the time of their generation as every date. Where no sample shows a date, the
edition that says more about the subjects that both have is newer, since APIs grow. All later passes go from the newest
page to the oldest, so that the first page wins where two say the same.
Source: SOAP operation pages of two years (all dates of a tree are of the same day).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from generator.model.archive_facts import ArchiveFacts
from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    Element,
    Facts,
    RestIndexFacts,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
)
from generator.model.rest_facts import RestOperationFacts
from generator.passes.pages import Located, Pages

_F = TypeVar("_F", bound=Facts)
_Page = Located[Facts]
_Subject = tuple[str, ...]
# The time of generation is in UTC and has no fraction of a second.
_GENERATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")


def editions(pages: Pages) -> Pages:
    """The pages, numbered by the age of their edition (0 is the newest) and sorted by it."""
    copies = _copies(pages)
    if not copies:
        return pages
    roots = _Roots(copies)
    numbers = _numbers(pages, copies, roots)
    kinds = msgspec.structs.asdict(pages)
    return Pages(
        **{kind: _sorted(of_kind, roots, numbers) for kind, of_kind in kinds.items()}
    )


def _subject(facts: Facts) -> _Subject:
    """The subject of a page: its kind and the names that identify it on all pages."""
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
        case RestIndexFacts():
            return "rest-index", str(facts.is_agent), facts.group
        case ArchiveFacts():
            return "archive", facts.archive.lower()
        case DocfxFacts():
            return "docfx", facts.name


def _copies(pages: Iterable[_Page]) -> list[list[_Page]]:
    """The pages of each subject that has more than one."""
    by_subject: dict[_Subject, list[_Page]] = defaultdict(list)
    for page in pages:
        by_subject[_subject(page.facts)].append(page)
    return [same for same in by_subject.values() if len(same) > 1]


class _Roots:
    """The root folders of the editions, `""` for pages outside all of them."""

    def __init__(self, copies: Iterable[Sequence[_Page]]) -> None:
        self._folders = {root for same in copies for root in _roots_above(same)}

    def of(self, page: _Page) -> str:
        """The outermost root folder above a page."""
        parts = page.path.split("/")
        above = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        return next((folder for folder in above if folder in self._folders), "")


def _roots_above(same: Sequence[_Page]) -> Iterator[str]:
    """The path of each page without each end that it shares with a copy."""
    paths = [page.path.split("/") for page in same]
    # how many of the paths have each end, so that no path is compared with all others
    sharing = Counter(
        tuple(parts[start:]) for parts in paths for start in range(len(parts) + 1)
    )
    for parts in paths:
        for end in range(1, len(parts) + 1):
            # a copy that has the end, but not the part before it, shares exactly this end
            if sharing[tuple(parts[end:])] > sharing[tuple(parts[end - 1 :])]:
                yield "/".join(parts[:end])


def _numbers(
    pages: Iterable[_Page], copies: Iterable[Sequence[_Page]], roots: _Roots
) -> Mapping[str, int]:
    """Edition numbers by root folder; roots of the same age share a number."""
    dates: dict[str, str] = defaultdict(str)
    for page in pages:
        root = roots.of(page)
        dates[root] = max(dates[root], _generated(page.facts))
    # how many subjects a root documents more fully than all others: it decides where the dates are equal
    fuller = Counter(roots.of(page) for same in copies for page in _fullest(same))
    ages = {root: (date, fuller[root]) for root, date in dates.items()}
    ranks = {
        age: number
        for number, age in enumerate(sorted(set(ages.values()), reverse=True))
    }
    return {root: ranks[age] for root, age in ages.items()}


def _generated(facts: Facts) -> str:
    """The time of generation in the samples of a SOAP page, empty where they show none."""
    if not isinstance(facts, SoapOperationFacts):
        return ""
    shown = (*facts.request.wrapper.children, *facts.response.wrapper.children)
    return max(_dates(shown), default="")


def _dates(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element.text is not None and _GENERATED.fullmatch(element.text.raw):
            yield element.text.raw
        yield from _dates(element.children)


def _fullest(same: Sequence[_Page]) -> Iterator[_Page]:
    """Yields the page that names more than each of its copies, if there is one."""
    sizes = [_size(page.facts) for page in same]
    if sizes.count(max(sizes)) == 1:
        yield same[sizes.index(max(sizes))]


def _size(facts: Facts) -> int:
    """The number of things that a page names; descriptions do not count."""
    match facts:
        case SoapOperationFacts():
            wrappers = facts.request.wrapper, facts.response.wrapper
            return sum(_elements(wrapper.children) for wrapper in wrappers)
        case WsdlFacts():
            return len(facts.operations) + sum(
                len(type_.elements) + len(type_.members) for type_ in facts.types
            )
        case RestOperationFacts(body=body, response=response):
            return (
                len(facts.query_parameters)
                + (len(body.properties) if body else 0)
                + (len(response.properties) if response else 0)
            )
        case DocfxFacts():
            return len(facts.properties) + len(facts.members) + len(facts.methods)
        case ArchiveFacts():
            return len(facts.entities) + len(facts.columns)
        case AgentIndexFacts() | VersionIndexFacts() | RestIndexFacts():
            return len(facts.links)


def _elements(children: Sequence[Element]) -> int:
    return len(children) + sum(_elements(child.children) for child in children)


def _sorted(
    pages: tuple[Located[_F], ...], roots: _Roots, numbers: Mapping[str, int]
) -> tuple[Located[_F], ...]:
    numbered = [
        Located(page.path, page.facts, numbers[roots.of(page)]) for page in pages
    ]
    return tuple(sorted(numbered, key=lambda page: (page.edition, page.path)))
