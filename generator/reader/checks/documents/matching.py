"""Whether a value is one that a schema allows, as far as that can be proven without doubt.

Rule: `type` and `enum` of JSON Schema, in properties and items as well. Null is never held against a schema, since documents
have no word for it, or three. Where a schema has alternatives, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.json_facts import JsonKind, JsonScalar
from generator.reader.openapi.references import REF, place_of, reference
from generator.reader.page.tree import Mapping, Value

_MOST_STEPS: Final = 200_000
"""So many comparisons for a document; the largest known ones need 300."""

_DEEPEST: Final = 64
_WRITTEN_AS_TEXT: Final = ("{", "[", "<")
"""How a value begins that is written as a text, as examples of other media types are."""

_WORDS: Final = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "a boolean",
    "array": "a list",
    "object": "an object",
}


class Mismatch(msgspec.Struct, frozen=True):
    """What is wrong with a value: `message` goes on after "is", `key` is what the schema says instead, `line` where.

    `detail` quotes the value, after the names that lead to it, and `name` is the last of these.
    """

    message: str
    key: str
    line: int
    detail: str
    name: str


class Matching:
    """Compares values with the schemas of a document."""

    def __init__(self, root: Mapping) -> None:
        self._root = root
        self._left = _MOST_STEPS
        # schemas by their identity with the place of a value: parts may lead to the same schema in many ways
        self._compared: set[tuple[int, tuple[str, ...]]] = set()

    def mismatches(self, schema: Mapping, value: Value) -> list[Mismatch]:
        """What a schema forbids in a value, of each property of a name the first; nothing that is not proven."""
        found: dict[tuple[str, str], Mismatch] = {}
        self._compared.clear()
        for mismatch in self._mismatches(schema, value, (), 0):
            found.setdefault((mismatch.name, mismatch.key), mismatch)
        return list(found.values())

    def _mismatches(
        self, schema: Mapping, value: Value, names: tuple[str, ...], depth: int
    ) -> Iterator[Mismatch]:
        self._left -= 1
        target = self._followed(schema)
        if target is None or value is None or depth > _DEEPEST or self._left < 0:
            return
        if (id(target), names) in self._compared:
            return
        self._compared.add((id(target), names))
        if found := _own_mismatch(target, value, names):
            yield found
            return
        for part in target.items("allOf"):
            if isinstance(part, Mapping):
                yield from self._mismatches(part, value, names, depth + 1)
        if isinstance(value, list):
            items = target.mapping("items")
            for index, item in enumerate(value if items.entries else ()):
                yield from self._mismatches(
                    items, item, (*names, str(index)), depth + 1
                )
        elif isinstance(value, Mapping):
            properties = target.mapping("properties")
            for name, item in value.entries.items():
                declared = properties.get(name)
                if isinstance(declared, Mapping):
                    yield from self._mismatches(
                        declared, item, (*names, name), depth + 1
                    )

    def _followed(self, schema: Mapping) -> Mapping | None:
        """The schema that a `$ref` names, None where it is in another file, or nowhere."""
        for _ in range(_DEEPEST):
            if REF not in schema:
                return schema
            target = reference(schema.text(REF)) if schema.text(REF) else None
            if target is None or target.file:
                return None
            place = place_of(self._root, target.pointer)
            if place is None or not isinstance(place.value, Mapping):
                return None
            schema = place.value
        return None


def _own_mismatch(
    schema: Mapping, value: Value, names: tuple[str, ...]
) -> Mismatch | None:
    stated = _types(schema)
    kind = _kind(value)
    if stated and kind and not _is_of(value, stated):
        allowed = " or ".join(_WORDS[word] for word in stated)
        return Mismatch(
            f"{_WORDS[kind]}, and not {allowed}",
            "type",
            schema.line_of("type"),
            _quoted(value, names),
            _last(names),
        )
    members = schema.items("enum")
    if members and kind not in ("array", "object") and not _is_member(value, members):
        return Mismatch(
            "none of the values of its enum",
            "enum",
            schema.line_of("enum"),
            _quoted(value, names),
            _last(names),
        )
    return None


def _last(names: tuple[str, ...]) -> str:
    """The property that a value belongs to, empty for the whole."""
    return next((name for name in reversed(names) if not name.isdigit()), "")


def _types(schema: Mapping) -> tuple[str, ...]:
    """The types that a schema states; none where it has words that are no types."""
    stated = schema.get("type")
    words = stated if isinstance(stated, list) else [stated]
    known = tuple(word for word in words if isinstance(word, str) and word in _WORDS)
    others = [word for word in words if word not in (*known, "null")]
    return () if others else known


def _kind(value: Value) -> str:
    """The type of a value, empty for null and for texts that may stand for any value."""
    match value:
        case None:
            return ""
        case bool():
            return "boolean"
        case str():
            return "" if value.lstrip().startswith(_WRITTEN_AS_TEXT) else "string"
        case list():
            return "array"
        case Mapping():
            return "object"
        case JsonScalar(kind=kind):
            return "integer" if kind is JsonKind.INTEGER else "number"


def _is_of(value: Value, types: tuple[str, ...]) -> bool:
    kind = _kind(value)
    if kind == "integer" and "number" in types:
        return True
    # JSON has no integers: 1.0 is one
    is_whole = isinstance(value, JsonScalar) and float(value.text.raw).is_integer()
    return kind in types or ("integer" in types and kind == "number" and is_whole)


def _is_member(value: Value, members: list[Value]) -> bool:
    """Whether the text of a value is that of a member: quotes are not held against it."""
    return any(_text(member) == _text(value) for member in members)


def _text(value: Value) -> str:
    if isinstance(value, JsonScalar):
        return value.text.raw
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(value: Value, names: tuple[str, ...]) -> str:
    """The value after the names that lead to it: `price/currency: 5`; of lists and objects the names alone."""
    shown = "" if isinstance(value, list | Mapping) else _text(value)
    return ": ".join(part for part in ("/".join(names), shown) if part)
