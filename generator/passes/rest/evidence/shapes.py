"""What the samples of one place show together, as a value that merges.

JSON kinds of samples are reliable, their values are not: strings are dates or files by their form only, and an enum
shows one member. Source: samples of REST pages (pages up to 2022 expand references, later ones write null).
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

_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
FILE: Final = "GIF89....File contents as raw bytes..."
"""What all samples show for binary data."""
ANYTHING: Final = "An object of some kind"
"""What samples show where the generator of the pages knew no type: it says nothing."""


class Seen(Enum):
    """What a scalar of a sample is by its form."""

    STRING = "string"
    DATE_TIME = "date-time"
    FILE = "file"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Shape(msgspec.Struct, frozen=True):
    """All samples of one place.

    `scalars` are the kinds of scalars, `item` is the shape of all items of arrays, `keys` are the distinct key lists of
    objects that are not empty, `value` is the shape of all values in objects.
    """

    scalars: frozenset[Seen] = frozenset()
    is_array: bool = False
    item: Shape | None = None
    is_object: bool = False
    keys: frozenset[tuple[str, ...]] = frozenset()
    value: Shape | None = None


NOTHING: Final = Shape()
_KINDS: Final = {
    JsonKind.INTEGER: Seen.INTEGER,
    JsonKind.NUMBER: Seen.NUMBER,
    JsonKind.BOOLEAN: Seen.BOOLEAN,
}


def shape_of(value: JsonValue) -> Shape:
    """The shape of one sample; null shows nothing."""
    match value:
        case JsonScalar(kind=JsonKind.NULL):
            return NOTHING
        case JsonScalar(kind=JsonKind.STRING) if value.text.raw == ANYTHING:
            return NOTHING
        case JsonScalar(kind=JsonKind.STRING):
            return Shape(frozenset({_string(value.text.raw)}))
        case JsonScalar(kind=kind):
            return Shape(frozenset({_KINDS[kind]}))
        case JsonArray(items=items):
            return Shape(is_array=True, item=merged(shape_of(one) for one in items))
        case JsonObject(members=members):
            keys = tuple(one.key.raw for one in members)
            return Shape(
                is_object=True,
                keys=frozenset({keys} if keys else ()),
                value=merged(shape_of(one.value) for one in members),
            )


def _string(text: str) -> Seen:
    if text == FILE:
        return Seen.FILE
    return Seen.DATE_TIME if _DATE_TIME.fullmatch(text) else Seen.STRING


def is_cut_off(shape: Shape) -> bool:
    """Whether samples show nothing but null, or `{}`, which stands for any value below some depth."""
    return not (shape.scalars or shape.is_array or shape.keys)


def merged(shapes: Iterable[Shape]) -> Shape:
    """What several shapes show together."""
    total = NOTHING
    for one in shapes:
        total = both(total, one)
    return total


def both(one: Shape, other: Shape) -> Shape:
    """What two shapes show together."""
    if other in {one, NOTHING}:
        return one
    if one == NOTHING:
        return other
    return Shape(
        scalars=one.scalars | other.scalars,
        is_array=one.is_array or other.is_array,
        item=_either(one.item, other.item),
        is_object=one.is_object or other.is_object,
        keys=one.keys | other.keys,
        value=_either(one.value, other.value),
    )


def _either(one: Shape | None, other: Shape | None) -> Shape | None:
    if one is None or other is None:
        return one or other
    return both(one, other)


def are_dictionary_keys(keys: tuple[str, ...], field: str) -> bool:
    """Whether the keys of an object are data and no properties: made-up keys of the pages' generator.

    They are `fieldName`, numbers, the field's own name with numbers (`CustomFields1`), or have characters that no
    property has (`SuperOffice:1`).
    """
    if not keys:
        return False
    if keys == ("fieldName",) or any(":" in key or " " in key for key in keys):
        return True
    if all(key.isascii() and key.isdigit() for key in keys):
        return True
    return all(re.fullmatch(rf"{re.escape(field)}[0-9]+", key) for key in keys)
