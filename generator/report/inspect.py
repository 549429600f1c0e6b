"""`inspect`: the model as stable JSON (`docs/schema/inspect.json`), and one subject with where each fact came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

import msgspec

from generator.model.api import (
    Api,
    Body,
    Evidence,
    Field,
    Header,
    NamedType,
    Operation,
    Parameter,
    StatusResponse,
    TypeKind,
    notation,
)
from generator.model.diagnostics import Diagnostic
from generator.model.errors import UsageError
from generator.report.escape import for_json, for_terminal, lines_for_terminal

_Json = dict[str, Any]


def model_json(api: Api, diagnostics: Iterable[Diagnostic]) -> bytes:
    """The whole model with a trailing newline."""
    document = {
        "schema": 1,
        "operations": [operation_row(one) for one in api.operations],
        "types": [type_row(one) for one in api.types],
        "diagnostics": [_diagnostic_row(one) for one in diagnostics],
    }
    return _encoded(document)


def subject_json(api: Api, subject: str) -> bytes:
    """The subjects of that name, each with its evidence."""
    found = [
        _with_evidence(
            one, operation_row(one) if isinstance(one, Operation) else type_row(one)
        )
        for one in find(api, subject)
    ]
    return _encoded({"schema": 1, "subjects": found})


def model_digest(api: Api) -> str:
    """The SHA-256 of what the model says, whatever page and line it comes from."""
    rows = [operation_row(one) for one in api.operations]
    rows += [type_row(one) for one in api.types]
    said = [{key: row[key] for key in row if key != "pages"} for row in rows]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _encoded(document: _Json) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def operation_row(one: Operation) -> _Json:
    """An operation in the stable form; what only the other protocol has is null or empty."""
    soap, rest = one.soap, one.rest
    return {
        "id": one.id,
        "protocol": one.protocol,
        "version": one.version + "",
        "agent": one.agent + "",
        "operation": one.wire + "",
        "method": one.method,
        "path": one.path + "",
        "soap_action": soap.action if soap else None,
        "description": for_json(one.description),
        "returns": for_json(one.returns),
        "parameters": [_parameter_row(part) for part in one.parameters],
        "out": [_parameter_row(part) for part in one.out],
        "request_element": soap.request.name + "" if soap else None,
        "response_element": soap.response.name + "" if soap else None,
        "request_headers": _header_rows(soap.request_headers if soap else ()),
        "response_headers": _header_rows(soap.response_headers if soap else ()),
        "body": _body_row(rest.body) if rest and rest.body else None,
        "result": rest.result.value if rest else None,
        "content_types": (
            [for_json(kind) for kind in rest.content_types] if rest else []
        ),
        "responses": [_response_row(response) for response in one.responses],
        "pages": _pages(one.evidence),
    }


def _body_row(body: Body) -> _Json:
    return {
        "wire": body.wire + "",
        "kind": body.kind.value,
        "content_types": [for_json(kind) for kind in body.content_types],
    }


def _response_row(response: StatusResponse) -> _Json:
    return {
        "status": response.code,
        "type": notation(response.type) if response.type else None,
        "description": for_json(response.text),
    }


def _header_rows(headers: Iterable[Header]) -> list[_Json]:
    return [
        {
            "wire": header.wire + "",
            "type": notation(header.type),
            "nillable": header.nillable,
        }
        for header in headers
    ]


def _parameter_row(part: Parameter) -> _Json:
    return {
        "wire": part.wire + "",
        "in": part.where,
        "type": notation(part.type),
        "required": part.required,
        "nillable": part.nillable,
        "description": for_json(part.text),
    }


def type_row(one: NamedType) -> _Json:
    """A named type in the stable form."""
    return {
        "id": one.id,
        "wire": one.wire + "",
        "version": one.version + "",
        "namespace": one.namespace,
        "kind": one.kind.value,
        "base": one.base,
        "complete": one.complete,
        "description": for_json(one.text),
        "fields": [_field_row(field) for field in one.fields],
        "members": [
            {"wire": member.wire + "", "number": member.number}
            for member in one.members
        ],
        "pages": _pages(one.evidence),
    }


def _field_row(field: Field) -> _Json:
    return {
        "wire": field.wire + "",
        "type": notation(field.type),
        "required": field.required,
        "nillable": field.nillable,
        "description": for_json(field.text),
    }


def _pages(evidence: tuple[Evidence, ...]) -> list[_Json]:
    return [{"path": one.path, "line": one.line} for one in evidence]


def _diagnostic_row(one: Diagnostic) -> _Json:
    return {
        "id": one.id,
        "level": one.level.value,
        "path": one.path,
        "line": one.line,
        "message": one.message,
        "detail": for_json(one.detail),
    }


def _with_evidence(one: Operation | NamedType, row: _Json) -> _Json:
    return row | {"evidence": [_evidence_row(*pair) for pair in _evidence(one)]}


def _evidence_row(subject: str, evidence: Evidence) -> _Json:
    return {
        "subject": subject,
        "fact": evidence.fact,
        "rule": evidence.rule,
        "path": evidence.path,
        "line": evidence.line,
    }


def _evidence(one: Operation | NamedType) -> Iterator[tuple[str, Evidence]]:
    for evidence in one.evidence:
        yield one.id, evidence
    if isinstance(one, Operation):
        parts = [("param", one.parameters), ("out", one.out)]
        for part, parameters in parts:
            for parameter in parameters:
                for evidence in parameter.evidence:
                    yield f"{one.id}#{part}/{parameter.wire}", evidence
        return
    for field in one.fields:
        for evidence in field.evidence:
            yield f"{one.id}#field/{field.wire}", evidence


def find(api: Api, subject: str) -> list[Operation | NamedType]:
    """What has that subject id, or is called that: `Reject`, `Appointment/Reject`, `AppointmentEntity`.

    A part of a subject (`#field/StartDate`) finds the whole.

    Raises:
        UsageError: nothing has that name; names the nearest.
    """
    name = subject.partition("#")[0]
    everything: list[Operation | NamedType] = [*api.operations, *api.types]
    found = [one for one in everything if one.id == name]
    found = found or [one for one in everything if one.id.endswith(f"/{name}")]
    if not found:
        ids = [one.id for one in everything] + [str(one.wire) for one in everything]
        close = get_close_matches(name, sorted(set(ids)), n=1, cutoff=0.0)
        hint = f"The nearest is {close[0]}." if close else "The docs hold no operation."
        raise UsageError(f"nothing is called {for_terminal(subject)!r}", hint)
    return found


def subject_lines(one: Operation | NamedType) -> Iterator[str]:
    """What is known of a subject and from where, for people."""
    yield one.id
    if isinstance(one, Operation):
        yield from _operation_lines(one)
    else:
        yield from _type_lines(one)
    yield "  known from"
    yield from (f"    {_place(evidence)}" for evidence in one.evidence)


def _operation_lines(one: Operation) -> Iterator[str]:
    yield f"  {one.protocol} operation, {one.method} {one.path}"
    if one.soap:
        yield f"  soapAction {for_terminal(one.soap.action)}"
    if one.rest and one.rest.body:
        yield f"  body {one.rest.body.wire} ({one.rest.body.kind.value})"
    if one.description:
        yield from (f"  {line}" for line in lines_for_terminal(one.description))
    for title, parts in (("parameters", one.parameters), ("results", one.out)):
        if parts:
            yield f"  {title}"
            yield from _part_lines(parts)
    if one.responses:
        yield "  responses"
        yield from (_response_line(response) for response in one.responses)


def _response_line(response: StatusResponse) -> str:
    said = f"  {for_terminal(response.text)}" if response.text else ""
    kind = f"  {notation(response.type)}" if response.type else ""
    return f"    {response.code}{kind}{said}"


def _type_lines(one: NamedType) -> Iterator[str]:
    extends = f" extends {one.base}" if one.base else ""
    yield f"  {one.kind.value}{extends}"
    if one.text:
        yield from (f"  {line}" for line in lines_for_terminal(one.text))
    if one.kind is TypeKind.OBJECT:
        yield "  fields"
        yield from _part_lines(one.fields)
        return
    yield "  members" if one.complete else "  members (others are not documented)"
    for member in one.members:
        number = "" if member.number is None else f" = {member.number}"
        yield f"    {member.wire}{number}"


def _part_lines(parts: tuple[Parameter, ...] | tuple[Field, ...]) -> Iterator[str]:
    width = max((len(part.wire) for part in parts), default=0)
    kinds = max((len(notation(part.type)) for part in parts), default=0)
    for part in parts:
        nillable = "nillable" if part.nillable else "        "
        places = ", ".join(_place(evidence) for evidence in part.evidence)
        kind = notation(part.type)
        yield f"    {part.wire:<{width}}  {kind:<{kinds}}  {nillable}  {places}"
        if part.text:
            yield from (f"      {line}" for line in lines_for_terminal(part.text))


def _place(evidence: Evidence) -> str:
    place = f"{for_terminal(evidence.path)}:{evidence.line}"
    return f"{evidence.fact} from {place} ({evidence.rule})"
