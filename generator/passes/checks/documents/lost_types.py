"""Types that tables of REST pages and documents have lost: items of arrays, values of dictionaries, and enums.

Rule: a row says `Array`, `object` or `string`, and the model has an exact type for the same parameter or field, from a source
that states it. Which type the table of an answer shows is known where all its rows are fields of that type.
Source: REST pages of 2021 to 2023 beside WSDLs and Swagger files of the same carriers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.api import (
    Evidence,
    Field,
    Location,
    NamedType,
    RestOperation,
    Rule,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    references,
)
from generator.model.ids import TypeId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import OpenApiFacts, SchemaField, SchemaType
from generator.model.rest_facts import (
    RestOperationFacts,
    RestParameter,
    RestProperty,
    RestResponse,
    TypeCell,
)
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.documents.known_types import KnownTypes
from generator.passes.rest.evidence.cells import CellKind, classified

_ANY: Final = ScalarType(Scalar.ANY)
_MESSAGES: Final = {
    "type-item-lost": "the page says array, without the type of its items, which the other source has",
    "type-value-lost": "the page says object, where the other source has a dictionary with the type of its values",
    "type-enum-lost": "the page says string, where the other source has an enum",
}


class Comparison(msgspec.Struct, frozen=True):
    """The type that a line of a page states, beside the one that the model has for it, and where that comes from."""

    cell: TypeCell
    line: int
    type: TypeExpression
    evidence: Sequence[Evidence]
    subject: str


def lost_types(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the rows that say less than another source."""
    types = KnownTypes(docs.api.types)
    operations = {(each.method, each.path): each for each in docs.api.rest.operations}
    for path, page in docs.pages.items():
        facts = page.facts
        if not isinstance(facts, RestOperationFacts):
            continue
        operation = operations.get((facts.method, facts.path))
        if operation is not None:
            for comparison in comparisons(facts, operation, types):
                yield from _lost(path, comparison, types)


def lost_enums_of_documents(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields fields of documents that are strings, where a WSDL has an enum: documents have no word for flags."""
    types = {type_.id: type_ for type_ in docs.api.types}
    for path, page in docs.pages.items():
        if not isinstance(page.facts, OpenApiFacts):
            continue
        for named in page.facts.schemas:
            name = named.name.raw.rpartition(".")[2]
            shown = types.get(TypeId.of_rest(name))
            if shown is None:
                continue
            known = {field.wire: field for field in shown.fields}
            listed = named.schema.fields
            for field in listed if all(each.wire in known for each in listed) else ():
                yield from _lost_enum(path, shown, field, known[field.wire], types)


def _lost_enum(
    path: str,
    owner: NamedType,
    stated: SchemaField,
    known: Field,
    types: Mapping[TypeId, NamedType],
) -> Iterator[Defect]:
    schema = stated.schema
    is_bare = schema.types == (SchemaType.STRING,) and not schema.members
    source = next((each for each in known.evidence if each.rule is Rule.WSDL), None)
    if is_bare and not schema.format and _is_enum(known.type, types) and source:
        yield Defect(
            id="type-enum-lost",
            subject=f"{owner.id}#field/{stated.wire}",
            place=Place(path, stated.line),
            message="the document says string, where the WSDL has an enum",
            cause="document",
            other=Place(source.path, source.line),
            believed=Place(source.path, source.line),
        )


def _is_enum(type_: TypeExpression, types: Mapping[TypeId, NamedType]) -> bool:
    return (
        isinstance(type_, ReferenceType)
        and type_.id in types
        and types[type_.id].kind is not TypeKind.OBJECT
    )


def _lost(path: str, comparison: Comparison, types: KnownTypes) -> Iterator[Defect]:
    id_ = _loss(comparison.cell, comparison.type, types.by_id)
    source = types.stating_source(comparison.evidence, path) if id_ else None
    if source is not None:
        yield Defect(
            id=id_,
            subject=comparison.subject,
            place=Place(path, comparison.line),
            message=_MESSAGES[id_],
            # a program writes all types in the same words
            cause=str(comparison.cell.name or ""),
            other=Place(source.path, source.line),
            believed=Place(source.path, source.line),
        )


def _loss(
    cell: TypeCell, type_: TypeExpression, types: Mapping[TypeId, NamedType]
) -> str:
    """The id of what a cell has lost, empty where it has lost nothing."""
    stated = classified(cell)
    match type_:
        case ArrayType(item=item) if stated.kind is CellKind.ARRAY and item != _ANY:
            return "type-item-lost"
        case DictionaryType(value=value) if (
            stated.kind is CellKind.OBJECT and value != _ANY
        ):
            return "type-value-lost"
        case ReferenceType() if (
            stated.kind is CellKind.TEXT or stated.scalar is Scalar.STRING
        ):
            return "type-enum-lost" if _is_enum(type_, types) else ""
        case _:
            return ""


def comparisons(
    facts: RestOperationFacts, operation: RestOperation, types: KnownTypes
) -> Iterator[Comparison]:
    """Yields the lines of a page that state a type, with the types that the model has there."""
    yield from _of_parameters(facts, operation, types)
    body = types.whole_body(operation) if facts.body else None
    if facts.body and body:
        yield from _of_table(facts.body.properties, body.type, types)
    if facts.response and operation.result is not None:
        yield _of_result(facts.response, operation, operation.result, types)
        yield from _of_table(facts.response.properties, operation.result, types)


def _of_parameters(
    facts: RestOperationFacts, operation: RestOperation, types: KnownTypes
) -> Iterator[Comparison]:
    parameters = types.parameters(operation)
    rows: tuple[tuple[Location, Iterable[RestParameter | RestProperty]], ...] = (
        (Location.PATH, facts.path_parameters),
        (Location.QUERY, facts.query_parameters),
        (Location.BODY, facts.body.properties if facts.body else ()),
    )
    for where, listed in rows:
        for row in listed:
            parameter = parameters.get((where, row.name))
            if parameter is not None:
                subject = f"{operation.id}#param/{row.name}"
                yield Comparison(
                    row.cell, row.line, parameter.type, parameter.evidence, subject
                )


def _of_result(
    response: RestResponse,
    operation: RestOperation,
    type_: TypeExpression,
    types: KnownTypes,
) -> Comparison:
    """The heading of an answer."""
    evidence = types.result_evidence(operation)
    cell, line = response.heading, response.line
    if not cell.name and response.body_line:
        cell, line = response.body, response.body_line
    return Comparison(cell, line, type_, evidence, f"{operation.id}#result")


def _of_table(
    rows: Iterable[RestProperty],
    type_: TypeExpression,
    types: KnownTypes,
) -> Iterator[Comparison]:
    """Yields the rows of a table with the fields of the only type that it can be about."""
    named = list(references(type_))
    shown = types.by_id.get(named[0]) if len(named) == 1 else None
    if shown is None:
        return
    fields = types.fields(shown)
    listed = list(rows)
    if all(row.name in fields for row in listed):
        for row in listed:
            field = fields[row.name]
            subject = f"{shown.id}#field/{row.name}"
            yield Comparison(row.cell, row.line, field.type, field.evidence, subject)
