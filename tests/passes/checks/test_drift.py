"""A page and a document of one operation that disagree: both places, and the one that is believed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from generator.model.lint.defects import Defect
from generator.model.sources import ONE_SOURCE, GivenSource, Sources
from generator.passes import build_api
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.drift.fields import drifted_fields
from generator.passes.checks.drift.parameters import drifted_parameters
from generator.reader.read import read_page

PAGE = """---
title: GET Boat/{id}
uid: v1BoatEntity_GetBoat
---

# GET Boat/{id}

```http
GET /api/v1/Boat/{id}
```

Gives a boat.

## Path Part

| Path Part | Type | Description |
|-----------|------|-------------|
| id | int32 | The boat. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|----------------|------|-------------|
| sails | int32 | Which ones. |

## Request Headers

| Parameter Name | Description |
|----------------|-------------|
| Authorization | Who asks. |
| SO-Language | In which language. |

## Response:

| Response | Description |
|----------------|-------------|
| 200 | OK |

### Response body: Boat

| Property Name | Type | Description |
|----------------|------|--------------|
| Name | String | What it is called. |
| Length | Integer | In feet. |
| Owner | Person | Whose it is. |
"""
BOAT = {
    "Name": {"type": "string"},
    "Length": {"type": "integer", "format": "int32"},
    "Owner": {"$ref": "#/definitions/Crm.Person"},
}
PARAMETERS = [
    {"name": "id", "in": "path", "required": True, "type": "integer"},
    {"name": "sails", "in": "query", "required": False, "type": "integer"},
    {"name": "SO-Language", "in": "header", "type": "string"},
]


def document(
    parameters: Iterable[dict[str, Any]] = PARAMETERS,
    *,
    route: str = "/api/v1/Boat/{id}",
    statuses: Iterable[str] = ("200",),
    fields: dict[str, Any] = BOAT,
) -> str:
    schema = {"$ref": "#/definitions/Crm.Boat"}
    return json.dumps(
        {
            "swagger": "2.0",
            "info": {"title": "Boats", "version": "v1"},
            "paths": {
                route: {
                    "get": {
                        "operationId": "v1BoatEntity_GetBoat",
                        "tags": ["Boat"],
                        "parameters": list(parameters),
                        "responses": {
                            status: {"description": "OK", "schema": schema}
                            for status in statuses
                        },
                    }
                }
            },
            "definitions": {
                "Crm.Boat": {"type": "object", "properties": fields},
                "Crm.Person": {
                    "type": "object",
                    "properties": {"PersonId": {"type": "integer"}},
                },
            },
        },
        indent=1,
    )


def defects(
    page: str, stated: str, sources: Sources = ONE_SOURCE
) -> tuple[Defect, ...]:
    texts = {"restful/boat.md": page, "swagger.json": stated}
    pages = [read_page(path, text.encode()) for path, text in texts.items()]
    built = build_api(pages, sources=sources)
    docs = CheckedDocs(
        {page.path: page for page in pages},
        built.api,
        built.diagnostics,
        built.ages,
        sources,
        frozenset(texts),
    )
    return (*drifted_parameters(docs), *drifted_fields(docs))


def without(name: str) -> list[dict[str, Any]]:
    return [each for each in PARAMETERS if each["name"] != name]


def test_where_both_agree_there_is_nothing() -> None:
    assert defects(PAGE, document()) == ()


@pytest.mark.parametrize(
    ("page", "stated", "expected"),
    [
        (
            PAGE,
            document(without("sails")),
            ("drift-parameter-unknown", "rest/v1/Boat/GetBoat#param/sails", "| sails |", '"get"'),
        ),
        (
            PAGE.replace("| sails | int32 | Which ones. |\n", ""),
            document(),
            ("drift-parameter-undocumented", "rest/v1/Boat/GetBoat#param/sails", "GET /api", '{'),
        ),
        (
            PAGE.replace("| sails |", "| Sails |"),
            document(),
            ("drift-parameter-case", "rest/v1/Boat/GetBoat#param/Sails", "| Sails |", "{"),
        ),
        (
            PAGE.replace("Which ones.", "**Required** Which ones."),
            document(),
            ("drift-parameter-required", "rest/v1/Boat/GetBoat#param/sails", "| sails |", "{"),
        ),
        (
            PAGE.replace("| sails | int32 |", "| sails | string |"),
            document(),
            ("drift-parameter-type", "rest/v1/Boat/GetBoat#param/sails", "| sails |", "{"),
        ),
        (
            PAGE,
            document(route="/api/v1/Boat/{boat}"),
            ("drift-parameter-name", "rest/v1/Boat/GetBoat#param/id", "GET /api", '"get"'),
        ),
        (
            PAGE,
            document(statuses=("200", "202")),
            ("drift-status", "rest/v1/Boat/GetBoat#result/202", "GET /api", '"202"'),
        ),
        (
            PAGE,
            document(fields={**BOAT, "Berth": {"type": "string"}}),
            ("drift-field-undocumented", "types/Boat#field/Berth", "## Response", '"Berth"'),
        ),
        (
            PAGE.replace("| Owner |", "| Berth | String | Where. |\n| Owner |"),
            document(),
            ("drift-field-unknown", "types/Boat#field/Berth", "| Berth |", '"Crm.Boat"'),
        ),
        (
            PAGE.replace("| Length | Integer", "| Length | String"),
            document(),
            ("drift-field-type", "types/Boat#field/Length", "| Length |", '"Length"'),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_differs_has_both_places_and_the_document_is_believed(
    page: str, stated: str, expected: tuple[str, str, str, str]
) -> None:
    id_, subject, on_page, in_document = expected

    (defect,) = defects(page, stated)

    assert (defect.id, defect.subject) == (id_, subject)
    assert defect.other is not None
    assert defect.believed == defect.other
    assert defect.place.path == "restful/boat.md"
    assert on_page in page.splitlines()[defect.place.line - 1]
    assert defect.other.path == "swagger.json"
    assert in_document in stated.splitlines()[defect.other.line - 1]


def test_a_body_that_only_the_document_has() -> None:
    body = {"name": "boat", "in": "body", "schema": {"$ref": "#/definitions/Crm.Boat"}}

    (defect,) = defects(PAGE, document([*PARAMETERS, body]))

    assert (defect.id, defect.subject) == ("drift-body", "rest/v1/Boat/GetBoat#body")


def test_a_newer_page_is_believed() -> None:
    sources = Sources(
        (GivenSource("swagger.json", 0), GivenSource("restful/", 1)),
        {"swagger.json": 0, "restful/boat.md": 1},
    )

    (defect,) = defects(PAGE, document(without("sails")), sources)

    assert defect.place.path == "swagger.json"
    assert defect.believed == defect.other
    assert defect.cause == "older source"


def test_a_header_of_all_pages_is_one_cause() -> None:
    (defect,) = defects(PAGE, document(without("SO-Language")))

    assert (defect.id, defect.cause) == (
        "drift-parameter-unknown",
        "header so-language",
    )


def test_headers_of_content_and_of_security_are_no_parameters() -> None:
    stated = json.loads(document(without("SO-Language")))
    stated["securityDefinitions"] = {
        "language": {"type": "apiKey", "in": "header", "name": "so-language"}
    }

    assert defects(PAGE, json.dumps(stated, indent=1)) == ()


def test_the_table_of_another_type_is_not_compared() -> None:
    page = PAGE.replace("| Name |", "| Mast |").replace("| Length |", "| Keel |")

    assert defects(page, document()) == ()


def test_a_route_of_other_words_is_another_operation() -> None:
    assert defects(PAGE, document(route="/api/v1/Ship/{id}")) == ()


def test_defects_are_values_that_travel() -> None:
    found = defects(PAGE, document(without("sails")))

    data = msgspec.msgpack.encode(found)

    assert msgspec.msgpack.decode(data, type=tuple[Defect, ...]) == found
