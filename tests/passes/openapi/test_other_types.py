"""Schemas in documents of other vendors: the types that they give."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.model.api import NamedType, RestOperation, ResultKind, TypeKind
from generator.model.expressions import notation
from generator.passes import Built, build_api
from generator.reader.read import read_page

SCHEMAS = """
Animal: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {type: object, properties: {lives: {type: integer, format: int32}}}]}
Dog: {type: object, properties: {bark: {type: string}}}
Id: {type: string, format: uuid}
Colour: {type: string, enum: [red, green]}
Size: {type: integer, enum: [1, 2]}
Mixed: {enum: [1, a]}
Open: {type: object, properties: {a: {type: string}}, additionalProperties: true}
Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
class: {type: object, properties: {class: {type: string}, def: {type: string}, __init__: {type: string}, "2d": {type: string}}}
"""


def _built(responses: str) -> Built:
    """The model of a call with these responses, in YAML."""
    document: dict[str, Any] = {
        "openapi": "3.0.3",
        "info": {"title": "Other", "version": "1"},
        "paths": {"/a": {"get": {"tags": ["zoo"], "operationId": "get"}}},
        "components": {"schemas": yaml.safe_load(SCHEMAS)},
    }
    document["paths"]["/a"]["get"]["responses"] = yaml.safe_load(responses)
    return build_api([read_page("other.yaml", yaml.safe_dump(document).encode())])


def _call(responses: str) -> RestOperation:
    (call,) = _built(responses).api.rest.operations
    return call


def _of(schema: str) -> str:
    """The answer 200 of a schema, in YAML."""
    schema = schema.replace("#", "#/components/schemas/")
    return (
        f"200: {{description: OK, content: {{application/json: {{schema: {schema}}}}}}}"
    )


def _ref(name: str) -> str:
    return f"{{$ref: '#{name}'}}"


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        (_ref("Dog"), "#types/Dog"),
        ("{type: array, items: " + _ref("Dog") + "}", "array<#types/Dog>"),
        ("{type: object, additionalProperties: " + _ref("Dog") + "}", "dict<string,#types/Dog>"),
        ("{type: object, additionalProperties: true}", "dict<string,any>"),
        ("{type: object}", "any"),
        ("{}", "any"),
        # a name for a scalar is no type of its own
        (_ref("Id"), "string"),
        (_ref("Size"), "int64"),
        (_ref("Colour"), "#types/Colour"),
        (_ref("Mixed"), "any"),
        ("{type: string, format: date}", "string"),
        ("{type: string, format: date-time}", "date-time"),
        ("{type: number, format: float}", "double"),
        ("{type: integer, format: int32}", "int32"),
        # alternatives of one type are that type, others are any
        ("{oneOf: [" + _ref("Cat") + ", " + _ref("Dog") + "]}", "any"),
        ("{oneOf: [{type: string}, {type: string, format: uuid}]}", "string"),
        ("{anyOf: [{type: integer, format: int32}, {type: number}]}", "double"),
        ("{anyOf: [" + _ref("Dog") + ", {type: 'null'}]}", "#types/Dog"),
        ("{allOf: [" + _ref("Dog") + "]}", "#types/Dog"),
        ("{type: array, items: {type: array, items: {type: string}}}", "array<array<string>>"),
    ],
)  # fmt: skip
def test_a_schema_is_a_type(schema: str, type_: str) -> None:
    result = _call(_of(schema)).result
    assert result is not None
    assert notation(result) == type_


def _types(schema: str) -> dict[str, NamedType]:
    return {type_.wire: type_ for type_ in _built(_of(schema)).api.types}


def test_all_of_has_the_fields_of_all_parts() -> None:
    cat = _types(_ref("Cat"))["Cat"]
    fields = {
        field.wire: (notation(field.type), field.required) for field in cat.fields
    }
    assert fields == {"kind": ("string", True), "lives": ("int32", False)}


def test_a_type_may_contain_itself_and_more_than_it_names() -> None:
    tree = _types(_ref("Tree"))["Tree"]
    assert [notation(field.type) for field in tree.fields] == ["array<#types/Tree>"]
    # other fields are in `unknown_fields` of the model
    assert [field.wire for field in _types(_ref("Open"))["Open"].fields] == ["a"]


def test_enums_have_the_values_of_the_document() -> None:
    color = _types(_ref("Colour"))["Colour"]
    assert color.kind is TypeKind.ENUM
    assert [member.wire for member in color.members] == ["red", "green"]


def test_words_of_python_are_names_on_the_wire() -> None:
    (hostile,) = _types(_ref("class")).values()
    assert hostile.wire == "Class"
    assert {field.wire for field in hostile.fields} == {"class", "def", "__init__"}


@pytest.mark.parametrize(
    ("responses", "kind", "type_"),
    [
        ("204: {description: Gone}", ResultKind.NONE, None),
        ("200: {description: OK}", ResultKind.NONE, None),
        ("default: {description: OK, content: {application/json: {schema: {type: string}}}}", ResultKind.JSON, "string"),
        ("2XX: {description: OK, content: {application/json: {schema: {type: string}}}}", ResultKind.JSON, "string"),
        ("{200: {description: OK, content: {application/json: {schema: {type: string}}}}, default: {description: No}}", ResultKind.JSON, "string"),
        ("200: {description: OK, content: {application/xml: {schema: {type: object}}}}", ResultKind.TEXT, "string"),
        ("200: {description: OK, content: {text/csv: {}}}", ResultKind.TEXT, "string"),
        ("200: {description: OK, content: {image/png: {}}}", ResultKind.BINARY, "byte"),
        ("200: {description: OK, content: {text/html: {schema: {type: string}}, application/problem+json: {schema: {type: boolean}}}}", ResultKind.JSON, "boolean"),
        ("{200: {description: OK, content: {application/json: {schema: {type: string}}}}, 201: {description: OK, content: {application/json: {schema: {type: integer}}}}}", ResultKind.JSON, "any"),
    ],
)  # fmt: skip
def test_a_call_returns_what_success_has(
    responses: str, kind: ResultKind, type_: str | None
) -> None:
    call = _call(responses)
    assert call.result_kind is kind
    assert (notation(call.result) if call.result else None) == type_
