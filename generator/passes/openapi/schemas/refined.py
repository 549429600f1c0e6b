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
from generator.passes.knowledge.known import Known, KnownEnum
from generator.passes.knowledge.special_names import is_invented
from generator.passes.openapi.schemas.drafts import InlineList
from generator.passes.openapi.schemas.expressions import ANY, STRING


class Refined(msgspec.Struct, frozen=True):
    """The type, and whether the document contradicts what the other source defines."""

    type: TypeExpression
    contradicts: bool = False


def refined(
    stated: TypeExpression,
    expected: TypeExpression | None,
    lists: Mapping[StructureKey, InlineList],
    known: Known,
) -> Refined:
    """The type of a place that a document states; `expected` is that of another source, and `lists` those without names."""
    if expected is None or stated == expected:
        return Refined(stated)
    if _allows(stated, expected, lists, known):
        return Refined(_merged(stated, expected, lists, known))
    is_defined = all(known.defines(id_) for id_ in references(expected))
    return Refined(stated, contradicts=is_defined and expected != ANY)


def _allows(
    stated: TypeExpression,
    expected: TypeExpression,
    lists: Mapping[StructureKey, InlineList],
    known: Known,
) -> bool:
    """Whether the other source says the same, or more."""
    if expected in {ANY, stated}:
        return True
    match stated, expected:
        case ArrayType(item=item), ArrayType(item=other):
            return _allows(item, other, lists, known)
        case DictionaryType(value=value), DictionaryType(value=other):
            return _allows(value, other, lists, known)
        case UnnamedType(key=key), ReferenceType(id=id_):
            enum = known.enums.get(id_.name)
            values = lists.get(key)
            return bool(enum and values and _is_list_of(values, enum, known))
        case ScalarType(scalar=Scalar.STRING), ReferenceType(id=id_):
            return id_.name in known.enums
        case ScalarType(scalar=Scalar.ANY), _:
            return not isinstance(expected, ScalarType)
        case _:
            return False


def _merged(
    stated: TypeExpression,
    expected: TypeExpression,
    lists: Mapping[StructureKey, InlineList],
    known: Known,
) -> TypeExpression:
    match stated, expected:
        case _, ScalarType(scalar=Scalar.ANY):
            return stated
        case ArrayType(item=item), ArrayType(item=other):
            return ArrayType(_merged(item, other, lists, known))
        case DictionaryType(value=value), DictionaryType(value=other):
            return DictionaryType(STRING, _merged(value, other, lists, known))
        case _:
            return expected


def _is_list_of(values: InlineList, enum: KnownEnum, known: Known) -> bool:
    """Whether a list has the members of an enum: all that older sources know, or no others than the enum has."""
    written = {value_of(member) for member in values.members}
    # no list contains more members than it has; comparing them all would take long for many short lists
    older = {name for name in known.older_members(enum) if not is_invented(name)}
    if len(older) <= len(written) and older <= written:
        return True
    members = {value_of(member) for member in enum.members}
    return len(written) <= len(members) and written <= members
