"""Schemas of all dialects validate what they mean, and values that are made up follow them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from generator.contract_checks.documents.json_parts import Json
from generator.contract_checks.documents.schemas import Schemas
from generator.contract_checks.documents.sources import Place, Sources
from generator.contract_checks.documents.values import Values

PARTS = {
    "/definitions/Boat": {
        "type": "object",
        "required": ["Name"],
        "properties": {
            "Name": {"type": "string"},
            "Twin": {"$ref": "#/definitions/Boat"},
        },
    },
    "/definitions/Loop": {"$ref": "#/definitions/Loop"},
    "/definitions/Endless": {
        "type": "object",
        "required": ["next"],
        "properties": {"next": {"$ref": "#/definitions/Endless"}},
    },
    "/definitions/Kind": {"type": "object", "properties": {"kind": {"type": "string"}}},
}


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    documents = {"a.json": {key: number for number, key in enumerate(PARTS)}}
    content = {"schema": 1, "documents": documents, "parts": [*PARTS.values()]}
    path = tmp_path / "rest.documents"
    path.write_text(json.dumps(content))
    return Sources(path)


def schemas_of(sources: Sources, dialect: str) -> Schemas:
    return Schemas(sources, dialect)


BOAT: Json = {"$ref": "#/definitions/Boat"}
VALID: list[tuple[str, Json, Json]] = [
    ("2.0", {"type": "string"}, None),
    ("2.0", BOAT, None),
    ("2.0", BOAT, {"Name": None, "Twin": {"Name": "x"}}),
    ("2.0", {"type": "integer", "x-nullable": True}, None),
    ("2.0", {"type": "string", "enum": ["A"]}, None),
    ("2.0", {"type": "file"}, "any text"),
    ("2.0", {"$ref": "#/definitions/Missing"}, {"a": 1}),
    ("2.0", {"$ref": "#/definitions/Boat", "type": "integer"}, {"Name": "x"}),
    ("2.0", {"type": "strange"}, 1),
    ("3.0", {"type": "string", "nullable": True}, None),
    ("3.0", {"type": "number", "maximum": 3, "exclusiveMaximum": True}, 2.9),
    ("3.0", {"type": "string", "pattern": "^(a+)+$"}, "a" * 50 + "b"),
    ("3.0", {"oneOf": [{"type": "integer"}, {"type": "number"}]}, 1),
    ("3.1", {"type": ["string", "null"]}, None),
    ("3.1", {"const": 5}, 5),
    ("3.1", True, [1]),
]
INVALID: list[tuple[str, Json, Json]] = [
    ("2.0", {"type": "integer"}, None),
    ("2.0", {"type": "integer"}, "1"),
    ("2.0", {"type": "string", "enum": ["A"]}, "B"),
    ("2.0", BOAT, {"Twin": {}}),
    ("2.0", BOAT, {"Name": "x", "Twin": {"Name": 5}}),
    ("3.0", {"type": "string"}, None),
    ("3.0", {"type": "number", "maximum": 3, "exclusiveMaximum": True}, 3),
    ("3.0", {"allOf": [BOAT, {"required": ["Twin"]}]}, {"Name": "x"}),
    ("3.0", {"oneOf": [{"type": "integer"}, {"type": "boolean"}]}, "x"),
    ("3.1", {"$ref": "#/definitions/Boat", "required": ["Twin"]}, {"Name": "x"}),
    ("3.1", {"const": 5}, 6),
    ("3.1", False, 1),
]


@pytest.mark.parametrize(("dialect", "schema", "value"), VALID)
def test_what_a_dialect_allows_is_allowed(
    sources: Sources, dialect: str, schema: Json, value: Json
) -> None:
    schemas = schemas_of(sources, dialect)
    assert schemas.problem(schemas.of(Place("a.json", schema)), value) is None


@pytest.mark.parametrize(("dialect", "schema", "value"), INVALID)
def test_what_a_dialect_does_not_allow_is_a_fault(
    sources: Sources, dialect: str, schema: Json, value: Json
) -> None:
    schemas = schemas_of(sources, dialect)
    assert schemas.problem(schemas.of(Place("a.json", schema)), value)


MADE_UP: list[tuple[Json, Json]] = [
    ({"type": "string", "enum": ["B", "A"]}, "B"),
    ({"type": "string", "format": "date"}, "2020-01-02"),
    ({"type": "string", "minLength": 3}, "xxx"),
    ({"type": "string", "example": "Sund"}, "Sund"),
    ({"type": "string", "example": 5}, "x"),
    ({"type": "integer", "minimum": 1000}, 1000),
    ({"type": "integer", "maximum": 3, "exclusiveMaximum": True}, 2),
    ({"type": "array", "items": {"type": "boolean"}, "minItems": 2}, [True, True]),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": 705}),
    ({}, {"a": 1}),
    (BOAT, {"Name": "x", "Twin": {"Name": "x", "Twin": {"Name": "x"}}}),
    ({"allOf": [BOAT, {"properties": {"Size": {"type": "integer"}}}]},
     {"Name": "x", "Twin": {"Name": "x", "Twin": {"Name": "x"}}, "Size": 705}),
    ({"oneOf": [{"type": "integer"}, {"type": "string"}]}, 705),
    ({"oneOf": [{"$ref": "#/definitions/Kind"}], "discriminator": {"propertyName": "kind"}},
     {"kind": "Kind"}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), MADE_UP)
def test_a_value_follows_its_schema(
    sources: Sources, schema: Json, expected: Json
) -> None:
    schemas = schemas_of(sources, "3.0")
    translated = schemas.of(Place("a.json", schema))
    made = Values(schemas).made_up(translated)
    assert made == expected
    assert schemas.problem(translated, made) is None


def test_a_type_that_must_contain_itself_gives_a_value_with_an_end(
    sources: Sources,
) -> None:
    schemas = schemas_of(sources, "3.0")
    endless: Json = {"$ref": "#/definitions/Endless"}
    value = Values(schemas).made_up(schemas.of(Place("a.json", endless)))
    depth = 0
    while isinstance(value, dict) and value:
        value, depth = cast("dict[str, Json]", value)["next"], depth + 1
    assert 2 < depth < 20


def test_by_a_schema_that_stands_for_itself_nothing_is_validated(
    sources: Sources,
) -> None:
    schemas = schemas_of(sources, "3.0")
    loop = schemas.of(Place("a.json", {"$ref": "#/definitions/Loop"}))
    assert Values(schemas).made_up(loop) == {"a": 1}
    assert "stands for itself" in (schemas.problem(loop, 1) or "")


def test_members_that_a_schema_does_not_name_are_no_part_of_an_example(
    sources: Sources,
) -> None:
    schemas = schemas_of(sources, "2.0")
    schema = schemas.of(Place("a.json", BOAT))
    value: Json = {"Name": "x", "Color": 1, "Twin": {"Name": "y", "Color": 2}}
    expected = {"Name": "x", "Twin": {"Name": "y"}}
    assert Values(schemas).declared(schema, value) == expected
