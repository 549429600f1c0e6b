"""Models of REST as short as a test needs them. Types are written as `inspect --json` does: `array<#Contact>`."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Body,
    BodyKind,
    Evidence,
    Field,
    Location,
    Member,
    NamedType,
    Parameter,
    RestOperation,
    ResultKind,
    StatusResponse,
    Style,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import GroupId, OperationId, Protocol, TypeId
from generator.model.text import Text, WireName

VERSION = WireName("v1")


def type_of(notation: str) -> TypeExpression:
    """The type expression of a notation."""
    if notation.startswith("#"):
        return ReferenceType(TypeId.of_rest(notation[1:]))
    if notation.startswith("array<"):
        return ArrayType(type_of(notation[len("array<") : -1]))
    if notation.startswith("dict<"):
        key, _, value = notation[len("dict<") : -1].partition(",")
        return DictionaryType(type_of(key), type_of(value))
    return ScalarType(Scalar(notation))


def _parameter(
    wire: str,
    where: str,
    notation: str,
    *,
    required: bool = False,
    nillable: bool = False,
    text: str = "",
    style: Style | None = None,
) -> Parameter:
    return Parameter(
        wire=WireName(wire),
        where=Location(where),
        type=type_of(notation),
        required=required,
        nillable=nillable,
        text=Text(text) if text else None,
        evidence=(),
        style=style,
    )


def path(wire: str, notation: str = "int32", **facts: Any) -> Parameter:
    """A parameter of the route."""
    return _parameter(wire, "path", notation, **{"required": True, **facts})


def query(wire: str, notation: str = "string", **facts: Any) -> Parameter:
    """A parameter of the query."""
    return _parameter(wire, "query", notation, **facts)


def header(wire: str, notation: str = "string", **facts: Any) -> Parameter:
    """A header."""
    return _parameter(wire, "header", notation, **facts)


def cookie(wire: str, notation: str = "string", **facts: Any) -> Parameter:
    """A cookie."""
    return _parameter(wire, "cookie", notation, **facts)


def body(wire: str, notation: str = "string", **facts: Any) -> Parameter:
    """The body, or a part of one. One that is a whole body is required, unless the operation says otherwise."""
    return _parameter(wire, "body", notation, **facts)


def operation(
    name: str,
    *parameters: Parameter,
    method: str = "POST",
    route: str = "",
    kind: str = "wrapper",
    needs_body: bool = True,
    sends: tuple[str, ...] = (),
    answers: tuple[str, ...] = (),
    result: str = "json",
    returns: str | None = None,
    status: str = "OK",
    text: str = "",
    others: tuple[StatusResponse, ...] = (),
) -> RestOperation:
    """An operation; `name` is `Agents/Appointment/Reject` or `Contact/GetAll`. Without a type it answers nothing."""
    group, _, wire = name.rpartition("/")
    kinds = ResultKind(result) if returns or result != "json" else ResultKind.NONE
    is_separate = kind in {"wrapper", "form", "multipart"}
    documented = WireName("request") if is_separate else None
    if not is_separate and needs_body:
        parameters = tuple(map(_needed, parameters))
    bodies = [parameter for parameter in parameters if parameter.where == "body"]
    return RestOperation(
        id=OperationId(f"rest/v1/{name}"),
        version=VERSION,
        agent=WireName(group.rpartition("/")[2]),
        wire=WireName(wire),
        method=method,
        path=route or f"/api/v1/{name}",
        parameters=parameters,
        description=Text(text) if text else None,
        returns=None,
        evidence=(Evidence("operation", "page", f"rest/{wire}.md", 1),),
        body=(
            Body(
                documented or bodies[0].wire,
                BodyKind(kind),
                tuple(Text(media_type) for media_type in sends),
            )
            if bodies
            else None
        ),
        result_kind=kinds,
        content_types=tuple(Text(media_type) for media_type in answers),
        is_deprecated=False,
        responses=(
            StatusResponse(200, type_of(returns) if returns else None, Text(status)),
            *others,
        ),
    )


def _needed(parameter: Parameter) -> Parameter:
    is_required = parameter.required or parameter.where == "body"
    return msgspec.structs.replace(parameter, required=is_required)


def _named(wire: str, kind: TypeKind, parts: dict[str, str]) -> NamedType:
    id_ = TypeId.of_rest(wire)
    evidence = (Evidence("type", "page", f"types/{wire}.md", 1),)
    is_object = kind is TypeKind.OBJECT
    fields = tuple(
        Field(WireName(wire), "", type_of(notation), True, False, None, evidence)
        for wire, notation in parts.items()
        if is_object
    )
    members = tuple(
        Member(WireName(part), None, None) for part in parts if not is_object
    )
    return NamedType(
        id=id_,
        wire=WireName(wire),
        version=VERSION,
        namespace="",
        kind=kind,
        base=None,
        fields=fields,
        members=members,
        complete=True,
        text=None,
        evidence=evidence,
    )


def model(wire: str, **fields: str) -> NamedType:
    """An object with types by field."""
    return _named(wire, TypeKind.OBJECT, fields)


def enum(wire: str, members: str) -> NamedType:
    """An enum with members that are separated by blanks."""
    return _named(wire, TypeKind.ENUM, dict.fromkeys(members.split(), ""))


def flags(wire: str, members: str) -> NamedType:
    """Flags with members that are separated by blanks."""
    return _named(wire, TypeKind.FLAGS, dict.fromkeys(members.split(), ""))


def api_of(*parts: RestOperation | NamedType, base_path: str = "/api") -> Api:
    """The model of operations, their groups, and types."""
    operations = [part for part in parts if isinstance(part, RestOperation)]
    groups = {operation.group_id: operation for operation in reversed(operations)}
    return Api(
        agents=tuple(_group(groups[id_]) for id_ in sorted(groups)),
        operations=tuple(sorted(operations, key=lambda subject: subject.id)),
        types=tuple(
            sorted(
                (part for part in parts if isinstance(part, NamedType)),
                key=lambda subject: subject.id,
            )
        ),
        base_path=base_path,
    )


def _group(operation_: RestOperation) -> Agent:
    return Agent(
        id=operation_.group_id,
        version=VERSION,
        wire=operation_.agent,
        namespace="",
        description=None,
        evidence=operation_.evidence,
        protocol=Protocol.REST,
        is_resource=operation_.group_id
        == GroupId.of_rest("v1", operation_.agent, is_agent=False),
    )
