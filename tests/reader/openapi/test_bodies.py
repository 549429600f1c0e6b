"""Bodies of requests and answers, with their media types and examples."""

from __future__ import annotations

from typing import Any

import pytest
from reader.openapi.documents import (
    document,
    facts_of,
    names_of,
    operation_of,
    read,
    reported,
    with_operation,
)

from generator.model.openapi_facts import OpenApiBody, OpenApiResponse, SchemaType

JSON = "application/json"
MULTIPART = "multipart/form-data"
URL_ENCODED = "application/x-www-form-urlencoded"


def body_of(source: dict[str, Any]) -> OpenApiBody:
    body = operation_of(source).body
    assert body is not None
    return body


def form(*parameters: dict[str, Any], **parts: Any) -> dict[str, Any]:
    stated = [{"in": "formData", **parameter} for parameter in parameters]
    return with_operation(2, parameters=stated, **parts)


@pytest.mark.parametrize(
    ("of_operation", "of_document", "names"),
    [
        (None, None, [JSON]),
        (["a/b", "c/d"], None, ["a/b", "c/d"]),
        (None, ["a/b"], ["a/b"]),
        (["c/d"], ["a/b"], ["c/d"]),
        ([], ["a/b"], ["a/b"]),
    ],
)
def test_a_body_parameter_has_what_its_operation_consumes(
    of_operation: list[str] | None, of_document: list[str] | None, names: list[str]
) -> None:
    parameter = {
        "name": "parcel",
        "in": "body",
        "required": True,
        "description": "The parcel",
        "schema": {"type": "string"},
    }
    source = with_operation(2, parameters=[parameter], consumes=of_operation)
    body = body_of({**source, "consumes": of_document})
    assert (body.wire, body.required) == ("parcel", True)
    assert body.text is not None
    assert body.text.raw == "The parcel"
    assert names_of(body.content) == names
    assert all(each.schema and each.schema.types for each in body.content)
    assert operation_of(source).parameters == ()


@pytest.mark.parametrize(
    ("consumes", "has_file", "names"),
    [
        ([], False, [URL_ENCODED]),
        ([], True, [MULTIPART]),
        ([MULTIPART, URL_ENCODED, JSON], False, [MULTIPART, URL_ENCODED]),
        ([MULTIPART, URL_ENCODED], True, [MULTIPART]),
        ([JSON], False, [URL_ENCODED]),
        (
            ["Multipart/Form-Data; boundary=x"],
            True,
            ["Multipart/Form-Data; boundary=x"],
        ),
    ],
)
def test_parameters_of_a_form_are_fields(
    consumes: list[str], has_file: bool, names: list[str]
) -> None:
    kind = {"type": "file", "format": "f"} if has_file else {"type": "string"}
    note = {"name": "note", "type": "string", "description": "Words", "required": True}
    body = body_of(form({"name": "label", **kind}, note, consumes=consumes))
    assert names_of(body.content) == names
    assert (body.wire, body.required) == (None, True)
    schema = body.content[0].schema
    assert schema is not None
    assert [(each.wire, each.required) for each in schema.fields] == [
        ("label", False),
        ("note", True),
    ]
    label, note_field = (each.schema for each in schema.fields)
    assert label.types == (SchemaType.FILE if has_file else SchemaType.STRING,)
    assert label.format == ("f" if has_file else "")
    assert note_field.text is not None
    assert note_field.text.raw == "Words"


def test_a_field_of_a_form_that_cannot_be_sent_is_left_out() -> None:
    field = {"name": "a b", "type": "string"}
    source = form(field, {"name": "c", "type": "string"})
    (content,) = body_of(source).content
    assert content.schema is not None
    assert [each.wire for each in content.schema.fields] == ["c"]
    assert reported(source) == [("openapi-name", 1, "a b")]
    source = form({**field, "required": True})
    assert facts_of(source).operations == ()
    assert [case.id for case in read(source).diagnostics] == [
        "openapi-name",
        "openapi-operation",
    ]


@pytest.mark.parametrize(
    ("of_body", "of_operation", "name"),
    [
        ({}, {}, None),
        ({"x-name": "parcel"}, {}, "parcel"),
        ({"x-bodyName": "parcel"}, {}, "parcel"),
        ({}, {"x-codegen-request-body-name": "parcel"}, "parcel"),
        ({"x-name": "no name"}, {"x-codegen-request-body-name": "parcel"}, "parcel"),
    ],
)
def test_converters_keep_the_name_of_a_body(
    of_body: dict[str, str], of_operation: dict[str, str], name: str | None
) -> None:
    content: dict[str, Any] = {
        JSON: {"schema": {"type": "array", "items": {}}},
        "text/plain": {},
    }
    request: dict[str, Any] = {"content": content, "description": "Parcels", **of_body}
    body = body_of(with_operation(requestBody=request, **of_operation))
    assert (body.wire, body.required) == (name, False)
    assert names_of(body.content) == [JSON, "text/plain"]
    assert [each.schema is None for each in body.content] == [False, True]


def test_a_body_is_kept_whatever_the_method() -> None:
    parameter = {"name": "key", "in": "body", "schema": {"type": "string"}}
    item: dict[str, Any] = {"delete": {"parameters": [parameter], "responses": {}}}
    operation = operation_of(document(2, paths={"/parcels": item}))
    assert operation.body is not None
    assert (operation.method, operation.body.wire) == ("DELETE", "key")


def test_media_types_have_their_examples() -> None:
    examples = {
        "first": {"value": {"a": 1}},
        "second": {"$ref": "#/components/examples/shared"},
        "outside": {"externalValue": "https://x.example/a.json"},
    }
    content = {JSON: {"example": None, "examples": examples}}
    source = with_operation(requestBody={"content": content})
    source["components"] = {"examples": {"shared": {"value": [1]}}}
    (media_type,) = body_of(source).content
    assert len(media_type.examples) == 3


def responses_of(source: dict[str, Any]) -> tuple[OpenApiResponse, ...]:
    return operation_of(source).responses


def test_answers_of_swagger_have_what_the_operation_produces() -> None:
    answer: dict[str, Any] = {
        "description": "All parcels",
        "schema": {"type": "array", "items": {}},
        "examples": {"text/json": [1], "text/csv": "1"},
    }
    source = with_operation(2, responses={200: answer, "404": {"description": "None"}})
    source = {**source, "produces": [JSON, "text/json"]}
    found, missing = responses_of(source)
    assert (found.status, missing.status) == ("200", "404")
    assert names_of(found.content) == [JSON, "text/json", "text/csv"]
    assert [len(each.examples) for each in found.content] == [0, 1, 1]
    assert missing.content == ()
    assert found.text is not None
    assert found.text.raw == "All parcels"


def test_an_answer_without_a_media_type_is_json() -> None:
    (found,) = responses_of(with_operation(2, responses={"200": {"schema": {}}}))
    assert names_of(found.content) == [JSON]


def test_an_answer_of_swagger_may_be_a_file() -> None:
    source = with_operation(
        2, responses={"200": {"schema": {"type": "file"}}}, produces=["a/b"]
    )
    (found,) = responses_of(source)
    assert found.content[0].schema is not None
    assert found.content[0].schema.types == (SchemaType.FILE,)


@pytest.mark.parametrize(
    ("written", "status"),
    [("200", "200"), ("2XX", "2XX"), ("5xx", "5XX"), ("default", "default")],
)
def test_statuses_have_a_form(written: str, status: str) -> None:
    (found,) = responses_of(with_operation(responses={written: {}, "x-a": {}}))
    assert found.status == status


@pytest.mark.parametrize(
    "status", ["200 or PWN", "20", "2000", "600", "2X", "Default", "200\n"]
)
def test_a_status_that_is_none_is_left_out(status: str) -> None:
    source = with_operation(responses={status: {}})
    assert responses_of(source) == ()
    assert reported(source) == [("openapi-content", 1, status)]
