"""Pass: the main page of each REST operation, and the names that pages print as placeholders.

Rule: pages with the same route document the same operation, even under different names, and so do pages with the same
operation id after its route changed. The main page is of the newest generation, which front matter and type words show,
then of the newest edition; older pages fill its gaps. All pages remain evidence for types: those since 2023 name
references, older ones expand them in samples. A name that a page without content prints as the type of its response is a
placeholder on all pages.
Source: REST pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.model.api import Evidence, Fact, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.ids import GroupId, OperationId, main_version
from generator.model.rest_facts import RestOperationFacts, TypeCell
from generator.model.text import WireName
from generator.passes.editions.subjects import size
from generator.passes.knowledge.special_names import PLACEHOLDERS
from generator.passes.pages import MOST_COPIES, Ages, Located, Reported
from generator.passes.rest.evidence.cells import CellKind, classified, is_late
from generator.passes.rest.older_pages import completed, differs

_Page = Located[RestOperationFacts]


class MainPages(msgspec.Struct, frozen=True):
    """All pages from the newest to the oldest, and the `main` page of each operation, sorted by id.

    `version` is the main one: types have one version, whatever the versions of the operations. `placeholders` are the
    names that pages print where they know no type.
    """

    version: WireName
    pages: tuple[_Page, ...]
    main: Mapping[OperationId, _Page]
    placeholders: frozenset[str]


def main_pages(pages: Sequence[_Page], ages: Ages) -> Reported[MainPages]:
    """Chooses the main page of each operation and completes it with older pages."""
    # of pages of the same age, the one that names more is the newer, since APIs grow
    by_age = sorted(pages, key=lambda page: (_age(page), -size(page.facts), page.path))
    diagnostics: list[Diagnostic] = []
    main: dict[OperationId, _Page] = {}
    for copies in _by_operation(by_age):
        main[rest_operation_id(copies[0].facts)] = _completed(copies)
        diagnostics.extend(_replaced(copies, ages))
    version = WireName(main_version(page.facts.version for page in pages))
    diagnostics += _other_versions(main, version)
    chosen = MainPages(
        version=version,
        pages=_numbered(by_age),
        main=dict(sorted(main.items())),
        placeholders=PLACEHOLDERS | frozenset(_printed_without_content(pages)),
    )
    return Reported(chosen, tuple(diagnostics))


def _other_versions(
    main: Mapping[OperationId, _Page], version: WireName
) -> Iterator[Diagnostic]:
    """A diagnostic for each version but the main one, at the first of its pages."""
    first: dict[WireName, tuple[OperationId, _Page]] = {}
    for id_, page in sorted(main.items()):
        first.setdefault(page.facts.version, (id_, page))
    for other, (id_, page) in first.items():
        if other != version:
            message = f"{id_} is of {other}, other operations are of {version}"
            yield Diagnostic("rest-versions-mixed", page.path, page.facts.line, message)


def _numbered(pages: Sequence[_Page]) -> tuple[_Page, ...]:
    """The pages from the newest to the oldest, numbered by age: first by generation, then by edition.

    A page is of the generation of 2023 if any page of its edition is, because pages with few types do not show it.
    """
    late = {page.edition for page in pages if is_late(type_cells(page.facts))}

    def age(page: _Page) -> tuple[bool, bool, int]:
        return not page.facts.has_uid, page.edition not in late, page.edition

    numbers = {age: number for number, age in enumerate(sorted(set(map(age, pages))))}
    numbered = [Located(page.path, page.facts, numbers[age(page)]) for page in pages]
    return tuple(sorted(numbered, key=lambda page: (page.edition, page.path)))


def _by_operation(pages: Iterable[_Page]) -> Iterable[list[_Page]]:
    """The pages of each operation, newest first."""
    routes: dict[tuple[str, str], list[_Page]] = {}
    ids: dict[str, list[_Page]] = {}
    for page in pages:
        route, id_ = (page.facts.method, page.facts.path), rest_operation_id(page.facts)
        # by route before id, since the route is what a call uses
        copies = routes.get(route) or ids.get(id_)
        if copies is None:
            copies = routes[route] = ids[id_] = []
        copies.append(page)
    return ids.values()


def _completed(copies: Sequence[_Page]) -> _Page:
    newest, *older = copies[:MOST_COPIES]
    facts = completed(newest.facts, (page.facts for page in older))
    return Located(newest.path, facts, newest.edition)


def _replaced(copies: Sequence[_Page], ages: Ages) -> Iterator[Diagnostic]:
    """Diagnostics about the pages that a newer one replaces."""
    newest, *older = copies
    id_, age = rest_operation_id(newest.facts), _age(newest)
    for page in older:
        is_renamed = rest_operation_id(page.facts) != id_
        if _age(page) == age:
            yield _duplicate(page, newest)
        elif is_renamed or differs(newest.facts, page.facts):
            yield from ages.outdated(id_, _place(page), _place(newest))


def _place(page: _Page) -> Evidence:
    return Evidence(Fact.OPERATION, Rule.REST_PAGE, page.path, page.facts.line)


def rest_operation_id(facts: RestOperationFacts) -> OperationId:
    """The id of a page's operation: `rest/v1/Agents/Appointment/Reject`, `rest/v1/Contact/GetContactEntity`."""
    group = GroupId.of_rest(facts.version, facts.group, is_agent=facts.is_agent)
    return OperationId.of(group, facts.operation)


def generation(facts: RestOperationFacts) -> int:
    """The generation of a page, greater for newer ones: front matter is from late 2022 on, type words from 2023 on."""
    if not facts.has_uid:
        return 1
    return 3 if is_late(type_cells(facts)) else 2


def type_cells(facts: RestOperationFacts) -> Iterator[TypeCell]:
    """Yields the type cells of a page's bodies."""
    if facts.body:
        yield from (row.cell for row in facts.body.properties)
    if facts.response:
        yield facts.response.body
        yield from (row.cell for row in facts.response.properties)


def _age(page: _Page) -> tuple[bool, bool, int]:
    """The age of a page, greater for older ones: front matter is from late 2022 on, type words are from 2023 on."""
    return not page.facts.has_uid, not is_late(type_cells(page.facts)), page.edition


def _printed_without_content(pages: Iterable[_Page]) -> Iterator[str]:
    for page in pages:
        response = page.facts.response
        if response is None:
            continue
        codes = [status.code for status in response.statuses]
        cell = classified(response.body)
        has_content = any(200 <= code < 300 and code != 204 for code in codes)
        if codes and not has_content and cell.kind is CellKind.NAME and cell.name:
            yield cell.name


def _duplicate(page: _Page, first: _Page) -> Diagnostic:
    return Diagnostic(
        "rest-duplicate-operation",
        page.path,
        page.facts.line,
        f"{rest_operation_id(page.facts)} is already documented in {first.path}",
    )
