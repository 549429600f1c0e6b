"""Types of the model as schemas of OpenAPI 3.1, which are those of JSON Schema 2020-12.

    object         `type: object`; with a base `allOf` of the base and of what the type adds
    enum           a component with `type: string` and `enum`
    flags          a component with `type: string` and a `pattern`: names with commas between, as .NET writes them
    bytes          base64 in a string (`contentEncoding`)
    null           `null` as a second type, or as an alternative to a reference, exactly where the model allows it

What JSON Schema has no word for is in extensions. Where a well-known one exists, it is used: `x-enum-varnames` and
`x-enum-descriptions` of OpenAPI Generator, `x-enumFlags` of NJsonSchema, and `x-extensible-enum` of Zalando's guidelines
for an enum of which no source lists all members.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from generator.emit.openapi.escape import as_description, member_value
from generator.emit.openapi.evidence import evidence_of
from generator.model.api import Evidence, Member, NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    unfinished,
)
from generator.model.ids import TypeId
from generator.model.text import Text, WireName

Json = dict[str, Any]

INCOMPLETE: Final = "x-docwright-incomplete"
"""The key of an object type of which no source lists all fields."""

_NULL: Final = "null"
_SCALARS: Final[Mapping[Scalar, Json]] = {
    Scalar.STRING: {"type": "string"},
    Scalar.INT16: {"type": "integer", "format": "int16"},
    Scalar.INT32: {"type": "integer", "format": "int32"},
    Scalar.INT64: {"type": "integer", "format": "int64"},
    Scalar.UINT32: {"type": "integer", "format": "uint32"},
    Scalar.DOUBLE: {"type": "number", "format": "double"},
    Scalar.BOOLEAN: {"type": "boolean"},
    Scalar.DATE_TIME: {"type": "string", "format": "date-time"},
    Scalar.DURATION: {"type": "string", "format": "duration"},
    Scalar.BYTE: {"type": "string", "contentEncoding": "base64"},
    Scalar.ANY: {},
}
_INTEGER_KEYS: Final = {"pattern": "^-?[0-9]+$"}
_ILLEGAL: Final = re.compile(r"[^A-Za-z0-9._-]")


class Schemas:
    """Makes schemas that refer to the components of `types`."""

    def __init__(self, types: Iterable[NamedType]) -> None:
        self._types = {type_.id: type_ for type_ in types}
        self._keys: dict[TypeId, str] = {}
        self._taken: set[str] = set()
        for id_ in self._types:
            self._keys[id_] = self.new_key(id_.name)

    def new_key(self, name: str) -> str:
        """A key of a component that no other one has: the name, without what keys may not have."""
        key = base = _ILLEGAL.sub("_", name)
        number = 1
        while key in self._taken:
            number += 1
            key = f"{base}_{number}"
        self._taken.add(key)
        return key

    def key(self, id_: TypeId) -> str:
        """The key of the component of a type."""
        return self._keys[id_]

    def schema(self, type_: TypeExpression, *, nillable: bool = False) -> Json:
        """The schema of a type; a type that the model lacks is any type."""
        schema = self._schema(type_)
        return with_null(schema) if nillable else schema

    def _schema(self, type_: TypeExpression) -> Json:
        match type_:
            case ScalarType(scalar=scalar):
                return dict(_SCALARS[scalar])
            case ReferenceType(id=id_):
                key = self._keys.get(id_)
                return {"$ref": reference(key)} if key else {}
            case ArrayType(item=item):
                return {"type": "array", "items": self._schema(item)}
            case DictionaryType(key=key_type, value=value):
                schema = {
                    "type": "object",
                    "additionalProperties": self._schema(value),
                }
                is_text = key_type == ScalarType(Scalar.STRING)
                return schema if is_text else schema | {"propertyNames": _INTEGER_KEYS}
            case UnnamedType():
                raise unfinished(type_)

    def part(
        self,
        type_: TypeExpression,
        text: Text | None,
        evidence: Iterable[Evidence],
        *,
        nillable: bool,
    ) -> Json:
        """The schema of a property, with its description and evidence."""
        return {
            **self.schema(type_, nillable=nillable),
            **described(text),
            **evidence_of(evidence),
        }

    def components(self) -> dict[str, Json]:
        """The components of all types, in the order of the model."""
        return {
            self._keys[id_]: self._component(type_)
            for id_, type_ in self._types.items()
        }

    def _component(self, type_: NamedType) -> Json:
        is_object = type_.kind is TypeKind.OBJECT
        incomplete = {INCOMPLETE: True} if is_object and not type_.complete else {}
        # a key without the characters of the name does not tell it
        has_name = self._keys[type_.id] == type_.wire
        return {
            **({} if has_name else {"title": str(type_.wire)}),
            **described(type_.text),
            **_FORMS[type_.kind](self, type_),
            **incomplete,
            **evidence_of(type_.evidence),
        }

    def object_form(self, type_: NamedType) -> Json:
        """The keywords of an object type."""
        added = object_schema(
            {
                field.wire: self.part(
                    field.type, field.text, field.evidence, nillable=field.nillable
                )
                for field in type_.fields
            },
            (field.wire for field in type_.fields if field.required),
        )
        base = self._keys.get(type_.base) if type_.base else None
        return {"allOf": [{"$ref": reference(base)}, added]} if base else added

    def enum_form(self, type_: NamedType) -> Json:
        """The keywords of an enum; one without a known member is a string."""
        values = list(dict.fromkeys(member_value(member) for member in type_.members))
        keyword = "enum" if type_.complete else "x-extensible-enum"
        enum = {keyword: values} if values else {}
        return {"type": "string", **enum, **_member_facts(type_.members)}

    def flags_form(self, type_: NamedType) -> Json:
        """The keywords of flags, whose values are names with commas between."""
        values = [member_value(member) for member in type_.members]
        facts = _member_facts(type_.members, always_named=True)
        is_closed = type_.complete and values
        known = {"pattern": flags_pattern(values)} if is_closed else {}
        return {"type": "string", **known, "x-enumFlags": True, **facts}


_FORMS: Final[Mapping[TypeKind, Callable[[Schemas, NamedType], Json]]] = {
    TypeKind.OBJECT: Schemas.object_form,
    TypeKind.ENUM: Schemas.enum_form,
    TypeKind.FLAGS: Schemas.flags_form,
}


def reference(key: str) -> str:
    """The reference to the component of a schema."""
    return f"#/components/schemas/{key}"


def described(text: Text | None) -> Json:
    """The description, where there is one."""
    words = as_description(text) if text else ""
    return {"description": words} if words else {}


def object_schema(
    properties: Mapping[WireName, Json], required: Iterable[WireName]
) -> Json:
    """An object with these properties, by wire name in their order."""
    names = [str(name) for name in required]
    schemas = {str(name): schema for name, schema in properties.items()}
    return {
        "type": "object",
        **({"properties": schemas} if schemas else {}),
        **({"required": names} if names else {}),
    }


def with_null(schema: Json) -> Json:
    """The schema or null; a schema of any type allows null already."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": _NULL}]}
    return schema | {"type": [schema["type"], _NULL]} if "type" in schema else schema


def flags_pattern(values: Iterable[str]) -> str:
    """The regular expression of flags: values with commas between."""
    names = "|".join(map(_in_pattern, values))
    return f"^(?:{names})(?:, ?(?:{names}))*$"


def _in_pattern(value: str) -> str:
    """The value in a regular expression of ECMA 262, which refuses escapes of characters that need none."""
    return re.sub(r"([\\^$.*+?()[\]{}|/])", r"\\\1", value)


def _member_facts(members: tuple[Member, ...], *, always_named: bool = False) -> Json:
    """What a schema cannot say of members, for all of them in order, where any has it."""
    facts: Json = {}
    if always_named or any(member.value is not None for member in members):
        facts["x-enum-varnames"] = [str(member.wire) for member in members]
    if any(member.number is not None for member in members):
        facts["x-enum-numbers"] = [member.number for member in members]
    if any(member.text for member in members):
        facts["x-enum-descriptions"] = [
            as_description(member.text) if member.text else "" for member in members
        ]
    return facts
