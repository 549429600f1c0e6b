"""What the word in a type cell means.

Source: the type columns of REST pages. Pages up to 2022 write Swagger formats and leave references blank; later ones
write type names, and in body tables only what JSON tells apart (`String` stands for dates, enums and binaries too).
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
    """What a cell says. TEXT is a JSON string of any meaning; NAME the name of a type."""

    BLANK = "blank"
    SCALAR = "scalar"
    TEXT = "text"
    ARRAY = "array"
    OBJECT = "object"
    NAME = "name"
    ENUM = "enum"


class CellType(msgspec.Struct, frozen=True):
    """A classified cell: `scalar` for SCALAR, `name` for NAME."""

    kind: CellKind
    scalar: Scalar | None = None
    name: WireName | None = None


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
    # body tables since 2023: there is no other integer or number in bodies
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
LATE_WORDS: Final = frozenset(
    ("String", "Integer", "Boolean", "Number", "Array", "Object")
)
"""Words that only pages since 2023 write."""


def classified(cell: TypeCell) -> CellType:
    """What the cell says."""
    if cell.members:
        return CellType(CellKind.ENUM)
    if cell.name is None:
        return CellType(CellKind.BLANK)
    scalar = _SCALARS.get(cell.name)
    if scalar is not None:
        return CellType(CellKind.SCALAR, scalar=scalar)
    kind = _OTHERS.get(cell.name)
    return CellType(kind) if kind else CellType(CellKind.NAME, name=cell.name)


_TEXTS: Final = frozenset({Scalar.STRING, Scalar.DATE_TIME, Scalar.BYTE})


def leaves_open(cell: CellType, other: CellType) -> bool:
    """Whether the other cell says what this one leaves open, and contradicts nothing of it."""
    if cell.kind is CellKind.BLANK:
        return other.kind is not CellKind.BLANK
    return cell.kind is CellKind.TEXT and (
        other.kind is CellKind.ENUM or other.scalar in _TEXTS
    )


def without_placeholder(cell: CellType, placeholders: frozenset[str]) -> CellType:
    """The cell, blank where it prints a placeholder: that says only that there is some type."""
    if cell.kind is CellKind.NAME and cell.name in placeholders:
        return CellType(CellKind.BLANK)
    return cell


def is_late(cells: Iterable[TypeCell]) -> bool:
    """Whether cells are of a page since 2023: only there types have names, and JSON's words stand in body tables."""
    return any(
        cell.name in LATE_WORDS or classified(cell).kind is CellKind.NAME
        for cell in cells
    )
