"""The type of a place by its document, made more precise by what other sources know of the place.

Rule: a WSDL is stronger than a document for types that both have: it knows the names of enums, and dictionaries and
objects where a document says `object`. It counts where it allows what the document says; else the document does, and
`rest-type-conflict` names both places.
Source: Swagger files beside the WSDLs of the same build (openapi.md: enums have no names, null is unknown).
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
from generator.passes.knowledge.enum_table import value_of
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import is_invented
from generator.passes.openapi.schemas.drafts import InlineList
from generator.passes.openapi.schemas.expressions import ANY, STRING


class Refined(msgspec.Struct, frozen=True):
    """The type, and whether the document contradicts what the other source defines."""

    type: TypeExpression
    contradicts: bool = False


class _Members(msgspec.Struct, frozen=True):
    """The members of an enum that older sources know, without invented ones, and all of them."""

    older: frozenset[str]
    all: frozenset[str]


class Refining:
    """Compares documents with other sources; `lists` are the lists of values without a name, as far as they are met."""

    def __init__(self, known: Known, lists: Mapping[StructureKey, InlineList]) -> None:
        self._known = known
        self._lists = lists
        # many places have lists of the same enum
        self._members: dict[str, _Members] = {}

    def refined(
        self, stated: TypeExpression, expected: TypeExpression | None
    ) -> Refined:
        """The type of a place that a document states; `expected` is that of another source."""
        if expected is None or stated == expected:
            return Refined(stated)
        if self._allows(stated, expected):
            return Refined(_merged(stated, expected))
        is_defined = all(self._known.defines(id_) for id_ in references(expected))
        return Refined(stated, contradicts=is_defined and expected != ANY)

    def _allows(self, stated: TypeExpression, expected: TypeExpression) -> bool:
        """Whether the other source says the same, or more."""
        if expected in {ANY, stated}:
            return True
        match stated, expected:
            case ArrayType(item=item), ArrayType(item=other):
                return self._allows(item, other)
            case DictionaryType(value=value), DictionaryType(value=other):
                return self._allows(value, other)
            case UnnamedType(key=key), ReferenceType(id=id_):
                return key in self._lists and self._is_list_of(key, id_.name)
            case ScalarType(scalar=Scalar.STRING), ReferenceType(id=id_):
                return id_.name in self._known.enums
            case ScalarType(scalar=Scalar.ANY), _:
                return not isinstance(expected, ScalarType)
            case _:
                return False

    def _is_list_of(self, key: StructureKey, name: str) -> bool:
        """Whether a list has the members of an enum: all that older sources know, or no others than the enum has."""
        members = self._members_of(name)
        if members is None:
            return False
        written = {value_of(member) for member in self._lists[key].members}
        # no list contains more members than it has; comparing them all would take long for many short lists
        has_all = len(members.older) <= len(written) and members.older <= written
        return has_all or (len(written) <= len(members.all) and written <= members.all)

    def _members_of(self, name: str) -> _Members | None:
        enum = self._known.enums.get(name)
        if enum is not None and name not in self._members:
            older = self._known.older_members(enum)
            self._members[name] = _Members(
                frozenset(wire for wire in older if not is_invented(wire)),
                frozenset(map(value_of, enum.members)),
            )
        return self._members.get(name)


def _merged(stated: TypeExpression, expected: TypeExpression) -> TypeExpression:
    match stated, expected:
        case _, ScalarType(scalar=Scalar.ANY):
            return stated
        case ArrayType(item=item), ArrayType(item=other):
            return ArrayType(_merged(item, other))
        case DictionaryType(value=value), DictionaryType(value=other):
            return DictionaryType(STRING, _merged(value, other))
        case _:
            return expected
