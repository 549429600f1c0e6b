"""What an operation answers with, by the status table, the type words, the property table and the sample.

Rule: 204 and pages without a success have no result, whatever type they name; a stream is `byte`; the table of an
`array` describes its item; that of an `object` the object itself, or the values of a dictionary if the sample's keys
are others. Source: REST pages of all generations (since 2023 `object` always is a dictionary, before it was any type).
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
from generator.passes.rest.evidence.infer import ANY, STRING, inferred
from generator.passes.rest.evidence.shapes import NOTHING, Shape, shape_of
from generator.passes.rest.evidence.table_names import table_key

_BYTES: Final = ScalarType(Scalar.BYTE)
_TEXT_FORMATS: Final = ("json", "xml")


class Result(msgspec.Struct, frozen=True):
    """The result: `key` is the structure that the property table describes, which `described` places in the answer."""

    kind: ResultKind
    type: TypeExpression | None = None
    key: StructureId | None = None
    described: Described = Described.ITSELF


NO_RESULT: Final = Result(ResultKind.NONE)


def result_of(
    facts: RestOperationFacts, known: Known, placeholders: frozenset[str]
) -> Result:
    """The result of an operation, as its page and what is known of the call tell."""
    response = facts.response
    if response is None or not _succeeds(response):
        return NO_RESULT
    cell = _cell(response, placeholders)
    sample = facts.response_sample.body if facts.response_sample else None
    if _is_binary(response, cell):
        return Result(ResultKind.BINARY, _BYTES)
    if {NEXT_LINK, ROWS} <= {one.name for one in response.properties}:
        name = cell.name or LIST_TYPE
        return Result(ResultKind.ROWS, reference_to(name), str(name))
    expected = tuple(expected_results(facts, known))
    if response.properties:
        return _of_table(response, cell, sample, expected, known)
    shape = shape_of(sample) if sample is not None else NOTHING
    return Result(ResultKind.JSON, _plain(facts, cell, shape, expected, known))


def _succeeds(response: RestResponse) -> bool:
    codes = [one.code for one in response.statuses if 200 <= one.code < 300]
    return bool(codes) and codes[0] != 204


def _cell(response: RestResponse, placeholders: frozenset[str]) -> CellType:
    """The type word; that of the body tells the name, that of the heading all else."""
    heading, body = classified(response.heading), classified(response.body)
    cell = body if heading.kind is CellKind.BLANK else heading
    return without_placeholder(cell, placeholders)


def _is_binary(response: RestResponse, cell: CellType) -> bool:
    if cell.scalar is Scalar.BYTE:
        return True
    formats = [one.raw.lower() for one in response.content_types]
    others = [one for one in formats if not one.endswith(_TEXT_FORMATS)]
    return cell.kind is CellKind.BLANK and not response.properties and bool(others)


def expected_results(
    facts: RestOperationFacts, known: Known
) -> Iterator[TypeExpression]:
    """What other sources answer for a call of that name: of the same agent, for a resource of any."""
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
        inner = [one.item for one in expected if isinstance(one, ArrayType)]
        key = table_key(rows, inner, known)
        return Result(
            ResultKind.JSON, ArrayType(reference_to(key)), key, Described.ITEMS
        )
    if cell.kind is CellKind.OBJECT and _describes_values(response, sample):
        inner = [one.value for one in expected if isinstance(one, DictionaryType)]
        key = table_key(rows, inner, known)
        type_ = DictionaryType(STRING, reference_to(key))
        return Result(ResultKind.JSON, type_, key, Described.VALUES)
    key = table_key(rows, expected, known)
    return Result(ResultKind.JSON, reference_to(key), key)


def _describes_values(response: RestResponse, sample: JsonValue | None) -> bool:
    if not isinstance(sample, JsonObject) or not sample.members:
        return False
    names = {str(one.name) for one in response.properties}
    return not any(one.key.raw in names for one in sample.members)


def _plain(
    facts: RestOperationFacts,
    cell: CellType,
    shape: Shape,
    expected: tuple[TypeExpression, ...],
    known: Known,
) -> TypeExpression:
    for type_ in expected:
        found = inferred("", cell, shape, type_, known)
        if not found.contradicts:
            return found.type
    return (
        inferred("", cell, shape, None, known).type if _is_shown(cell, shape) else ANY
    )


def _is_shown(cell: CellType, shape: Shape) -> bool:
    return cell.kind is not CellKind.BLANK or shape != NOTHING


def samples_of(value: JsonValue, described: Described) -> Iterator[JsonValue]:
    """The parts of a sample that the table describes: itself, its items or its values."""
    match value:
        case JsonArray(items=items) if described is Described.ITEMS:
            yield from items
        case JsonObject(members=members) if described is Described.VALUES:
            yield from (one.value for one in members)
        case _:
            yield value
