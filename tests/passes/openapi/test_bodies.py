"""Bodies of requests: what a call takes, by media types and schema."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.api import BodyKind, Location, Parameter, RestOperation
from generator.model.text import Text
from generator.passes import build_api
from generator.reader.read import read_page

_CHANGES = {"type": "array", "items": {"$ref": "#/definitions/Vendor.JsonPatch"}}
_DEFINITIONS = {
    "Vendor.JsonPatch": {"type": "object", "properties": {"op": {"type": "string"}}},
    "Vendor.Parcel": {"type": "object", "properties": {"Id": {"type": "integer"}}},
}


def _operation(method: str, *parameters: object, **stated: Any) -> RestOperation:
    operation = {
        "operationId": "v1ParcelEntity_Save",
        "parameters": parameters,
        "responses": {"204": {"description": "OK"}},
        **stated,
    }
    document = {
        "swagger": "2.0",
        "info": {"title": "Parcels", "version": "1"},
        "paths": {"/api/v1/Parcel": {method: operation}},
        "definitions": _DEFINITIONS,
    }
    page = read_page("parcels.json", json.dumps(document).encode())
    (found,) = build_api([page]).api.rest.operations
    return found


def _body(operation: RestOperation) -> Parameter:
    (body,) = (part for part in operation.parameters if part.where is Location.BODY)
    return body


@pytest.mark.parametrize(
    ("method", "schema", "consumes", "kind"),
    [
        ("patch", _CHANGES, [], BodyKind.PATCH),
        ("patch", {"type": "string"}, ["application/json-patch+json"], BodyKind.PATCH),
        ("patch", {"$ref": "#/definitions/Vendor.Parcel"}, [], BodyKind.VALUE),
        ("put", _CHANGES, [], BodyKind.VALUE),
    ],
)
def test_patch_takes_changes(
    method: str, schema: object, consumes: list[str], kind: BodyKind
) -> None:
    changes = {"in": "body", "name": "changes", "schema": schema}
    operation = _operation(method, changes, consumes=consumes)
    assert operation.body is not None
    assert operation.body.kind is kind


def test_a_file_has_the_words_of_its_field_in_the_form() -> None:
    image = {"in": "formData", "name": "image", "type": "file", "description": "PNG."}
    consumes = ["image/png", "multipart/form-data"]
    operation = _operation("put", image, consumes=consumes)
    assert operation.body is not None
    assert operation.body.kind is BodyKind.BINARY
    body = _body(operation)
    assert (body.wire, body.text) == ("image", Text("PNG."))
