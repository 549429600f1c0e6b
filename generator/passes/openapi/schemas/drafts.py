"""What the steps for documents hand on: types whose names are decided when all of them are known."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.api import Evidence, Member
from generator.model.expressions import StructureKey
from generator.model.openapi_facts import Schema
from generator.passes.openapi.documents import Within

_LIST: Final = "="
_OBJECT: Final = "{"
"""The first part of the keys of value lists and of objects; no property is called so."""


class SchemaPlace(msgspec.Struct, frozen=True):
    """Where a schema is used: in the `field` of the type `owner`, or where that is empty in an operation of `group`.

    `field` is the name of the parameter or field; it is empty for a result.
    """

    owner: str
    field: str
    group: str = ""
    operation: str = ""

    @property
    def order(self) -> tuple[bool, str, str, str, str]:
        """Sort key: parameters come before fields."""
        return bool(self.owner), self.group, self.operation, self.owner, self.field


class InlineObject(msgspec.Struct, frozen=True):
    """An object whose schema has no name, and the first place of it."""

    schema: Within[Schema]
    place: SchemaPlace


class InlineList(msgspec.Struct, frozen=True):
    """A list of values whose schema has no name, and the first place of it."""

    members: tuple[Member, ...]
    place: SchemaPlace
    evidence: Evidence


def list_key(members: tuple[Member, ...]) -> StructureKey:
    """The key of a list of values: equal lists are the same."""
    values = (member.value.raw if member.value else member.wire for member in members)
    return StructureKey((_LIST, *values))


def object_key(structure: str) -> StructureKey:
    """The key of an object without a name, by the digest of its structure."""
    return StructureKey((_OBJECT, structure))
