"""The values that the steps for REST hand on: structures, which are objects that pages show, and value lists."""

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
from generator.passes.soap.wsdl_types import PartOfType

StructureId = str | StructureKey
"""The wire name of the structure's type, or the key of a structure that no source names."""


def reference_to(structure: StructureId) -> ReferenceType | UnnamedType:
    """The type expression for a structure."""
    if isinstance(structure, StructureKey):
        return UnnamedType(structure)
    return ReferenceType(TypeId.of_rest(structure))


class Described(Enum):
    """What a property table describes: the body itself, the items of an array or the values of a dictionary."""

    ITSELF = "itself"
    ITEMS = "items"
    VALUES = "values"


class SeenField(msgspec.Struct, frozen=True):
    """A field as pages show it: its best cell, the shape of all its samples, and its description."""

    wire: WireName
    cell: CellType
    shape: Shape
    text: Text | None
    evidence: Evidence


class Place(msgspec.Struct, frozen=True):
    """Where a structure is used: in the `field` of an `owner`, or without owner in a parameter or body of the operation."""

    owner: StructureId | None
    field: str
    operation: OperationId

    @property
    def order(self) -> tuple[str, str, str]:
        """Sort key: by owner, field and operation. Places without owner come first."""
        return str(self.owner or ""), self.field, self.operation


class Structure(msgspec.Struct, frozen=True):
    """An object, pooled from the tables and samples of all pages that show it, in all its `places`.

    `is_listed` is set where the table of a response lists all its fields.
    """

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
    """The value list of a parameter, under the name of its type, which may be that of a known enum."""

    name: str
    members: tuple[WireName, ...]
    evidence: Evidence


Members = tuple[WireName, ...]
"""The members of a value list, which identify the list."""


class RestEvidence(msgspec.Struct, frozen=True):
    """Everything from which the operations and types of REST are made.

    `known` is what other sources know, completed by the value lists of parameters, which are the `enums`.
    `structures` are the pooled objects. `names` has the type names of structures that pages do not name; `given_names`
    are those of them that no source has either. Samples of older pages may still show the `removed_fields`, which newer
    WSDLs lack.
    """

    version: WireName
    known: Known
    placeholders: frozenset[str]
    structures: Mapping[StructureId, Structure]
    names: Mapping[StructureKey, str]
    given_names: Mapping[StructureKey, str]
    enums: Mapping[Members, ParameterEnum]
    removed_fields: frozenset[PartOfType]
