"""REST operations, fields and names against a small truth: what differs counts as wrong, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accuracy.rest_of_parcels import (
    PARCEL,
    SAVE,
    SAVE_PARTS,
    SEARCH,
    SEARCH_PARTS,
    document,
    field,
    oracle,
    part,
    row,
    statuses,
    type_row,
    without,
)

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.accuracy_scores.rest_fields import (
    rest_definition_fields,
    rest_exact_types,
    rest_named_types,
    rest_operation_fields,
)
from benchmarks.accuracy_scores.rest_operations import (
    rest_bodies,
    rest_content_types,
    rest_operations,
    rest_parameters,
    rest_responses,
    rest_statuses,
)
from benchmarks.accuracy_scores.rest_oracle import RestOracle
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.swagger_words import in_swagger_words

Comparison = Callable[[Document, RestOracle], Score]
_OF_OPERATIONS = (
    rest_operations,
    rest_parameters,
    rest_statuses,
    rest_content_types,
    rest_bodies,
    rest_responses,
    rest_operation_fields,
)
_OF_TYPES = (rest_definition_fields, rest_named_types, rest_exact_types)
_WRONG_TYPE = type_row("Parcel", fields=[field("Weight", "int64"), *PARCEL[1:]])
_MORE = type_row("Parcel", fields=[*PARCEL, field("Colour", "string")])


@pytest.mark.parametrize("compare", _OF_OPERATIONS + _OF_TYPES)
def test_a_document_that_says_the_truth_is_right(compare: Comparison) -> None:
    found = compare(document(), oracle())
    assert (found.share, found.wrong) == (1, ())
    assert found.of > 0


@pytest.mark.parametrize(
    ("compare", "changed"),
    [
        (rest_parameters, row(SAVE, parameters=[SAVE_PARTS[1]])),
        (rest_parameters, row(SAVE, parameters=[part("path", "id", "string")])),
        (rest_parameters, row(SAVE, parameters=[{**SAVE_PARTS[0], "required": False}])),
        (rest_parameters, row(SEARCH, parameters=SEARCH_PARTS[::-1])),
        (
            rest_parameters,
            row(SEARCH, parameters=[*SEARCH_PARTS[:-1], part("query", "by", "string")]),
        ),
        (
            rest_parameters,
            row(SEARCH, parameters=[*SEARCH_PARTS, part("header", "Extra", "string")]),
        ),
        (rest_statuses, row(SAVE, responses=statuses("#types/Parcel")[:1])),
        (rest_content_types, row(SAVE, content_types=["text/json"])),
        (rest_content_types, row(SAVE, body=None)),
        (rest_bodies, row(SAVE, body=None)),
        (rest_bodies, row(SAVE, parameters=[part("body", "entity", "#types/Stop")])),
        (rest_bodies, row(SEARCH, parameters=SEARCH_PARTS[1:])),
        (rest_bodies, row(SEARCH, parameters=[SEARCH_PARTS[1], SEARCH_PARTS[0]])),
        (rest_responses, row(SAVE, responses=statuses("array<#types/Parcel>"))),
        (rest_responses, row(SAVE, responses=statuses("#types/Stop"))),
        (rest_definition_fields, _WRONG_TYPE),
        (rest_definition_fields, _MORE),
        (rest_definition_fields, type_row("Stop", fields=[])),
        (rest_named_types, _MORE),
        (rest_named_types, type_row("Parcel", fields=PARCEL[1:])),
        (rest_exact_types, _WRONG_TYPE),
        (rest_exact_types, _MORE),
    ],
)
def test_what_differs_is_wrong(
    compare: Comparison, changed: OperationRow | TypeRow
) -> None:
    found = compare(document(changed), oracle())
    assert len(found.wrong) == found.of - found.right == 1
    assert found.wrong[0].expected != found.wrong[0].got


def test_a_field_is_wrong_in_every_operation_that_has_it() -> None:
    found = rest_operation_fields(document(_WRONG_TYPE), oracle())
    assert [(fact.subject, fact.expected, fact.got) for fact in found.wrong] == [
        (f"{SEARCH}#result#Weight", "int32", "int64"),
        (f"{SAVE}#body#Weight", "int32", "int64"),
        (f"{SAVE}#result#Weight", "int32", "int64"),
    ]


def test_properties_are_found_by_their_place_and_types_by_their_name() -> None:
    other = type_row("Package", fields=PARCEL)
    renamed = document(other, row(SAVE, responses=statuses("#types/Package")))
    assert rest_operation_fields(renamed, oracle()).share == 1
    assert rest_responses(renamed, oracle()).wrong[0].got == "200: Package, 404: none"
    unnamed = without(renamed, "types/Parcel")
    assert rest_named_types(unnamed, oracle()).wrong[0].got == "-"
    assert len(rest_definition_fields(unnamed, oracle()).wrong) == len(PARCEL)


def test_fields_of_the_common_base_make_no_other_structure() -> None:
    fields = [field for field in PARCEL if field["wire"] != "TableRight"]
    lacking = document(type_row("Parcel", fields=fields))
    assert rest_named_types(lacking, oracle()).share == 1
    assert rest_exact_types(lacking, oracle()).share < 1


def test_what_one_side_has_not_is_wrong() -> None:
    more = row(SAVE, id="rest/v1/Parcel/Get", method="GET")
    found = rest_operations(document(more), oracle())
    assert [(fact.subject, fact.expected) for fact in found.wrong] == [
        ("GET /api/v1/Parcel/{id}", "-")
    ]
    nothing = Document((), ())
    for compare in _OF_OPERATIONS + _OF_TYPES:
        assert compare(nothing, oracle()).right == 0


def test_definitions_that_no_operation_reaches_are_no_part_of_the_truth() -> None:
    assert sorted(name for name, _ in oracle().carriers()) == ["Parcel", "Stop"]


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (None, "none"),
        ("boolean", "bool"),
        ("int16", "int32"),
        ("uint32", "int32"),
        ("int64", "int64"),
        ("duration", "string"),
        ("any", "object"),
        ("#types/Stop", "Stop"),
        ("#types/State", "enum"),
        ("array<array<#types/Stop>>", "array<array<Stop>>"),
        ("dict<string,array<int16>>", "dict<array<int32>>"),
        ("dict<int32,dict<string,any>>", "dict<dict<object>>"),
        ("#types/Unknown", "?types/Unknown"),
    ],
)
def test_types_are_said_in_the_words_of_swagger(type_: str | None, words: str) -> None:
    assert in_swagger_words(type_, document()) == words
