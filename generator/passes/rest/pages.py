"""Pass: one page for each REST operation, and the names that pages print for want of a better one.

Rule: of several pages of one operation the newest generation counts; it is known by its front matter and its type
words. All pages stay
evidence for types: those since 2023 name references, those before expand them in samples. A name that a page without
content prints as the type of its response is a placeholder on all pages. Source: REST pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.api import rest_group_id
from generator.model.diagnostics import Diagnostic
from generator.model.rest_facts import RestOperationFacts, TypeCell
from generator.passes.rest.cells import CellKind, classified, is_late
from generator.passes.rest.special_names import PLACEHOLDERS
from generator.passes.state import Located, State, with_diagnostics, with_rest

_Page = Located[RestOperationFacts]


def rest_pages(state: State) -> State:
    """Fills `rest.main_pages` (by operation id, sorted) and `rest.placeholders`."""
    main: dict[str, _Page] = {}
    found: list[Diagnostic] = []
    for page in state.rest_pages:
        id_ = rest_operation_id(page.facts)
        first = main.get(id_)
        if first is None or _age(page) > _age(first):
            main[id_] = page
        elif _age(page) == _age(first):
            found.append(_duplicate(page, first))
    changed = with_rest(
        state,
        main_pages=dict(sorted(main.items())),
        placeholders=PLACEHOLDERS | frozenset(_printed_without_content(state)),
    )
    return with_diagnostics(changed, found)


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


def _age(page: _Page) -> tuple[bool, bool]:
    """Later is greater: the front matter of 2022's second half, then the type words of 2023."""
    return page.facts.has_uid, is_late(_cells(page.facts))


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
