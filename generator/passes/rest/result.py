"""The result of an operation, by the status table, the type words, the property table and the sample.

Rule: there is no result for 204 or without a success status, whatever type the page names. A stream is `byte`. The table
of an `array` describes its items; the table of an `object` describes the object, or the values of a dictionary if the
sample has other keys. Source: REST pages of all generations (`object` is always a dictionary since 2023, and was any type
before).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import ResultKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.json_facts import JsonArray, JsonObject, JsonValue
from generator.model.rest_facts import RestOperationFacts, RestResponse
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import LIST_TYPE, NEXT_LINK, ROWS
from generator.passes.rest.drafts import Described, StructureId, reference_to
from generator.passes.rest.evidence.cells import (
    CellKind,
    CellType,
    classified,
    without_placeholder,
)
from generator.passes.rest.evidence.inference import ANY, STRING, inferred
from generator.passes.rest.evidence.shapes import NOTHING, Shape, shape_of
from generator.passes.rest.evidence.table_names import table_key

_BYTES: Final = ScalarType(Scalar.BYTE)
_TEXT_FORMATS: Final = ("json", "xml")
"""How the media types of text end."""


class Result(msgspec.Struct, frozen=True):
    """The result of an operation.

    `key` is the structure that the property table describes; `described` says where in the result it is.
    """

    kind: ResultKind
    type: TypeExpression | None = None
    key: StructureId | None = None
    described: Described = Described.ITSELF


NO_RESULT: Final = Result(ResultKind.NONE)


def result_of(
    facts: RestOperationFacts, known: Known, placeholders: frozenset[str]
) -> Result:
    """The result of an operation, by its page and by the same call in other sources."""
    response = facts.response
    if response is None or not _succeeds(response):
        return NO_RESULT
    cell = _cell(response, placeholders)
    sample = facts.response_sample.body if facts.response_sample else None
    if _is_binary(response, cell):
        return Result(ResultKind.BINARY, _BYTES)
    # OData 4 writes `@` before the name of the link
    if {NEXT_LINK, ROWS} <= {row.name.removeprefix("@") for row in response.properties}:
        name = cell.name or LIST_TYPE
        return Result(ResultKind.ROWS, reference_to(name), str(name))
    expected = tuple(expected_results(facts, known))
    if response.properties:
        return _of_table(response, cell, sample, expected, known)
    shape = shape_of(sample) if sample is not None else NOTHING
    return Result(ResultKind.JSON, _plain(facts, cell, shape, expected, known))


def _succeeds(response: RestResponse) -> bool:
    codes = (status.code for status in response.statuses)
    success = next((code for code in codes if 200 <= code < 300), 204)
    return success != 204


def _cell(response: RestResponse, placeholders: frozenset[str]) -> CellType:
    """The type word of the heading, or that of the body, which has the names of types."""
    heading, body = classified(response.heading), classified(response.body)
    cell = body if heading.kind is CellKind.BLANK else heading
    return without_placeholder(cell, placeholders)


def _is_binary(response: RestResponse, cell: CellType) -> bool:
    if cell.scalar is Scalar.BYTE:
        return True
    media_types = (media_type.raw.lower() for media_type in response.content_types)
    has_other = not all(name.endswith(_TEXT_FORMATS) for name in media_types)
    return cell.kind is CellKind.BLANK and not response.properties and has_other


def expected_results(
    facts: RestOperationFacts, known: Known
) -> Iterator[TypeExpression]:
    """Yields the results of the same call in other sources: of the same agent, or for a resource, of any agent."""
    if facts.is_agent:
        call = known.signature(facts.group, facts.operation)
        if call and call.result:
            yield call.result
        return
    for call in known.alike(facts.group, facts.operation):
        if call.result:
            yield call.result


def _of_table(
    response: RestResponse,
    cell: CellType,
    sample: JsonValue | None,
    expected: tuple[TypeExpression, ...],
    known: Known,
) -> Result:
    rows = response.properties
    if cell.kind is CellKind.NAME and cell.name:
        return Result(ResultKind.JSON, reference_to(cell.name), str(cell.name))
    if cell.kind is CellKind.ARRAY:
        inner = [type_.item for type_ in expected if isinstance(type_, ArrayType)]
        key = table_key(rows, inner, known)
        return Result(
            ResultKind.JSON, ArrayType(reference_to(key)), key, Described.ITEMS
        )
    # `object` is any type on pages up to 2022, so only the sample can show a dictionary
    if cell.kind is CellKind.OBJECT and _describes_values(response, sample):
        inner = [type_.value for type_ in expected if isinstance(type_, DictionaryType)]
        key = table_key(rows, inner, known)
        type_ = DictionaryType(STRING, reference_to(key))
        return Result(ResultKind.JSON, type_, key, Described.VALUES)
    key = table_key(rows, expected, known)
    return Result(ResultKind.JSON, reference_to(key), key)


def _describes_values(response: RestResponse, sample: JsonValue | None) -> bool:
    if not isinstance(sample, JsonObject) or not sample.members:
        return False
    names = {str(row.name) for row in response.properties}
    return not any(member.key.raw in names for member in sample.members)


def _plain(
    facts: RestOperationFacts,
    cell: CellType,
    shape: Shape,
    expected: tuple[TypeExpression, ...],
    known: Known,
) -> TypeExpression:
    for type_ in expected:
        inference = inferred("", cell, shape, type_, known)
        if not inference.contradicts:
            return inference.type
    return (
        inferred("", cell, shape, None, known).type if _is_shown(cell, shape) else ANY
    )


def _is_shown(cell: CellType, shape: Shape) -> bool:
    return cell.kind is not CellKind.BLANK or shape != NOTHING


def samples_of(value: JsonValue, described: Described) -> Iterator[JsonValue]:
    """Yields the parts of a sample that the table describes: the sample, its items or its values."""
    match value:
        case JsonArray(items=items) if described is Described.ITEMS:
            yield from items
        case JsonObject(members=members) if described is Described.VALUES:
            yield from (member.value for member in members)
        case _:
            yield value
