"""Parts of documents as JSON without their texts, for the contract tests of the SDK.

Nothing is understood here: what a document says stays as it is, `$ref` included, so that what tests compare the SDK with
does not come from the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec

from generator.model.json_facts import JsonScalar
from generator.reader.openapi.references import REF
from generator.reader.page.tree import Mapping, Value

_TEXTS: Final = frozenset(
    "callbacks deprecated description externalDocs headers links operationId security summary tags title xml".split()
)
_NAMES: Final = frozenset(
    "$defs content definitions dependentSchemas encoding mapping parameters pathItems patternProperties properties "
    "requestBodies responses schemas variables".split()
)
"""The keys of objects whose keys are names."""
_VALUES: Final = frozenset(
    "const default enum example examples value x-example".split()
)
"""The keys of values, which have no texts."""
_EXTENSIONS: Final = frozenset(("x-example", "x-nullable"))
"""The extensions that tell something about values."""
_MOST_DEPTH: Final = 100
"""The deepest nesting; what is deeper becomes an empty object, which as a schema allows everything."""

Plain: TypeAlias = "str | bool | JsonScalar | list[Plain] | dict[str, Plain] | None"
"""A value without lines."""


class Excerpt(msgspec.Struct, frozen=True):
    """JSON in ASCII on one line, and the targets of its `$ref`, as written, each once."""

    data: bytes
    references: tuple[str, ...]


def excerpt(value: Plain) -> Excerpt:
    """A value as JSON."""
    return Excerpt(_json(value).encode(), tuple(dict.fromkeys(_references(value))))


def without_texts(value: Value, *, depth: int = 0, is_names: bool = False) -> Plain:
    """A part without texts for people; of an object of names (`is_names`) all keys are kept."""
    if depth > _MOST_DEPTH:
        return {}
    if isinstance(value, list):
        return [without_texts(item, depth=depth + 1) for item in value]
    if not isinstance(value, Mapping):
        return value
    if is_names:
        entries = value.entries.items()
        return {key: without_texts(item, depth=depth + 1) for key, item in entries}
    return {
        key: (
            plain(item, depth + 1)
            if key in _VALUES
            else without_texts(item, depth=depth + 1, is_names=key in _NAMES)
        )
        for key, item in value.entries.items()
        if not _is_text(key)
    }


def _is_text(key: str) -> bool:
    return key in _TEXTS or (key.startswith("x-") and key not in _EXTENSIONS)


def plain(value: Value, depth: int = 0) -> Plain:
    """A value as it is."""
    if depth > _MOST_DEPTH:
        return {}
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item, depth + 1) for key, item in value.entries.items()}
    return value


def _json(value: Plain) -> str:
    match value:
        case dict():
            members = (
                f"{json.dumps(key)}:{_json(item)}" for key, item in value.items()
            )
            return f"{{{','.join(members)}}}"
        case list():
            return f"[{','.join(_json(item) for item in value)}]"
        case JsonScalar():
            return value.text.raw
        case _:
            return json.dumps(value)


def _references(value: Plain) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    if isinstance(value, dict):
        target = value.get(REF)
        if isinstance(target, str):
            yield target
        for item in value.values():
            yield from _references(item)
