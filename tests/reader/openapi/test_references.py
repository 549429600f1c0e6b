"""`$ref`: followed in the document, kept for other files, and refused where it leads out of the docs."""

from __future__ import annotations

from typing import Any

import pytest
from reader.openapi.documents import (
    document,
    facts_of,
    operation_of,
    read,
    reported,
    schema_of,
    with_operation,
    with_schema,
)

from generator.model.openapi_facts import Reference, Schema
from generator.reader.openapi.references import place_of, reference
from generator.reader.page.tree import Mapping


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#/a/b", Reference("", "/a/b")),
        ("#", Reference("", "")),
        ("parcel.yaml", Reference("parcel.yaml", "")),
        ("./parcel.yaml#/A", Reference("parcel.yaml", "/A")),
        ("../x/../parcel.json#/a~1b/c~0d", Reference("../parcel.json", "/a~1b/c~0d")),
        ("a%20b.yaml#/c%7Bd%7D", Reference("a b.yaml", "/c{d}")),
        ("%2e%2e/%2e%2e/secret.yaml", Reference("../../secret.yaml", "")),
        ("a/../../../../etc/passwd", Reference("../../../etc/passwd", "")),
    ],
)
def test_a_reference_is_a_file_and_a_pointer(written: str, expected: Reference) -> None:
    assert reference(written) == expected


OUTSIDE = [
    "https://x.example/a.yaml", "HTTP://x.example/a.yaml#/A", "file:///etc/passwd", "//x.example/a.yaml", "/etc/passwd",
    "C:/a.yaml", "c:a.yaml", "..\\a.yaml", "%2Fetc/passwd", "a%5Cb.yaml", "a%00b", "urn:example:a", "\x1b[31m.yaml",
    "https%3A//x.example/a.yaml",
]  # fmt: skip


@pytest.mark.parametrize("written", OUTSIDE)
def test_a_reference_out_of_the_docs_is_reported_and_not_followed(written: str) -> None:
    assert reference(written) is None
    source = with_schema({"properties": {"a": {"$ref": written}}})
    (named,) = facts_of(source).schemas
    assert named.schema.fields[0].schema == Schema(1)
    assert [id_ for id_, _, _ in reported(source)] == ["openapi-reference-outside"]


def test_a_pointer_leads_through_objects_and_lists() -> None:
    root = Mapping({"a/b": [Mapping({"~": "found"}, 5)], "": "empty"})
    for pointer, value in (("/a~1b/0/~0", "found"), ("/", "empty")):
        place = place_of(root, pointer)
        assert place is not None
        assert place.value == value
    for pointer in (
        "/a",
        "/a~1b/1",
        "/a~1b/00",
        "/a~1b/-",
        "/a~1b/0/x",
        "//",
        "a",
        "/a~1b/x",
    ):
        assert place_of(root, pointer) is None, pointer


def test_a_schema_that_another_document_may_have_is_no_fault_of_this_one() -> None:
    missing = {"$ref": "#/components/schemas/None"}
    source = with_schema({"properties": {"a": missing, "b": missing}})
    (schema,) = facts_of(source).schemas
    references = [each.schema.reference for each in schema.schema.fields]
    assert references == [Reference("", "/components/schemas/None")] * 2
    assert reported(source) == []


def test_a_schema_at_another_place_becomes_a_named_one() -> None:
    answer = {"schema": {"properties": {"size": {"type": "integer"}}}}
    source = with_operation(2, responses={"200": answer, "201": {
        "schema": {"$ref": "#/paths/~1parcels/post/responses/200/schema/properties/size"}
    }})  # fmt: skip
    (named,) = facts_of(source).schemas
    assert named.pointer == "/paths/~1parcels/post/responses/200/schema/properties/size"
    assert named.name.raw == "size"
    assert named.schema.types


def test_schemas_may_refer_to_themselves() -> None:
    this = {"$ref": "#/components/schemas/Parcel"}
    read = schema_of({"properties": {"next": this}, "allOf": [this]})
    assert read.fields[0].schema.reference == read.all_of[0].reference
    assert schema_of(this).reference == Reference("", "/components/schemas/Parcel")


def components(**parts: Any) -> dict[str, Any]:
    return {
        "parameters": {"Kind": {"name": "kind", "in": "query", "schema": {}}},
        "requestBodies": {"New": {"content": {"a/b": {}}}},
        "responses": {"Done": {"description": "Done"}},
        **parts,
    }


def test_other_parts_of_the_document_are_followed() -> None:
    source = with_operation(
        parameters=[{"$ref": "#/components/parameters/Kind"}],
        requestBody={"$ref": "#/components/requestBodies/New"},
        responses={"200": {"$ref": "#/components/responses/Done"}},
    )
    source["components"] = components(pathItems={"All": source["paths"]["/parcels"]})
    source["paths"]["/all"] = {"$ref": "#/components/pathItems/All"}
    facts = facts_of(source)
    for operation in facts.operations:
        assert [each.wire for each in operation.parameters] == ["kind"]
        assert operation.body is not None
        assert operation.body.content[0].name.raw == "a/b"
        assert operation.responses[0].text is not None
    assert [each.path for each in facts.operations] == ["/parcels", "/all"]
    assert [each.pointer for each in facts.parameters] == [
        "/components/parameters/Kind"
    ]
    assert [each.pointer for each in facts.bodies] == ["/components/requestBodies/New"]
    assert [each.pointer for each in facts.responses] == ["/components/responses/Done"]
    assert [each.pointer for each in facts.paths] == ["/components/pathItems/All"]
    assert reported(source) == []


def test_parts_of_other_files_are_kept_as_references() -> None:
    source = with_operation(
        path="/parcels/{id}",
        parameters=[{"$ref": "parameters.yaml#/Id"}],
        requestBody={"$ref": "bodies/new.yaml"},
        responses={"4xx": {"$ref": "../errors.yaml#/NotFound"}},
    )
    source["paths"]["/depots"] = {"$ref": "./paths/depots.yaml#/~1depots"}
    facts = facts_of(source)
    (operation,) = facts.operations
    outside = operation.outside
    assert outside.parameters == ((Reference("parameters.yaml", "/Id"), 1),)
    assert outside.body == (Reference("bodies/new.yaml", ""), 1)
    assert outside.responses == (("4XX", Reference("../errors.yaml", "/NotFound"), 1),)
    assert operation.parameters == ()
    (path,) = facts.outside_paths
    assert path.path == "/depots"
    assert path.reference == Reference("paths/depots.yaml", "/~1depots")
    assert reported(source) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"parameters": [{"$ref": "#/x/None"}]}, "openapi-reference"),
        ({"requestBody": {"$ref": "#/x/None"}}, "openapi-reference"),
        ({"requestBody": {"$ref": "/body.yaml"}}, "openapi-reference-outside"),
        ({"parameters": [{"$ref": "#/x/Round"}]}, "openapi-reference"),
        ({"parameters": ["kind"]}, "openapi-content"),
        ({"requestBody": []}, "openapi-content"),
    ],
)
def test_an_operation_without_an_input_that_it_may_need_is_left_out(
    parts: dict[str, Any], reason: str
) -> None:
    source = {**with_operation(**parts), "x": {"Round": {"$ref": "#/x/Round"}}}
    assert facts_of(source).operations == ()
    ids = {case.id for case in read(source).diagnostics}
    assert ids == {"openapi-operation", reason}


def test_an_answer_that_is_missing_may_be_anything() -> None:
    source = with_operation(responses={"200": {"$ref": "#/components/responses/None"}})
    (answer,) = operation_of(source).responses
    assert answer.content[0].schema == Schema(1)
    assert reported(source) == [("openapi-reference", 1, "#/components/responses/None")]


def test_a_circle_of_paths_is_reported() -> None:
    paths = {"/a": {"$ref": "#/paths/~1b"}, "/b": {"$ref": "#/paths/~1a"}}
    ids = [case.id for case in read(document(paths=paths)).diagnostics]
    assert set(ids) == {"openapi-reference"}
