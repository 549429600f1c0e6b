"""Operations that only pages have, or only documents, where both describe the group that they belong to.

Rule: documents describe each group as a whole, and so do pages that have the index of the group. What came later than a
source cannot be in it, so only a source that is as new as the other one, or newer, lacks something. Parts of a source are
given, too: where less than half of a group is in both, nothing is said.
Source: Swagger files, of one age with the pages of the same operations, and three years younger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.facts import RestIndexFacts
from generator.model.ids import GroupId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import OpenApiFacts
from generator.model.rest_facts import RestOperationFacts
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.documents.subjects import (
    OperationSubjects,
    operation_subjects,
)
from generator.passes.checks.documents.templates import erased

_Key = tuple[str, str]
"""A method, and a route without the names in braces, in lower case, as servers of .NET compare routes."""


class _Stated(msgspec.Struct, frozen=True):
    """An operation in a source, and the edition of that, 0 the newest."""

    key: _Key
    method: str
    route: str
    place: Place
    edition: int


_Groups = Mapping[GroupId, list[_Stated]]


def operations_not_in_documents(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields pages of operations that the documents of their group lack."""
    subjects = operation_subjects(docs)
    stated, shown = _of_documents(docs, subjects), _of_pages(docs, subjects)
    methods = {each.method for group in stated.values() for each in group}
    for group, pages in shown.items():
        known = stated.get(group, [])
        if not _describes(known, pages):
            continue
        first = min(known, key=lambda each: (each.edition, each.place))
        keys = {each.key for each in known}
        for page in pages:
            # an operation that came with the page cannot be in older documents
            if page.key in keys or page.edition < first.edition:
                continue
            is_older = page.edition > first.edition
            yield Defect(
                id="operation-not-in-document",
                subject=subjects.of(page.method, page.route, page.place.path),
                place=page.place,
                message=f"the documents of the group have no {page.method} {page.route}",
                # some programs leave out all operations of a method
                cause="" if page.method in methods else page.method,
                other=first.place,
                believed=first.place if is_older else None,
            )


def operations_without_pages(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields operations of documents that the pages of their group lack."""
    subjects = operation_subjects(docs)
    stated, shown = _of_documents(docs, subjects), _of_pages(docs, subjects)
    indexes = _indexes(docs)
    for group, operations in stated.items():
        pages = shown.get(group, [])
        if not _describes(pages, operations) or group not in indexes:
            continue
        newest = min(page.edition for page in pages)
        keys = {page.key for page in pages}
        for operation in _once(operations):
            if operation.key in keys or operation.edition < newest:
                continue
            yield Defect(
                id="operation-without-page",
                subject=subjects.of(
                    operation.method, operation.route, operation.place.path
                ),
                place=indexes[group],
                message=f"no page is about {operation.method} {operation.route}",
                # the pages of a group are written together
                cause=str(group),
                other=operation.place,
            )


def _describes(some: Iterable[_Stated], others: Iterable[_Stated]) -> bool:
    """Whether operations are those of a group as a whole: at least half of what another source has of it."""
    keys, other_keys = {each.key for each in some}, {each.key for each in others}
    return bool(keys) and 2 * len(keys & other_keys) >= len(other_keys)


def _once(operations: Iterable[_Stated]) -> Iterable[_Stated]:
    """The operations, each from the newest document."""
    ordered = sorted(operations, key=lambda each: (each.edition, each.place))
    found: dict[_Key, _Stated] = {}
    for operation in ordered:
        found.setdefault(operation.key, operation)
    return found.values()


def _of_documents(docs: CheckedDocs, subjects: OperationSubjects) -> _Groups:
    groups: dict[GroupId, list[_Stated]] = defaultdict(list)
    for path, page in docs.pages.items():
        if not isinstance(page.facts, OpenApiFacts):
            continue
        for each in page.facts.operations:
            stated = _stated(each.method, each.path, Place(path, each.line), docs)
            _add(stated, subjects, groups)
    return groups


def _of_pages(docs: CheckedDocs, subjects: OperationSubjects) -> _Groups:
    groups: dict[GroupId, list[_Stated]] = defaultdict(list)
    for path, page in docs.pages.items():
        if isinstance(page.facts, RestOperationFacts):
            facts = page.facts
            place = Place(path, facts.line)
            _add(_stated(facts.method, facts.path, place, docs), subjects, groups)
    return groups


def _stated(method: str, route: str, place: Place, docs: CheckedDocs) -> _Stated:
    key = method, erased(route).lower()
    edition = docs.ages.editions.get(place.path, 0)
    return _Stated(key, method, route, place, edition)


def _add(
    stated: _Stated, subjects: OperationSubjects, groups: dict[GroupId, list[_Stated]]
) -> None:
    id_ = subjects.ids.get((stated.method, stated.route))
    if id_ is not None:
        groups[id_.group].append(stated)


def _indexes(docs: CheckedDocs) -> Mapping[GroupId, Place]:
    """The newest index of each group."""
    found: dict[tuple[str, bool], Place] = {}
    for path in sorted(docs.pages, key=lambda path: docs.ages.editions.get(path, 0)):
        facts = docs.pages[path].facts
        if isinstance(facts, RestIndexFacts):
            found.setdefault((facts.group, facts.is_agent), Place(path, facts.line))
    groups = {each.id: each for each in docs.api.rest.agents}
    return {
        id_: found[key]
        for id_, group in groups.items()
        if (key := (group.wire, not group.is_resource)) in found
    }
