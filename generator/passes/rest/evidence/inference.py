"""Infers the type of a place from its cell, its samples and what other sources know of it.

Rule: the type that another source knows wins where cell and samples allow it, since only it tells enums, items of arrays
and values of dictionaries. A cell that says something else wins over it. That is no contradiction where no source defines
the other type, which may be the name of an enum or a dictionary. Structures that no source names are referred to by their
keys. Source: the type columns and samples of REST pages beside Swagger (cells are never wrong, only coarse).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    StructureKey,
    TypeExpression,
    UnnamedType,
    references,
)
from generator.model.ids import TypeId
from generator.passes.knowledge.known import Known
from generator.passes.rest.evidence.cells import CellKind, CellType
from generator.passes.rest.evidence.shapes import (
    NOTHING,
    Seen,
    Shape,
    are_dictionary_keys,
    is_cut_off,
)

ANY = ScalarType(Scalar.ANY)
STRING = ScalarType(Scalar.STRING)
_SEEN = {
    Seen.STRING: Scalar.STRING,
    Seen.DATE_TIME: Scalar.DATE_TIME,
    Seen.FILE: Scalar.BYTE,
    Seen.INTEGER: Scalar.INT32,
    Seen.NUMBER: Scalar.DOUBLE,
    Seen.BOOLEAN: Scalar.BOOLEAN,
}
_TEXTS = frozenset({Scalar.STRING, Scalar.DATE_TIME, Scalar.BYTE})


class Inferred(msgspec.Struct, frozen=True):
    """The inferred type, and whether the cell contradicts what other sources know."""

    type: TypeExpression
    contradicts: bool = False


def inferred(
    field: str,
    cell: CellType,
    shape: Shape,
    known: TypeExpression | None,
    sources: Known,
) -> Inferred:
    """The type of the place `field`; `known` is its type in another source, and `sources` all that other sources know."""
    if known is not None and known != ANY:
        if _allows(cell, shape, known, sources):
            return Inferred(known)
        shown = _shown(field, cell, shape)
        is_defined = all(sources.defines(id_) for id_ in references(known))
        return Inferred(shown, contradicts=is_defined and shown != known)
    # `object` in a cell would be a dictionary, unless another source knows that it is anything
    if known == ANY and cell.kind is CellKind.OBJECT:
        return Inferred(ANY)
    return Inferred(_shown(field, cell, shape))


def _allows(
    cell: CellType, shape: Shape, known: TypeExpression, sources: Known
) -> bool:
    """Whether the cell is compatible with the known type, or without a cell, whether the samples are."""
    match cell.kind:
        case CellKind.SCALAR:
            return _scalar_allows(cell.scalar, known, sources)
        case CellKind.TEXT:
            # `String` in a body table stands for dates, enums and bytes, too
            return _is_text(known, sources)
        case CellKind.ARRAY:
            return isinstance(known, ArrayType) and _shape_allows(shape, known, sources)
        case CellKind.OBJECT:
            return isinstance(known, DictionaryType) and _shape_allows(
                shape, known, sources
            )
        case CellKind.NAME:
            return _name_allows(cell, shape, known)
        case _:
            return _shape_allows(shape, known, sources)


def _scalar_allows(
    scalar: Scalar | None, known: TypeExpression, sources: Known
) -> bool:
    if isinstance(known, ReferenceType):
        return scalar is Scalar.STRING and _is_enum(known, sources)
    if not isinstance(known, ScalarType):
        return False
    # `string` is exact here, because these cells write `date-time` and `byte` for the others
    return scalar == known.scalar


def _is_text(known: TypeExpression, sources: Known) -> bool:
    if isinstance(known, ScalarType):
        return known.scalar in _TEXTS
    return isinstance(known, ReferenceType) and _is_enum(known, sources)


def _name_allows(cell: CellType, shape: Shape, known: TypeExpression) -> bool:
    # some cells name a class that extends a dictionary
    if isinstance(known, DictionaryType):
        return shape.is_object
    return isinstance(known, ReferenceType) and known.id == TypeId.of_rest(
        cell.name or ""
    )


def _shape_allows(shape: Shape, known: TypeExpression, sources: Known) -> bool:
    if is_cut_off(shape):
        return True
    match known:
        case ArrayType(item=item):
            return shape.is_array and _shape_allows(
                shape.item or NOTHING, item, sources
            )
        case DictionaryType(value=value):
            return shape.is_object and _shape_allows(
                shape.value or NOTHING, value, sources
            )
        case UnnamedType():
            return shape.is_object
        case ReferenceType():
            # samples show an enum as a string or as its number
            return bool(shape.scalars) if _is_enum(known, sources) else shape.is_object
        case ScalarType(scalar=Scalar.ANY):
            return True
        case ScalarType(scalar=scalar):
            if scalar in _TEXTS:
                return bool(shape.scalars & {Seen.STRING, Seen.DATE_TIME, Seen.FILE})
            return bool(shape.scalars)


def _is_enum(known: ReferenceType, sources: Known) -> bool:
    return known.id.name in sources.enums


def _shown(field: str, cell: CellType, shape: Shape) -> TypeExpression:
    """The type that the cell and the samples show, without other sources."""
    match cell.kind:
        case CellKind.SCALAR if cell.scalar is not None:
            return ScalarType(cell.scalar)
        case CellKind.TEXT | CellKind.ENUM:
            return _text(shape)
        case CellKind.ARRAY:
            return ArrayType(from_shape(field, shape.item or NOTHING))
        case CellKind.OBJECT:
            return _object(field, shape)
        case CellKind.NAME if cell.name is not None:
            # pages that name references write null in samples, so an object with data as keys is no reference
            if shape.is_object and _are_keys(field, shape):
                return _dictionary(field, shape)
            return ReferenceType(TypeId.of_rest(cell.name))
        case _:
            return from_shape(field, shape)


def _text(shape: Shape) -> TypeExpression:
    if shape.scalars == frozenset({Seen.DATE_TIME}):
        return ScalarType(Scalar.DATE_TIME)
    if shape.scalars == frozenset({Seen.FILE}):
        return ScalarType(Scalar.BYTE)
    return STRING


def _object(field: str, shape: Shape) -> TypeExpression:
    """The type of a cell `object`: a dictionary, unless its samples show something else."""
    if shape.scalars or shape.is_array:
        return ANY
    return _dictionary(field, shape)


def _dictionary(field: str, shape: Shape) -> TypeExpression:
    value = from_shape(field, shape.value or NOTHING)
    return DictionaryType(STRING, value)


def _are_keys(field: str, shape: Shape) -> bool:
    return any(are_dictionary_keys(keys, field) for keys in shape.keys)


def from_shape(field: str, shape: Shape) -> TypeExpression:
    """The type that samples show, `any` where they show nothing or contradict each other."""
    json_types = bool(shape.scalars) + shape.is_array + shape.is_object
    if json_types != 1:
        return ANY
    if shape.is_array:
        return ArrayType(from_shape(field, shape.item or NOTHING))
    if shape.is_object:
        if _are_keys(field, shape):
            return _dictionary(field, shape)
        # the longest list of keys shows most, since shorter ones are cut off
        keys = max(shape.keys, key=lambda keys: (len(keys), keys), default=())
        return UnnamedType(StructureKey(keys)) if keys else ANY
    return _scalar(shape.scalars)


def _scalar(seen: frozenset[Seen]) -> TypeExpression:
    if len(seen) == 1:
        return ScalarType(_SEEN[next(iter(seen))])
    if seen == frozenset({Seen.INTEGER, Seen.NUMBER}):
        return ScalarType(Scalar.DOUBLE)
    if seen <= {Seen.STRING, Seen.DATE_TIME, Seen.FILE}:
        return STRING
    return ANY


def with_names(
    type_: TypeExpression, names: Mapping[StructureKey, str]
) -> TypeExpression:
    """The type with each unnamed structure replaced by the type of its name, or `any` where it has none."""
    match type_:
        case UnnamedType(key=key):
            return ReferenceType(TypeId.of_rest(names[key])) if key in names else ANY
        case ArrayType(item=item):
            return ArrayType(with_names(item, names))
        case DictionaryType(key=key_type, value=value):
            return DictionaryType(key_type, with_names(value, names))
        case ScalarType() | ReferenceType():
            return type_
