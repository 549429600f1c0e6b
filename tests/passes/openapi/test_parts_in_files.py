"""Documents whose parts are in files of their own."""

from __future__ import annotations

import json
from typing import Any

from passes.openapi.vendor_documents import built, fields_of, parameters_of, rest_type

_TEXT = {"type": "string"}


def _document(**paths: object) -> str:
    whole = {"openapi": "3.1.0", "info": {"title": "Post", "version": "1"}}
    routes = {f"/{name.replace('__', '/')}": path for name, path in paths.items()}
    return json.dumps({**whole, "paths": routes})


def _answer(schema: object) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "A parcel.", "content": content}}


def test_references_are_relative_to_the_file_that_has_them() -> None:
    parcel = {"type": "object", "properties": {"stop": {"$ref": "stop.json"}}}
    call = {"responses": _answer({"$ref": "../models/parcel.json"})}
    model = built(
        api_json=_document(parcels={"$ref": "paths/parcels.json"}),
        paths__parcels_json=json.dumps({"get": call}),
        models__parcel_json=json.dumps(parcel),
        models__stop_json=json.dumps({"type": "object", "properties": {"a": _TEXT}}),
    )
    assert fields_of(rest_type(model, "Parcel")) == {"stop": "#Stop"}
    assert fields_of(rest_type(model, "Stop")) == {"a": "string"}
    assert model.diagnostics == ()


def test_a_reference_to_a_file_that_is_not_there_is_reported() -> None:
    call = {"get": {"responses": _answer({"$ref": "models/none.json"})}}
    model = built(api_json=_document(parcels=call))
    (case,) = model.diagnostics
    assert case.id == "openapi-reference"
    assert "names no file of the docs" in case.message


def test_what_no_document_refers_to_has_no_diagnostics() -> None:
    part = {"properties": {"a b": _TEXT, "c": {"$ref": "https://x.example/y"}}}
    call = {"get": {"responses": _answer(_TEXT)}}
    model = built(api_json=_document(a=call), other_json=json.dumps(part))
    assert model.diagnostics == ()
    read = {"get": {"responses": _answer({"$ref": "other.json"})}}
    model = built(api_json=_document(a=read), other_json=json.dumps(part))
    assert {case.path for case in model.diagnostics} == {"other.json"}


def test_a_part_of_the_route_without_a_parameter_is_a_text() -> None:
    parts = {"size": {"name": "size", "in": "query", "schema": _TEXT}}
    outside = [{"$ref": "parts.json#/size"}]
    call = {"get": {"parameters": outside, "responses": _answer(_TEXT)}}
    model = built(
        api_json=json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "Post", "version": "1"},
                "paths": {"/parcels/{parcel-id}": call},
            }
        ),
        parts_json=json.dumps(parts),
    )
    (operation,) = model.api.rest.operations
    assert parameters_of(operation) == {"parcel_id": "string", "size": "string"}
