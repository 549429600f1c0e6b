"""Files that hold parts of documents are recognised by what these look like."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reader.openapi.documents import facts_of, read

from generator.model.facts import PageKind

SCHEMA = {"type": "object", "properties": {"id": {"type": "integer"}}}
PARAMETER = {
    "name": "parcel-id",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
}
BODY = {"required": True, "content": {"application/json": {"schema": SCHEMA}}}
RESPONSE = {"description": "Parcel", "schema": SCHEMA}
PATH = {
    "get": {"parameters": [PARAMETER], "responses": {"200": {"description": "Done"}}}
}


def named(source: Any) -> dict[str, list[str]]:
    facts = facts_of(source)
    assert facts.dialect == ""
    assert facts.operations == ()
    groups = ("schemas", "parameters", "bodies", "responses", "paths")
    found = {
        group: [each.pointer for each in getattr(facts, group)] for group in groups
    }
    return {group: pointers for group, pointers in found.items() if pointers}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (SCHEMA, {"schemas": [""]}),
        ({"allOf": [{"$ref": "a.yaml"}], "x-a": 1}, {"schemas": [""]}),
        ({"$ref": "other.yaml"}, {"schemas": [""]}),
        ({"type": "string", "enum": ["a"]}, {"schemas": [""]}),
        (PARAMETER, {"parameters": [""]}),
        (PATH, {"paths": [""]}),
        (RESPONSE, {"responses": [""]}),
        # nothing tells these two apart
        (BODY, {"bodies": [""], "responses": [""]}),
        ({"A": SCHEMA, "B": {}}, {"schemas": ["/A", "/B"], "responses": ["/B"]}),
        ({"A": SCHEMA, "None": {"description": "x"}}, {"schemas": ["/A", "/None"], "responses": ["/None"]}),
        ({"schemas": {"A": SCHEMA}, "paths": {"/a/b": PATH}}, {"schemas": ["/schemas/A"], "paths": ["/paths/~1a~1b"]}),
        ({"definitions": {"A": SCHEMA}}, {"schemas": ["", "/definitions/A"]}),
        ({"shared": [PARAMETER, PARAMETER]}, {"parameters": ["/shared/0", "/shared/1"]}),
        ({**SCHEMA, "$defs": {"A": SCHEMA}}, {"schemas": ["", "/$defs/A"]}),
        (
            {"info": {"title": "x"}, "components": {
                "schemas": {"A": SCHEMA}, "parameters": {"B": PARAMETER}, "requestBodies": {"C": BODY},
                "responses": {"D": {"description": "x"}, "E": BODY}, "securitySchemes": {"F": {"type": "http"}},
            }},
            {
                "schemas": ["/components/schemas/A"], "parameters": ["/components/parameters/B"],
                "bodies": ["/components/requestBodies/C"],
                "responses": ["/components/responses/D", "/components/responses/E"],
            },
        ),
    ],
)  # fmt: skip
def test_parts_have_the_pointers_that_others_refer_to(
    source: Any, expected: dict[str, list[str]]
) -> None:
    page = read(source)
    assert page.kind is PageKind.OPENAPI_PART
    assert page.diagnostics == ()
    assert named(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        {"name": "parcels", "type": "module", "scripts": {"a": "b"}},
        {"type": "FeatureCollection", "features": []},
        {"type": "object", "data": {"a": 1}},
        {"A": SCHEMA, "b": 5},
        {"A": {"description": "x"}, "B": {}},
        {"steps": [{"name": "x", "run": "y"}]},
        {"a": {"b": {"c": {"d": {"e": {"f": SCHEMA}}}}}},
        {"in": "query"},
        {"content": {"a": {"schema": {}}}},
        {"parameters": {"a": {"type": "parcel"}}},
    ],
)
def test_a_file_with_anything_else_is_no_part(source: Any) -> None:
    assert read(source).kind is PageKind.UNKNOWN


def test_a_part_may_be_yaml() -> None:
    text = """
    # The parcel
    Parcel:
      type: object
      properties:
        next: {$ref: '#/Parcel'}
        depot: {$ref: 'depot.yaml#/Depot'}
    """
    text = "\n".join(line[4:] for line in text.split("\n"))
    page = read(text)
    assert page.kind is PageKind.OPENAPI_PART
    (parcel,) = facts_of(text).schemas
    assert parcel.schema.line == 3
    references = [each.schema.reference for each in parcel.schema.fields]
    assert [(each.file, each.pointer) for each in references if each] == [
        ("", "/Parcel"),
        ("depot.yaml", "/Depot"),
    ]


def test_paths_of_parts_have_operations_without_a_path() -> None:
    (path,) = facts_of(PATH).paths
    (operation,) = path.operations
    assert (operation.method, operation.path) == ("GET", "/")
    # as in the routes of documents
    assert [each.wire for each in operation.parameters] == ["parcel_id"]


def test_docfx_and_tables_of_contents_stay_what_they_are() -> None:
    assert read("items:\n- name: type\n").kind is PageKind.TOC
    assert (
        read("### YamlMime:ManagedReference\nitems:\n- uid: A\n  type: Class\n").kind
        is PageKind.DOCFX
    )


def test_a_form_of_swagger_in_a_part_has_the_default_of_swagger() -> None:
    swagger = {"name": "a", "in": "query", "type": "array", "items": {"type": "string"}}
    openapi: dict[str, Any] = {
        "name": "a",
        "in": "query",
        "schema": {"type": "array", "items": {}},
    }
    styles = [
        facts_of(json.dumps(each)).parameters[0].parameter.style.value
        for each in (swagger, openapi)
    ]
    assert styles == ["comma", "repeated"]
