"""Values that a schema of OpenAPI allows, made without chance: all properties, the first alternative, the first value."""

from __future__ import annotations

import re
from typing import Any

Json = Any
BYTES = b"\x00\x01\xff"
_TEXTS = {
    "date-time": "2026-02-03T04:05:06Z",
    "date": "2026-02-03",
    "uuid": "8b3f2a1c-9d4e-4f6a-8b7c-1d2e3f4a5b6c",
    "email": "ann@example.com",
    "uri": "https://example.com/a",
    "url": "https://example.com/a",
    "byte": "AAEC",
    "ipv4": "192.0.2.1",
    "hostname": "example.com",
}
_DEPTH = 4
"""How deep optional properties are given; documents have circles."""
_CIRCLE = 20


class Values:
    """Values of schemas in a document, as requests have them (without what is read-only) or answers."""

    def __init__(self, document: Json, *, are_sent: bool) -> None:
        self._document = document
        self._left_out = "readOnly" if are_sent else "writeOnly"

    def resolved(self, part: Json) -> Json:
        """The part of the document that references lead to."""
        while isinstance(part, dict) and "$ref" in part:
            target = self._document
            for key in part["$ref"].removeprefix("#/").split("/"):
                name = key.replace("~1", "/").replace("~0", "~")
                target = target[int(name)] if isinstance(target, list) else target[name]
            part = target
        return part

    def of(self, schema: Json, depth: int = 0) -> Json:
        """A value that the schema allows."""
        schema = self.resolved(schema)
        if not isinstance(schema, dict) or depth > _CIRCLE:
            return {}
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return next((each for each in schema["enum"] if each is not None), None)
        if schema.get("allOf"):
            return self._merged(schema, depth)
        alternatives = [
            each
            for each in (*schema.get("oneOf", ()), *schema.get("anyOf", ()))
            if self.resolved(each).get("type") != "null"
        ]
        if alternatives:
            return self._alternative(schema, alternatives[0], depth)
        return self._plain(schema, depth)

    def _merged(self, schema: Json, depth: int) -> Json:
        rest = {key: schema[key] for key in ("properties",) if key in schema}
        parts = [*schema["allOf"], *([rest] if rest else [])]
        values = [self.of(part, depth + 1) for part in parts]
        if not all(isinstance(value, dict) for value in values):
            return values[0]
        return {key: item for value in values for key, item in value.items()}

    def _alternative(self, schema: Json, chosen: Json, depth: int) -> Json:
        value = self.of(chosen, depth + 1)
        if not isinstance(value, dict):
            return value
        if "properties" in schema:
            value = self._object(schema, depth) | value
        stated = schema.get("discriminator")
        if not isinstance(stated, dict):
            return value
        reference = chosen.get("$ref", "").rpartition("/")[2]
        names = [
            name
            for name, target in stated.get("mapping", {}).items()
            if target.rpartition("/")[2] == reference
        ]
        return value | {stated["propertyName"]: (names or [reference])[0]}

    def _plain(self, schema: Json, depth: int) -> Json:
        match _type(schema):
            case "file":
                return BYTES
            case "string":
                return _text(schema)
            case "integer" | "number" as kind:
                return _number(schema, is_whole=kind == "integer")
            case "boolean":
                return True
            case "array":
                item = self.of(schema.get("items", {"type": "string"}), depth + 1)
                return [item] * max(1, schema.get("minItems", 1))
            case "object":
                return self._object(schema, depth)
            case _:
                return None

    def _object(self, schema: Json, depth: int) -> Json:
        required = schema.get("required", ())
        made = {
            name: self.of(field, depth + 1)
            for name, field in schema.get("properties", {}).items()
            if not self.resolved(field).get(self._left_out)
            and (depth < _DEPTH or name in required)
        }
        more = schema.get("additionalProperties")
        if not made and more and depth < _DEPTH:
            made["key"] = self.of(more, depth + 1) if isinstance(more, dict) else "abc"
        return made


def _type(schema: Json) -> str | None:
    stated = schema.get("type")
    if isinstance(stated, list):
        return next((each for each in stated if each != "null"), None)
    if stated is None and ("properties" in schema or "additionalProperties" in schema):
        return "object"
    if stated is None and "items" in schema:
        return "array"
    return stated or "string"


def _text(schema: Json) -> Json:
    if schema.get("format") == "binary" or "contentMediaType" in schema:
        return BYTES
    text = _TEXTS.get(schema.get("format", ""), "abc")
    if "pattern" in schema:
        shown = (schema.get("example"), schema.get("default"), text, "abc", "1", "A")
        texts = [each for each in shown if isinstance(each, str)]
        text = next((e for e in texts if re.search(schema["pattern"], e)), text)
    return text.ljust(schema.get("minLength", 0), "a")[: schema.get("maxLength")]


def _number(schema: Json, *, is_whole: bool) -> float:
    least, most = schema.get("minimum", 3), schema.get("maximum", 1000)
    value = min(max(3, least), most)
    return value if is_whole or value != 3 else 3.5
