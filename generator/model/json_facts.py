"""Facts: the JSON of a sample, as a tree whose keys and scalars are untrusted text."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.model.text import Text


class JsonKind(StrEnum):
    """What a scalar of a JSON sample is. An integer has neither fraction nor exponent."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


class JsonScalar(msgspec.Struct, frozen=True, tag="scalar"):
    """A scalar of a sample; `text` is its value: a string's characters, else the JSON token, such as `9.50`."""

    kind: JsonKind
    text: Text


class JsonArray(msgspec.Struct, frozen=True, tag="array"):
    """An array of a sample."""

    items: tuple[JsonValue, ...]


class JsonMember(msgspec.Struct, frozen=True):
    """A key of an object in a sample with its value. Keys of dictionaries are data, so any text."""

    key: Text
    value: JsonValue


class JsonObject(msgspec.Struct, frozen=True, tag="object"):
    """An object of a sample, its keys in order; of a key that stands twice the first counts."""

    members: tuple[JsonMember, ...]


JsonValue = JsonScalar | JsonArray | JsonObject
