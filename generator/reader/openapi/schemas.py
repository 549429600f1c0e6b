"""Schemas: those of Swagger 2.0, OpenAPI 3.0, and JSON Schema 2020-12, which OpenAPI 3.1 has."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.json_facts import JsonKind, JsonScalar, JsonValue
from generator.model.openapi_facts import Schema, SchemaField, SchemaType
from generator.model.text import WireName, wire_name
from generator.reader.openapi.document import Document
from generator.reader.openapi.members import read_members
from generator.reader.openapi.references import REF
from generator.reader.openapi.values import description, exact, example
from generator.reader.page.limits import (
    MAX_FIELDS,
    MAX_SCHEMA_DEPTH,
    limited,
)
from generator.reader.page.tree import Mapping, Value

_NULL: Final = "null"
_TYPES: Final = {type_.value: type_ for type_ in SchemaType}
_TYPES_OF_VALUES: Final = {
    JsonKind.STRING: SchemaType.STRING,
    JsonKind.INTEGER: SchemaType.INTEGER,
    JsonKind.NUMBER: SchemaType.NUMBER,
    JsonKind.BOOLEAN: SchemaType.BOOLEAN,
}
_STRUCTURE: Final = ("properties", "allOf", "oneOf", "anyOf", "items", "enum")
"""What OpenAPI 3.1 may have beside a `$ref`, and changes what it allows."""


def read_schema(value: Value, line: int, document: Document, depth: int = 1) -> Schema:
    """The schema at a line; any type, with a diagnostic, where it is none."""
    if isinstance(value, bool):
        return Schema(line)
    if not isinstance(value, Mapping):
        document.log.add("openapi-content", line, "this is no schema")
        return Schema(line)
    if depth > MAX_SCHEMA_DEPTH:
        message = f"more than {MAX_SCHEMA_DEPTH} schemas in a row, of which the last counts as any type"
        document.log.add("page-limit", line, message)
        return Schema(line)
    if not document.may_read(1, line):
        return Schema(line)
    if REF in value:
        return _referring(value, line, document, depth)
    return _SchemaReader(value, line, document, depth).schema()


def _referring(mapping: Mapping, line: int, document: Document, depth: int) -> Schema:
    """A `$ref` with what is beside it: a description there is void before OpenAPI 3.1, and meant all the same."""
    reference = document.schema_reference(mapping.text(REF), line)
    schema = Schema(
        line,
        reference,
        is_nullable=_is_marked_nullable(mapping),
        text=description(mapping),
        is_read_only=mapping.is_true("readOnly"),
        is_deprecated=mapping.is_true("deprecated"),
    )
    if document.is_swagger or not any(key in mapping for key in _STRUCTURE):
        return schema
    others = {key: value for key, value in mapping.entries.items() if key != REF}
    beside = read_schema(Mapping(others, line, line), line, document, depth)
    return msgspec.structs.replace(
        beside, all_of=(Schema(line, reference), *beside.all_of)
    )


def _is_marked_nullable(mapping: Mapping) -> bool:
    return mapping.is_true("nullable") or mapping.is_true("x-nullable")


class _SchemaReader:
    """Reads a schema that is not a `$ref`."""

    def __init__(
        self, mapping: Mapping, line: int, document: Document, depth: int
    ) -> None:
        self._mapping = mapping
        self._line = line
        self._document = document
        self._depth = depth

    def schema(self) -> Schema:
        mapping = self._mapping
        types, names_null = self._types()
        members = read_members(mapping, self._line, self._document)
        one_of, allows_null = self._alternatives()
        fields, values = self._fields(), self._values()
        if fields is None:
            fields, values = (), values or Schema(self._line)
        return Schema(
            line=self._line,
            types=types or self._types_of_content(members.values),
            format=self._format(),
            is_nullable=names_null
            or members.has_null
            or allows_null
            or _is_marked_nullable(mapping),
            fields=fields,
            item=self._below("items") if "items" in mapping else None,
            values=values,
            members=members.values,
            member_names=members.names,
            member_numbers=members.numbers,
            member_texts=members.texts,
            is_open=members.is_open,
            is_flags=members.is_flags,
            all_of=self._parts("allOf"),
            one_of=one_of,
            discriminator=self._discriminator(),
            text=description(mapping),
            is_read_only=mapping.is_true("readOnly"),
            is_deprecated=mapping.is_true("deprecated"),
            example=self._example(),
        )

    def _below(self, key: str) -> Schema:
        return self._read(self._mapping.get(key), self._mapping.line_of(key))

    def _read(self, value: Value, line: int) -> Schema:
        return read_schema(value, line, self._document, self._depth + 1)

    def _types(self) -> tuple[tuple[SchemaType, ...], bool]:
        """The types that are stated without null, and whether null is among them."""
        stated = self._mapping.get("type")
        if stated is None:
            return (), False
        words = stated if isinstance(stated, list) else [stated]
        types: dict[SchemaType, None] = {}
        for word in words:
            type_ = _TYPES.get(word) if isinstance(word, str) else None
            if type_ is not None:
                types[type_] = None
            elif word != _NULL:
                self._report("type", "a type is unknown, and counts as any", word)
                return (), _NULL in words
        return tuple(types), _NULL in words

    def _types_of_content(
        self, members: tuple[JsonScalar, ...]
    ) -> tuple[SchemaType, ...]:
        if "properties" in self._mapping or "additionalProperties" in self._mapping:
            return (SchemaType.OBJECT,)
        if "items" in self._mapping:
            return (SchemaType.ARRAY,)
        return tuple(dict.fromkeys(_TYPES_OF_VALUES[item.kind] for item in members))

    def _format(self) -> str:
        """The format, also in the words of JSON Schema 2020-12, which has neither `byte` nor `binary`."""
        stated = self._mapping.text("format")
        if stated:
            return exact(stated).raw
        if self._mapping.text("contentEncoding").lower() in ("base64", "base64url"):
            return "byte"
        media_type = self._mapping.text("contentMediaType")
        return "binary" if media_type and "json" not in media_type else ""

    def _alternatives(self) -> tuple[tuple[Schema, ...], bool]:
        """Those of `oneOf` and `anyOf` without null, and whether null is among them."""
        stated = (*self._mapping.items("oneOf"), *self._mapping.items("anyOf"))
        has_null = any(map(_is_null, stated))
        return (*self._parts("oneOf"), *self._parts("anyOf")), has_null

    def _parts(self, key: str) -> tuple[Schema, ...]:
        values = self._mapping.items(key)
        if not values:
            return ()
        line = self._mapping.line_of(key)
        schemas = tuple(
            self._read(value, value.line if isinstance(value, Mapping) else line)
            for value in values
            if not _is_null(value)
        )
        return limited(schemas, MAX_FIELDS, "alternatives", line, self._document.log)

    def _fields(self) -> tuple[SchemaField, ...] | None:
        """The properties; None where a required one has a name that no field can have."""
        required = frozenset(self._mapping.texts("required"))
        fields: list[SchemaField] = []
        is_complete = True
        for name, value, line in self._mapping.mapping("properties").lined():
            wire = self._checked_name(name, line)
            if wire is not None:
                field = SchemaField(
                    wire, self._read(value, line), name in required, line
                )
                fields.append(field)
            elif name in required:
                is_complete = False
        if not is_complete:
            return None
        log = self._document.log
        return limited(tuple(fields), MAX_FIELDS, "fields", self._line, log)

    def _checked_name(self, name: str, line: int) -> WireName | None:
        wire = wire_name(name)
        if wire is None:
            message = "a field of this name was left out"
            self._document.log.add("openapi-name", line, message, name)
        return wire

    def _values(self) -> Schema | None:
        mapping = self._mapping
        if mapping.get("additionalProperties") not in (None, False):
            return self._below("additionalProperties")
        patterns = mapping.mapping("patternProperties").entries
        return Schema(self._line) if patterns else None

    def _discriminator(self) -> WireName | None:
        """The name of the field: the value itself in Swagger 2.0."""
        mapping = self._mapping
        name = mapping.text("discriminator") or mapping.mapping("discriminator").text(
            "propertyName"
        )
        return (
            self._checked_name(name, mapping.line_of("discriminator")) if name else None
        )

    def _example(self) -> JsonValue | None:
        """The example, or the first of `examples`."""
        mapping = self._mapping
        if "example" in mapping:
            line = mapping.line_of("example")
            return example(mapping.get("example"), line, self._document)
        examples = mapping.items("examples")
        if not examples:
            return None
        return example(examples[0], mapping.line_of("examples"), self._document)

    def _report(self, key: str, message: str, detail: Value) -> None:
        line = self._mapping.line_of(key)
        quoted = detail if isinstance(detail, str) else ""
        self._document.log.add("openapi-content", line, message, quoted)


def _is_null(value: Value) -> bool:
    """Whether a schema allows null only."""
    if not isinstance(value, Mapping):
        return False
    return value.get("type") in (_NULL, [_NULL]) or value.get("enum") == [None]
