"""How a type differs from the type that it was before."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from generator.changes.drafts import Context, is_soap
from generator.model.api import TypeKind
from generator.model.comparison.snapshot import Entry, TypeFact
from generator.model.expressions import Scalar


class TypeDifference(StrEnum):
    """What the new type is to the old one.

    widened: it has all values of the old one and more; narrowed: the other way round; learned: it says what the old one
    left open (any, a text instead of an enum, an object without a name); forgotten: the other way round.
    """

    SAME = "same"
    WIDENED = "widened"
    NARROWED = "narrowed"
    LEARNED = "learned"
    FORGOTTEN = "forgotten"
    CHANGED = "changed"


_WIDER: Final = {
    Scalar.INT16.value: (Scalar.INT32.value, Scalar.INT64.value),
    Scalar.INT32.value: (Scalar.INT64.value,),
    Scalar.UINT32.value: (Scalar.INT64.value,),
}
_GENERIC: Final = re.compile(r"(array<|dict<[^,<>]*,)(.*)>\Z")
_ENUMS: Final = frozenset({TypeKind.ENUM.value, TypeKind.FLAGS.value})


def difference(old: str, new: str, context: Context) -> TypeDifference:
    """How two types in their notations differ, each with the ids of its side."""
    old = context.renames.as_new(old)
    while old != new:
        inner, other = _GENERIC.match(old), _GENERIC.match(new)
        if not (inner and other and inner[1] == other[1]):
            return _of_different(old, new, context)
        old, new = inner[2], other[2]
    return TypeDifference.SAME


def null_follows(subject: str, old: str, new: str, context: Context) -> bool:
    """Whether null is allowed or not because the type is another one: sources of REST state types only."""
    return (
        not is_soap(subject)
        and difference(old, new, context) is not TypeDifference.SAME
    )


def _of_different(old: str, new: str, context: Context) -> TypeDifference:
    if new in _WIDER.get(old, ()):
        return TypeDifference.WIDENED
    if old in _WIDER.get(new, ()):
        return TypeDifference.NARROWED
    before, after = _old_fact(old, context), _new_fact(new, context)
    if _leaves_open(old, after) or _is_unnamed(before):
        return TypeDifference.LEARNED
    if _leaves_open(new, before) or _is_unnamed(after):
        return TypeDifference.FORGOTTEN
    return TypeDifference.CHANGED


def _leaves_open(less: str, other: TypeFact | None) -> bool:
    """Whether a type leaves open what the other one says, whose fact is that of a named type."""
    if less == Scalar.ANY.value:
        return True
    return less == Scalar.STRING.value and other is not None and other.kind in _ENUMS


def _is_unnamed(fact: TypeFact | None) -> bool:
    return fact is not None and fact.unnamed


def _old_fact(type_: str, context: Context) -> TypeFact | None:
    """The fact of a named type of the old side, whose id is the new one where it was renamed."""
    return _fact(context.before(_id(type_)))


def _new_fact(type_: str, context: Context) -> TypeFact | None:
    return _fact(context.new.by_subject.get(_id(type_)))


def _id(type_: str) -> str:
    return type_.removeprefix("#")


def _fact(entry: Entry | None) -> TypeFact | None:
    return entry.fact if entry and isinstance(entry.fact, TypeFact) else None
