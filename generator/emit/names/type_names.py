"""Names of the fields and members of types, given alike for SOAP and REST."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.emit.names.namer import Namer
from generator.emit.names.rules import Names
from generator.model.api import Field, Member, NamedType, Parameter, TypeKind
from generator.model.ids import TypeId
from generator.model.relations import lineage


def parts_by_wire(
    id_: str, kind: str, parts: Iterable[Parameter | Field | Member]
) -> dict[str, str]:
    """Subject ids of the parts of a subject by wire name; `kind` is `param`, `out`, `field` or `member`."""
    return {part.wire: f"{id_}#{kind}/{part.wire}" for part in parts}


def shadows(classes: Iterable[str]) -> frozenset[str]:
    """The classes that an attribute could hide: attributes are lower case."""
    return frozenset(name for name in classes if name == name.lower())


def field_names(
    types: list[NamedType], namer: Namer, names: Names, reserved: frozenset[str]
) -> dict[str, dict[str, str]]:
    """The names of each object's own fields, by its id; those of its bases are reserved for it."""
    by_id = {type_.id: type_ for type_ in types}
    extending = _names_in_extensions(types, by_id, names)
    named: dict[str, dict[str, str]] = {}
    # the names of the fields of bases: made once for each base, however many types extend it
    below: dict[str | None, frozenset[str]] = {None: frozenset()}
    extended = {type_.base for type_ in types}
    for type_ in bases_first(types):
        base = type_.base if type_.base in by_id else None
        inherited = below[base]
        named[type_.id] = namer.names(
            parts_by_wire(type_.id, "field", type_.fields),
            names.lower,
            reserved | inherited,
            beside=inherited | extending[type_.id],
        )
        if type_.id in extended:
            below[type_.id] = inherited.union(named[type_.id].values())
    return named


def _names_in_extensions(
    types: list[NamedType], by_id: Mapping[TypeId, NamedType], names: Names
) -> Mapping[TypeId, frozenset[str]]:
    """What the fields of the types that extend a type are called, by its id."""
    extending: dict[TypeId, frozenset[str]] = defaultdict(frozenset)
    for type_ in types:
        for base in lineage(type_, by_id)[1:]:
            extending[base.id] |= {names.lower(field.wire) for field in type_.fields}
    return extending


def member_names(
    types: list[NamedType], namer: Namer, names: Names
) -> dict[str, dict[str, str]]:
    """The names of each enum's members, of flags too, by its id."""
    return {
        type_.id: namer.names(
            parts_by_wire(type_.id, "member", type_.members), names.upper
        )
        for type_ in types
        if type_.kind is not TypeKind.OBJECT
    }


def bases_first(types: list[NamedType]) -> list[NamedType]:
    """The types so that each follows its bases, ties by name: a new type moves no other."""
    by_id = {type_.id: type_ for type_ in types}
    return sorted(types, key=lambda type_: (len(lineage(type_, by_id)), type_.wire))
