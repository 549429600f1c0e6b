"""How a document of Swagger 2.0, OpenAPI 3.0 or 3.1 writes what the model says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from generator.emit.openapi.escape import member_value
from generator.emit.openapi.schemas import flags_pattern
from generator.model.api import NamedType, TypeKind
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

Json = dict[str, Any]

TYPE_KEYWORDS: Final = frozenset(
    "$ref type format items additionalProperties allOf anyOf oneOf enum pattern contentEncoding x-enumFlags "
    "x-enum-varnames x-nullable nullable".split()
)
"""The keywords that say of which type a value is."""

_SCALARS: Final[Mapping[Scalar, Json]] = {
    Scalar.STRING: {"type": "string"},
    Scalar.INT16: {"type": "integer", "format": "int32"},
    Scalar.INT32: {"type": "integer", "format": "int32"},
    Scalar.INT64: {"type": "integer", "format": "int64"},
    Scalar.UINT32: {"type": "integer", "format": "int64"},
    Scalar.DOUBLE: {"type": "number", "format": "double"},
    Scalar.BOOLEAN: {"type": "boolean"},
    Scalar.DATE_TIME: {"type": "string", "format": "date-time"},
    Scalar.DURATION: {"type": "string", "format": "duration"},
    Scalar.BYTE: {"type": "string", "format": "byte"},
    Scalar.ANY: {},
}


class Dialect:
    """The schemas of a document, whose named ones are known by the names of types."""

    def __init__(self, document: Json, types: Mapping[TypeId, NamedType]) -> None:
        self._types = types
        self.is_swagger = "swagger" in document
        self._is_3_0 = str(document.get("openapi", "")).startswith("3.0")
        components = document.get("components", {})
        section = document if self.is_swagger else components
        self._pointer = "#/definitions/" if self.is_swagger else "#/components/schemas/"
        key = "definitions" if self.is_swagger else "schemas"
        self.schemas: dict[str, Json] = cast("Json", section).get(key, {})
        self._keys: dict[str, str] = {}
        for name in self.schemas:
            short = name.rpartition(".")[2]
            # of two definitions of a name it is not known which is meant
            self._keys[short] = "" if short in self._keys else name

    def key(self, type_: NamedType) -> str:
        """The key of the schema of a type, empty where it is not known."""
        return self._keys.get(str(type_.wire), "")

    def resolved(self, schema: Json) -> Json:
        """The named schema behind a reference; the schema itself where there is none."""
        key = str(schema.get("$ref", "")).removeprefix(self._pointer)
        return self.schemas.get(key, schema)

    def schema(self, type_: TypeExpression) -> Json | None:
        """The schema of a type, None where the document has no definition of a type in it."""
        match type_:
            case ScalarType(scalar=scalar):
                return dict(_SCALARS[scalar])
            case ReferenceType(id=id_):
                named = self._types.get(id_)
                return self._named(named) if named else None
            case ArrayType(item=item):
                items = self.schema(item)
                return None if items is None else {"type": "array", "items": items}
            case DictionaryType(value=value):
                values = self.schema(value)
                return (
                    None
                    if values is None
                    else {"type": "object", "additionalProperties": values}
                )
            case UnnamedType():
                raise unfinished(type_)

    def _named(self, type_: NamedType) -> Json | None:
        if key := self.key(type_):
            return {"$ref": f"{self._pointer}{key}"}
        return None if type_.kind is TypeKind.OBJECT else members_schema(type_)

    def with_null(self, schema: Json) -> Json:
        """The schema or null, as the dialect writes it."""
        if self.is_swagger:
            return schema | {"x-nullable": True}
        if self._is_3_0:
            is_reference = "$ref" in schema
            whole = {"allOf": [schema]} if is_reference else schema
            return whole | {"nullable": True}
        if "$ref" in schema:
            return {"anyOf": [schema, {"type": "null"}]}
        return (
            schema | {"type": [schema["type"], "null"]} if "type" in schema else schema
        )

    def allows_null(self, schema: Json) -> bool:
        """Whether a schema says that a value may be null."""
        marks = (schema.get("x-nullable"), schema.get("nullable"))
        types = schema.get("type")
        parts: Sequence[object] = schema.get("anyOf") or schema.get("oneOf") or ()
        return (
            True in marks
            or (isinstance(types, list) and "null" in types)
            or {"type": "null"} in parts
            or not TYPE_KEYWORDS & schema.keys()
        )


def members_schema(type_: NamedType) -> Json:
    """An enum or flags in the place where they are used."""
    values = list(dict.fromkeys(map(member_value, type_.members)))
    if type_.kind is TypeKind.ENUM:
        return {"type": "string", "enum": values}
    names = {"x-enum-varnames": [str(member.wire) for member in type_.members]}
    pattern = {"pattern": flags_pattern(values)} if values and type_.complete else {}
    return {"type": "string", **pattern, "x-enumFlags": True, **names}
