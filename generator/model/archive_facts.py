"""Facts: what the page of an archive states, which is a source of rows for lists. Lines count from 1 in the page's file."""

from __future__ import annotations

import msgspec

from generator.model.text import ColumnName, Text, WireName


class EntityFacts(msgspec.Struct, frozen=True, array_like=True):
    """A kind of rows that an archive has: a row of the table of entities."""

    name: WireName
    text: Text | None
    line: int


class ColumnFacts(msgspec.Struct, frozen=True, array_like=True):
    """A row of the table of columns. `restriction` is the word for its filters, None where it cannot be filtered by."""

    name: ColumnName
    restriction: WireName | None
    text: Text | None
    is_sortable: bool
    line: int


class ArchiveFacts(msgspec.Struct, frozen=True, array_like=True, tag="archive"):
    """The page of an archive with at least one column; `line` is that of its heading."""

    archive: WireName
    text: Text | None
    entities: tuple[EntityFacts, ...]
    columns: tuple[ColumnFacts, ...]
    line: int
