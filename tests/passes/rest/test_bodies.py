"""What the body of a request is, and what types its parameters have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.model.api import RestOperation
from generator.model.expressions import notation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

AGENT = "POST /api/v1/Agents/Parcel/Send"
SAVE = "POST /api/v1/Agents/Parcel/SaveParcel"
RESOURCE = "PUT /api/v1/Parcel/{id}"
ROWS = (("ParcelId", "Integer"), ("Label", "String"))


def operation_of(build: Build, page: str, **others: str) -> RestOperation:
    built = build({"page.md": page, **others})
    (operation,) = built.api.rest.operations
    return operation


def body(operation: RestOperation) -> tuple[str, list[tuple[str, str]]]:
    request_body = operation.body
    assert request_body is not None
    parts = [part for part in operation.parameters if part.where == "body"]
    return request_body.kind.value, [(part.wire, notation(part.type)) for part in parts]


CASES: dict[str, tuple[str, dict[str, Any], tuple[str, list[tuple[str, str]]]]] = {
    "a wrapper of parameters": (
        AGENT,
        {
            "body": "request",
            "body_rows": (
                ("ParcelId", "Integer"),
                ("At", "String"),
                ("Weight", "Number"),
            ),
            "request": {
                "ParcelId": 1,
                "At": "2016-09-24T14:19:02.6500523+02:00",
                "Weight": 1.5,
            },
        },
        ("wrapper", [("ParcelId", "int32"), ("At", "date-time"), ("Weight", "double")]),
    ),
    "a dictionary that prints as some type": (
        AGENT,
        {
            "body": "request",
            "body_rows": (("Labels", "Parcel"),),
            "request": {"Labels": {"Labels1": "a", "Labels2": "b"}},
        },
        ("wrapper", [("Labels", "dict<string,string>")]),
    ),
    "an entity": (
        SAVE,
        {"body": "entity", "body_rows": ROWS, "request": {"ParcelId": 1, "Label": "x"}},
        ("value", [("entity", "#types/ParcelInfo")]),
    ),
    "an array, which only the sample shows": (
        SAVE,
        {
            "body": "entities",
            "body_rows": ROWS,
            "request": [{"ParcelId": 1, "Label": "x"}],
        },
        ("value", [("entities", "array<#types/ParcelInfo>")]),
    ),
    "ids without table and sample": (
        AGENT,
        {"body": "parcelIds", "body_text": "The primary keys."},
        ("value", [("parcelIds", "array<int32>")]),
    ),
    "text, by the media types": (
        RESOURCE,
        {
            "uid": "v1ParcelEntity_Rename",
            "body": "name",
            "content_types": "`application/json`, `text/plain`",
        },
        ("value", [("name", "string")]),
    ),
    "an image": (
        RESOURCE,
        {
            "uid": "v1ParcelEntity_SaveImage",
            "body": "image binary",
            "content_types": "`image/png`, `multipart/form-data`",
        },
        ("binary", [("image", "byte")]),
    ),
    "a stream, by the media types": (
        RESOURCE,
        {
            "uid": "v1ParcelEntity_Upload",
            "body": "content",
            "content_types": "`application/json`, `application/octet-stream`",
        },
        ("binary", [("content", "byte")]),
    ),
    "a patch": (
        "PATCH /api/v1/Parcel/{id}",
        {
            "uid": "v1ParcelEntity_PatchParcelEntity",
            "body": "changes string",
            "body_rows": (("op", "String"), ("path", "String"), ("value", "Object")),
            "request": [{"op": "add", "path": "a", "value": {}}],
        },
        ("patch", [("changes", "array<#types/JsonPatch>")]),
    ),
}


@pytest.mark.parametrize(
    ("route", "parts", "expected"), CASES.values(), ids=CASES.keys()
)
def test_the_body(
    build: Build,
    route: str,
    parts: dict[str, Any],
    expected: tuple[str, list[tuple[str, str]]],
) -> None:
    assert body(operation_of(build, rest_page(route, **parts))) == expected


def test_the_value_of_a_patch_operation_is_any_json(build: Build) -> None:
    route, parts, _ = CASES["a patch"]
    built = build({"p.md": rest_page(route, **parts)})
    (patch,) = (type_ for type_ in built.api.types if type_.id == "types/JsonPatch")
    assert [(field.wire, notation(field.type)) for field in patch.fields] == [
        ("op", "#types/JsonPatchOperation"),
        ("path", "string"),
        ("value", "any"),
    ]


def test_the_soap_operation_of_the_same_name_gives_the_types_of_parameters(
    build: Build,
) -> None:
    page = rest_page(
        AGENT,
        body="request",
        body_rows=(("Speed", "String"), ("Parcels", "Array")),
        request={"Speed": "Slow", "Parcels": None},
    )
    soap = pages.operation_page(
        "Services88/Parcel/Send",
        '<n:Speed xsi:type="n:Speed">Slow</n:Speed>'
        '<n:Parcels xsi:type="n:ArrayOfParcel"><n:Parcel xsi:type="n:Parcel">'
        '<n:ParcelId xsi:type="xsd:int">0</n:ParcelId></n:Parcel></n:Parcels>',
    )
    operation = operation_of(build, page, **{"soap.md": soap})
    assert body(operation)[1] == [
        ("Speed", "#types/Speed"),
        ("Parcels", "array<#types/Parcel>"),
    ]


def test_the_only_parameter_under_another_name_is_the_same_parameter(
    build: Build,
) -> None:
    rows = (("ParcelId", "Integer"), ("SpeedOfIt", "String"))
    soap = pages.operation_page(
        "Services88/Parcel/Send",
        '<n:ParcelId xsi:type="xsd:int">0</n:ParcelId>'
        '<n:Speed xsi:type="n:Speed">Slow</n:Speed>',
    )
    page = rest_page(AGENT, body="request", body_rows=rows)
    assert body(operation_of(build, page, **{"soap.md": soap}))[1] == [
        ("ParcelId", "int32"),
        ("SpeedOfIt", "#types/Speed"),
    ]


def test_a_cell_that_contradicts_soap_wins(build: Build) -> None:
    page = rest_page(AGENT, body="request", body_rows=(("Speed", "Integer"),))
    soap = pages.operation_page(
        "Services88/Parcel/Send", '<n:Speed xsi:type="n:Speed">Slow</n:Speed>'
    )
    assert body(operation_of(build, page, **{"soap.md": soap}))[1] == [
        ("Speed", "int32")
    ]


def test_the_same_operation_of_any_agent_gives_the_body_of_a_resource(
    build: Build,
) -> None:
    page = rest_page(RESOURCE, uid="v1Parcel_SendMany", body="labels")
    soap = pages.operation_page(
        "Services88/Mail/SendMany",
        '<n:Labels xsi:type="arr:ArrayOfstring"><arr:string xsi:type="xsd:string">'
        "</arr:string></n:Labels>",
    )
    operation = operation_of(build, page, **{"soap.md": soap})
    assert body(operation) == ("value", [("labels", "array<string>")])


def test_null_is_allowed_where_dot_net_has_a_reference_type(build: Build) -> None:
    rows = (("A", "Integer"), ("B", "String"), ("C", "Array"), ("D", "Boolean"))
    page = rest_page(AGENT, body="request", body_rows=rows)
    parts = [
        parameter
        for parameter in operation_of(build, page).parameters
        if parameter.where == "body"
    ]
    assert [(part.wire, part.nillable) for part in parts] == [
        ("A", False),
        ("B", True),
        ("C", True),
        ("D", False),
    ]


def test_path_parameters_are_in_the_order_of_the_route(build: Build) -> None:
    page = rest_page(
        "GET /api/v1/Parcel/{first}/{second}/{third}",
        uid="v1Parcel_Get",
        path=(("second", "int32", "**Required**"), ("first", "string", "**Required**")),
        query=(("kind", "Enum: Small, Big"), ("$top", "int32"), ("ids", "array")),
    )
    operation = operation_of(build, page)
    assert [(p.where, p.wire, notation(p.type)) for p in operation.parameters[:6]] == [
        ("path", "first", "string"),
        ("path", "second", "int32"),
        ("path", "third", "string"),
        ("query", "kind", "#types/ParcelKind"),
        ("query", "$top", "int32"),
        ("query", "ids", "array<string>"),
    ]
