"""Pass: one page for each REST operation, and the names that pages print for want of a better one.

Rule: a route is one operation, also where newer pages call it otherwise, and so is an id whose route changed. Of its
pages the newest generation counts, which is known by front matter and type words, then the newest edition; older ones
fill its gaps. All pages stay evidence for types: those since 2023 name references, those before expand them in samples.
A name that a page without content prints as the type of its response is a placeholder on all pages.
Source: REST pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.model.api import Evidence, rest_group_id
from generator.model.diagnostics import Diagnostic
from generator.model.rest_facts import RestOperationFacts, TypeCell
from generator.passes.knowledge.special_names import PLACEHOLDERS
from generator.passes.rest.evidence.cells import CellKind, classified, is_late
from generator.passes.rest.filled import differs, filled
from generator.passes.state import (
    Located,
    State,
    outdated,
    with_diagnostics,
    with_rest,
)

_Page = Located[RestOperationFacts]


def rest_pages(state: State) -> State:
    """Sorts `rest_pages` by age; fills `rest.main_pages` (by operation id, sorted) and `rest.placeholders`."""
    pages = sorted(state.rest_pages, key=lambda one: (_age(one), one.path))
    found: list[Diagnostic] = []
    main: dict[str, _Page] = {}
    for several in _by_operation(pages):
        main[rest_operation_id(several[0].facts)] = _with_older(several)
        found.extend(_older(several))
    changed = with_rest(
        msgspec.structs.replace(state, rest_pages=_numbered(pages)),
        main_pages=dict(sorted(main.items())),
        placeholders=PLACEHOLDERS | frozenset(_printed_without_content(state)),
    )
    return with_diagnostics(changed, found)


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
        several = routes.get(route) or ids.get(id_)
        if several is None:
            several = routes[route] = ids[id_] = []
        several.append(page)
    return ids.values()


def _with_older(several: Sequence[_Page]) -> _Page:
    newest, *older = several
    facts = filled(newest.facts, (one.facts for one in older))
    return Located(newest.path, facts, newest.edition)


def _older(several: Sequence[_Page]) -> Iterator[Diagnostic]:
    newest, *older = several
    id_ = rest_operation_id(newest.facts)
    for page in older:
        is_renamed = rest_operation_id(page.facts) != id_
        if _age(page) == _age(newest):
            yield _duplicate(page, newest)
        elif is_renamed or differs(newest.facts, page.facts):
            yield outdated(id_, _place(page), _place(newest))


def _place(page: _Page) -> Evidence:
    return Evidence("operation", "rest-page", page.path, page.facts.line)


def rest_operation_id(facts: RestOperationFacts) -> str:
    """`rest/v1/Agents/Appointment/Reject`, `rest/v1/Contact/GetContactEntity`."""
    group = rest_group_id(facts.version, facts.group, is_agent=facts.is_agent)
    return f"{group}/{facts.operation}"


def _cells(facts: RestOperationFacts) -> Iterator[TypeCell]:
    if facts.body:
        yield from (one.cell for one in facts.body.properties)
    if facts.response:
        yield facts.response.body
        yield from (one.cell for one in facts.response.properties)


def _age(page: _Page) -> tuple[bool, bool, int]:
    """Older is greater: the front matter since 2022's second half, the type words since 2023, then the edition."""
    return not page.facts.has_uid, not is_late(_cells(page.facts)), page.edition


def _printed_without_content(state: State) -> Iterator[str]:
    for page in state.rest_pages:
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
