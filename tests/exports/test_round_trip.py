"""Every fact of a model that a round trip through OpenAPI changes is listed by its kind."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.exports.round_trip import (
    RoundTrip,
    compare_round_trip,
    lost_line,
    round_trip_lines,
)

Json = dict[str, Any]

_ID = "rest/v1/Parcel/Get"


def _document() -> Json:
    return {
        "schema": 1,
        "operations": [
            {
                "id": _ID,
                "protocol": "rest",
                "agent": "Parcel",
                "description": "Words.",
                "soap_action": None,
                "parameters": [
                    {"wire": "id", "in": "path", "type": "int32", "required": True},
                    {"wire": "by", "in": "query", "type": "string", "required": False},
                ],
                "body": {"wire": "entity", "kind": "value", "content_types": ["a/b"]},
                "responses": [{"status": 200, "type": "#types/Parcel"}],
                "pages": [{"path": "parcel.md", "line": 1}],
            },
            {"id": "soap/V1/Parcel/Get", "protocol": "soap", "agent": "Parcel"},
        ],
        "types": [
            {
                "id": "types/Parcel",
                "wire": "Parcel",
                "kind": "object",
                "same_as": "types/V1/Parcel",
                "fields": [{"wire": "Weight", "type": "int32", "nillable": False}],
                "members": [],
            },
            {
                "id": "types/State",
                "wire": "State",
                "kind": "enum",
                "fields": [],
                "members": [
                    {"wire": "Sent", "number": 1},
                    {"wire": "Lost", "number": 2},
                ],
            },
            {"id": "types/V1/Parcel", "wire": "Parcel", "kind": "object"},
        ],
        "archives": [],
        "diagnostics": [{"id": "page-outdated"}],
    }


def _after(change: Callable[[Json], None]) -> RoundTrip:
    after = copy.deepcopy(_document())
    change(after)
    return compare_round_trip(_document(), after)


def test_the_same_model_loses_nothing() -> None:
    trip = compare_round_trip(_document(), _document())
    assert trip.lost == ()
    assert trip.counts["operations"] == 1
    assert trip.counts["types"] == 2
    assert trip.counts["types.members.number"] == 2
    assert trip.counts["operations.parameters.order"] == 1


def _set(section: str, place: list[Any], value: Any) -> Callable[[Json], None]:
    def change(document: Json) -> None:
        target = document[section]
        for step in place[:-1]:
            target = target[step]
        target[place[-1]] = value

    return change


@pytest.mark.parametrize(
    ("section", "place", "kind"),
    [
        ("operations", [0, "description"], "operations.description"),
        ("operations", [0, "parameters", 0, "type"], "operations.parameters.type"),
        (
            "operations",
            [0, "parameters", 1, "required"],
            "operations.parameters.required",
        ),
        ("operations", [0, "body", "kind"], "operations.body.kind"),
        ("operations", [0, "body", "content_types"], "operations.body.content_types"),
        ("operations", [0, "responses", 0, "type"], "operations.responses.type"),
        ("types", [0, "kind"], "types.kind"),
        ("types", [0, "fields", 0, "type"], "types.fields.type"),
        ("types", [0, "fields", 0, "nillable"], "types.fields.nillable"),
        ("types", [1, "members", 1, "number"], "types.members.number"),
    ],
)
def test_a_fact_that_changes_is_listed(
    section: str, place: list[Any], kind: str
) -> None:
    (lost,) = _after(_set(section, place, "other")).lost
    assert (lost.kind, lost.after) == (kind, '"other"')
    assert lost.reason == "unexplained"


def test_another_order_is_a_difference() -> None:
    trip = _after(lambda document: document["operations"][0]["parameters"].reverse())
    (lost,) = trip.lost
    assert (lost.kind, lost.place) == ("operations.parameters.order", _ID)
    assert (lost.before, lost.after) == ("path id, query by", "query by, path id")


def test_what_only_one_side_has_is_listed_with_all_its_facts() -> None:
    trip = _after(lambda document: document["types"].pop(1))
    assert {lost.after for lost in trip.lost} == {""}
    assert {lost.kind for lost in trip.lost} == {
        "types",
        "types.kind",
        "types.wire",
        "types.fields",
        "types.members",
        "types.members.number",
        "types.members.order",
    }
    added = compare_round_trip({}, _document())
    assert len(added.lost) == sum(added.counts.values())


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("operations", [0, "pages"]),
        ("operations", [0, "soap_action"]),
        ("operations", [1, "agent"]),
        ("types", [0, "same_as"]),
        ("types", [2, "kind"]),
    ],
)
def test_pages_and_soap_are_no_part_of_it(section: str, place: list[Any]) -> None:
    assert _after(_set(section, place, "other")).lost == ()


def test_the_table_has_the_kinds_with_reasons_and_examples() -> None:
    trip = _after(_set("types", [0, "kind"], "enum"))
    place = 'types/Parcel: "object" → "enum"'
    assert list(round_trip_lines(trip)) == [
        "32 of 33 facts are the same after the round trip",
        "       1 of 2      types.kind: unexplained",
        f"         {place}",
    ]
    assert lost_line(trip.lost[0]) == place
