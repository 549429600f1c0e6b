"""Sets of enum members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Self, TypeVar, cast

from ..public import public
from .enums import OpenEnum

E = TypeVar("E", bound=OpenEnum)

_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 500
"""So many texts are kept per enum, and so long ones. They come from a server, so they must not fill the memory."""


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
        TypeError: something is no member of the enum, or of another enum than the rest.
    """

    __slots__ = ("_members", "_names")

    _enum: ClassVar[type[OpenEnum]] = OpenEnum
    _members: tuple[E, ...]
    _names: str

    if not TYPE_CHECKING:

        def __class_getitem__(cls, enum):
            # a class for each enum: msgspec finds out quickest whether a value is of a class
            is_enum = isinstance(enum, type) and issubclass(enum, OpenEnum)
            return _class_of(enum) if is_enum else GenericAlias(cls, enum)

    def __new__(cls, members: E | Iterable[E] = ()) -> Self:
        """Makes a set; of the class of its enum, whether that was named or not."""
        items = (members,) if isinstance(members, OpenEnum) else tuple(members)
        strange = [item for item in items if not _is_a(cls._enum, item)]
        if strange:
            raise TypeError(f"not an enum member: {strange[0]!r}")
        enums = {type(item) for item in items}
        if len(enums) > 1:
            raise TypeError("the members are of several enums")
        of_enum: Any = _class_of(*enums) if cls is Flags and enums else cls
        made: Self = object.__new__(of_enum)
        made._members = _ordered(items)
        made._names = ", ".join(made._members)
        return made

    @classmethod
    def parse(cls, enum: type[E], text: str) -> Flags[E]:
        """The set that XML writes as names with white space between."""
        return _class_of(enum)([enum(name) for name in text.split()])

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


class _ByText(dict[str, Flags[Any]]):
    """The sets of an enum by their text in JSON, since answers repeat the same few sets of rights in every object."""

    def __init__(self, enum: type[OpenEnum]) -> None:
        super().__init__()
        self._enum = enum

    def __missing__(self, text: object) -> Flags[Any]:
        if not isinstance(text, str):
            raise TypeError("no string")
        flags = Flags[Any].parse(self._enum, text.replace(",", " "))
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[text] = flags
        return flags


_classes: Final[dict[type[OpenEnum], type[Flags[Any]]]] = {}


def _class_of(enum: type[OpenEnum]) -> type[Flags[Any]]:
    """The class `Flags[enum]`. Subscribed with the text of a set it gives the set, all in C for texts that were met.

    Raises (subscribing):
        TypeError: no string.
    """
    found = _classes.get(enum)
    # of two threads that make it at once one must win: a set of the other class would be refused
    return _classes.setdefault(enum, _new_class(enum)) if found is None else found


def _new_class(enum: type[OpenEnum]) -> type[Flags[Any]]:
    content = {
        "__slots__": (),
        "__module__": Flags.__module__,
        "__qualname__": f"Flags[{enum.__name__}]",
        "_enum": enum,
    }
    made: Any = type("Flags", (Flags,), content)
    made.__class_getitem__ = _ByText(enum).__getitem__
    found: type[Flags[Any]] = made
    return found


def is_flags(type_: object) -> bool:
    """Whether a type is a class `Flags[…]`."""
    return isinstance(type_, type) and issubclass(type_, Flags)


def flags_of(enum: type[E], value: object) -> Flags[E]:
    """Flags from flags, a member or several members, as an argument takes them.

    Raises:
        TypeError: something else, or members of another enum.
    """
    if isinstance(value, Flags):
        flags = cast("Flags[E]", value)
    elif _is_text(enum, value) or not isinstance(value, Iterable):
        raise _wrong_type(enum, value)
    else:
        flags = Flags(cast("Iterable[E]", value))
    # all members are of one enum
    first = next(iter(flags), None)
    if first is not None and not isinstance(first, enum):
        raise _wrong_type(enum, first)
    return flags


def _is_text(enum: type[OpenEnum], value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, enum)


def _wrong_type(enum: type[OpenEnum], value: object) -> TypeError:
    return TypeError(f"expected {enum.__name__}, got {type(value).__name__}")


def _is_a(enum: type[OpenEnum], item: object) -> bool:
    return isinstance(item, enum)


def _spelt(member: OpenEnum) -> str:
    enum = type(member).__name__
    return f"{enum}.{member.name}" if member.is_known else f"{enum}({member.value!r})"
