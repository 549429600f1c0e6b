"""A small SOAP API of parcels, as the document of `inspect --json` and as the oracle have it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.accuracy_scores.soap_oracle import SoapOracle

_ACTION: Final = "urn:parcels/V1/Parcel/Find"


def _part(name: str, type_: str, nillable: bool) -> dict[str, object]:
    return {"name": name, "type": type_, "nillable": nillable}


_TYPES: Final[dict[str, Any]] = {
    "Base": {"kind": "complex", "fields": [_part("Rights", "xs:int", False)]},
    "Parcel": {
        "kind": "complex",
        "base": "Base",
        "fields": [
            _part("Sender", "xs:string", True),
            _part("Weight", "xs:short", False),
            _part("State", "State", False),
            _part("Labels", "Labels", True),
            _part("Stops", "arr:ArrayOfArrayOfint", True),
        ],
    },
    "State": {
        "kind": "enum",
        "base": "xs:string",
        "values": [{"name": "Sent", "value": 0}, {"name": "Lost", "value": 7}],
    },
    "Labels": {
        "kind": "dict",
        "key": "xs:string",
        "value": "xs:string",
        "entry_name": "Label",
    },
    "ArrayOfParcel": {"kind": "array", "item": "Parcel", "item_name": "Parcel"},
    "Elsewhere": {"kind": "complex", "base": "Base", "fields": []},
}


def oracle() -> SoapOracle:
    """The truth; `Elsewhere` is a type that no operation reaches."""
    operation = {
        "input": [_part("Id", "xs:int", False), _part("Like", "Parcel", True)],
        "output": [_part("Response", "ArrayOfParcel", True)],
        "input_headers": [_part("Token", "xs:string", True)],
        "output_headers": [_part("Succeeded", "xs:boolean", False)],
        "request_element": "Find",
        "response_element": "FindResponse",
        "soap_action": _ACTION,
    }
    agent = {
        "endpoint": "https://host.example/Tenant/Remote/V1/Parcel.svc",
        "operations": {"Find": operation},
    }
    whole = {"version": "V1", "agents": {"Parcel": agent}, "types": _TYPES}
    return msgspec.convert(whole, SoapOracle).without(())


def operation_row(**changes: object) -> OperationRow:
    """The row of the operation, as it should be but for the changes."""
    row: dict[str, object] = {
        "id": "soap/V1/Parcel/Find",
        "protocol": "soap",
        "version": "V1",
        "agent": "Parcel",
        "operation": "Find",
        "method": "POST",
        "path": "/Remote/V1/Parcel.svc",
        "soap_action": _ACTION,
        "request_element": "Find",
        "response_element": "FindResponse",
        "parameters": [ID, LIKE],
        "out": [out_part("array<#types/V1/Parcel>")],
        "request_headers": [header("Token", "string", nillable=True)],
        "response_headers": [header("Succeeded", "boolean")],
    }
    return msgspec.convert(row | changes, OperationRow)


def body_part(name: str, type_: str, *, nillable: bool = False) -> dict[str, object]:
    """A parameter."""
    return {"wire": name, "in": "body", "type": type_, "nillable": nillable}


def out_part(type_: str) -> dict[str, object]:
    """The out part."""
    return {"wire": "Response", "in": "body", "type": type_, "nillable": True}


def header(name: str, type_: str, *, nillable: bool = False) -> dict[str, object]:
    """A header."""
    return {"wire": name, "type": type_, "nillable": nillable}


ID: Final = body_part("Id", "int32")
LIKE: Final = body_part("Like", "#types/V1/Parcel", nillable=True)


def type_row(name: str, **changes: object) -> TypeRow:
    """The row of a type, as it should be but for the changes."""
    rows: dict[str, dict[str, object]] = {
        "Base": {"fields": [header("Rights", "int32")]},
        "Parcel": {"base": "types/V1/Base", "fields": list(PARCEL_FIELDS)},
        "State": {
            "kind": "enum",
            "members": [{"wire": "Sent", "number": 0}, {"wire": "Lost", "number": 7}],
        },
    }
    row = {"id": f"types/V1/{name}", "wire": name, "version": "V1", "kind": "object"}
    return msgspec.convert(row | rows[name] | changes, TypeRow)


PARCEL_FIELDS: Final = (
    header("Sender", "string", nillable=True),
    header("Weight", "int16"),
    header("State", "#types/V1/State"),
    header("Labels", "dict<string,string>", nillable=True),
    header("Stops", "array<array<int32>>", nillable=True),
)


def document(*rows: OperationRow | TypeRow) -> Document:
    """The document, where the rows take the place of those with their id."""
    operations = {"soap/V1/Parcel/Find": operation_row()}
    types = {f"types/V1/{name}": type_row(name) for name in ("Base", "Parcel", "State")}
    for row in rows:
        if isinstance(row, OperationRow):
            operations[row.id] = row
        else:
            types[row.id] = row
    return Document(tuple(operations.values()), tuple(types.values()))
