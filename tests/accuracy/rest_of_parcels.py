"""A small REST API of parcels: the oracle, a page that shows it, and what the document says of it."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from support.rest_pages import rest_page

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.accuracy_scores.rest_oracle import RestOracle
from generator.model.facts import PageFacts
from generator.reader.read import read_page

SEARCH: Final = "POST /api/v1/Agents/Parcel/Search"
SAVE: Final = "PUT /api/v1/Parcel/{id}"
_FORMATS: Final = ["application/json", "text/json"]


def _field(name: str, type_: str) -> dict[str, object]:
    return {"name": name, "type": type_}


def _parameter(where: str, name: str, type_: str) -> dict[str, object]:
    required = where == "path"
    return {"in": where, "name": name, "type": type_, "required": required}


def _operation(
    body: str, type_: str, result: str, *parameters: dict[str, object]
) -> Any:
    return {
        "operation_id": "",
        "params": parameters,
        "body": {"name": body, "type": type_, "content": "body"},
        "response": {"type": result},
        "responses": {"200": result, "404": "none"},
        "consumes": _FORMATS,
        "produces": _FORMATS,
    }


_TYPES: Final[dict[str, Any]] = {
    "SearchRequest": {
        "full": "SuperOffice.WebApi.v1.Carriers.ParcelCarriers.SearchRequest",
        "fields": [_field("State", "~State"), _field("Sent", "date-time")],
    },
    "Parcel": {
        "full": "Example.Parcel",
        "fields": [
            _field("Weight", "int32"),
            _field("State", "~State"),
            _field("Stops", "array<Stop>"),
            _field("Labels", "dict<string>"),
            _field("Sender", "Stop"),
            _field("TableRight", "Stop"),
        ],
    },
    "Stop": {"full": "Example.Stop", "fields": [_field("Place", "string")]},
    "Elsewhere": {"full": "Example.Elsewhere", "fields": [_field("A", "string")]},
}


def oracle() -> RestOracle:
    """The truth; `Elsewhere` is a definition that no operation reaches."""
    operations = {
        SEARCH: _operation(
            "request",
            "SearchRequest",
            "array<Parcel>",
            _parameter("query", "$top", "int32"),
            _parameter("query", "$select", "array<none>"),
            _parameter("query", "by", "~by"),
        ),
        SAVE: _operation(
            "entity", "Parcel", "Parcel", _parameter("path", "id", "int32")
        ),
    }
    whole = msgspec.convert({"operations": operations, "types": _TYPES}, RestOracle)
    return whole.with_operations(whole.operations)


def row(method_and_path: str, **changes: object) -> OperationRow:
    """The row of an operation, as it should be but for the changes."""
    method, _, path = method_and_path.partition(" ")
    is_search = method_and_path == SEARCH
    stated: dict[str, object] = {
        "id": "rest/v1/Agents/Parcel/Search" if is_search else "rest/v1/Parcel/Save",
        "protocol": "rest",
        "version": "v1",
        "agent": "Parcel",
        "operation": "Search" if is_search else "Save",
        "method": method,
        "path": path,
        "parameters": [*(SEARCH_PARTS if is_search else SAVE_PARTS), ACCEPT],
        "body": {
            "wire": "request" if is_search else "entity",
            "kind": "wrapper" if is_search else "value",
            "content_types": _FORMATS,
        },
        "content_types": _FORMATS,
        "responses": statuses("array<#types/Parcel>" if is_search else "#types/Parcel"),
    }
    return msgspec.convert(stated | changes, OperationRow)


def statuses(result: str) -> list[dict[str, object]]:
    """The documented statuses of an operation with that result."""
    return [{"status": 200, "type": result}, {"status": 404, "type": None}]


def part(where: str, name: str, type_: str) -> dict[str, object]:
    """A parameter."""
    required = where == "path"
    return {"in": where, "wire": name, "type": type_, "required": required}


ACCEPT: Final = part("header", "Accept", "string")
SEARCH_PARTS: Final = [
    part("body", "State", "#types/State"),
    part("body", "Sent", "date-time"),
    part("query", "$top", "int32"),
    part("query", "$select", "array<string>"),
    part("query", "by", "#types/By"),
]
SAVE_PARTS: Final = [
    part("path", "id", "int32"),
    part("body", "entity", "#types/Parcel"),
]


def field(name: str, type_: str, description: str = "") -> dict[str, object]:
    """A field."""
    return {"wire": name, "type": type_, "description": description or None}


PARCEL: Final = (
    field("Weight", "int32"),
    field("State", "#types/State"),
    field("Stops", "array<#types/Stop>"),
    field("Labels", "dict<string,string>"),
    field("Sender", "#types/Stop"),
    field("TableRight", "#types/Stop"),
)


def type_row(name: str, **changes: object) -> TypeRow:
    """The row of a type, as it should be but for the changes."""
    rows: dict[str, dict[str, object]] = {
        "Parcel": {"fields": PARCEL},
        "Stop": {"fields": [field("Place", "string")]},
        "State": {"kind": "enum", "members": members("Sent", "Lost")},
        "By": {"kind": "enum", "members": members("Air", "Sea")},
    }
    stated = {"id": f"types/{name}", "wire": name, "version": "v1", "kind": "object"}
    return msgspec.convert(stated | rows.get(name, {}) | changes, TypeRow)


def members(*names: str) -> list[dict[str, object]]:
    """Members of an enum."""
    return [{"wire": name} for name in names]


def document(*rows: OperationRow | TypeRow) -> Document:
    """The document, where the rows take the place of those with their id."""
    found: dict[str, OperationRow | TypeRow] = {}
    types = [type_row(name) for name in ("Parcel", "Stop", "State", "By")]
    for each_row in (row(SEARCH), row(SAVE), *types, *rows):
        found[each_row.id] = each_row
    return Document(
        [kept for kept in found.values() if isinstance(kept, OperationRow)],
        [kept for kept in found.values() if isinstance(kept, TypeRow)],
    )


def without(whole: Document, id_: str) -> Document:
    """The document without an operation or type."""
    return Document(
        [operation for operation in whole.operations if operation.id != id_],
        [type_ for type_ in whole.types.values() if type_.id != id_],
    )


def page(path: str = "2023/search.md", **shown: Any) -> PageFacts:
    """The page of the search, with a sample answer."""
    stated: dict[str, Any] = {
        "query": (("by", "Enum: Air, Sea", "How it goes."),),
        "body": "request",
        "body_rows": (("State", "string", "Where it is."), ("Sent", "String")),
        "request": {"State": "Sent", "Sent": "2023-01-01T00:00:00"},
        "heading": "array",
        "rows": (
            ("Weight", "int32", "In grams."),
            ("Stops", "array"),
            ("Labels", "Stop"),
        ),
        "response": [PARCEL_SAMPLE],
    }
    return read_page(path, rest_page(SEARCH, **(stated | shown)).encode())


PARCEL_SAMPLE: Final = {
    "Weight": 5,
    "State": "Sent",
    "Stops": [{"Place": "Oslo"}],
    "Labels": {"fragile": "yes"},
    "Sender": None,
}
