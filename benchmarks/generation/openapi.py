"""Swagger 2 as OpenAPI 3, which is the only version that openapi-python-client reads.

Bodies are JSON only, as in Docwright's SDKs: each further media type would cost the peer time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

_JSON: Final = "application/json"
_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
_OF_SCHEMAS: Final = (
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
)
_PLACEHOLDER: Final = re.compile(r"\{[^}]*\}")

Document: TypeAlias = dict[str, Any]
Route: TypeAlias = tuple[str, str]
"""The method and the path of an operation, in lower case, with `{}` for what varies."""


def route(method: str, path: str) -> Route:
    """The route by which an operation is known, however its parameters are called."""
    return method.lower(), _PLACEHOLDER.sub("{}", path.partition("?")[0]).lower()


def openapi_of(swagger: Path, routes: frozenset[Route]) -> tuple[Document, int]:
    """The document of a Swagger file as OpenAPI 3 with these routes only, and how many of them it has."""
    source = json.loads(swagger.read_text("utf-8-sig"))
    paths: Document = {}
    count = 0
    for path, item in source["paths"].items():
        methods = {
            method: _operation(operation)
            for method, operation in item.items()
            if method in _METHODS and route(method, path) in routes
        }
        if methods:
            paths[path] = methods
            count += len(methods)
    document = {
        "openapi": "3.0.3",
        "info": {"title": source["info"]["title"], "version": "1"},
        "paths": paths,
        "components": {"schemas": source.get("definitions", {})},
    }
    return _with_places_of_openapi(document), count


def _operation(source: Mapping[str, Any]) -> Document:
    parameters = source.get("parameters", [])
    operation: Document = {
        name: source[name]
        for name in ("tags", "summary", "description", "operationId", "deprecated")
        if name in source
    }
    operation["parameters"] = [
        _parameter(parameter)
        for parameter in parameters
        if parameter["in"] not in {"body", "formData"}
    ]
    for parameter in parameters:
        if parameter["in"] == "body":
            operation["requestBody"] = {
                "required": parameter.get("required", False),
                "content": {_JSON: {"schema": parameter["schema"]}},
            }
    operation["responses"] = {
        status: _response(response) for status, response in source["responses"].items()
    }
    return operation


def _parameter(source: Mapping[str, Any]) -> Document:
    parameter = {
        name: source[name]
        for name in ("name", "in", "description", "required")
        if name in source
    }
    schema = {name: source[name] for name in _OF_SCHEMAS if name in source}
    return {**parameter, "schema": schema}


def _response(source: Mapping[str, Any]) -> Document:
    response: Document = {"description": source.get("description", "")}
    if "schema" in source:
        response["content"] = {_JSON: {"schema": source["schema"]}}
    return response


def _with_places_of_openapi(value: Any) -> Any:
    """The same value with references and files as OpenAPI 3 has them."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [_with_places_of_openapi(item) for item in items]
    if not isinstance(value, dict):
        return value
    node = cast("Document", value)
    if node.get("type") == "file":
        return {"type": "string", "format": "binary"}
    reference = node.get("$ref")
    if isinstance(reference, str):
        return {"$ref": reference.replace("#/definitions/", "#/components/schemas/")}
    # a name in Swagger 2, an object in OpenAPI 3
    return {
        name: _with_places_of_openapi(item)
        for name, item in node.items()
        if name != "discriminator" or not isinstance(item, str)
    }
