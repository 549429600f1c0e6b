"""Schemas: types, null in all spellings, values and their names, and how schemas are combined."""

from __future__ import annotations

from typing import Any

import pytest
from reader.openapi.documents import facts_of, reported, schema_of, with_schema

from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.openapi_facts import Reference, Schema, SchemaType
from generator.model.text import Text

REF = {"$ref": "#/components/schemas/Parcel"}


@pytest.mark.parametrize("name", [*SchemaType])
def test_a_stated_type_counts(name: str) -> None:
    assert schema_of({"type": name, "format": "f"}).types == (SchemaType(name),)
    assert schema_of({"type": name, "format": "f"}).format == "f"


@pytest.mark.parametrize(
    ("schema", "types"),
    [
        ({}, ()),
        (True, ()),
        ({"properties": {"a": {}}}, (SchemaType.OBJECT,)),
        ({"additionalProperties": {"type": "string"}}, (SchemaType.OBJECT,)),
        ({"items": {}}, (SchemaType.ARRAY,)),
        ({"enum": ["a", "b"]}, (SchemaType.STRING,)),
        ({"enum": ["a", 1, None, 1.5]}, (SchemaType.STRING, SchemaType.INTEGER, SchemaType.NUMBER)),
        ({"const": True}, (SchemaType.BOOLEAN,)),
        ({"type": ["string", "integer"]}, (SchemaType.STRING, SchemaType.INTEGER)),
        ({"type": ["string", "null"]}, (SchemaType.STRING,)),
    ],
)  # fmt: skip
def test_types_follow_from_what_is_stated(
    schema: object, types: tuple[SchemaType, ...]
) -> None:
    assert schema_of(schema, 31).types == types


@pytest.mark.parametrize("type_", ["int", "any", 5, ["string", "date"], {"a": 1}])
def test_an_unknown_type_is_reported_and_counts_as_any(type_: object) -> None:
    assert schema_of({"type": type_}).types == ()
    assert [id_ for id_, _, _ in reported(with_schema({"type": type_}))] == [
        "openapi-content"
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "nullable": True},
        {"type": "string", "x-nullable": True},
        {"type": ["string", "null"]},
        {"type": "string", "enum": ["a", None]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": ["null"]}, REF]},
        {"oneOf": [REF, {"enum": [None]}]},
        {**REF, "nullable": True},
        {"type": "null"},
        {"const": None},
    ],
)
@pytest.mark.parametrize("version", [3, 31])
def test_null_is_known_in_every_spelling(schema: object, version: int) -> None:
    read = schema_of(schema, version)
    assert read.is_nullable
    assert len(read.one_of) <= 1
    assert len(read.members) <= 1


@pytest.mark.parametrize("schema", [{}, {"type": "string"}, {"nullable": False}, REF])
def test_nothing_else_is_nullable(schema: object) -> None:
    assert not schema_of(schema).is_nullable


def test_fields_keep_their_order_and_what_is_required() -> None:
    schema: dict[str, Any] = {
        "type": "object",
        "required": ["b", "missing"],
        "properties": {"b": {"type": "string"}, "a": REF, "$id": {"readOnly": True}},
    }
    fields = schema_of(schema).fields
    assert [(each.wire, each.required) for each in fields] == [
        ("b", True),
        ("a", False),
        ("$id", False),
    ]
    assert fields[1].schema.reference == Reference("", "/components/schemas/Parcel")
    assert fields[2].schema.is_read_only


def test_a_field_whose_name_is_data_is_left_out() -> None:
    schema: dict[str, Any] = {"properties": {"@type": {}, "a b": {}, "ok": {}}}
    assert [each.wire for each in schema_of(schema).fields] == ["ok"]
    assert reported(with_schema(schema)) == [
        ("openapi-name", 1, "@type"),
        ("openapi-name", 1, "a b"),
    ]


def test_an_object_that_requires_such_a_field_is_a_dictionary() -> None:
    schema: dict[str, Any] = {
        "properties": {"@type": {}, "ok": {}},
        "required": ["@type"],
    }
    read = schema_of(schema)
    assert (read.types, read.fields) == ((SchemaType.OBJECT,), ())
    assert read.values == Schema(1)


@pytest.mark.parametrize(
    ("additional", "values"),
    [
        (None, None),
        (False, None),
        (True, Schema(1)),
        ({}, Schema(1)),
        ({"type": "string"}, Schema(1, types=(SchemaType.STRING,))),
    ],
)
def test_additional_properties_are_values(
    additional: object, values: Schema | None
) -> None:
    schema = {"type": "object", "additionalProperties": additional}
    assert schema_of(schema).values == values


def test_patterns_of_names_allow_any_values() -> None:
    schema = {"type": "object", "patternProperties": {"^x-": {"type": "string"}}}
    assert schema_of(schema, 31).values == Schema(1)


def test_values_of_an_enum_are_scalars_without_null() -> None:
    read = schema_of({"enum": ["a", None, 1, "a", True]})
    assert read.members == (
        JsonScalar(JsonKind.STRING, Text("a")),
        JsonScalar(JsonKind.INTEGER, Text("1")),
        JsonScalar(JsonKind.BOOLEAN, Text("true")),
    )
    assert schema_of({"enum": ["a", {"b": 1}]}).members == ()
    assert len(schema_of({"const": "a"}, 31).members) == 1


@pytest.mark.parametrize("key", ["x-enum-varnames", "x-enumNames"])
def test_values_may_have_names(key: str) -> None:
    schema: dict[str, Any] = {"enum": [1, None, 2], key: ["Small", "None", "Large"]}
    assert [name.raw for name in schema_of(schema).member_names] == ["Small", "Large"]
    schema[key] = ["Small"]
    assert schema_of(schema).member_names == ()


def test_combined_schemas_are_kept() -> None:
    schema: dict[str, Any] = {
        "allOf": [REF, {"properties": {"a": {}}}],
        "oneOf": [REF],
        "anyOf": [{"type": "string"}],
        "discriminator": {"propertyName": "kind", "mapping": {"a": "Parcel"}},
    }
    read = schema_of(schema)
    assert [len(part.fields) for part in read.all_of] == [0, 1]
    assert len(read.one_of) == 2
    assert read.discriminator == "kind"
    assert schema_of({"discriminator": "kind"}, 2).discriminator == "kind"
    assert schema_of({"discriminator": {"propertyName": "@kind"}}).discriminator is None


def test_words_and_marks_beside_a_reference_count() -> None:
    beside = {**REF, "description": "The next parcel", "deprecated": True}
    for version in (2, 3, 31):
        reference = (
            {**beside, "$ref": "#/definitions/Parcel"} if version == 2 else beside
        )
        read = schema_of({"properties": {"next": reference}}, version).fields[0].schema
        assert read.reference is not None
        assert read.text == Text("The next parcel")
        assert read.is_deprecated


def test_structure_beside_a_reference_counts_in_openapi() -> None:
    schema: dict[str, Any] = {"properties": {"next": {**REF, "properties": {"a": {}}}}}
    read = schema_of(schema, 31).fields[0].schema
    assert read.reference is None
    assert [part.reference is not None for part in read.all_of] == [True]
    assert [each.wire for each in read.fields] == ["a"]


@pytest.mark.parametrize(
    ("schema", "format_"),
    [
        ({"type": "string", "contentEncoding": "base64"}, "byte"),
        ({"type": "string", "contentMediaType": "image/png"}, "binary"),
        ({"type": "string", "contentMediaType": "application/json"}, ""),
        ({"type": "string", "format": "x", "contentEncoding": "base64"}, "x"),
    ],
)
def test_octets_of_json_schema_have_the_format_of_openapi(
    schema: object, format_: str
) -> None:
    assert schema_of(schema, 31).format == format_


@pytest.mark.parametrize(
    "schema", [{"example": {"a": [1.50]}}, {"examples": [{"a": [1.50]}]}]
)
def test_the_first_example_is_kept(schema: object) -> None:
    assert schema_of(schema, 31).example is not None
    assert schema_of({"example": None}).example == JsonScalar(
        JsonKind.NULL, Text("null")
    )


@pytest.mark.parametrize("schema", [None, 5, "string", []])
def test_what_is_no_schema_is_reported_and_counts_as_any(schema: object) -> None:
    assert schema_of(schema) == Schema(1)
    assert reported(with_schema(schema)) == [("openapi-content", 1, "")]


def test_named_schemas_have_pointers() -> None:
    for version, base in ((2, "/definitions"), (3, "/components/schemas")):
        (named,) = facts_of(with_schema({}, version)).schemas
        assert (named.pointer, named.name.raw) == (f"{base}/Parcel", "Parcel")
