"""What the steps for REST hand to each other: structures, which are objects that pages show, and value lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import msgspec

from generator.model.api import Evidence
from generator.model.expressions import ReferenceType, StructureKey, UnnamedType
from generator.model.ids import OperationId, TypeId
from generator.model.text import Text, WireName
from generator.passes.knowledge.known import Known
from generator.passes.rest.evidence.cells import CellType
from generator.passes.rest.evidence.shapes import Shape

StructureId = str | StructureKey
"""What identifies a structure: the wire name of its type, or its key where no source names it."""


def reference_to(structure: StructureId) -> ReferenceType | UnnamedType:
    """The type expression for a structure."""
    if isinstance(structure, StructureKey):
        return UnnamedType(structure)
    return ReferenceType(TypeId.of_rest(structure))


class Described(Enum):
    """What of a body or an answer its table describes."""

    ITSELF = "itself"
    ITEMS = "items"
    VALUES = "values"


class SeenField(msgspec.Struct, frozen=True):
    """What pages say of a field: its best cell, all its samples, its words."""

    wire: WireName
    cell: CellType
    shape: Shape
    text: Text | None
    evidence: Evidence


class Place(msgspec.Struct, frozen=True):
    """Where a structure stands: in the `field` of its `owner`, or without owner in a parameter or the body of a call."""

    owner: StructureId | None
    field: str
    operation: OperationId

    @property
    def order(self) -> tuple[str, str, str]:
        """By owner, field and operation; places without owner come first."""
        return str(self.owner or ""), self.field, self.operation


class Structure(msgspec.Struct, frozen=True):
    """A pooled object. `is_listed` says that a response table lists all its fields."""

    key: StructureId
    fields: Mapping[str, SeenField]
    places: frozenset[Place]
    is_listed: bool
    evidence: Evidence

    @property
    def is_named(self) -> bool:
        """Whether a source names it."""
        return isinstance(self.key, str)


class ParameterEnum(msgspec.Struct, frozen=True):
    """The value list of a parameter under its name, which may be that of a known enum."""

    name: str
    members: tuple[WireName, ...]
    evidence: Evidence


Members = tuple[WireName, ...]
"""The members of a value list, which identify it."""


class RestEvidence(msgspec.Struct, frozen=True):
    """Everything that is known when the operations and types of REST are made.

    `known` is what other sources know, completed by the value lists of parameters. `structures` are the pooled objects,
    `names` the type names of the unnamed ones, `given_names` those among them that no source names. `enums` are the value lists of parameters. Samples of older
    pages may still show the `removed_fields`, which newer WSDLs lack.
    """

    version: WireName
    known: Known
    placeholders: frozenset[str]
    structures: Mapping[StructureId, Structure]
    names: Mapping[StructureKey, str]
    given_names: Mapping[StructureKey, str]
    enums: Mapping[Members, ParameterEnum]
    removed_fields: frozenset[tuple[str, str]]
