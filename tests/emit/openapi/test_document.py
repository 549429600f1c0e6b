"""The document of `seeds/` has every call and type of the model, and is what the standard wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.commands.docs import DocsModel
from generator.emit.openapi import Form, openapi_document, written
from generator.emit.openapi.document import DOCUMENTED_PATH, MORE_OPERATIONS
from generator.emit.openapi.evidence import EVIDENCE
from generator.model.api import BodyKind, RestOperation, TypeKind
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.rest.subject import read_subject

Json = dict[str, Any]

GOLDEN = Path(__file__).parent / "seeds.openapi.yaml"
"""Written by `docwright export openapi seeds -o tests/emit/openapi/seeds.openapi.yaml`."""


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Path, method and operation, those apart too."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method == MORE_OPERATIONS:
                for apart in operation:
                    yield apart[DOCUMENTED_PATH], apart["method"], apart
            else:
                yield operation.get(DOCUMENTED_PATH, path), method, operation


def _objects(value: Any) -> Iterator[Json]:
    """Every object of a document, but for what is in examples."""
    if isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key != "example":
                yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _resolved(document: Json, schema: Json) -> Json:
    name = schema["$ref"].removeprefix("#/components/schemas/")
    component: Json = document["components"]["schemas"][name]
    return component


def test_the_document_is_as_before(document: Json) -> None:
    assert written(document, Form.YAML).decode() == GOLDEN.read_text("utf-8")


def test_the_same_model_gives_the_same_bytes(seeds: DocsModel, document: Json) -> None:
    again = openapi_document(seeds.api.rest, seeds.samples())
    assert written(again, Form.JSON) == written(document, Form.JSON)


def test_it_is_valid(document: Json) -> None:
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    assert [error.message for error in errors] == []


def test_json_and_yaml_are_the_same(document: Json) -> None:
    as_json = json.loads(written(document, Form.JSON))
    as_yaml = yaml.safe_load(written(document, Form.YAML))
    for read in (as_json, as_yaml):
        assert read.pop("x-docwright-digest")
    assert as_json == as_yaml == document


def test_every_operation_is_in_it(seeds: DocsModel, document: Json) -> None:
    found = {(path, method.upper()) for path, method, _ in _operations(document)}
    assert found == {
        (operation.path, operation.method) for operation in seeds.api.rest.operations
    }
    ids = [operation["operationId"] for _, _, operation in _operations(document)]
    assert len(set(ids)) == len(ids) == len(seeds.api.rest.operations)


def test_a_reader_of_pages_finds_group_and_operation_in_the_id(
    seeds: DocsModel, document: Json
) -> None:
    written_as = {(path, method.upper()): row for path, method, row in _operations(document)}  # fmt: skip
    for operation in seeds.api.rest.operations:
        row = written_as[operation.path, operation.method]
        text = f"---\nuid: {row['operationId']}\n---\n\n```http\n{operation.method} {operation.path}\n```\n"
        log = DiagnosticLog("page.md")
        subject = read_subject(split_page("page.md", text, log), log)
        assert subject
        assert (subject.group, subject.operation) == (operation.agent, operation.wire)
        is_agent = row["tags"] == [f"{operation.agent}_Agent"]
        assert is_agent is subject.is_agent
        assert is_agent or row["tags"] == [operation.agent]


def _body_parameters(operation: RestOperation) -> list[str]:
    return [part.wire for part in operation.parameters if part.where == "body"]


def test_every_parameter_is_in_it_in_order(seeds: DocsModel, document: Json) -> None:
    written_as = {(path, method.upper()): row for path, method, row in _operations(document)}  # fmt: skip
    left_out = {"authorization", "accept", "content-type", "x-xsrf-token"}
    for operation in seeds.api.rest.operations:
        row = written_as[operation.path, operation.method]
        shown = [(part["in"], part["name"]) for part in row.get("parameters", ())]
        assert shown == [
            (part.where, part.wire)
            for part in operation.parameters
            if part.where != "body" and part.wire.lower() not in left_out
        ]
        body = row.get("requestBody")
        assert bool(body) == bool(operation.body)
        if operation.body and operation.body.kind is BodyKind.WRAPPER:
            content = next(iter(body["content"].values()))
            properties = _resolved(document, content["schema"]).get("properties", {})
            assert list(properties) == _body_parameters(operation)
        if operation.body:
            assert body["x-name"] == operation.body.wire


def test_every_type_is_in_it_with_its_fields_in_order(
    seeds: DocsModel, document: Json
) -> None:
    schemas = document["components"]["schemas"]
    for type_ in seeds.api.rest.types:
        schema = schemas[type_.wire]
        if type_.kind is TypeKind.OBJECT:
            own = schema["allOf"][1] if "allOf" in schema else schema
            names = [field.wire for field in type_.fields]
            assert list(own.get("properties", ())) == names
        else:
            values = schema.get("enum") or schema.get("x-extensible-enum") or schema.get("x-enum-varnames")  # fmt: skip
            assert values == [member.wire for member in type_.members]


def test_null_is_where_the_model_has_it(seeds: DocsModel, document: Json) -> None:
    schemas = document["components"]["schemas"]
    allowed = refused = 0
    for type_ in seeds.api.rest.types:
        own = schemas[type_.wire]
        for field in type_.fields:
            property_ = (own["allOf"][1] if "allOf" in own else own)["properties"][field.wire]  # fmt: skip
            null = "null" in property_.get("type", ()) or {"type": "null"} in property_.get("anyOf", ())  # fmt: skip
            is_any = not {"type", "anyOf", "$ref"} & property_.keys()
            assert null == (field.nillable and not is_any), (type_.wire, field.wire)
            allowed, refused = allowed + null, refused + (not null)
    assert allowed
    assert refused


def test_every_reference_leads_to_a_component(document: Json) -> None:
    references = [row["$ref"] for row in _objects(document) if "$ref" in row]
    known = {f"#/components/schemas/{key}" for key in document["components"]["schemas"]}
    assert set(references) <= known
    assert references


def test_operations_parameters_types_and_fields_name_their_pages(
    seeds: DocsModel, document: Json
) -> None:
    for _, _, operation in _operations(document):
        assert operation[EVIDENCE][0]["path"].endswith((".md", ".json"))
        for parameter in operation.get("parameters", ()):
            assert parameter[EVIDENCE][0]["line"] > 0
    schemas = document["components"]["schemas"]
    for type_ in seeds.api.rest.types:
        assert schemas[type_.wire][EVIDENCE]
    fields = schemas["AppointmentEntity"]["properties"].values()
    assert all(field[EVIDENCE][0]["rule"] for field in fields)


def test_a_patch_takes_both_kinds_of_document(document: Json) -> None:
    patch = document["paths"]["/api/v1/Contact/{id}"]["patch"]["requestBody"]["content"]
    names = list(patch)
    assert names[:2] == ["application/json-patch+json", "application/merge-patch+json"]
    assert patch[names[0]]["schema"]["type"] == "array"
    assert patch[names[1]]["schema"] == {"type": "object"}


def test_files_are_raw_bytes_or_base64_within_json(document: Json) -> None:
    image = document["paths"]["/api/v1/Contact/{contactId}/Image"]
    answer = image["get"]["responses"]["200"]["content"]
    assert {str(row["schema"]) for row in answer.values()} == {
        str({"type": "string", "format": "binary"})
    }
    stream = document["paths"]["/api/v1/Agents/BLOB/GetBlobStream"]["post"]
    content = stream["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {
        "type": "string",
        "contentEncoding": "base64",
    }


def test_a_flags_field_takes_names_with_commas_between(document: Json) -> None:
    flags = document["components"]["schemas"]["ETableRight"]
    assert flags["x-enumFlags"] is True
    assert len(flags["x-enum-numbers"]) == len(flags["x-enum-varnames"])


def test_any_of_the_credentials_is_enough(document: Json) -> None:
    schemes = document["components"]["securitySchemes"]
    assert document["security"] == [{name: []} for name in schemes]
    assert len(schemes) > 1
    headers = {
        parameter["name"]
        for _, _, operation in _operations(document)
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "header"
    }
    assert "SO-AppToken" in headers
    assert not {"Authorization", "Accept", "Content-Type"} & headers


def test_samples_are_examples_but_those_that_are_defective(
    seeds: DocsModel, document: Json
) -> None:
    reject = document["paths"]["/api/v1/Agents/Appointment/Reject"]["post"]
    content = reject["requestBody"]["content"]["application/json"]
    assert content["example"]["UpdateMode"] == "ThisAndForward"
    assert "x-" not in content
    assert sum("example" in row for row in _objects(document)) > 20


@pytest.mark.parametrize("form", list(Form))
def test_no_text_has_a_place_of_this_machine(document: Json, form: Form) -> None:
    assert str(Path.cwd()).encode() not in written(document, form)
