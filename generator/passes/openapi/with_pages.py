"""Pass: the REST part of the model, from pages and from documents.

Rule: an operation that both have is that of the newer source, and of one age that of the document, which states types
exactly; the other fills its descriptions. The same holds for types. Operations and types that only one has stay. Types
that no operation reaches any more are left out.
Source: Swagger files beside the pages of the same operations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import Field, NamedType, RestApi, RestOperation
from generator.model.expressions import references
from generator.model.ids import OperationId, TypeId
from generator.model.relations import named_types_of
from generator.model.text import Text
from generator.passes.openapi.document_model import DocumentModel
from generator.passes.pages import Ages

_Routes = Mapping[tuple[str, str], RestOperation]


def with_pages(documents: DocumentModel, pages: RestApi, ages: Ages) -> RestApi:
    """What both state together: operations and types, without agents and archives, which follow from operations."""
    operations = tuple(_operations(documents, pages.operations, ages))
    types = _types(documents.types, pages.types, ages)
    reached = tuple(_reached(operations, types))
    return RestApi(
        operations=tuple(sorted(operations, key=lambda operation: operation.id)),
        types=tuple(sorted(reached, key=lambda type_: type_.id)),
        base_path=documents.base_path,
    )


def _operations(
    documents: DocumentModel, pages: Iterable[RestOperation], ages: Ages
) -> Iterator[RestOperation]:
    by_route: _Routes = {(each.method, each.path): each for each in pages}
    by_id: Mapping[OperationId, RestOperation] = {each.id: each for each in pages}
    both: set[OperationId] = set()
    for stated in documents.operations:
        described = by_route.get((stated.method, stated.path)) or by_id.get(stated.id)
        if described is None:
            yield stated
            continue
        both.add(described.id)
        is_newer = ages.is_newer(described.evidence[0].path, stated.evidence[0].path)
        chosen, other = (described, stated) if is_newer else (stated, described)
        yield _described(chosen, other)
    yield from (each for each in by_id.values() if each.id not in both)


def _described(chosen: RestOperation, other: RestOperation) -> RestOperation:
    """The operation with the descriptions that it lacks."""
    texts = {(each.where, each.wire.lower()): each.text for each in other.parameters}
    parameters = tuple(
        (
            each
            if each.text
            else msgspec.structs.replace(
                each, text=texts.get((each.where, each.wire.lower()))
            )
        )
        for each in chosen.parameters
    )
    return msgspec.structs.replace(
        chosen,
        parameters=parameters,
        description=chosen.description or other.description,
        returns=chosen.returns or other.returns,
        is_deprecated=chosen.is_deprecated or other.is_deprecated,
        evidence=(*chosen.evidence, *other.evidence[:1]),
    )


def _types(
    stated: Iterable[NamedType], shown: Iterable[NamedType], ages: Ages
) -> Mapping[TypeId, NamedType]:
    types = {type_.id: type_ for type_ in shown}
    for type_ in stated:
        other = types.get(type_.id)
        if other is None or not _is_newer(other, type_, ages):
            types[type_.id] = _with_texts(type_, other) if other else type_
    return types


def _is_newer(shown: NamedType, stated: NamedType, ages: Ages) -> bool:
    """Whether pages that show a type are newer than the document that states it."""
    if not (shown.evidence and stated.evidence):
        return False
    path, other = shown.evidence[0].path, stated.evidence[0].path
    # what a standard or an override states has no age
    return (
        path in ages.editions and other in ages.editions and ages.is_newer(path, other)
    )


def _with_texts(type_: NamedType, other: NamedType) -> NamedType:
    texts = {field.wire: field.text for field in other.fields}
    fields = tuple(_with_text(field, texts.get(field.wire)) for field in type_.fields)
    return msgspec.structs.replace(type_, fields=fields, text=type_.text or other.text)


def _with_text(field: Field, text: Text | None) -> Field:
    return field if field.text else msgspec.structs.replace(field, text=text)


def _reached(
    operations: Iterable[RestOperation], types: Mapping[TypeId, NamedType]
) -> Iterator[NamedType]:
    waiting = [id_ for operation in operations for id_ in named_types_of(operation)]
    seen: set[TypeId] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen or id_ not in types:
            continue
        seen.add(id_)
        yield types[id_]
        for field in types[id_].fields:
            waiting += references(field.type)
