"""Swagger files and an exported document that say the same have the same facts, whatever their forms."""

from __future__ import annotations

import pytest
from exports.documents_of_parcels import REQUEST, SAVE, Json, exported, swagger

from benchmarks.exports.document_facts import exported_facts, vendor_facts
from benchmarks.exports.schema_facts import schema_facts


def test_forms_make_no_difference_but_the_keys_of_components() -> None:
    ours, theirs = set(exported_facts(exported())), set(vendor_facts([swagger()]))
    assert ours - theirs == {
        ("document", "openapi", '"3.1.0"'),
        ("types/Parcel", "key", '"Parcel"'),
        (f"types/{SAVE} request", "key", '"ParcelAgent.SaveRequest"'),
    }
    assert theirs - ours == {
        ("document", "swagger", '"2.0"'),
        ("types/Parcel", "key", '"Vendor.Parcel"'),
        (f"types/{SAVE} request", "key", f'"{REQUEST}"'),
    }


def test_what_several_files_state_counts_once() -> None:
    assert list(vendor_facts([swagger(), swagger()])) == list(vendor_facts([swagger()]))
    other = {"swagger": "2.0", "info": {"title": "Other"}}
    more = list(vendor_facts([swagger(), other]))
    assert ("info", "title", '"Other"') in more


@pytest.mark.parametrize(
    ("schema", "same"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": "string", "x-nullable": True}, {"type": "string", "nullable": True}),
        ({"type": ["string"]}, {"type": "string"}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]},
            {"$ref": "#/definitions/A", "nullable": True},
        ),
        (
            {"type": "string", "contentEncoding": "base64"},
            {"type": "string", "format": "byte"},
        ),
        ({"type": "file"}, {"type": "string", "format": "binary"}),
    ],
)
def test_forms_of_a_schema_are_the_same(schema: Json, same: Json) -> None:
    ours, theirs = (list(schema_facts("a", each, str)) for each in (schema, same))
    assert sorted(ours) == sorted(theirs)


def test_schemas_inside_have_places_of_their_own() -> None:
    schema = {
        "type": "object",
        "properties": {"B": {"type": "array", "items": {"enum": ["x"]}}},
        "additionalProperties": {"type": "boolean"},
        "allOf": [{"title": "C"}],
    }
    assert list(schema_facts("a", schema, str)) == [
        ("a", "type", '"object"'),
        ("a#B", "type", '"array"'),
        ("a#B", "items", "there"),
        ("a#B#[]", "enum", '["x"]'),
        ("a", "properties", '["B"]'),
        ("a", "additionalProperties", "there"),
        ("a#{}", "type", '"boolean"'),
        ("a#allOf 0", "title", '"C"'),
    ]


def test_another_schema_of_one_media_type_is_a_place_of_its_own() -> None:
    document = exported()
    operation = document["paths"]["/api/v1/Agents/Parcel/Save"]["post"]
    operation["requestBody"]["content"] |= {
        "application/merge-patch+json": {"schema": {"type": "object"}, "example": {}}
    }
    place = f"{SAVE}#body as application/merge-patch+json"
    more = set(exported_facts(document)) - set(exported_facts(exported()))
    assert {fact for fact in more if fact[0] == place} == {
        (place, "type", '"object"'),
        (place, "example", "{}"),
    }


def test_operations_are_known_by_their_documented_paths() -> None:
    moved = {"x-docwright-path": "/a/{id}", "operationId": "A"}
    apart = {"x-docwright-path": "/A/{name}", "method": "get", "operationId": "B"}
    paths = {"/A/{id}": {"put": moved, "x-docwright-operations": [apart]}}
    ids = [
        (place, value)
        for place, keyword, value in exported_facts({"paths": paths})
        if keyword == "operationId"
    ]
    assert ids == [("PUT /a/{id}", '"A"'), ("GET /A/{name}", '"B"')]


def test_evidence_counts_as_there_whatever_it_is() -> None:
    document = exported()
    rows = [{"path": "parcel.md", "line": 7}]
    document["components"]["schemas"]["Parcel"] = {"x-docwright-evidence": rows}
    fact = ("types/Parcel", "x-docwright-evidence", "there")
    assert fact in set(exported_facts(document))


def test_the_head_has_places_for_tags_and_security_schemes() -> None:
    head = {
        "tags": [{"name": "Parcel", "description": "A."}],
        "info": {"title": "T"},
        "servers": [],
        "security": [{"S": []}],
    }
    schemes = {"S": {"type": "apiKey"}}
    found = {
        ("tag Parcel", "description", '"A."'),
        ("tag Parcel", "name", "there"),
        ("info", "title", '"T"'),
        ("document", "servers", "[]"),
        ("document", "security", '[{"S": []}]'),
        ("security scheme S", "type", '"apiKey"'),
    }
    exports = {**head, "components": {"securitySchemes": schemes}}
    assert set(exported_facts(exports)) == found
    assert set(vendor_facts([{**head, "securityDefinitions": schemes}])) == found
