"""Check: the name of a type that a page prints in place of another one.

Rule: a name that any page prints as the type of an answer without content is a placeholder. A row or heading with such a
name is wrong where another source states another type for the same field, parameter or result; one with any name is wrong
where another source states a dictionary.
Source: REST pages since 2023, whose template prints the same name for all types without a description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.expressions import (
    DictionaryType,
    ReferenceType,
    TypeExpression,
)
from generator.model.facts import Facts
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.rest_facts import RestOperationFacts
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.documents.known_types import KnownTypes
from generator.passes.checks.documents.lost_types import Comparison, comparisons
from generator.passes.checks.rest.newest import newest_operation_pages
from generator.passes.knowledge.special_names import LINKS_SUFFIX
from generator.passes.rest.evidence.cells import CellKind, classified


def placeholder_types(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the rows and headings with a placeholder where another source has another type."""
    names = _printed_without_content(page.facts for page in docs.pages.values())
    types = KnownTypes(docs.api.types)
    for path, facts, operation in newest_operation_pages(docs):
        for comparison in comparisons(facts, operation, types):
            name = comparison.cell.name
            is_name = classified(comparison.cell).kind is CellKind.NAME
            if name and is_name and _is_other(name, comparison.type, names):
                yield from _defects(path, name, comparison, types)


def _defects(
    path: str, name: str, comparison: Comparison, types: KnownTypes
) -> Iterator[Defect]:
    source = types.stating_source(comparison.evidence, path)
    if source is None:
        return
    other = Place(source.path, source.line)
    yield Defect(
        id="rest-type-placeholder",
        subject=comparison.subject,
        place=Place(path, comparison.line),
        message=f"the page prints the type {name}, where the other source has {_named(comparison.type)}",
        # each name is that of the first type without a description
        cause=name,
        other=other,
        believed=other,
    )


def _is_other(name: str, type_: TypeExpression, placeholders: frozenset[str]) -> bool:
    if isinstance(type_, DictionaryType):
        return True
    return (
        name in placeholders
        and isinstance(type_, ReferenceType)
        and type_.id.name.removesuffix(LINKS_SUFFIX) != name
    )


def _named(type_: TypeExpression) -> str:
    return type_.id.name if isinstance(type_, ReferenceType) else "a dictionary"


def _printed_without_content(pages: Iterable[Facts | None]) -> frozenset[str]:
    return frozenset(name for facts in pages if (name := _placeholder(facts)))


def _placeholder(facts: Facts | None) -> str:
    """The type that a page names although its operation returns nothing, empty where it does not."""
    if not isinstance(facts, RestOperationFacts) or facts.response is None:
        return ""
    codes = [status.code for status in facts.response.statuses]
    has_content = any(200 <= code < 300 and code != 204 for code in codes)
    cell = classified(facts.response.body)
    is_named = bool(codes) and not has_content and cell.kind is CellKind.NAME
    return cell.name or "" if is_named else ""
