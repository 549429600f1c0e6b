"""Facts of schemas of Swagger 2.0 and OpenAPI 3.1, in the same words.

A fact is a keyword of a schema at a place: `types/Parcel#State` and `type`. Forms that mean the same give the same facts:
null as a type of its own or as an alternative, `format: byte` and `contentEncoding: base64`, `type: file` and `format: binary`,
`nullable` and `x-nullable`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from benchmarks.exports.json_values import Json, list_of, object_of

Fact = tuple[str, str, str]
"""A place, a keyword and its value as JSON."""

Names = Callable[[str], str]
"""The name of a component by its key in `$ref`."""

_NULL: Final = {"type": "null"}
_INNER: Final = {"items": "[]", "additionalProperties": "{}"}
_EVIDENCE: Final = "x-docwright-evidence"
_BASE64: Final = "base64"


def schema_facts(place: str, schema: Json, names: Names) -> Iterator[Fact]:
    """The facts of a schema and of all schemas in it."""
    for key, value in _plain(schema).items():
        match key:
            case "properties":
                for name, inner in value.items():
                    yield from schema_facts(f"{place}#{name}", inner, names)
                yield place, "properties", as_text(list(value))
            case "items" | "additionalProperties" if (
                inner := object_of(value)
            ) is not None:
                yield place, key, "there"
                yield from schema_facts(f"{place}#{_INNER[key]}", inner, names)
            case "allOf" | "oneOf" | "anyOf":
                for number, inner in enumerate(value):
                    yield from schema_facts(f"{place}#{key} {number}", inner, names)
            case "$ref":
                yield place, "$ref", names(value.rpartition("/")[2])
            case _:
                yield place, key, stated(key, value)


def stated(key: str, value: object) -> str:
    """A value as JSON; of evidence only that it is there, which is a fact for each part of a document."""
    return "there" if key == _EVIDENCE else as_text(value)


def as_text(value: object) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _plain(schema: Json) -> dict[str, Any]:
    """The schema with `nullable` for all forms of null, and `format: byte` for all forms of base64."""
    found = dict(schema)
    alternatives: list[Any] = found.get("anyOf") or []
    if _NULL in alternatives:
        others = [inner for inner in alternatives if inner != _NULL]
        del found["anyOf"]
        found |= others[0] if len(others) == 1 else {"anyOf": others}
        found["nullable"] = True
    types = list_of(found.get("type"))
    if types is not None:
        rest = [type_ for type_ in types if type_ != "null"]
        found["type"] = rest[0] if len(rest) == 1 else rest
        found["nullable"] = len(rest) < len(types)
    if found.get("type") == "file":
        found |= {"type": "string", "format": "binary"}
    if found.pop("x-nullable", False):
        found["nullable"] = True
    if not found.get("nullable", True):
        del found["nullable"]
    if found.get("contentEncoding") == _BASE64:
        del found["contentEncoding"]
        found["format"] = "byte"
    return found
