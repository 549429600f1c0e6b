"""Descriptions: what any of the given pages describes is described in the model.

Counted from the pages, not from the oracle. A description counts for all places that have the same
name: an agent's operation is the same in REST and in every version of SOAP, and so are its parameters and the carriers.
Resources of REST have operations of their own. That a text is the right one is for tests of the passes to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from benchmarks.accuracy_scores.document import (
    Document,
    FieldRow,
    OperationRow,
    PartRow,
    TypeRow,
)
from benchmarks.accuracy_scores.score import NOTHING, Score, Wrong, score
from benchmarks.accuracy_scores.swagger_words import object_inside
from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import PageFacts, SoapOperationFacts, WsdlFacts
from generator.model.rest_facts import RestOperationFacts, RestProperty
from generator.model.text import Text

_Key = tuple[str, ...]
_Descriptions = Iterator[tuple[_Key, Text | None]]


def descriptions(document: Document, pages: Iterable[PageFacts]) -> Score:
    """Each operation, parameter, type and field that a page describes."""
    described: dict[_Key, str] = {}
    for page in pages:
        for key, text in _described_on(page, document):
            if text:
                described.setdefault(key, page.path)
    checks = (
        _check(subject, description, key, described)
        for subject, description, key in _subjects(document)
        if key in described
    )
    return score("descriptions", checks)


def _check(
    subject: str, description: str | None, key: _Key, described: Mapping[_Key, str]
) -> Wrong | None:
    if description:
        return None
    return Wrong(subject, f"the words of {described[key]}", NOTHING)


def _subjects(document: Document) -> Iterator[tuple[str, str | None, _Key]]:
    """What can be described, with its description and its key."""
    for operation in document.operations:
        key = _operation_key(operation)
        yield operation.id, operation.description, key
        for part in operation.parameters:
            yield f"{operation.id}#{part.wire}", part.description, _part_key(key, part)
    for type_ in document.types.values():
        yield type_.id, type_.description, ("type", type_.wire)
        for field in type_.fields:
            key = _field_key(type_, field)
            yield f"{type_.id}#{field.wire}", field.description, key


def _operation_key(operation: OperationRow) -> _Key:
    if operation.protocol == "rest" and "/Agents/" not in operation.id:
        return "resource", operation.id
    return "operation", operation.agent, operation.operation


def _part_key(operation: _Key, part: PartRow) -> _Key:
    return (*operation, part.where, part.wire.lower())


def _field_key(owner: TypeRow, field: FieldRow) -> _Key:
    return "field", owner.wire, field.wire


def _described_on(page: PageFacts, document: Document) -> _Descriptions:
    match page.facts:
        case SoapOperationFacts():
            yield from _of_soap(page.facts)
        case WsdlFacts():
            yield from _of_wsdl(page.facts)
        case DocfxFacts():
            yield from _of_docfx(page.facts)
        case RestOperationFacts():
            yield from _of_rest(page.facts, document)
        case _:
            return


def _of_soap(facts: SoapOperationFacts) -> _Descriptions:
    key = "operation", facts.agent, facts.operation
    yield key, facts.description
    elements = facts.request.wrapper.children
    # Bullets have no names of their own, so they count only where there is one for each element.
    if len(elements) == len(facts.bullets):
        for element, bullet in zip(elements, facts.bullets, strict=True):
            yield (*key, "body", element.name.name.lower()), bullet.text


def _of_wsdl(facts: WsdlFacts) -> _Descriptions:
    for operation in facts.operations:
        yield ("operation", facts.agent, operation.name), operation.documentation
    for type_ in facts.types:
        yield ("type", type_.name.name), type_.documentation


def _of_docfx(facts: DocfxFacts) -> _Descriptions:
    yield ("type", facts.name), facts.text
    for field in facts.properties:
        yield ("field", facts.name, field.name), field.text
    for method in facts.methods:
        if facts.agent:
            yield ("operation", facts.agent, method.name), method.text


def _of_rest(facts: RestOperationFacts, document: Document) -> _Descriptions:
    row = document.rest.get(f"{facts.method} {facts.path}")
    if row is None:
        return
    key = _operation_key(row)
    yield key, facts.summary or facts.description
    places = {
        "path": facts.path_parameters,
        "query": facts.query_parameters,
        "header": facts.header_parameters,
    }
    for where, rows in places.items():
        for parameter in rows:
            yield (*key, where, parameter.name.lower()), parameter.text
    if facts.body is not None:
        yield from _of_body(key, facts.body.properties, row, document)
    if facts.response is not None:
        found = object_inside(row.result, document)
        yield from _of_object(found, facts.response.properties)


def _of_body(
    key: _Key, rows: Iterable[RestProperty], row: OperationRow, document: Document
) -> _Descriptions:
    if row.body is not None and row.body.kind == "wrapper":
        for property_ in rows:
            yield (*key, "body", property_.name.lower()), property_.text
        return
    for part in row.parts("body"):
        yield from _of_object(object_inside(part.type, document), rows)


def _of_object(found: TypeRow | None, rows: Iterable[RestProperty]) -> _Descriptions:
    for property_ in rows if found else ():
        yield ("field", found.wire if found else "", property_.name), property_.text
