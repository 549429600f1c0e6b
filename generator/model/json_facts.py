"""Facts: the JSON of a sample, as a tree whose keys and scalars are untrusted text."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import msgspec

from generator.model.text import Text


class JsonKind(IntEnum):
    """The kind of a scalar in a JSON sample. An integer has neither fraction nor exponent."""

    STRING = 1
    INTEGER = 2
    NUMBER = 3
    BOOLEAN = 4
    NULL = 5


class JsonScalar(msgspec.Struct, frozen=True, array_like=True, tag=0):
    """A scalar of a sample; `text` is its value: a string's characters, else the JSON token, such as `9.50`."""

    kind: JsonKind
    text: Text


class JsonArray(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """An array of a sample."""

    items: tuple[JsonValue, ...]


class JsonMember(msgspec.Struct, frozen=True, array_like=True):
    """A key of an object in a sample with its value. Keys of dictionaries are data, so any text."""

    key: Text
    value: JsonValue


class JsonObject(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """An object of a sample, its keys in order; of duplicate keys the first counts."""

    members: tuple[JsonMember, ...]


JsonValue = JsonScalar | JsonArray | JsonObject

JSON_CONSTANTS: Final = {
    None: JsonScalar(JsonKind.NULL, Text("null")),
    True: JsonScalar(JsonKind.BOOLEAN, Text("true")),
    False: JsonScalar(JsonKind.BOOLEAN, Text("false")),
}
"""The scalars of null and of the truth values."""
