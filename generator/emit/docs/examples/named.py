"""The Python names of the types that examples use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.emit.docs.examples.code import Atom
from generator.model.api import Field, Member, NamedType, TypeKind
from generator.model.expressions import ReferenceType, ScalarType, TypeExpression
from generator.model.ids import TypeId
from generator.model.relations import lineage


class Named(msgspec.Struct, frozen=True):
    """The types of one module and their Python names: classes by id, fields and members by id and wire name.

    `has_plain_enums` tells that an enum of which no member is known has no class, and its values are texts.
    """

    types: Mapping[TypeId, NamedType]
    classes: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    members: Mapping[str, Mapping[str, str]]
    has_plain_enums: bool

    def is_text(self, type_: NamedType) -> bool:
        """Whether an enum has no class."""
        is_enum = type_.kind is TypeKind.ENUM
        return self.has_plain_enums and is_enum and not type_.members

    def enum(self, type_: NamedType) -> str:
        """An enum by its module."""
        return f"enums.{self.classes[type_.id]}"

    def model(self, type_: NamedType) -> str:
        """A model by its module."""
        return f"models.{self.classes[type_.id]}"

    def member(self, type_: NamedType, member: Member) -> Atom:
        """A member of an enum by its module."""
        name = self.members[type_.id][member.wire]
        return Atom(f"{self.enum(type_)}.{name}", ("enums",))

    def all_fields(self, type_: NamedType) -> Iterator[tuple[str, Field]]:
        """Python name and field, those of the base first."""
        for owner in reversed(lineage(type_, self.types)):
            names = self.fields[owner.id]
            for field in owner.fields:
                yield names[field.wire], field

    def is_simple(self, type_: TypeExpression) -> bool:
        """Whether values of a type are written on one line: scalars and members of enums."""
        named = self.types.get(type_.id) if isinstance(type_, ReferenceType) else None
        is_enum = named is not None and named.kind is not TypeKind.OBJECT
        return isinstance(type_, ScalarType) or is_enum
