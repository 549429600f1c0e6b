"""The stable JSON forms: the model, one subject, the summary of a run, a check (`docs/schema/*.json`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Archive,
    Body,
    Evidence,
    Field,
    Header,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
    StatusResponse,
)
from generator.model.columns import Column
from generator.model.diagnostics import Diagnostic
from generator.model.errors import InternalError
from generator.model.expressions import notation
from generator.model.ids import Protocol
from generator.report.changes import Check
from generator.report.escape import for_json
from generator.report.subject import Owner, Part, Subject, evidence_with_parts
from generator.report.summary import Summary

Json = dict[str, Any]


def model_json(api: Api, diagnostics: Iterable[Diagnostic]) -> bytes:
    """The whole model with its diagnostics (`docs/schema/inspect.json`)."""
    document = {
        "schema": 1,
        "operations": [_operation_row(operation) for operation in api.operations],
        "types": [_type_row(type_) for type_ in api.types],
        "archives": [_archive_row(archive) for archive in api.archives],
        "diagnostics": [_diagnostic_row(diagnostic) for diagnostic in diagnostics],
    }
    return _encoded(document)


def model_digest(api: Api) -> str:
    """The SHA-256 of the operations, types and archives, whatever pages and lines they come from."""
    rows = [_operation_row(operation) for operation in api.operations]
    rows += [_type_row(type_) for type_ in api.types]
    rows += [_archive_row(archive) for archive in api.archives]
    # a page that was moved does not make the SDK stale
    without_pages = [{key: row[key] for key in row if key != "pages"} for row in rows]
    return hashlib.sha256(_compact(without_pages)).hexdigest()


def subjects_json(subjects: Iterable[Subject]) -> bytes:
    """Subjects, each with its evidence (`docs/schema/subject.json`)."""
    rows = [_subject_row(subject) for subject in subjects]
    return _encoded({"schema": 1, "subjects": rows})


def summary_json(summary: Summary) -> bytes:
    """The summary of a run (`docs/schema/summary.json`)."""
    return _encoded(summary)


def check_json(check: Check) -> bytes:
    """What a check found (`docs/schema/check.json`)."""
    return _encoded(check)


def _encoded(document: Json | Summary | Check) -> bytes:
    """A document as indented JSON with a trailing newline."""
    return msgspec.json.format(_compact(document), indent=1) + b"\n"


def _compact(document: object) -> bytes:
    return msgspec.json.encode(document, enc_hook=_plain_string)


def _plain_string(value: object) -> str:
    """The plain string of a subclass such as `WireName`, which msgspec does not encode itself."""
    if isinstance(value, str):
        return str(value)
    raise InternalError(f"{type(value).__name__} has no JSON form")


def _subject_row(subject: Subject) -> Json:
    row = {"id": subject.id, **_row(subject.part or subject.owner)}
    evidence = [_evidence_row(*pair) for pair in evidence_with_parts(subject)]
    return row | {"evidence": evidence}


def _row(value: Owner | Part) -> Json:
    match value:
        case SoapOperation() | RestOperation():
            return _operation_row(value)
        case NamedType():
            return _type_row(value)
        case Archive():
            return _archive_row(value)
        case Column():
            return _column_row(value)
        case Agent():
            return _agent_row(value)
        case StatusResponse():
            return _response_row(value)
        case Parameter():
            return _parameter_row(value)
        case Field():
            return _field_row(value)
        case Member():
            return _member_row(value) | {"description": for_json(value.text)}


def _operation_row(operation: Operation) -> Json:
    """An operation; what only the other protocol has is null or empty."""
    # every key, in the order of the schema; the keys of one protocol take their values below
    is_soap = isinstance(operation, SoapOperation)
    row = {
        "id": operation.id,
        "protocol": Protocol.SOAP if is_soap else Protocol.REST,
        "version": operation.version,
        "agent": operation.agent,
        "operation": operation.wire,
        "method": operation.method,
        "path": operation.path,
        "soap_action": None,
        "description": for_json(operation.description),
        "returns": for_json(operation.returns),
        "deprecated": False,
        "parameters": [_parameter_row(part) for part in operation.parameters],
        "out": [],
        "request_element": None,
        "response_element": None,
        "request_headers": [],
        "response_headers": [],
        "body": None,
        "result": None,
        "archive": None,
        "content_types": [],
        "responses": [],
        "pages": _page_rows(operation.evidence),
    }
    match operation:
        case SoapOperation():
            return row | _soap_keys(operation)
        case RestOperation():
            return row | _rest_keys(operation)


def _soap_keys(operation: SoapOperation) -> Json:
    return {
        "soap_action": operation.action,
        "out": [_parameter_row(part) for part in operation.out],
        "request_element": operation.request.name,
        "response_element": operation.response.name,
        "request_headers": _header_rows(operation.request_headers),
        "response_headers": _header_rows(operation.response_headers),
    }


def _rest_keys(operation: RestOperation) -> Json:
    return {
        "deprecated": operation.is_deprecated,
        "body": _body_row(operation.body) if operation.body else None,
        "result": operation.result_kind.value,
        "archive": operation.archive,
        "content_types": [for_json(type_) for type_ in operation.content_types],
        "responses": [_response_row(response) for response in operation.responses],
    }


def _body_row(body: Body) -> Json:
    return {
        "wire": body.wire,
        "kind": body.kind.value,
        "content_types": [
            for_json(content_type) for content_type in body.content_types
        ],
    }


def _agent_row(agent: Agent) -> Json:
    return {
        "id": agent.id,
        "protocol": agent.protocol,
        "version": agent.version,
        "agent": agent.wire,
        "is_resource": agent.is_resource,
        "description": for_json(agent.description),
    }


def _response_row(response: StatusResponse) -> Json:
    return {
        "status": response.code,
        "type": notation(response.type) if response.type else None,
        "description": for_json(response.text),
    }


def _header_rows(headers: Iterable[Header]) -> list[Json]:
    return [
        {
            "wire": header.wire,
            "type": notation(header.type),
            "nillable": header.nillable,
        }
        for header in headers
    ]


def _parameter_row(parameter: Parameter) -> Json:
    """A parameter, or an out part of SOAP."""
    return {
        "wire": parameter.wire,
        "in": parameter.where,
        "type": notation(parameter.type),
        "required": parameter.required,
        "nillable": parameter.nillable,
        "description": for_json(parameter.text),
    }


def _type_row(type_: NamedType) -> Json:
    return {
        "id": type_.id,
        "wire": type_.wire,
        "version": type_.version,
        "namespace": type_.namespace,
        "kind": type_.kind.value,
        "base": type_.base,
        "complete": type_.complete,
        "same_as": type_.same_as,
        "description": for_json(type_.text),
        "fields": [_field_row(field) for field in type_.fields],
        "members": [_member_row(member) for member in type_.members],
        "pages": _page_rows(type_.evidence),
    }


def _archive_row(archive: Archive) -> Json:
    return {
        "id": archive.id,
        "archive": archive.wire,
        "description": for_json(archive.text),
        "entities": list(archive.entities),
        "columns": [_column_row(column) for column in archive.columns],
        "pages": _page_rows(archive.evidence),
    }


def _column_row(column: Column) -> Json:
    return {
        "wire": column.wire,
        "type": column.kind.value,
        "restriction": column.restriction,
        "sortable": column.is_sortable,
        "description": for_json(column.text),
    }


def _field_row(field: Field) -> Json:
    return {
        "wire": field.wire,
        "type": notation(field.type),
        "required": field.required,
        "nillable": field.nillable,
        "description": for_json(field.text),
    }


def _member_row(member: Member) -> Json:
    value = {"value": for_json(member.value)} if member.value is not None else {}
    return {"wire": member.wire, "number": member.number} | value


def _page_rows(evidence: Iterable[Evidence]) -> list[Json]:
    return [{"path": source.path, "line": source.line} for source in evidence]


def _evidence_row(subject_id: str, evidence: Evidence) -> Json:
    return {
        "subject": subject_id,
        "fact": evidence.fact,
        "rule": evidence.rule,
        "path": evidence.path,
        "line": evidence.line,
    }


def _diagnostic_row(diagnostic: Diagnostic) -> Json:
    return {
        "id": diagnostic.id,
        "level": diagnostic.level.value,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "message": diagnostic.message,
        "detail": for_json(diagnostic.detail),
    }
