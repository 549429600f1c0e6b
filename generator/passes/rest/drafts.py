"""What the passes for REST hand to each other: structures, which are objects that pages show, and value lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.api import Evidence
from generator.model.text import Text, WireName
from generator.passes.rest.evidence.cells import CellType
from generator.passes.rest.evidence.shapes import Shape

UNNAMED = "?"
"""Starts the key of a structure that nothing names; no wire name does."""


class SeenField(msgspec.Struct, frozen=True):
    """What pages say of a field: its best cell, all its samples, its words."""

    wire: WireName
    cell: CellType
    shape: Shape
    text: Text | None
    evidence: Evidence


class Place(msgspec.Struct, frozen=True):
    """Where a structure stands: in a field of another one, or in a call (`operation`)."""

    owner: str
    field: str
    operation: str


class Structure(msgspec.Struct, frozen=True):
    """A pooled object. `is_listed` says that a response table lists all its fields."""

    key: str
    fields: Mapping[str, SeenField]
    places: frozenset[Place]
    is_listed: bool
    evidence: Evidence

    @property
    def is_named(self) -> bool:
        """Whether a source names it."""
        return not self.key.startswith(UNNAMED)


def unnamed(names: Iterable[str]) -> str:
    """The key of an unnamed structure with these properties."""
    return UNNAMED + "|".join(names)


class ParameterEnum(msgspec.Struct, frozen=True):
    """The value list of a parameter under its name, which may be that of a known enum."""

    name: str
    members: tuple[WireName, ...]
    evidence: Evidence
