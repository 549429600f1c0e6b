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
"""How many texts are kept per enum, and of what length. They come from a server, so they must not fill the memory."""


@cache
def _positions(enum: type[OpenEnum]) -> dict[OpenEnum, int]:
    return {member: index for index, member in enumerate(enum)}


def _ordered(members: Iterable[E]) -> tuple[E, ...]:
    """Returns each member once: those of the documentation in its order, then the others by name."""
    return tuple(sorted(set(members), key=_sort_key))


def _sort_key(member: OpenEnum) -> tuple[int, str]:
    positions = _positions(type(member))
    return positions.get(member, len(positions)), member.value


@public()
class Flags(Generic[E]):
    """An immutable set of members of one enum: `Flags(ETableRight.SELECT) | ETableRight.UPDATE`.

    Raises:
        TypeError: a value is no member of the enum, or the members are of different enums.
    """

    __slots__ = ("_members", "_names")

    _enum: ClassVar[type[OpenEnum]] = OpenEnum
    _members: tuple[E, ...]
    _names: str

    if not TYPE_CHECKING:

        def __class_getitem__(cls, enum):
            # a class for each enum, since msgspec checks the class of a value fastest
            is_enum = isinstance(enum, type) and issubclass(enum, OpenEnum)
            return _class_of(enum) if is_enum else GenericAlias(cls, enum)

    def __new__(cls, members: E | Iterable[E] = ()) -> Self:
        """Makes a set, of the class of its enum in any case."""
        items = (members,) if isinstance(members, OpenEnum) else tuple(members)
        others = [item for item in items if not _is_a(cls._enum, item)]
        if others:
            raise TypeError(f"not an enum member: {others[0]!r}")
        enums = {type(item) for item in items}
        if len(enums) > 1:
            raise TypeError("the members are of different enums")
        of_enum: Any = _class_of(*enums) if cls is Flags and enums else cls
        flags: Self = object.__new__(of_enum)
        flags._members = _ordered(items)
        flags._names = ", ".join(flags._members)
        return flags

    @classmethod
    def parse(cls, enum: type[E], text: str) -> Flags[E]:
        """Parses a set from XML: names with white space between them."""
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
        return f"Flags({{{', '.join(_source(member) for member in self)}}})"

    def __reduce__(self) -> tuple[type[Flags[E]], tuple[tuple[E, ...]]]:
        # the class of the enum is made at run time, so pickles cannot name it
        return Flags, (self._members,)


class _ByText(dict[str, Flags[Any]]):
    """The sets of an enum by their text in JSON. Answers repeat the same few sets of rights in every object."""

    def __init__(self, enum: type[OpenEnum]) -> None:
        super().__init__()
        self._enum = enum

    def __missing__(self, text: object) -> Flags[Any]:
        if not isinstance(text, str):
            raise TypeError("not a string")
        flags = Flags[Any].parse(self._enum, text.replace(",", " "))
        if is_kept(text, flags):
            # starting over is simpler than forgetting the oldest, and rare
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[text] = flags
        return flags


def is_kept(text: str, flags: Flags[E]) -> bool:
    """Whether a set is kept by its text: it is short, and its members are kept anyway."""
    return len(text) <= _LONGEST_KEPT and all(member.is_shared for member in flags)


_classes: Final[dict[type[OpenEnum], type[Flags[Any]]]] = {}


def _class_of(enum: type[OpenEnum]) -> type[Flags[Any]]:
    """Returns the class `Flags[enum]`. Subscripting it with the text of a set gives the set, in C code for known texts.

    Raises (subscripting):
        TypeError: it is no string.
    """
    cls = _classes.get(enum)
    if cls is None:
        # two threads may make it at once, and must get the same class: a set of the other one would be refused
        cls = _classes.setdefault(enum, _new_class(enum))
    return cls


def _new_class(enum: type[OpenEnum]) -> type[Flags[Any]]:
    content = {
        "__slots__": (),
        "__module__": Flags.__module__,
        "__qualname__": f"Flags[{enum.__name__}]",
        "_enum": enum,
    }
    cls: Any = type("Flags", (Flags,), content)
    cls.__class_getitem__ = _ByText(enum).__getitem__
    flags_class: type[Flags[Any]] = cls
    return flags_class


def enum_of(flags: Flags[E]) -> type[OpenEnum]:
    """The enum of a set, also of an empty one; `OpenEnum` itself if the set is of no enum."""
    return flags._enum


def is_flags(type_: object) -> bool:
    """Whether a type is a class `Flags[…]`."""
    return isinstance(type_, type) and issubclass(type_, Flags)


def flags_of(enum: type[E], value: object) -> Flags[E]:
    """Returns flags from an argument: flags, a member, or an iterable of members.

    Raises:
        TypeError: it is something else, or has members of another enum.
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


def _source(member: OpenEnum) -> str:
    enum = type(member).__name__
    return f"{enum}.{member.name}" if member.is_known else f"{enum}({member.value!r})"
