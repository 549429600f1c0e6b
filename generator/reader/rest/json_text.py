"""The JSON of a sample as a tree of facts.

The standard library's parser reads it, with hooks that keep the tokens of numbers and the order of keys, so that no
number is converted: `9.50` stays `9.50`, and an integer may have any length.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NoReturn, cast

from generator.model.json_facts import (
    JSON_CONSTANTS,
    JsonArray,
    JsonKind,
    JsonMember,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.text import Text, encodable
from generator.reader.page.limits import MAX_FIELDS, MAX_OBJECTS
from generator.reader.page.memoize import memoized

MAX_DEPTH: Final = 64
"""The deepest nesting that is read: seven times what samples have."""

MAX_CHARACTERS: Final = 1024 * 1024
"""The longest JSON that is read, thirty times the largest sample."""


class JsonTextError(Exception):
    """The text cannot be read as JSON; `line` counts from 1 within it, `id` is that of the diagnostic."""

    def __init__(self, message: str, line: int = 1, id_: str = "rest-sample") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.id = id_


class _Pairs(list[tuple[str, object]]):
    """The keys and values of an object; the class tells them from the items of an array."""


def read_json(text: str) -> JsonValue:
    """The tree of a JSON text (RFC 8259: neither `NaN` nor `Infinity`).

    A lone surrogate, which no encoding can hold, becomes U+FFFD.

    Raises:
        JsonTextError: the text is no JSON, longer than MAX_CHARACTERS, nested deeper than MAX_DEPTH, or has too many
            objects or members.
    """
    if len(text) > MAX_CHARACTERS:
        raise JsonTextError("the JSON is too long")
    try:
        tree = _tree(_DECODER.decode(text), 1)
    except json.JSONDecodeError as error:
        raise JsonTextError(f"no valid JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise JsonTextError("the JSON is nested too deeply") from error
    # counting braces takes no time; only some of them may be those of objects
    if text.count("{") > MAX_OBJECTS and (count := _objects(tree)) > MAX_OBJECTS:
        message = f"{count:,} objects in a sample, of which none was used: the most is {MAX_OBJECTS:,}"
        raise JsonTextError(message, id_="page-limit")
    return tree


def _objects(value: JsonValue) -> int:
    match value:
        case JsonObject(members=members):
            return 1 + sum(_objects(member.value) for member in members)
        case JsonArray(items=items):
            return sum(map(_objects, items))
        case JsonScalar():
            return 0


@memoized
def _integer(token: str) -> JsonScalar:
    return JsonScalar(JsonKind.INTEGER, Text(token))


@memoized
def _number(token: str) -> JsonScalar:
    return JsonScalar(JsonKind.NUMBER, Text(token))


@memoized
def _string(characters: str) -> JsonScalar:
    return JsonScalar(JsonKind.STRING, Text(encodable(characters)))


@memoized
def _key(characters: str) -> Text:
    return Text(encodable(characters))


def _refuse(token: str) -> NoReturn:
    raise JsonTextError(f"no valid JSON: {token} is no number")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_Pairs,
    parse_int=_integer,
    parse_float=_number,
    parse_constant=_refuse,
)


def _tree(value: object, depth: int) -> JsonValue:
    if isinstance(value, JsonScalar):
        return value
    if isinstance(value, str):
        return _string(value)
    if value is None or isinstance(value, bool):
        return JSON_CONSTANTS[value]
    if depth > MAX_DEPTH:
        raise JsonTextError("the JSON is nested too deeply")
    if isinstance(value, _Pairs):
        return JsonObject(_members(value, depth))
    items = cast("list[object]", value)
    return JsonArray(tuple([_tree(item, depth + 1) for item in items]))


def _members(pairs: Sequence[tuple[str, object]], depth: int) -> tuple[JsonMember, ...]:
    if len(pairs) > MAX_FIELDS:
        message = f"{len(pairs):,} members of an object in a sample, of which none was used: the most is {MAX_FIELDS:,}"
        raise JsonTextError(message, id_="page-limit")
    first: dict[str, JsonMember] = {}
    for characters, value in pairs:
        key = _key(characters)
        if key.raw not in first:
            first[key.raw] = JsonMember(key, _tree(value, depth + 1))
    return tuple(first.values())
