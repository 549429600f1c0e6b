"""Documents of OpenAPI as short as a test needs them, of an invented API in the form of the vendor's files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.model.api import NamedType, RestOperation
from generator.model.expressions import notation
from generator.passes import Built, build_api
from generator.reader.read import read_page

TEXT: Mapping[str, Any] = {"type": "string"}


def reference(name: str, namespace: str = "Post.Data") -> dict[str, Any]:
    return {"$ref": f"#/definitions/{namespace}.{name}"}


def object_of(**fields: object) -> dict[str, Any]:
    return {"type": "object", "properties": fields}


def listed(*members: str) -> dict[str, Any]:
    return {"type": "string", "enum": [*members]}


def agent_call(
    name: str,
    *parameters: object,
    result: object = None,
    request: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The path of an agent's call; `request` are the properties of its wrapper."""
    answer: dict[str, Any] = {"description": "OK"}
    if result is not None:
        answer["schema"] = result
    body = {"name": "request", "in": "body", "required": True}
    wrapped = [{**body, "schema": object_of(**request)}] if request else []
    return {
        f"/api/v1/Agents/Courier/{name}": {
            "post": {
                "operationId": f"v1CourierAgent_{name}",
                "tags": ["Courier_Agent"],
                "consumes": ["application/json"],
                "produces": ["application/json"],
                "parameters": [*wrapped, *parameters],
                "responses": {"200": answer},
            }
        }
    }


def resource_call(
    route: str,
    name: str,
    *parameters: object,
    tag: str = "Parcel",
    subject: str = "",
    result: object = None,
    method: str = "get",
) -> dict[str, Any]:
    """The path of a resource's call; `subject` is what its id has before the name, where that is not the tag."""
    answer: dict[str, Any] = {"description": "OK"}
    if result is not None:
        answer["schema"] = result
    call = {
        "operationId": f"v1{subject or f'{tag}Entity'}_{name}",
        "tags": [tag],
        "parameters": parameters,
        "produces": ["application/json"],
        "responses": {"200": answer},
    }
    return {f"/api/v1/{route}": {method: call}}


def document(
    *paths: Mapping[str, Any],
    definitions: Mapping[str, Any] | None = None,
    namespace: str = "Post.Data",
    **rest: object,
) -> str:
    """A Swagger file; the names of `definitions` are those in the namespace, unless they have one."""
    named = {
        name if "." in name else f"{namespace}.{name}": schema
        for name, schema in (definitions or {}).items()
    }
    whole = {
        "swagger": "2.0",
        "info": {"title": "Post", "version": "v1"},
        "paths": {route: path for each in paths for route, path in each.items()},
        "definitions": named,
        **rest,
    }
    return json.dumps(whole, indent=1)


def built(**pages: str) -> Built:
    """The model of pages and documents; `a__b_json` has the path `a/b.json`."""
    return build_api(
        read_page(name.replace("__", "/").replace("_", "."), text.encode())
        for name, text in pages.items()
    )


def rest_operation(model: Built, id_: str) -> RestOperation:
    (operation,) = (each for each in model.api.rest.operations if each.id == id_)
    return operation


def rest_type(model: Built, name: str) -> NamedType:
    (type_,) = (each for each in model.api.rest.types if each.wire == name)
    return type_


def fields_of(type_: NamedType) -> dict[str, str]:
    """The types of the fields by name, without the `#types/` of references."""
    return {
        field.wire: notation(field.type).replace("#types/", "#")
        for field in type_.fields
    }


def parameters_of(operation: RestOperation) -> dict[str, str]:
    """The types of the parameters by name, without the `#types/` of references."""
    return {
        each.wire: notation(each.type).replace("#types/", "#")
        for each in operation.parameters
    }
