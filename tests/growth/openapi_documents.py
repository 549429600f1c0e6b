"""Documents of OpenAPI of any size, of an invented API: a kind for each thing of which a document may have many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from growth.run import Documents
from support.pages import wsdl_page
from support.rest_pages import rest_page

_Json = Mapping[str, Any]

_TEXT: Final[_Json] = {"type": "string"}
_OK: Final[_Json] = {"200": {"description": "Parcels.", "schema": _TEXT}}


def _document(paths: _Json, definitions: _Json | None = None, **rest: object) -> str:
    return json.dumps(
        {
            "swagger": "2.0",
            "info": {"title": "Post", "version": "v1"},
            "paths": paths,
            "definitions": definitions or {},
            **rest,
        },
        indent=1,
    )


def _call(name: str, **rest: object) -> _Json:
    return {
        "operationId": f"v1CourierAgent_{name}",
        "tags": ["Courier_Agent"],
        "description": "Sends.",
        "responses": _OK,
        **rest,
    }


def _reference(name: str) -> _Json:
    return {"$ref": f"#/definitions/Post.Data.{name}"}


def _body(schema: _Json, name: str = "request") -> list[_Json]:
    return [{"name": name, "in": "body", "required": True, "schema": schema}]


def _object(fields: Iterable[str]) -> _Json:
    return {"type": "object", "properties": dict.fromkeys(fields, _TEXT)}


def _names(prefix: str, size: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(size)]


def document_operations(size: int) -> Documents:
    """Operations of agents, of resources and of another API, on pages too, in two files."""
    agents = {
        f"/api/v1/Agents/Courier/{name}": {"post": _call(name)}
        for name in _names("Send", size)
    }
    lists = {
        f"/api/v1/Parcel{name}": {
            "get": {
                "operationId": f"v1ParcelEntity_{name}",
                "tags": ["Parcel"],
                "description": f'Calls the Archive service using the "{name}" archive.',
                "responses": _OK,
            }
        }
        for name in _names("All", size)
    }
    others = {
        f"/pets/{name}": {"get": {"responses": _OK}} for name in _names("p", size)
    }
    tags = [{"name": "Parcel", "description": "Parcels."}]
    return Documents(
        {
            "a.json": _document({**agents, **lists}, tags=tags),
            "b.json": _document(agents),
            "c.json": _document(others),
            **{
                f"reference/restful/agent/{name}.md": rest_page(
                    f"POST /api/v1/Agents/Courier/{name}"
                )
                for name in _names("Send", size)
            },
        }
    )


def document_parameters(size: int) -> Documents:
    """Parameters of a call, of a wrapper and of a form, and answers, in two files."""
    query = [
        {"name": name, "in": "query", "type": "array", "items": _TEXT}
        for name in _names("q", size)
    ]
    form = [
        {"name": name, "in": "formData", "type": "string"} for name in _names("f", size)
    ]
    wrapped = _body(_object(_names("W", size)))
    answers = {
        str(code % 400 + 200): {"description": "Fails.", "schema": _TEXT}
        for code in range(size)
    }
    paths = {
        "/api/v1/Agents/Courier/Send": {"post": _call("Send", parameters=query)},
        "/api/v1/Agents/Courier/Wrap": {"post": _call("Wrap", parameters=wrapped)},
        "/api/v1/Agents/Courier/Fill": {"post": _call("Fill", parameters=form)},
        "/api/v1/Agents/Courier/Fail": {"post": _call("Fail", responses=answers)},
    }
    return Documents({"a.json": _document(paths), "b.json": _document(paths)})


def document_definitions(size: int) -> Documents:
    """Definitions that refer to each other, extend each other, stand for each other and share their names, in two files."""
    definitions: dict[str, _Json] = {}
    for number, name in enumerate(_names("Parcel", size)):
        definitions[f"Post.Data.{name}"] = {
            "type": "object",
            "properties": {"Next": _reference(f"Parcel{number + 1}"), "Name": _TEXT},
        }
        definitions[f"Post.Other{name}.Parcel"] = _object((f"F{name}",))
        definitions[f"Post.Data.Alias{name}"] = _reference(name)
        definitions[f"Post.Data.Whole{name}"] = {
            "allOf": [_reference(name), _object(("More",))]
        }
        definitions[f"Post.Data.List{name}"] = {"type": "string", "enum": [name, "B"]}
    fields = {
        key.replace(".", ""): {"$ref": f"#/definitions/{key}"} for key in definitions
    }
    paths = {
        "/api/v1/Agents/Courier/Send": {
            "post": _call(
                "Send",
                parameters=_body({"type": "object", "properties": fields}, "parcel"),
            )
        }
    }
    document = _document(paths, definitions)
    return Documents({"a.json": document, "b.json": document})


def document_fields(size: int) -> Documents:
    """Fields of a definition, with lists of values, inline objects and alternatives, beside a WSDL and pages."""
    fields: dict[str, _Json] = {}
    for name in _names("F", size):
        fields[name] = _TEXT
        fields[f"{name}Kind"] = {"type": "string", "enum": [name, "B"]}
        fields[f"{name}Part"] = _object((name,))
        fields[f"{name}Some"] = {"allOf": [_object((name,)), _object(("B",))]}
    parcel = {"type": "object", "properties": fields}
    answer = {"200": {"description": "A parcel.", "schema": _reference("Parcel")}}
    paths = {
        "/api/v1/Agents/Courier/Get": {
            "post": _call("Get", responses=answer, parameters=_body(parcel, "parcel"))
        }
    }
    elements = "".join(
        f'<xs:element name="{name}" type="xs:string"/>' for name in _names("F", size)
    )
    schema = (
        f'<xs:complexType name="Parcel"><xs:sequence>{elements}</xs:sequence>'
        "</xs:complexType>"
    )
    return Documents(
        {
            "a.json": _document(paths, {"Post.Data.Parcel": parcel}),
            "wsdl.md": wsdl_page("Post1", "Courier", schema, "Get Save"),
        }
    )


def document_members(size: int) -> Documents:
    """Members of lists of values: with names, without names, and of an enum that a WSDL has."""
    members = _names("M", size)
    values = "".join(f'<xs:enumeration value="{member}"/>' for member in members)
    schema = (
        '<xs:simpleType name="Kind"><xs:restriction base="xs:string">'
        f"{values}</xs:restriction></xs:simpleType>"
        '<xs:complexType name="Parcel"><xs:sequence><xs:element name="Kind" '
        'type="tns:Kind"/></xs:sequence></xs:complexType>'
    )
    parcel = {
        "type": "object",
        "properties": {
            "Kind": {"type": "string", "enum": members},
            "Mark": {"type": "string", "enum": [f"{member} !" for member in members]},
        },
    }
    answer = {"200": {"description": "A parcel.", "schema": _reference("Parcel")}}
    path = {"/api/v1/Agents/Courier/Get": {"post": _call("Get", responses=answer)}}
    return Documents(
        {
            "a.json": _document(path, {"Post.Data.Parcel": parcel}),
            "wsdl.md": wsdl_page("Post1", "Courier", schema, "Get Save"),
        }
    )


def document_files(size: int) -> Documents:
    """Parts of a document in files of their own."""
    paths = {f"/parcels/{name}": {"$ref": f"{name}.json"} for name in _names("p", size)}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Post", "version": "1"},
        "paths": paths,
    }
    part = {
        "get": {
            "parameters": [{"$ref": "parts.json#/size"}],
            "requestBody": {"$ref": "parts.json#/body"},
            "responses": {"200": {"$ref": "parts.json#/answer"}},
        }
    }
    content = {"application/json": {"schema": {"$ref": "parts.json#/parcel"}}}
    parts = {
        "size": {"name": "size", "in": "query", "schema": _TEXT},
        "body": {"content": content},
        "answer": {"description": "A parcel.", "content": content},
        "parcel": _object(("Name",)),
    }
    return Documents(
        {
            "a.json": json.dumps(document),
            "parts.json": json.dumps(parts),
            **{f"{name}.json": json.dumps(part) for name in _names("p", size)},
        }
    )


def pages_beside_documents(size: int) -> Documents:
    """Parameters, fields and operations that a page and a newer document state otherwise, or only one of them."""
    names = _names("q", size)
    query = [{"name": name, "in": "query", "type": "integer"} for name in names]
    route = "/api/v1/Agents/Courier/Find"
    saved = "/api/v1/Agents/Courier/Save"
    paths = {
        route: {"get": _call("Find", parameters=query)},
        saved: {"post": _call("Save", parameters=_body(_object(_names("F", size))))},
    }
    rows = [(name, "string", "Words.") for name in [*names, *_names("only", size)]]
    fields = [(name, "int32", "Words.") for name in _names("F", size)]
    folder = "reference/restful/agent"
    return Documents(
        {
            "z.json": _document(paths),
            f"{folder}/Find.md": rest_page(f"GET {route}", query=rows),
            f"{folder}/Save.md": rest_page(
                f"POST {saved}", body="request", body_rows=fields
            ),
        }
    )


OPENAPI_KINDS: Final = (
    document_operations,
    document_parameters,
    document_definitions,
    document_fields,
    document_members,
    document_files,
    pages_beside_documents,
)
"""All kinds, a row each."""
