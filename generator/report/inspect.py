"""`inspect --json`: the model as stable JSON (`docs/schema/inspect.json`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Body,
    Evidence,
    Field,
    Header,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
    StatusResponse,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import notation
from generator.model.ids import Protocol
from generator.report.escape import for_json

Json = dict[str, Any]


def model_json(api: Api, diagnostics: Iterable[Diagnostic]) -> bytes:
    """The whole model with a trailing newline."""
    document = {
        "schema": 1,
        "operations": [operation_row(one) for one in api.operations],
        "types": [type_row(one) for one in api.types],
        "diagnostics": [_diagnostic_row(one) for one in diagnostics],
    }
    return encoded(document)


def model_digest(api: Api) -> str:
    """The SHA-256 of what the model says, whatever page and line it comes from."""
    rows = [operation_row(one) for one in api.operations]
    rows += [type_row(one) for one in api.types]
    said = [{key: row[key] for key in row if key != "pages"} for row in rows]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def encoded(document: Json) -> bytes:
    """A document as indented JSON with a trailing newline."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def operation_row(one: Operation) -> Json:
    """An operation in the stable form; what only the other protocol has is null or empty."""
    soap = one if isinstance(one, SoapOperation) else None
    rest = one if isinstance(one, RestOperation) else None
    return {
        "id": one.id + "",
        "protocol": (Protocol.SOAP if soap else Protocol.REST).value,
        "version": one.version + "",
        "agent": one.agent + "",
        "operation": one.wire + "",
        "method": one.method,
        "path": one.path + "",
        "soap_action": soap.action if soap else None,
        "description": for_json(one.description),
        "returns": for_json(one.returns),
        "deprecated": rest is not None and rest.is_deprecated,
        "parameters": [parameter_row(part) for part in one.parameters],
        "out": [parameter_row(part) for part in soap.out] if soap else [],
        "request_element": soap.request.name + "" if soap else None,
        "response_element": soap.response.name + "" if soap else None,
        "request_headers": _header_rows(soap.request_headers if soap else ()),
        "response_headers": _header_rows(soap.response_headers if soap else ()),
        "body": _body_row(rest.body) if rest and rest.body else None,
        "result": rest.result_kind.value if rest else None,
        "content_types": (
            [for_json(kind) for kind in rest.content_types] if rest else []
        ),
        "responses": (
            [response_row(response) for response in rest.responses] if rest else []
        ),
        "pages": _pages(one.evidence),
    }


def _body_row(body: Body) -> Json:
    return {
        "wire": body.wire + "",
        "kind": body.kind.value,
        "content_types": [for_json(kind) for kind in body.content_types],
    }


def agent_row(one: Agent) -> Json:
    """An agent or resource in the stable form."""
    return {
        "id": one.id + "",
        "protocol": one.protocol.value,
        "version": one.version + "",
        "agent": one.wire + "",
        "is_resource": one.is_resource,
        "description": for_json(one.description),
    }


def response_row(response: StatusResponse) -> Json:
    """A documented status in the stable form."""
    return {
        "status": response.code,
        "type": notation(response.type) if response.type else None,
        "description": for_json(response.text),
    }


def _header_rows(headers: Iterable[Header]) -> list[Json]:
    return [
        {
            "wire": header.wire + "",
            "type": notation(header.type),
            "nillable": header.nillable,
        }
        for header in headers
    ]


def parameter_row(part: Parameter) -> Json:
    """A parameter or out part in the stable form."""
    return {
        "wire": part.wire + "",
        "in": part.where,
        "type": notation(part.type),
        "required": part.required,
        "nillable": part.nillable,
        "description": for_json(part.text),
    }


def type_row(one: NamedType) -> Json:
    """A named type in the stable form."""
    return {
        "id": one.id + "",
        "wire": one.wire + "",
        "version": one.version + "",
        "namespace": one.namespace,
        "kind": one.kind.value,
        "base": one.base + "" if one.base else None,
        "complete": one.complete,
        "same_as": one.same_as + "" if one.same_as else None,
        "description": for_json(one.text),
        "fields": [field_row(field) for field in one.fields],
        "members": [
            {"wire": member.wire + "", "number": member.number}
            for member in one.members
        ],
        "pages": _pages(one.evidence),
    }


def field_row(field: Field) -> Json:
    """A field in the stable form."""
    return {
        "wire": field.wire + "",
        "type": notation(field.type),
        "required": field.required,
        "nillable": field.nillable,
        "description": for_json(field.text),
    }


def _pages(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [{"path": one.path, "line": one.line} for one in evidence]


def _diagnostic_row(one: Diagnostic) -> Json:
    return {
        "id": one.id,
        "level": one.level.value,
        "path": one.path,
        "line": one.line,
        "message": one.message,
        "detail": for_json(one.detail),
    }
