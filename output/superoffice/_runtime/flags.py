"""Sets of enum members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .enums import OpenEnum
from .public import public

E = TypeVar("E", bound=OpenEnum)


@cache
def _positions(enum: type[OpenEnum]) -> dict[OpenEnum, int]:
    return {member: index for index, member in enumerate(enum)}


def _ordered(members: Iterable[E]) -> tuple[E, ...]:
    """Each member once: those of the documentation in its order, then the others by name."""
    return tuple(sorted(set(members), key=_place))


def _place(member: OpenEnum) -> tuple[int, str]:
    positions = _positions(type(member))
    return positions.get(member, len(positions)), member.value


@public()
class Flags(Generic[E]):
    """An immutable set of members of one enum: `Flags(ETableRight.SELECT) | ETableRight.UPDATE`.

    Raises:
        TypeError: something is no enum member, or of another enum than the rest.
    """

    __slots__ = ("_members", "_names")

    _members: tuple[E, ...]

    if not TYPE_CHECKING:
        # an alias of the interpreter's own has its hash in C, and every set of rights is looked up by it
        __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, members: E | Iterable[E] = ()) -> None:
        items = (members,) if isinstance(members, OpenEnum) else tuple(members)
        strange = [item for item in items if not _is_member(item)]
        if strange:
            raise TypeError(f"not an enum member: {strange[0]!r}")
        if len({type(item) for item in items}) > 1:
            raise TypeError("the members are of several enums")
        self._members = _ordered(items)
        self._names = ", ".join(self._members)

    @classmethod
    def parse(cls, enum: type[E], text: str) -> Flags[E]:
        """The set that XML writes as names with white space between."""
        return Flags([enum(name) for name in text.split()])

    def __contains__(self, member: object) -> bool:
        return member in self._members

    def __iter__(self) -> Iterator[E]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Flags):
            return NotImplemented
        return self._members == tuple(cast("Flags[OpenEnum]", other))

    def __hash__(self) -> int:
        return hash(self._members)

    def __or__(self, other: E | Flags[E]) -> Flags[E]:
        return Flags((*self, *Flags(other)))

    def __and__(self, other: E | Flags[E]) -> Flags[E]:
        kept = Flags(other)
        return Flags([member for member in self if member in kept])

    def __sub__(self, other: E | Flags[E]) -> Flags[E]:
        dropped = Flags(other)
        return Flags([member for member in self if member not in dropped])

    def __str__(self) -> str:
        return self._names

    def __repr__(self) -> str:
        return f"Flags({{{', '.join(_spelt(member) for member in self)}}})"

    def __reduce__(self) -> tuple[type[Flags[E]], tuple[tuple[E, ...]]]:
        return Flags, (self._members,)


def flags_of(enum: type[E], value: object) -> Flags[E]:
    """Flags from flags, a member or several members, as an argument takes them.

    Raises:
        TypeError: something else, or members of another enum.
    """
    string = isinstance(value, str) and not isinstance(value, enum)
    if string or not isinstance(value, Iterable):
        raise _wrong_type(enum, value)
    if isinstance(value, Flags):
        flags = cast("Flags[E]", value)
    else:
        flags = Flags(cast("Iterable[E]", value))
    strange = next((member for member in flags if not isinstance(member, enum)), None)
    if strange is not None:
        raise _wrong_type(enum, strange)
    return flags


def _wrong_type(enum: type[OpenEnum], value: object) -> TypeError:
    return TypeError(f"expected {enum.__name__}, got {type(value).__name__}")


def _is_member(item: object) -> bool:
    return isinstance(item, OpenEnum)


def _spelt(member: OpenEnum) -> str:
    enum = type(member).__name__
    return f"{enum}.{member.name}" if member.is_known else f"{enum}({member.value!r})"
