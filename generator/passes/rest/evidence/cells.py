"""The meaning of the words in type cells.

Source: the type columns of REST pages. Pages up to 2022 write Swagger formats and leave references blank. Later pages
write the names of types, and in body tables the types of JSON (`String` for dates, enums and binary data, too).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

import msgspec

from generator.model.expressions import Scalar
from generator.model.rest_facts import TypeCell
from generator.model.text import WireName


class CellKind(Enum):
    """The kinds of cells. TEXT is a JSON string, whatever its meaning; NAME is the name of a type."""

    BLANK = "blank"
    SCALAR = "scalar"
    TEXT = "text"
    ARRAY = "array"
    OBJECT = "object"
    NAME = "name"
    ENUM = "enum"


class CellType(msgspec.Struct, frozen=True):
    """A classified cell, with the `scalar` of SCALAR and the `name` of NAME."""

    kind: CellKind
    scalar: Scalar | None = None
    name: WireName | None = None


BLANK: Final = CellType(CellKind.BLANK)
_ENUM: Final = CellType(CellKind.ENUM)
_SCALARS: Final[dict[str, Scalar]] = {
    "string": Scalar.STRING,
    "int32": Scalar.INT32,
    "int64": Scalar.INT64,
    "bool": Scalar.BOOLEAN,
    "boolean": Scalar.BOOLEAN,
    "double": Scalar.DOUBLE,
    "float": Scalar.DOUBLE,
    "date-time": Scalar.DATE_TIME,
    "byte": Scalar.BYTE,
    # body tables since 2023: in bodies, every integer is an int32 and every number a double
    "Integer": Scalar.INT32,
    "Boolean": Scalar.BOOLEAN,
    "Number": Scalar.DOUBLE,
}
_OTHERS: Final[dict[str, CellKind]] = {
    "String": CellKind.TEXT,
    "array": CellKind.ARRAY,
    "Array": CellKind.ARRAY,
    "object": CellKind.OBJECT,
    "Object": CellKind.OBJECT,
}
_WORDS: Final = {
    word: CellType(CellKind.SCALAR, scalar=scalar) for word, scalar in _SCALARS.items()
} | {word: CellType(kind) for word, kind in _OTHERS.items()}
LATE_WORDS: Final = frozenset(
    ("String", "Integer", "Boolean", "Number", "Array", "Object")
)
"""The words that only pages since 2023 write."""


def classified(cell: TypeCell) -> CellType:
    """Classifies a cell."""
    if cell.members:
        return _ENUM
    if cell.name is None:
        return BLANK
    return _WORDS.get(cell.name) or CellType(CellKind.NAME, name=cell.name)


_TEXTS: Final = frozenset({Scalar.STRING, Scalar.DATE_TIME, Scalar.BYTE})


def leaves_open(cell: CellType, other: CellType) -> bool:
    """Whether the other cell states what this cell leaves open, without contradicting it."""
    if cell.kind is CellKind.BLANK:
        return other.kind is not CellKind.BLANK
    return cell.kind is CellKind.TEXT and (
        other.kind is CellKind.ENUM or other.scalar in _TEXTS
    )


def without_placeholder(cell: CellType, placeholders: frozenset[str]) -> CellType:
    """The cell, or a blank one for a placeholder, which says no more than that there is a type."""
    if cell.kind is CellKind.NAME and cell.name in placeholders:
        return BLANK
    return cell


def is_late(cells: Iterable[TypeCell]) -> bool:
    """Whether the cells are of a page since 2023: only these name types, and use the words of JSON in body tables."""
    return any(
        cell.name in LATE_WORDS or classified(cell).kind is CellKind.NAME
        for cell in cells
    )
