"""What an operation answers with, as pages of each generation say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from support.rest_pages import rest_page

from generator.model.api import Operation
from generator.model.expressions import notation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

ROUTE = "POST /api/v1/Agents/Parcel/GetParcel"
PARCEL = (("ParcelId", "int32"), ("Label", "string"))
PARCEL_SAMPLE = {"ParcelId": 1, "Label": "a"}


def operation_of(
    built: Built, id_: str = "rest/v1/Agents/Parcel/GetParcel"
) -> Operation:
    (match,) = (operation for operation in built.api.operations if operation.id == id_)
    return match


def result(build: Build, **parts: Any) -> tuple[str, str]:
    operation = operation_of(build({"p.md": rest_page(ROUTE, **parts)}))
    return operation.result_kind.value, (
        notation(operation.result) if operation.result else ""
    )


CASES: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "a number": (
        {"heading": "int32", "response_body": "int32", "response": 5},
        ("json", "int32"),
    ),
    "a named type": (
        {"response_body": "Parcel", "rows": PARCEL, "response": PARCEL_SAMPLE},
        ("json", "#types/Parcel"),
    ),
    "an array of numbers, by its sample": (
        {"heading": "array", "response_body": "array", "response": [1, 2]},
        ("json", "array<int32>"),
    ),
    "a dictionary, by its invented keys": (
        {"heading": "object", "response_body": "object", "response": {"1": "x"}},
        ("json", "dict<string,string>"),
    ),
    "a dictionary of values that the sample does not show": (
        {
            "heading": "object",
            "response_body": "object",
            "response": {"1": "An object of some kind"},
        },
        ("json", "dict<string,any>"),
    ),
    "an object of an old page, by its sample": (
        {
            "old": True,
            "heading": " object",
            "response_body": "object",
            "rows": PARCEL,
            "response": PARCEL_SAMPLE,
        },
        ("json", "#types/ParcelInfo"),
    ),
    "a dictionary whose values the table describes": (
        {
            "heading": "object",
            "response_body": "object",
            "rows": PARCEL,
            "response": {"fieldName": PARCEL_SAMPLE},
        },
        ("json", "dict<string,#types/ParcelInfo>"),
    ),
    "an array whose items the table describes": (
        {
            "heading": "array",
            "response_body": "array",
            "rows": PARCEL,
            "response": [PARCEL_SAMPLE],
        },
        ("json", "array<#types/ParcelInfo>"),
    ),
    "no content, whatever type is named": (
        {"response_body": "TableRight", "statuses": [(204, "No Content")]},
        ("none", ""),
    ),
    "no success at all": (
        {"response_body": "RecurrenceInfo", "statuses": [(404, "Gone")]},
        ("none", ""),
    ),
    "a stream": (
        {"heading": "byte", "response_body": "byte", "response": "GIF89...."},
        ("binary", "byte"),
    ),
    "a stream of an old page, by the media types": (
        {"old": True, "accept": "`application/json`, `image/png`"},
        ("binary", "byte"),
    ),
    "an OData list": (
        {
            "response_body": "ParcelList",
            "rows": (("odata.nextLink", "string"), ("value", "array")),
            "response": {"odata.nextLink": "x", "value": [{"PrimaryKey": 1}]},
        },
        ("rows", "#types/ParcelList"),
    ),
    "the sample of a success after an error": (
        {
            "heading": "bool",
            "response_body": "bool",
            "statuses": [(404, "Gone"), (200, "OK")],
            "response": True,
        },
        ("json", "boolean"),
    ),
}


@pytest.mark.parametrize(("parts", "expected"), CASES.values(), ids=CASES.keys())
def test_the_result(
    build: Build, parts: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert result(build, **parts) == expected


def test_a_placeholder_is_the_type_with_the_same_properties(build: Build) -> None:
    pages = {
        "a.md": rest_page(ROUTE, response_body="Parcel", rows=PARCEL),
        "b.md": rest_page(
            "POST /api/v1/Agents/Parcel/FindParcel",
            response_body="RecurrenceInfo",
            rows=PARCEL,
        ),
    }
    operation = operation_of(build(pages), "rest/v1/Agents/Parcel/FindParcel")
    assert operation.result is not None
    assert notation(operation.result) == "#types/Parcel"


def test_pages_without_content_show_which_names_are_placeholders(build: Build) -> None:
    pages = {
        "a.md": rest_page(
            "POST /api/v1/Agents/Parcel/Send",
            response_body="Aardvark",
            statuses=[(204, "No Content")],
        ),
        "b.md": rest_page(ROUTE, response_body="Aardvark", rows=PARCEL),
    }
    built = build(pages)
    assert "types/Aardvark" not in {type_.id for type_ in built.api.types}
    assert [type_.id for type_ in built.api.types] == ["types/ParcelInfo"]


def test_all_statuses_are_kept_and_only_the_success_has_a_type(build: Build) -> None:
    page = rest_page(
        ROUTE,
        heading="int32",
        statuses=[(304, "Not modified"), (200, "The number"), (404, "Not found")],
        response=1,
    )
    operation = operation_of(build({"p.md": page}))
    statuses = [
        (r.code, notation(r.type) if r.type else None) for r in operation.responses
    ]
    assert statuses == [(304, None), (200, "int32"), (404, None)]
    assert operation.returns is not None
    assert operation.returns.raw == "The number"


def test_the_newest_generation_of_an_operation_wins(build: Build) -> None:
    pages = {
        "2022.md": rest_page(ROUTE, old=True, heading=" int32", response=1),
        "2023.md": rest_page(ROUTE, heading="string", response="a"),
    }
    built = build(pages)
    operation = operation_of(built)
    assert operation.result is not None
    assert notation(operation.result) == "string"
    assert not built.diagnostics


def test_two_pages_of_the_same_generation_are_reported(build: Build) -> None:
    built = build({"a.md": rest_page(ROUTE), "b.md": rest_page(ROUTE)})
    assert [(diagnostic.id, diagnostic.path) for diagnostic in built.diagnostics] == [
        ("rest-duplicate-operation", "b.md")
    ]


@pytest.mark.parametrize(
    ("description", "is_deprecated"),
    [("Deprecated: use Find.", True), ("Finds what is deprecated.", False)],
)
def test_the_description_of_a_page_states_that_its_operation_is_deprecated(
    build: Build, description: str, is_deprecated: bool
) -> None:
    built = build({"p.md": rest_page(ROUTE, description=description)})
    assert operation_of(built).is_deprecated is is_deprecated
