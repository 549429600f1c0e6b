"""All of the vendor's documents: facts have everything that `json` finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.model.facts import PageFacts, PageKind
from generator.model.openapi_facts import OpenApiFacts, Schema
from generator.reader.read import read_page

FOLDERS = ("openapi/agent", "openapi/rest", "downloads")
METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}
BODIES = ("body", "formData")


def documents(shared: Path, folder: str) -> list[Path]:
    return sorted((shared / "corpus/2026" / folder).glob("*.json"))


def fields(schema: Schema) -> dict[str, Schema]:
    return {str(each.wire): each.schema for each in schema.fields}


def check_schema(
    stated: dict[str, Any], schema: Schema, definitions: dict[str, Any]
) -> int:
    """Compares a schema with all below it; the number of its fields."""
    assert bool(schema.text) == bool(stated.get("description", "").strip())
    if "$ref" in stated:
        assert schema.reference is not None
        assert f"#{schema.reference.pointer}" == stated["$ref"]
        return 0
    assert schema.types == ((stated["type"],) if "type" in stated else schema.types)
    assert schema.format == stated.get("format", "")
    assert len(schema.members) == len(stated.get("enum", ()))
    properties = stated.get("properties", {})
    assert list(fields(schema)) == list(properties)
    count = len(properties)
    for name, field in fields(schema).items():
        count += check_schema(properties[name], field, definitions)
    assert (schema.item is None) == ("items" not in stated)
    if schema.item:
        count += check_schema(stated["items"], schema.item, definitions)
    values: Any = stated.get("additionalProperties")
    assert (schema.values is not None) == (values not in (None, False))
    if schema.values and values is not True:
        count += check_schema(values, schema.values, definitions)
    return count


def check_document(data: bytes, page: PageFacts) -> tuple[int, int]:
    """Compares a document with its facts; the numbers of operations and fields."""
    facts = page.facts
    assert isinstance(facts, OpenApiFacts)
    source = json.loads(data.decode("utf-8-sig"))
    definitions = source["definitions"]
    stated = {
        (method.upper(), path): operation
        for path, item in source["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }
    found = {(each.method, str(each.path)): each for each in facts.operations}
    assert list(found) == list(stated)
    count = 0
    for key, operation in stated.items():
        read = found[key]
        assert read.operation_id is not None
        assert read.operation_id.raw == operation["operationId"]
        parameters = operation.get("parameters", [])
        expected = [
            (p["name"], p["in"], p.get("required", False))
            for p in parameters
            if p["in"] not in BODIES
        ]
        assert [(p.wire, p.where, p.required) for p in read.parameters] == expected
        assert (read.body is not None) == any(p["in"] in BODIES for p in parameters)
        for parameter in parameters:
            if parameter["in"] == "body":
                assert read.body is not None
                assert read.body.wire == parameter["name"]
                schema = read.body.content[0].schema
                assert schema is not None
                count += check_schema(parameter["schema"], schema, definitions)
        assert [each.status for each in read.responses] == list(operation["responses"])
        for answer in read.responses:
            schema_ = operation["responses"][answer.status].get("schema")
            assert bool(answer.content) == (schema_ is not None)
            for media_type in answer.content[:1]:
                assert media_type.schema is not None
                count += check_schema(schema_, media_type.schema, definitions)
    named = {each.pointer: each.schema for each in facts.schemas}
    assert list(named) == [f"/definitions/{name}" for name in definitions]
    for name, definition in definitions.items():
        count += check_schema(definition, named[f"/definitions/{name}"], definitions)
    return len(stated), count


@pytest.mark.corpus
@pytest.mark.parametrize("folder", FOLDERS)
def test_facts_have_all_that_the_documents_have(shared: Path, folder: str) -> None:
    operations = count = 0
    for file in documents(shared, folder):
        data = file.read_bytes()
        page = read_page(file.name, data)
        assert page.kind is PageKind.OPENAPI
        # a type of Quote is missing
        assert {case.id for case in page.diagnostics} <= {"openapi-reference"}
        more_operations, more_fields = check_document(data, page)
        operations += more_operations
        count += more_fields
    assert operations > 900
    assert count > 2_000
