"""The objects that REST pages show, pooled: what tables and samples of all pages say of each type's fields.

A structure has the name of its type where the page, or what is known of its owner, names it; else its key is the list
of its properties, so that the same structure in several places is one. Pages of older editions fill the gaps of what
newer ones show, and add no fields to it: those are gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.model.api import Evidence
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
from generator.model.json_facts import JsonArray, JsonObject, JsonValue
from generator.model.rest_facts import RestProperty
from generator.model.text import wire_name
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES
from generator.passes.rest.drafts import Place, SeenField, Structure, StructureId
from generator.passes.rest.evidence.cells import (
    CellKind,
    CellType,
    classified,
    leaves_open,
    without_placeholder,
)
from generator.passes.rest.evidence.shapes import (
    NOTHING,
    are_dictionary_keys,
    both,
    is_cut_off,
    shape_of,
)

_DICTIONARY: Final = DictionaryType(ScalarType(Scalar.STRING), ScalarType(Scalar.ANY))


class Pool:
    """Collects structures. Tables come before samples, so that cells can name what samples expand; of each, the newest.

    Every `edition` is that of the page: 0 is the newest.
    """

    def __init__(self, known: Known, placeholders: frozenset[str]) -> None:
        self.known = known
        self._placeholders = placeholders
        self._fields: dict[StructureId, dict[str, SeenField]] = {}
        self._places: dict[StructureId, set[Place]] = {}
        self._listed: set[StructureId] = set()
        self._first: dict[StructureId, Evidence] = {}
        self._newest: dict[StructureId, int] = {}

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
        """Takes the rows of a table that describes the structure."""
        rows = tuple(properties)
        first = Evidence("type", "table", path, rows[0].line)
        self._open(key, place, first, edition)
        if lists_all and not self._is_older(key, edition):
            self._listed.add(key)
        for row in rows:
            cell = self._told(classified(row.cell), row.name)
            evidence = Evidence("type", "table", path, row.line)
            seen = SeenField(row.name, cell, NOTHING, row.text, evidence)
            self._take(key, seen, edition)

    def _take(self, key: StructureId, seen: SeenField, edition: int) -> None:
        fields = self._fields[key]
        known = fields.get(seen.wire)
        if not self._is_older(key, edition):
            fields[seen.wire] = joined(known, seen) if known else seen
        elif known:
            fields[seen.wire] = filled(known, seen)
        elif seen.wire in LEFT_OUT_OF_BODIES:
            fields[seen.wire] = seen

    def _is_older(self, key: StructureId, edition: int) -> bool:
        return edition > self._newest[key]

    def _told(self, cell: CellType, field: str) -> CellType:
        """A placeholder says only that there is a reference; in a field of its own name it is one to that type."""
        known = without_placeholder(cell, self._placeholders)
        name = wire_name(field) if field in self._placeholders else None
        if known == cell or name is None:
            return known
        return CellType(CellKind.NAME, name=name)

    def add_sample(
        self,
        key: StructureId,
        value: JsonObject,
        place: Place,
        evidence: Evidence,
        edition: int,
    ) -> None:
        """Takes a sample of the structure, and of all structures in it."""
        self._open(key, place, evidence, edition)
        for member in value.members:
            name = wire_name(member.key.raw)
            if name is None:
                continue
            shape = shape_of(member.value)
            blank = CellType(CellKind.BLANK)
            self._take(key, SeenField(name, blank, shape, None, evidence), edition)
            inner = Place(key, name, place.operation)
            hint = self.hint(key, name)
            self.add_value(member.value, hint, inner, evidence, edition)

    def add_value(
        self,
        value: JsonValue,
        hint: TypeExpression | None,
        place: Place,
        evidence: Evidence,
        edition: int,
    ) -> None:
        """Takes a sample of any kind; `hint` is the type that is known of it."""
        match value:
            case JsonArray(items=items):
                inner = hint.item if isinstance(hint, ArrayType) else None
                for one in items:
                    self.add_value(one, inner, place, evidence, edition)
            case JsonObject(members=()):
                return
            case JsonObject(members=members):
                keys = tuple(one.key.raw for one in members)
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
        """The type that a field of the structure has by its cell, or by what is known of its owner."""
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
        """Everything that was collected, by key."""
        return {
            key: Structure(
                key=key,
                fields=dict(fields),
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


_RANKS = {
    CellKind.BLANK: 0,
    CellKind.TEXT: 1,
    CellKind.ENUM: 2,
    CellKind.OBJECT: 3,
    CellKind.ARRAY: 3,
    CellKind.SCALAR: 4,
    CellKind.NAME: 4,
}


def filled(newer: SeenField, older: SeenField) -> SeenField:
    """The newer view of a field; the older one fills what it leaves open."""
    return msgspec.structs.replace(
        newer,
        cell=older.cell if leaves_open(newer.cell, older.cell) else newer.cell,
        shape=older.shape if is_cut_off(newer.shape) else newer.shape,
        text=newer.text or older.text,
    )


def joined(one: SeenField, other: SeenField) -> SeenField:
    """Both views of a field: the cell that says more, of two alike the first."""
    better = other if _RANKS[other.cell.kind] > _RANKS[one.cell.kind] else one
    return msgspec.structs.replace(
        better, shape=both(one.shape, other.shape), text=one.text or other.text
    )
