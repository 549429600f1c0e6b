"""The columns of archives, which are those of the rows that lists return."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.model.text import ColumnName, Text, WireName


class ColumnKind(StrEnum):
    """What the values of a column are; any: no page tells it."""

    INT = "int"
    DECIMAL = "decimal"
    BOOL = "bool"
    TIME = "datetime"
    TEXT = "string"
    ANY = "any"


class Column(msgspec.Struct, frozen=True, array_like=True):
    """A column of an archive. `restriction` is the word for its filters, None where it cannot be filtered by.

    `line` is that of the page of the archive.
    """

    wire: ColumnName
    kind: ColumnKind
    restriction: WireName | None
    is_sortable: bool
    text: Text | None
    line: int
