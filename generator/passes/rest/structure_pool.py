"""The pool of structures: what tables and samples of all REST pages show of each object and its fields.

A structure has the name of its type where the page, or what is known of its owner, names the type. Otherwise its key is
the list of its properties, so that the same structure in several places is found again. Pages of older editions fill the
gaps of newer ones and add no fields: what only they have was removed from the API.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.model.api import Evidence, Fact, Rule
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    StructureKey,
    TypeExpression,
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.model.json_facts import JsonArray, JsonObject, JsonScalar, JsonValue
from generator.model.rest_facts import RestProperty
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES
from generator.passes.rest.drafts import Place, SeenField, Structure, StructureId
from generator.passes.rest.evidence.cells import (
    BLANK,
    CellKind,
    CellType,
    classified,
    leaves_open,
    without_placeholder,
)
from generator.passes.rest.evidence.shapes import (
    NOTHING,
    Shapes,
    are_dictionary_keys,
    is_cut_off,
    merged,
)

_DICTIONARY: Final = DictionaryType(ScalarType(Scalar.STRING), ScalarType(Scalar.ANY))


class Pool:
    """Collects structures, from the newest page to the oldest.

    Tables are added before samples, because their cells name the types that samples expand. Every `edition` is that of
    the page: 0 is the newest.
    """

    def __init__(self, known: Known, placeholders: frozenset[str]) -> None:
        self.known = known
        self._placeholders = placeholders
        self._fields: dict[StructureId, dict[str, _PooledField]] = {}
        self._places: dict[StructureId, set[Place]] = {}
        self._listed: set[StructureId] = set()
        self._first: dict[StructureId, Evidence] = {}
        self._newest: dict[StructureId, int] = {}
        self._shapes = Shapes()
        self._names: dict[str, WireName | None] = {}

    def add_table(
        self,
        key: StructureId,
        properties: Iterable[RestProperty],
        place: Place,
        path: str,
        edition: int,
        *,
        lists_all: bool,
    ) -> None:
        """Adds a table that describes the structure."""
        rows = tuple(properties)
        first = Evidence(Fact.TYPE, Rule.TABLE, path, rows[0].line)
        self._open(key, place, first, edition)
        is_older = self._is_older(key, edition)
        if lists_all and not is_older:
            self._listed.add(key)
        for row in rows:
            cell = self._cell(classified(row.cell), row.name)
            evidence = Evidence(Fact.TYPE, Rule.TABLE, path, row.line)
            field = SeenField(row.name, cell, NOTHING, row.text, evidence)
            self._add_field(key, field, is_older=is_older)

    def _add_field(self, key: StructureId, field: SeenField, *, is_older: bool) -> None:
        fields = self._fields[key]
        known = fields.get(field.wire)
        if known:
            known.add(field, is_older=is_older)
        # newer tables leave these out, which does not mean that they were removed
        elif not is_older or field.wire in LEFT_OUT_OF_BODIES:
            fields[field.wire] = _PooledField(field)

    def _is_older(self, key: StructureId, edition: int) -> bool:
        return edition > self._newest[key]

    def _cell(self, cell: CellType, field: str) -> CellType:
        """The cell, blank for a placeholder. A placeholder in a field called like a placeholder refers to that type."""
        blanked = without_placeholder(cell, self._placeholders)
        name = wire_name(field) if field in self._placeholders else None
        if blanked == cell or name is None:
            return blanked
        return CellType(CellKind.NAME, name=name)

    def add_sample(
        self,
        key: StructureId,
        value: JsonObject,
        place: Place,
        evidence: Evidence,
        edition: int,
    ) -> None:
        """Adds a sample of the structure, and of all structures in it."""
        self._open(key, place, evidence, edition)
        if place.owner is None:
            # the shapes of a sample are of use within it only
            self._shapes = Shapes()
        is_older = self._is_older(key, edition)
        for member in value.members:
            name = self._name(member.key.raw)
            if name is None:
                continue
            shape = self._shapes.of(member.value)
            field = SeenField(name, BLANK, shape, None, evidence)
            self._add_field(key, field, is_older=is_older)
            # most members are scalars, which have no structures in them
            if isinstance(member.value, JsonScalar):
                continue
            inner = Place(key, name, place.operation)
            hint = self.hint(key, name)
            self.add_value(member.value, hint, inner, evidence, edition)

    def _name(self, key: str) -> WireName | None:
        # all samples have the same few thousand keys
        if key not in self._names:
            self._names[key] = wire_name(key)
        return self._names[key]

    def add_value(
        self,
        value: JsonValue,
        hint: TypeExpression | None,
        place: Place,
        evidence: Evidence,
        edition: int,
    ) -> None:
        """Adds a sample of any JSON type. `hint` is the type that other places give it."""
        match value:
            case JsonArray(items=items):
                inner = hint.item if isinstance(hint, ArrayType) else None
                for item in items:
                    self.add_value(item, inner, place, evidence, edition)
            case JsonObject(members=()):
                return
            case JsonObject(members=members):
                keys = tuple(member.key.raw for member in members)
                if isinstance(hint, DictionaryType) or are_dictionary_keys(
                    keys, place.field
                ):
                    entry = hint.value if isinstance(hint, DictionaryType) else None
                    for member in members:
                        self.add_value(member.value, entry, place, evidence, edition)
                    return
                self.add_sample(_key(keys, hint), value, place, evidence, edition)
            case _:
                return

    def hint(self, key: StructureId, wire: str) -> TypeExpression | None:
        """The type that its cell gives a field of the structure, else the type that is known of it."""
        field = self._fields.get(key, {}).get(wire)
        if field and field.cell.kind is CellKind.NAME and field.cell.name:
            return ReferenceType(TypeId.of_rest(field.cell.name))
        known = self.known.field(key, wire) if isinstance(key, str) else None
        expected = known.type if known else None
        if field and field.cell.kind is CellKind.OBJECT:
            return expected if isinstance(expected, DictionaryType) else _DICTIONARY
        return expected

    def _open(
        self, key: StructureId, place: Place, evidence: Evidence, edition: int
    ) -> None:
        self._places.setdefault(key, set()).add(place)
        self._first.setdefault(key, evidence)
        self._fields.setdefault(key, {})
        self._newest[key] = min(edition, self._newest.get(key, edition))

    def structures(self) -> dict[StructureId, Structure]:
        """The collected structures by key."""
        return {
            key: Structure(
                key=key,
                fields={wire: field.seen() for wire, field in fields.items()},
                places=frozenset(self._places[key]),
                is_listed=key in self._listed,
                evidence=self._first[key],
            )
            for key, fields in self._fields.items()
        }


def _key(keys: tuple[str, ...], hint: TypeExpression | None) -> StructureId:
    if isinstance(hint, ReferenceType):
        return hint.id.name
    return hint.key if isinstance(hint, UnnamedType) else StructureKey(keys)


# How much a cell says: more for a higher rank.
_RANKS = {
    CellKind.BLANK: 0,
    CellKind.TEXT: 1,
    CellKind.ENUM: 2,
    CellKind.OBJECT: 3,
    CellKind.ARRAY: 3,
    CellKind.SCALAR: 4,
    CellKind.NAME: 4,
}


class _PooledField:
    """A field as all places so far show it. Their shapes are merged at the end, since each differs from the others."""

    def __init__(self, first: SeenField) -> None:
        self.cell = first.cell
        # whose cell says most: its place is the evidence of the field
        self._best = first
        self._text = first.text
        self._shapes = {first.shape: None}

    def add(self, other: SeenField, *, is_older: bool = False) -> None:
        """Adds what another place shows; an older one only fills the gaps of those before."""
        self._text = self._text or other.text
        if is_older:
            if leaves_open(self.cell, other.cell):
                self.cell = other.cell
            if all(map(is_cut_off, self._shapes)):
                self._shapes = {other.shape: None}
            return
        # of two cells that say as much the first counts; samples have no cells
        if other.cell is not BLANK and (
            _RANKS[other.cell.kind] > _RANKS[self.cell.kind]
        ):
            self._best, self.cell = other, other.cell
        self._shapes[other.shape] = None

    def seen(self) -> SeenField:
        """The field with the cell that says most, and all shapes."""
        shape = merged(self._shapes)
        return msgspec.structs.replace(
            self._best, cell=self.cell, shape=shape, text=self._text
        )


def joined(fields: Iterable[SeenField]) -> SeenField:
    """What places of the same edition show of a field: the cell that says most, and all shapes."""
    first, *others = fields
    pooled = _PooledField(first)
    for other in others:
        pooled.add(other)
    return pooled.seen()
