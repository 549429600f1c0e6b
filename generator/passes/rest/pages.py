"""Pass: one page for each REST operation, and the names that pages print for want of a better one.

Rule: a route is one operation, also where newer pages call it otherwise, and so is an id whose route changed. Of its
pages the newest generation counts, which is known by front matter and type words, then the newest edition; older ones
fill its gaps. All pages stay evidence for types: those since 2023 name references, those before expand them in samples.
A name that a page without content prints as the type of its response is a placeholder on all pages.
Source: REST pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.model.api import Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.ids import GroupId, OperationId
from generator.model.rest_facts import RestOperationFacts, TypeCell
from generator.passes.knowledge.special_names import PLACEHOLDERS
from generator.passes.pages import Located, Reported, outdated
from generator.passes.rest.evidence.cells import CellKind, classified, is_late
from generator.passes.rest.filled import differs, filled

_Page = Located[RestOperationFacts]


class RestPages(msgspec.Struct, frozen=True):
    """All pages from the newest to the oldest, and the `main` page of each operation, sorted by id.

    `placeholders` are the names that pages print for want of a better one.
    """

    pages: tuple[_Page, ...]
    main: Mapping[OperationId, _Page]
    placeholders: frozenset[str]


def rest_pages(pages: Sequence[_Page]) -> Reported[RestPages]:
    """The pages by age and by operation."""
    by_age = sorted(pages, key=lambda page: (_age(page), page.path))
    diagnostics: list[Diagnostic] = []
    main: dict[OperationId, _Page] = {}
    for copies in _by_operation(by_age):
        main[rest_operation_id(copies[0].facts)] = _with_older(copies)
        diagnostics.extend(_older(copies))
    chosen = RestPages(
        pages=_numbered(by_age),
        main=dict(sorted(main.items())),
        placeholders=PLACEHOLDERS | frozenset(_printed_without_content(pages)),
    )
    return Reported(chosen, tuple(diagnostics))


def _numbered(pages: Sequence[_Page]) -> tuple[_Page, ...]:
    """The pages, newest first, with their age as edition: the generation counts before the tree.

    An edition is of 2023 when one of its pages is: pages with few types do not show it.
    """
    late = {page.edition for page in pages if is_late(_cells(page.facts))}

    def age(page: _Page) -> tuple[bool, bool, int]:
        return not page.facts.has_uid, page.edition not in late, page.edition

    numbers = {age: number for number, age in enumerate(sorted(set(map(age, pages))))}
    aged = [Located(one.path, one.facts, numbers[age(one)]) for one in pages]
    return tuple(sorted(aged, key=lambda one: (one.edition, one.path)))


def _by_operation(pages: Iterable[_Page]) -> Iterable[list[_Page]]:
    """The pages of each operation, newest first."""
    routes: dict[tuple[str, str], list[_Page]] = {}
    ids: dict[str, list[_Page]] = {}
    for page in pages:
        route, id_ = (page.facts.method, page.facts.path), rest_operation_id(page.facts)
        copies = routes.get(route) or ids.get(id_)
        if copies is None:
            copies = routes[route] = ids[id_] = []
        copies.append(page)
    return ids.values()


def _with_older(copies: Sequence[_Page]) -> _Page:
    newest, *older = copies
    facts = filled(newest.facts, (page.facts for page in older))
    return Located(newest.path, facts, newest.edition)


def _older(copies: Sequence[_Page]) -> Iterator[Diagnostic]:
    newest, *older = copies
    id_ = rest_operation_id(newest.facts)
    for page in older:
        is_renamed = rest_operation_id(page.facts) != id_
        if _age(page) == _age(newest):
            yield _duplicate(page, newest)
        elif is_renamed or differs(newest.facts, page.facts):
            yield outdated(id_, _place(page), _place(newest))


def _place(page: _Page) -> Evidence:
    return Evidence("operation", "rest-page", page.path, page.facts.line)


def rest_operation_id(facts: RestOperationFacts) -> OperationId:
    """`rest/v1/Agents/Appointment/Reject`, `rest/v1/Contact/GetContactEntity`."""
    group = GroupId.of_rest(facts.version, facts.group, is_agent=facts.is_agent)
    return OperationId.of(group, facts.operation)


def _cells(facts: RestOperationFacts) -> Iterator[TypeCell]:
    if facts.body:
        yield from (one.cell for one in facts.body.properties)
    if facts.response:
        yield facts.response.body
        yield from (one.cell for one in facts.response.properties)


def _age(page: _Page) -> tuple[bool, bool, int]:
    """Older is greater: the front matter since 2022's second half, the type words since 2023, then the edition."""
    return not page.facts.has_uid, not is_late(_cells(page.facts)), page.edition


def _printed_without_content(pages: Iterable[_Page]) -> Iterator[str]:
    for page in pages:
        response = page.facts.response
        if response is None:
            continue
        codes = [one.code for one in response.statuses]
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
