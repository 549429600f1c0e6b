"""Shapes: what all samples of a place show together.

The JSON types in samples are reliable, their values are not: only its form tells that a string is a date or a file, and an
enum shows one member. Source: samples of REST pages (pages up to 2022 expand references, later ones write null).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

import msgspec

from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)

# As .NET writes a DateTime: the fraction and the offset are optional.
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
FILE: Final = "GIF89....File contents as raw bytes..."
"""The value of binary data in all samples."""
ANYTHING: Final = "An object of some kind"
"""The value in samples where the generator of the pages knew no type, which says nothing."""


class Seen(Enum):
    """The kinds of scalars in samples, by their form."""

    STRING = "string"
    DATE_TIME = "date-time"
    FILE = "file"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Shape(msgspec.Struct, frozen=True, cache_hash=True):
    """All samples of a place.

    `scalars` are the kinds of scalars, `item` is the shape of all items of arrays, `keys` are the distinct lists of keys
    in objects that are not empty, `value` is the shape of all values in objects.
    """

    scalars: frozenset[Seen] = frozenset()
    is_array: bool = False
    item: Shape | None = None
    is_object: bool = False
    keys: frozenset[tuple[str, ...]] = frozenset()
    value: Shape | None = None


NOTHING: Final = Shape()
_STRING: Final = Shape(frozenset({Seen.STRING}))
_SCALARS: Final = {
    JsonKind.INTEGER: Shape(frozenset({Seen.INTEGER})),
    JsonKind.NUMBER: Shape(frozenset({Seen.NUMBER})),
    JsonKind.BOOLEAN: Shape(frozenset({Seen.BOOLEAN})),
    JsonKind.NULL: NOTHING,
}
_STRINGS: Final = {ANYTHING: NOTHING, FILE: Shape(frozenset({Seen.FILE}))}
_DATE: Final = Shape(frozenset({Seen.DATE_TIME}))


class Shapes:
    """The shapes of a sample and of everything in it, each of which is made once, however deep it lies."""

    def __init__(self) -> None:
        # by identity, since equal values are as common as they are large; each is kept with its shape
        self._made: dict[int, tuple[JsonValue, Shape]] = {}

    def of(self, value: JsonValue) -> Shape:
        """The shape of a value. Null shows nothing."""
        if isinstance(value, JsonScalar):
            return _of_scalar(value)
        made = self._made.get(id(value))
        if made is None:
            made = self._made[id(value)] = value, self._of_parts(value)
        return made[1]

    def _of_parts(self, value: JsonArray | JsonObject) -> Shape:
        if isinstance(value, JsonArray):
            return Shape(is_array=True, item=merged(map(self.of, value.items)))
        keys = tuple(member.key.raw for member in value.members)
        return Shape(
            is_object=True,
            keys=frozenset({keys} if keys else ()),
            value=merged(self.of(member.value) for member in value.members),
        )


def shape_of(value: JsonValue) -> Shape:
    """The shape of a sample."""
    return Shapes().of(value)


def _of_scalar(value: JsonScalar) -> Shape:
    if value.kind is not JsonKind.STRING:
        return _SCALARS[value.kind]
    text = value.text.raw
    if _DATE_TIME.fullmatch(text):
        return _DATE
    return _STRINGS.get(text, _STRING)


def is_cut_off(shape: Shape) -> bool:
    """Whether samples show nothing but null and `{}`, which replaces any value at some depth."""
    return not (shape.scalars or shape.is_array or shape.keys)


def merged(shapes: Iterable[Shape]) -> Shape:
    """What all the shapes show together."""
    # all at once: merged one by one, each would copy what all before it show
    shown = tuple(dict.fromkeys(shape for shape in shapes if shape != NOTHING))
    if len(shown) < 2:
        return shown[0] if shown else NOTHING
    items = [shape.item for shape in shown if shape.item is not None]
    values = [shape.value for shape in shown if shape.value is not None]
    return Shape(
        scalars=frozenset[Seen]().union(*(shape.scalars for shape in shown)),
        is_array=any(shape.is_array for shape in shown),
        item=merged(items) if items else None,
        is_object=any(shape.is_object for shape in shown),
        keys=frozenset[tuple[str, ...]]().union(*(shape.keys for shape in shown)),
        value=merged(values) if values else None,
    )


def are_dictionary_keys(keys: tuple[str, ...], field: str) -> bool:
    """Whether the keys of an object are data, not properties: keys that the generator of the pages invented.

    They are `fieldName`, numbers, the name of the field with numbers (`CustomFields1`), or have characters that no
    property has (`SuperOffice:1`).
    """
    if not keys:
        return False
    if keys == ("fieldName",) or any(":" in key or " " in key for key in keys):
        return True
    if all(key.isascii() and key.isdigit() for key in keys):
        return True
    return all(re.fullmatch(rf"{re.escape(field)}[0-9]+", key) for key in keys)
