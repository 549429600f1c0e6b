"""The shape on the wire of what pages show: names of types do not matter, values and cells do."""

from __future__ import annotations

import pytest
from accuracy.rest_of_parcels import (
    PARCEL,
    PARCEL_SAMPLE,
    SEARCH,
    SEARCH_PARTS,
    document,
    field,
    oracle,
    page,
    part,
    row,
    statuses,
    type_row,
)

from benchmarks.accuracy_scores.document import Document, TypeRow
from benchmarks.accuracy_scores.rest_shapes import rest_shapes
from benchmarks.accuracy_scores.score import Score
from generator.model.facts import PageFacts


def _score(found: Document, *pages: PageFacts) -> Score:
    return rest_shapes(found, oracle(), pages or [page()])


def _parcel(*changed: dict[str, object]) -> TypeRow:
    fields = {str(field["wire"]): field for field in (*PARCEL, *changed)}
    return type_row("Parcel", fields=list(fields.values()))


def test_every_place_that_a_page_shows_is_counted_once() -> None:
    found = _score(document())
    places = (
        "body State Sent result [] Weight State Stops Stops[] Place Labels {} Sender"
    )
    assert (found.right, found.of) == (len(places.split()), len(places.split()))


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (field("Weight", "string"), "Weight"),
        (field("Weight", "double"), "Weight"),
        (field("Weight", "any"), "Weight"),
        (field("State", "int32"), "State"),
        (field("Stops", "#types/Stop"), "Stops"),
        (field("Stops", "array<string>"), "Stops[]"),
        (field("Labels", "#types/Stop"), "Labels"),
        (field("Labels", "dict<string,int32>"), "Labels{}"),
    ],
)
def test_another_shape_is_wrong(changed: dict[str, object], place: str) -> None:
    (wrong,) = _score(document(_parcel(changed))).wrong
    assert wrong.subject == f"{SEARCH}#result[]/{place}"


def test_names_of_types_and_sharper_scalars_are_no_other_shape() -> None:
    found = document(
        type_row("Invented", fields=[field("Place", "duration")]),
        _parcel(
            field("Stops", "array<#types/Invented>"),
            field("State", "string"),
            field("Weight", "int64"),
        ),
    )
    assert _score(found).share == 1


def test_null_shows_that_there_is_a_field_and_not_what_it_is() -> None:
    assert _score(document(_parcel(field("Sender", "any")))).share == 1
    lacking = type_row("Parcel", fields=PARCEL[:4])
    assert [fact.got for fact in _score(document(lacking)).wrong] == ["-"]


def test_the_body_of_a_wrapper_is_an_object_of_its_parameters() -> None:
    parts = [part("body", "State", "int32"), *SEARCH_PARTS[1:]]
    (wrong,) = _score(document(row(SEARCH, parameters=parts))).wrong
    assert (wrong.subject, wrong.got) == (f"{SEARCH}#body/State", "integer")


def test_a_value_shows_nothing_where_it_contradicts_the_truth() -> None:
    odd = page(response=[PARCEL_SAMPLE | {"Weight": "heavy"}], rows=())
    found = _score(document(_parcel(field("Weight", "string"))), odd)
    assert found.share == 1


def test_a_list_is_another_shape_than_its_item() -> None:
    found = document(row(SEARCH, responses=statuses("#types/Parcel")))
    assert f"{SEARCH}#result" in {fact.subject for fact in _score(found).wrong}


def test_older_pages_show_nothing() -> None:
    assert _score(document(), page("2022/search.md")).of == 0
