"""Schemas of documents as JSON Schema 2020-12, whatever their dialect, and values against them.

The dialects differ from it, and from each other, in few words, which are translated here:

    Swagger 2.0    has no word for null, and answers have it in place of every text, list and object: all of these may be
                   null, and `x-nullable` tells of the others; `file` is any text
    OpenAPI 3.0    has `nullable`
    both           have `exclusiveMinimum: true` beside `minimum`, and nothing beside `$ref` counts
    all            have `oneOf` where the alternatives of real documents overlap: any of them is enough

Words that validate nothing are left out, but for what tells how a value looks. So is `pattern`: a document could have one
that takes years to match.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, TypeAlias

from .json_parts import Json, fields, items, text, texts
from .sources import Place, Sources

Schema: TypeAlias = dict[str, Json]
"""A translated schema; its `$ref` are names of others that `Schemas` knows."""

FILE_FORMAT: Final = "binary"
"""The format of what is a file: `type: file` of Swagger 2.0 too."""
_PREFIX: Final = "#/$defs/"
_TYPES: Final = frozenset("array boolean integer null number object string".split())
_NEVER_NULL: Final = frozenset(("boolean", "integer", "number"))
_COUNTS: Final = frozenset(
    "maxItems maxLength maxProperties minItems minLength minProperties".split()
)
_BOUNDS: Final = frozenset("exclusiveMaximum exclusiveMinimum maximum minimum".split())
_ALTERNATIVES: Final = {"allOf": "allOf", "anyOf": "anyOf", "oneOf": "anyOf"}
_ANNOTATIONS: Final = ("discriminator", "example", "examples", "format")
_NULL: Final[Schema] = {"type": "null"}


class Schemas:
    """The schemas of documents of one dialect: `2.0`, `3.0` or `3.1`."""

    def __init__(self, sources: Sources, dialect: str) -> None:
        self._sources = sources
        self._dialect = dialect
        self._named: dict[str, Schema] = {}
        self._places: dict[tuple[str, str], str] = {}
        self._waiting: list[tuple[str, Place]] = []
        self._validators: dict[str, Any] = {}

    def of(self, place: Place) -> Schema:
        """A schema of a document, translated."""
        schema = self._translated(place)
        while self._waiting:
            name, target = self._waiting.pop()
            self._named[name] = self._translated(target)
        return schema

    def target(self, schema: Schema) -> Schema | None:
        """The schema that a `$ref` leads to; None where the schema has none."""
        return self._named.get(text(schema.get("$ref")).removeprefix(_PREFIX))

    def name(self, schema: Schema) -> str:
        """The last part of the name of what the schema refers to, empty where it does not."""
        reference = text(schema.get("$ref")).removeprefix(_PREFIX)
        names = {name: pointer for (_, pointer), name in self._places.items()}
        return names.get(reference, "").rpartition("/")[2]

    def problem(self, schema: Schema, value: Json) -> str | None:
        """The first fault of a value, None where the schema allows it."""
        try:
            error = next(self._validator(schema).iter_errors(value), None)
        except RecursionError:
            return "the schema stands for itself, so nothing can be validated by it"
        if error is None:
            return None
        return f"{error.json_path}: {error.message[:200]}"

    def _validator(self, schema: Schema) -> Any:
        key = repr(schema)
        if key not in self._validators:
            validator: Any = import_module("jsonschema").Draft202012Validator
            self._validators[key] = validator(
                {**schema, "$defs": self._reached(schema)}
            )
        return self._validators[key]

    def _reached(self, schema: Schema) -> dict[str, Json]:
        reached: dict[str, Json] = {}
        waiting: list[Json] = [schema]
        while waiting:
            value = waiting.pop()
            waiting += items(value)
            waiting += fields(value).values()
            name = text(fields(value).get("$ref")).removeprefix(_PREFIX)
            if name in self._named and name not in reached:
                reached[name] = self._named[name]
                waiting.append(self._named[name])
        return reached

    def _translated(self, place: Place) -> Schema:
        schema = place.value
        if not isinstance(schema, dict):
            return {"not": {}} if schema is False else {}
        is_old = self._dialect != "3.1"
        made = self._reference(place, text(schema.get("$ref")))
        if made is None or not is_old:
            made = {**(made or {}), **self._words(place, schema)}
        if self._may_be_null(schema):
            return self._or_null(made)
        return made

    def _may_be_null(self, schema: dict[str, Json]) -> bool:
        if self._dialect == "3.0":
            return schema.get("nullable") is True
        if self._dialect != "2.0":
            return False
        return schema.get("x-nullable") is True or schema.get("type") not in _NEVER_NULL

    def _or_null(self, schema: Schema) -> Schema:
        types, members = texts(schema.get("type")), items(schema.get("enum"))
        if "$ref" in schema or not types or "allOf" in schema or "anyOf" in schema:
            return {"anyOf": [schema, _NULL]}
        made: Schema = {**schema, "type": [*types, "null"]}
        return {**made, "enum": [*members, None]} if members else made

    def _reference(self, place: Place, reference: str) -> Schema | None:
        if not reference:
            return None
        target = self._sources.target(place.file, reference)
        # what leads to nothing may be anything
        if target is None:
            return {}
        key = target.file, reference.partition("#")[2]
        if key not in self._places:
            self._places[key] = str(len(self._places))
            self._waiting.append((self._places[key], target))
        return {"$ref": f"{_PREFIX}{self._places[key]}"}

    def _words(self, place: Place, schema: dict[str, Json]) -> Schema:
        made: Schema = {key: schema[key] for key in _ANNOTATIONS if key in schema}
        types = texts(schema.get("type")) or [text(schema.get("type"))]
        if "file" in types:
            return {"type": ["string"], "format": FILE_FORMAT}
        if known := [type_ for type_ in types if type_ in _TYPES]:
            made["type"] = list[Json](known)
        for key, value in schema.items():
            if (key in _COUNTS and isinstance(value, int) and value >= 0) or (
                key in _BOUNDS and _is_number(value)
            ):
                made[key] = value
        for key, bound in (
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ):
            if schema.get(key) is True and bound in made:
                made[key] = made.pop(bound)
        made |= self._inner(place, schema)
        if required := texts(schema.get("required")):
            made["required"] = list[Json](required)
        if members := items(schema.get("enum")):
            made["enum"] = members
        if "const" in schema:
            made["enum"] = [schema["const"]]
        return made

    def _inner(self, place: Place, schema: dict[str, Json]) -> Schema:
        """The schemas inside a schema."""
        made: Schema = {}
        if properties := fields(schema.get("properties")):
            made["properties"] = {
                name: self._translated(place.inside(value))
                for name, value in properties.items()
            }
        for key in ("additionalProperties", "items"):
            value = schema.get(key)
            if isinstance(value, dict | bool):
                made[key] = self._translated(place.inside(value))
        if prefix := items(schema.get("prefixItems")):
            made["prefixItems"] = [
                self._translated(place.inside(item)) for item in prefix
            ]
        alternatives: list[Json] = []
        for key, as_ in _ALTERNATIVES.items():
            parts = items(schema.get(key))
            inner: list[Json] = [self._translated(place.inside(part)) for part in parts]
            if inner and as_ in made:
                alternatives.append({as_: inner})
            elif inner:
                made[as_] = inner
        if alternatives:
            made["allOf"] = [*items(made.get("allOf")), *alternatives]
        return made


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
