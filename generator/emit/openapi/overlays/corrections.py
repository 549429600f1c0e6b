"""Which places of a vendor's document are wrong, by the model: the same document with these corrected.

    override    what a person states: type, null, description, what is dropped
    null        a value that may be null by the WSDL or .NET, where the document does not say so
    enum        a text that is an enum or a set of flags by the WSDL, docfx or pages; a list that lacks members
    security    schemes that are asked for together by every operation, any of which is enough

Everything else that the model says differently has no stronger evidence than the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, Final, cast

from generator.emit.openapi.escape import as_description, member_value
from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.overlays.dialects import TYPE_KEYWORDS, Dialect
from generator.model.api import (
    Evidence,
    Fact,
    Field,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    Rule,
    TypeKind,
)
from generator.model.expressions import ReferenceType, TypeExpression
from generator.model.ids import TypeId
from generator.model.text import Text

Json = dict[str, Any]

_METHODS: Final = frozenset("get put post delete options head patch trace".split())


def corrected(document: Json, before: RestApi, after: RestApi) -> Json:
    """The document as it should be; `before` and `after` are the models without and with the overrides.

    What was changed has `x-docwright-evidence`, which is for the descriptions of actions.
    """
    return _Corrections(deepcopy(document), before, after).document()


class _Corrections:
    """Changes a document."""

    def __init__(self, document: Json, before: RestApi, after: RestApi) -> None:
        self._document = document
        self._before, self._after = before, after
        self._types: Mapping[TypeId, NamedType] = {
            type_.id: type_ for type_ in after.types
        }
        self._dialect = Dialect(document, self._types)

    def document(self) -> Json:
        """The corrected document."""
        former = {type_.id: type_ for type_ in self._before.types}
        for type_ in self._after.types:
            schema = self._dialect.schemas.get(self._dialect.key(type_))
            if schema is not None:
                self._type(schema, type_, former.get(type_.id))
        places = dict(_places(self._document))
        kept = {operation.id for operation in self._after.operations}
        for operation in self._before.operations:
            if operation.id not in kept:
                for path, method in places.get(_route(operation), ()):
                    del self._document["paths"][path][method]
        for operation in self._after.operations:
            for path, method in places.get(_route(operation), ()):
                self._operation(self._document["paths"][path][method], operation)
        self._security()
        return self._document

    # ---------------------------------------------------------------- types

    def _type(self, schema: Json, type_: NamedType, former: NamedType | None) -> None:
        if type_.kind is not TypeKind.OBJECT:
            self._members(schema, type_)
        self._words(schema, type_.text, type_.evidence)
        properties = _properties(schema)
        names = {field.wire for field in type_.fields}
        for field in former.fields if former else ():
            if field.wire not in names:
                properties.pop(field.wire, None)
        for field in type_.fields:
            if field.wire in properties:
                properties[field.wire] = self._value(properties[field.wire], field)

    def _value(self, schema: Json, part: Field | Parameter) -> Json:
        """The schema of a field or a parameter, corrected."""
        changed = self._stated(schema, part)
        if part.nillable and not self._dialect.allows_null(changed):
            changed = self._dialect.with_null(changed)
        if part.text and _has_override(part.evidence, Fact.DESCRIPTION):
            changed = changed | {"description": as_description(part.text)}
        if changed == schema:
            return schema
        return changed | evidence_of(_others(part.evidence))

    def _stated(self, schema: Json, part: Field | Parameter) -> Json:
        """The schema with the type of an override, or with the members of an enum that it lacks."""
        wanted = self._dialect.schema(part.type)
        is_override = _has_override(part.evidence, "type", "nullable")
        if wanted is not None and (is_override or self._lacks(schema, part.type)):
            rest = {key: schema[key] for key in schema if key not in TYPE_KEYWORDS}
            return wanted | rest
        return schema

    def _lacks(self, schema: Json, type_: TypeExpression) -> bool:
        """Whether the type is an enum, and the schema a text without its members."""
        named = self._types.get(type_.id) if isinstance(type_, ReferenceType) else None
        if named is None or named.kind is TypeKind.OBJECT or not named.members:
            return False
        if schema.get("type") not in ("string", ["string", "null"]):
            return False
        if named.kind is TypeKind.FLAGS:
            return not schema.get("x-enumFlags")
        stated = schema.get("enum", ())
        values = {member_value(member) for member in named.members}
        return not stated or (named.complete and bool(values - {*stated}))

    def _members(self, schema: Json, type_: NamedType) -> None:
        if not _has_override(type_.evidence, "members") or "enum" not in schema:
            return
        schema["enum"] = list(dict.fromkeys(map(member_value, type_.members)))
        schema |= evidence_of(_others(type_.evidence))

    def _words(
        self, schema: Json, text: Text | None, evidence: Iterable[Evidence]
    ) -> None:
        rows = tuple(evidence)
        if text and _has_override(rows, Fact.DESCRIPTION):
            schema["description"] = as_description(text)
            schema |= evidence_of(_others(rows))

    # ---------------------------------------------------------------- operations

    def _operation(self, written: Json, operation: RestOperation) -> None:
        self._words(written, operation.description, operation.evidence)
        by_key = {
            (str(part.where), str(part.wire)): part for part in operation.parameters
        }
        for row in cast("list[Json]", written.get("parameters", [])):
            part = by_key.get((str(row.get("in")), str(row.get("name"))))
            if row.get("in") == "body":
                self._body(cast("Json", row.get("schema", {})), operation)
            elif part is not None:
                self._parameter(row, part)
        for media_type in _contents(written.get("requestBody", {})):
            self._body(cast("Json", media_type.get("schema", {})), operation)

    def _parameter(self, row: Json, part: Parameter) -> None:
        if "$ref" in row:
            return
        if self._dialect.is_swagger:
            _replace(row, self._value(row, part))
        elif isinstance(row.get("schema"), dict):
            row["schema"] = self._value(cast("Json", row["schema"]), part)
        if _has_override(part.evidence, "required"):
            row["required"] = part.required
            row |= evidence_of(_others(part.evidence))

    def _body(self, schema: Json, operation: RestOperation) -> None:
        """Corrects the properties of a wrapper, which are parameters."""
        properties = _properties(self._dialect.resolved(schema))
        for part in operation.parameters:
            if part.where == "body" and part.wire in properties:
                properties[part.wire] = self._value(properties[part.wire], part)

    def _security(self) -> None:
        """Makes alternatives of schemes that every operation asks for together."""
        calls = [
            item[method]
            for item in self._document.get("paths", {}).values()
            for method in item
            if method in _METHODS
        ]
        asked = [call.get("security", self._document.get("security")) for call in calls]
        first = asked[0] if asked else None
        if (
            not first
            or len(first) != 1
            or len(first[0]) < 2
            or any(each != first for each in asked)
        ):
            return
        for call in calls:
            call.pop("security", None)
        self._document["security"] = [
            {name: scopes} for name, scopes in first[0].items()
        ]


def _replace(value: Json, other: Json) -> None:
    """Gives an object the content of another one, which may be itself."""
    for key in value.keys() - other.keys():
        del value[key]
    value |= other


def _places(document: Json) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Yields the keys of path and method of each operation, by method and path with and without `basePath`."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    base = str(document.get("basePath", "")).rstrip("/")
    for path, item in document.get("paths", {}).items():
        for method in item:
            if method in _METHODS:
                for route in {path, f"{base}{path}"}:
                    found.setdefault((method.upper(), route), []).append((path, method))
    yield from found.items()


def _route(operation: RestOperation) -> tuple[str, str]:
    return operation.method, operation.path


def _properties(schema: Json) -> Json:
    """The properties of a schema, also of the part of `allOf` that has them."""
    parts = (schema, *cast("list[Json]", schema.get("allOf", [])))
    nothing: Json = {}
    found = (cast("Json", part["properties"]) for part in parts if "properties" in part)
    return next(found, nothing)


def _contents(body: Json) -> Iterable[Json]:
    return cast("Json", body.get("content", {})).values()


def _has_override(evidence: Iterable[Evidence], *facts: str) -> bool:
    return any(row.rule is Rule.OVERRIDE and row.fact in facts for row in evidence)


def _others(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that is no document of OpenAPI."""
    return tuple(row for row in evidence if row.rule is not Rule.OPENAPI)
