"""An entity as the REST API has many, with made-up types and values: what `codec.py` measures.

It is written once, and given as model of Docwright, as OpenAPI document for the peers, and as sample answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

import msgspec

from generator.model.api import (
    Agent,
    Api,
    ArrayType,
    DictionaryType,
    Evidence,
    Field,
    Member,
    NamedType,
    Operation,
    ReferenceType,
    RestBinding,
    ResultKind,
    Scalar,
    ScalarType,
    StatusResponse,
    TypeExpression,
    TypeKind,
    rest_group_id,
    rest_type_id,
)
from generator.model.text import Text, WireName

Json = dict[str, Any]
ROOT: Final = "Errand"

_RIGHTS: Final = ("Rights", "FieldDetails")
_INSIDE: Final = "Rights:#Rights FieldDetails:dict<string,#FieldDetail>"
_OBJECTS: Final = {
    "Rights": "Mask:#Actions Reason:string",
    "FieldRight": "Mask:#FieldActions Reason:string",
    "FieldDetail": "Right:#FieldRight Kind:string Length:int32",
    "ListItem": f"Id:int32 Value:string Tooltip:string {_INSIDE}",
    "Colleague": (
        "ColleagueId:int32 Name:string PersonId:int32 Rank:int32 Tooltip:string Role:#Role GroupId:int32 "
        f"FullName:string FormalName:string Retired:boolean ExternalId:int32 UserName:string {_INSIDE}"
    ),
    "Company": (
        "CompanyId:int32 Name:string OrgNumber:string Department:string Url:string City:string Phone:string "
        "ColleagueId:int32 CountryId:int32 Email:string Kana:string Owner:string Business:string Category:string "
        f"Country:string Address:string FullName:string IsOwner:boolean Links:int32 Number1:string Number2:string {_INSIDE}"
    ),
    "Person": (
        "PersonId:int32 Position:string FirstName:string MiddleName:string LastName:string Title:string "
        "Description:string Email:string FullName:string Phone:string FormalName:string CountryId:int32 "
        "CompanyId:int32 CompanyName:string Rank:int32 ColleagueId:int32 Born:date-time Number:string "
        f"Updated:date-time Links:int32 {_INSIDE}"
    ),
    "Project": (
        "ProjectId:int32 Name:string Description:string Url:string Type:string Colleague:string Status:string "
        f"TypeId:int32 Completed:boolean Number:string Updated:date-time Ends:date-time {_INSIDE}"
    ),
    "Invitee": (
        "CompanyId:int32 PersonId:int32 ErrandId:int32 IsMe:boolean Status:#Status AlertByMail:boolean "
        "Name:string Rank:int32"
    ),
    ROOT: (
        "ErrandId:int32 Description:string Starts:date-time Ends:date-time Invitation:#ListItem Status:#Status "
        "Type:#Kind AlarmMinutes:int32 HasAlarm:boolean Created:date-time Updated:date-time AgendaText:string "
        "Private:boolean AllDay:boolean Location:string MotherId:int32 RejectReason:string RejectCounter:int32 "
        "Color:int32 IsAlert:boolean Weight:double Creator:#Colleague Updater:#Colleague Owner:#Colleague "
        "Company:#Company Person:#Person Project:#Project Priority:#ListItem Task:#ListItem Room:#ListItem "
        "Sale:#ListItem SuggestedId:int32 Suggested:string LastSeen:date-time Emails:array<string> "
        "Invitees:array<#Invitee> Links:array<#ListItem> CustomFields:dict<string,string> "
        "ExtraFields:dict<string,string> Counts:dict<string,int32> IsFree:boolean Attachment:byte Guid:string "
        "CalendarUid:string Sequence:int32 TimeZoneId:int32 ReplyBy:date-time IsPublished:boolean PublishEnds:date-time "
        "PublishStarts:date-time Cost:double Rate:double PreferredTz:string VideoUrl:string VideoKind:#Kind "
        f"RecurrenceId:int32 RecurrenceText:string IsRecurring:boolean CompletedBy:int32 Completed:date-time {_INSIDE}"
    ),
}
_ENUMS: Final = {
    "Role": "Unknown Employee Resource External Anonymous System",
    "Status": "Unknown NotStarted Started Completed Hidden Booking Assignment Declined",
    "Kind": "Unknown Meeting Task Note Call Booking Document",
}
_FLAGS: Final = {
    "Actions": "None Select Update Insert Delete Filtering Restricted",
    "FieldActions": "None Read Write Unreliable Nullable",
}
_TEXTS: Final = (
    "Meeting about the offer",
    "Grødem & Søn",
    "anna@example.com",
    "Stavanger",
    "A somewhat longer text that says what was agreed on, and who does what until when.",
    "+47 51 00 00 00",
    "",
    "https://example.com/a/b?c=d",
)


def _fields(name: str) -> Iterator[tuple[str, str]]:
    for part in _OBJECTS[name].split():
        wire, _, notation = part.partition(":")
        yield wire, notation


def _inside(notation: str) -> tuple[str, str]:
    """The outer type of a notation and what stands in its brackets; dictionaries have strings as keys."""
    outer, _, inner = notation.partition("<")
    return outer, inner.removesuffix(">").removeprefix("string,")


# ---------------------------------------------------------------- samples


class Sample(msgspec.Struct, frozen=True):
    """What an answer holds: rights in every object or only in the entity, and keys that the docs do not know."""

    rights: bool = False
    unknown: bool = False


SAMPLES: Final = {
    "entity": Sample(),
    "entity, new keys": Sample(unknown=True),
    "rights": Sample(rights=True),
    "rights, new keys": Sample(rights=True, unknown=True),
}


def answer(sample: Sample) -> Json:
    """The entity as the server gives it. Every field that is there has a value, since some peers stumble over null."""
    return _Values(sample).entity()


class _Values:
    """Makes up values, another one each time."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._numbers = count(1)

    def entity(self) -> Json:
        """The entity, always with its own rights."""
        return self._object(ROOT, rights=True)

    def _object(self, name: str, *, rights: bool) -> Json:
        left_out = () if rights else _RIGHTS
        found = {
            wire: self._value(notation)
            for wire, notation in _fields(name)
            if wire not in left_out
        }
        return found | ({"NewInNextVersion": 1} if self._sample.unknown else {})

    def _value(self, notation: str) -> Any:
        outer, inner = _inside(notation)
        number = next(self._numbers)
        match outer:
            case "string":
                return _TEXTS[number % len(_TEXTS)]
            case "int32":
                return number * 37
            case "double":
                return number + 0.25
            case "boolean":
                return number % 2 == 0
            case "date-time":
                return f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:07:08"
            case "byte":
                return "YWJjZGVmZ2g="
            case "array":
                return [self._value(inner) for _ in range(3)]
            case "dict":
                return {key: self._value(inner) for key in ("first", "second")}
            case _:
                return self._named(outer[1:], number)

    def _named(self, name: str, number: int) -> Any:
        if name in _OBJECTS:
            return self._object(name, rights=self._sample.rights)
        members = (_ENUMS.get(name) or _FLAGS[name]).split()
        if name in _ENUMS:
            return members[number % len(members)]
        return ", ".join(members[1 : 3 + number % 3])


# ---------------------------------------------------------------- OpenAPI


def openapi(copies: int = 1) -> Json:
    """The document for the peers. Flags are plain strings in it, since it has no word for them.

    With more copies every type is there that many times, under other names: an API of some size.
    """
    paths: Json = {}
    schemas: Json = {}
    for number in range(copies):
        suffix = str(number) if number else ""
        schemas |= {f"{name}{suffix}": _schema(name, suffix) for name in _OBJECTS}
        schemas |= {
            f"{name}{suffix}": {"type": "string", "enum": members.split()}
            for name, members in _ENUMS.items()
        }
        paths[f"/errand{suffix}"] = {"get": _get(suffix)}
    return {
        "openapi": "3.0.3",
        "info": {"title": "peer", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _get(suffix: str) -> Json:
    schema = {"$ref": f"#/components/schemas/{ROOT}{suffix}"}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": f"getErrand{suffix}",
        "responses": {"200": {"description": "OK", "content": content}},
    }


def _schema(name: str, suffix: str) -> Json:
    return {
        "type": "object",
        "properties": {wire: _property(kind, suffix) for wire, kind in _fields(name)},
    }


def _property(notation: str, suffix: str) -> Json:
    outer, inner = _inside(notation)
    match outer:
        case "string" | "boolean":
            return {"type": outer}
        case "int32":
            return {"type": "integer", "format": outer}
        case "double":
            return {"type": "number", "format": outer}
        case "date-time" | "byte":
            return {"type": "string", "format": outer}
        case "array":
            return {"type": "array", "items": _property(inner, suffix)}
        case "dict":
            return {"type": "object", "additionalProperties": _property(inner, suffix)}
        case _ if outer[1:] in _FLAGS:
            return {"type": "string"}
        case _:
            return {"$ref": f"#/components/schemas/{outer[1:]}{suffix}"}


# ---------------------------------------------------------------- Docwright's model

_EVIDENCE: Final = (Evidence("operation", "benchmark", "shape.md", 1),)
_VERSION: Final = WireName("v1")


def api(*, flags: bool = True) -> Api:
    """The model of the same types, with one operation that gives the entity; without `flags` they are strings."""
    types = [_named(name, TypeKind.OBJECT) for name in _OBJECTS]
    types += [_named(name, TypeKind.ENUM) for name in _ENUMS]
    types += [
        _named(name, TypeKind.FLAGS if flags else TypeKind.ENUM) for name in _FLAGS
    ]
    return Api(
        agents=(_agent(),),
        operations=(_operation(),),
        types=tuple(sorted(types, key=lambda one: one.id)),
    )


def _agent() -> Agent:
    return Agent(
        id=rest_group_id("v1", ROOT, is_agent=True),
        version=_VERSION,
        wire=WireName(ROOT),
        namespace="",
        description=None,
        evidence=_EVIDENCE,
        protocol="rest",
    )


def _operation() -> Operation:
    returned = StatusResponse(200, ReferenceType(rest_type_id(ROOT)), Text("OK"))
    return Operation(
        id=f"rest/v1/Agents/{ROOT}/Get",
        protocol="rest",
        version=_VERSION,
        agent=WireName(ROOT),
        wire=WireName("Get"),
        method="GET",
        path="/api/v1/errand",
        soap=None,
        parameters=(),
        out=(),
        description=None,
        returns=None,
        evidence=_EVIDENCE,
        rest=RestBinding(None, ResultKind.JSON, ()),
        responses=(returned,),
    )


def _named(name: str, kind: TypeKind) -> NamedType:
    is_object = kind is TypeKind.OBJECT
    # an enum without members is a string
    listed = {TypeKind.ENUM: _ENUMS, TypeKind.FLAGS: _FLAGS}.get(kind, {})
    return NamedType(
        id=rest_type_id(name),
        wire=WireName(name),
        version=_VERSION,
        namespace="",
        kind=kind,
        base=None,
        fields=tuple(
            Field(
                wire=WireName(wire),
                namespace="",
                type=_expression(notation),
                nillable=True,
                required=False,
                text=None,
                evidence=_EVIDENCE,
            )
            for wire, notation in (_fields(name) if is_object else ())
        ),
        members=tuple(
            Member(WireName(one), None, None) for one in listed.get(name, "").split()
        ),
        complete=True,
        text=None,
        evidence=_EVIDENCE,
    )


def _expression(notation: str) -> TypeExpression:
    outer, inner = _inside(notation)
    if outer == "array":
        return ArrayType(_expression(inner))
    if outer == "dict":
        return DictionaryType(ScalarType(Scalar.STRING), _expression(inner))
    if outer.startswith("#"):
        return ReferenceType(rest_type_id(outer[1:]))
    return ScalarType(Scalar(outer))
