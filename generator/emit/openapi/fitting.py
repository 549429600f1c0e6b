"""Whether a value of a sample fits its type: pages fill samples with random words, also where an enum takes no others.

A document whose examples contradict its schemas is worth less than one with fewer examples: mock servers answer with them.
Null fits everywhere, and so does an unknown field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from generator.emit.openapi.escape import member_value
from generator.model.api import NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.model.relations import lineage

_INTEGERS: Final = frozenset((Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32))


class Fitting:
    """Compares values with the types of an API."""

    def __init__(self, types: Iterable[NamedType]) -> None:
        self._types = {type_.id: type_ for type_ in types}
        self._fields: dict[TypeId, Mapping[str, TypeExpression]] = {}
        self._values: dict[TypeId, frozenset[str]] = {}

    def fits(self, value: object, type_: TypeExpression) -> bool:
        """Whether a value, as JSON gives it, fits a type."""
        if value is None:
            return True
        match type_:
            case ScalarType(scalar=scalar):
                return _fits_scalar(value, scalar)
            case ArrayType(item=item):
                items = cast("list[object]", value)
                return isinstance(value, list) and self._all_fit(items, item)
            case DictionaryType(value=item):
                members = cast("dict[str, object]", value)
                return isinstance(value, dict) and self._all_fit(members.values(), item)
            case ReferenceType(id=id_):
                named = self._types.get(id_)
                return named is None or self._fits_named(value, named)
            case UnnamedType():
                return True

    def _all_fit(self, values: Iterable[object], type_: TypeExpression) -> bool:
        return all(self.fits(value, type_) for value in values)

    def _fits_named(self, value: object, type_: NamedType) -> bool:
        if type_.kind is TypeKind.OBJECT:
            fields = self._fields_of(type_)
            return isinstance(value, dict) and all(
                self.fits(item, fields[name])
                for name, item in cast("dict[str, object]", value).items()
                if name in fields
            )
        if not isinstance(value, str):
            return False
        if not type_.complete or not type_.members:
            return True
        names = [value] if type_.kind is TypeKind.ENUM else value.split(",")
        return self._values_of(type_).issuperset(name.strip() for name in names)

    def _fields_of(self, type_: NamedType) -> Mapping[str, TypeExpression]:
        """The types of the fields by wire name, those of the bases too."""
        if type_.id not in self._fields:
            self._fields[type_.id] = {
                str(field.wire): field.type
                for extended in reversed(lineage(type_, self._types))
                for field in extended.fields
            }
        return self._fields[type_.id]

    def _values_of(self, type_: NamedType) -> frozenset[str]:
        if type_.id not in self._values:
            self._values[type_.id] = frozenset(map(member_value, type_.members))
        return self._values[type_.id]


def _fits_scalar(value: object, scalar: Scalar) -> bool:
    if scalar is Scalar.ANY:
        return True
    if scalar is Scalar.BOOLEAN:
        return isinstance(value, bool)
    if scalar in _INTEGERS:
        return isinstance(value, int) and not isinstance(value, bool)
    if scalar is Scalar.DOUBLE:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)
