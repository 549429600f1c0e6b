"""Sets of enum members, as the flags of .NET: the member with the number 0, such as `None`, is the empty set."""

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
    return positions.get(member, len(positions)), str(member)


@cache
def empty_member(enum: type[E]) -> E | None:
    """Returns the member of an enum that stands for the empty set: the first with the number 0; None without such."""
    return next((member for member in enum if member.number == 0), None)


@public()
class Flags(Generic[E]):
    """An immutable set of members of one enum: `Flags(ETableRight.SELECT) | ETableRight.UPDATE`.

    A member with the number 0, such as `None`, is the empty set: it is in no other set, and is sent for the empty one.
    If the enum has no such member, only an empty set that came from the server can be sent, as it came.

    Raises:
        TypeError: a value is no member of the enum, or the members are of different enums.
    """

    __slots__ = ("_members", "_names")

    _enum: ClassVar[type[OpenEnum]] = OpenEnum
    _members: tuple[E, ...]
    _names: str | int
    """What JSON has for the set, unset if it has nothing: names with commas between, or a number that came alone."""

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
        flags._members = _ordered(item for item in items if item.number != 0)
        names = _names(of_enum._enum, flags._members)
        if names is not None:
            flags._names = names
        return flags

    @classmethod
    def parse(cls, enum: type[E], text: str) -> Flags[E]:
        """Parses a set from XML: names with white space between them."""
        return _class_of(enum)([enum(name) for name in text.split()]).as_received(text)

    def as_received(self, wire: str | int) -> Self:
        """Returns the set, which is sent as it came if the enum has no name for it."""
        if not hasattr(self, "_names"):
            self._names = wire
        return self

    @property
    def enum(self) -> type[OpenEnum]:
        """The enum of the members; `OpenEnum` itself if the set is of none."""
        return self._enum

    @property
    def wire(self) -> str | int:
        """What JSON has for the set: names with commas between, or a number that came alone.

        Raises:
            ValueError: it is empty, and the enum has no member for the empty set.
        """
        if not hasattr(self, "_names"):
            raise ValueError(_no_empty_set(self._enum))
        return self._names

    def sent_names(self, joint: str) -> str:
        """Returns what is sent for the set: names with `joint` between them.

        Raises:
            ValueError: it is empty, and the enum has no member for the empty set.
        """
        return joint.join(self._members) if self._members else str(self.wire)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from .pydantic_schema import class_schema

        return class_schema(cls, cls._of_json, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: Any) -> Any:
        from .pydantic_schema import text

        return handler(text())

    @classmethod
    def _of_json(cls, value: object) -> Flags[Any]:
        if isinstance(value, str | int) and cls is not Flags:
            return cast("Flags[Any]", cast("Any", cls)[value])
        return flags_of(cls._enum, value)

    def __contains__(self, member: object) -> bool:
        if isinstance(member, OpenEnum) and member.number == 0:
            return not self._members and _is_a(self._enum, member)
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
        return self._with((*self, *Flags(other)), other)

    def __and__(self, other: E | Flags[E]) -> Flags[E]:
        kept = Flags(other)
        return self._with([member for member in self if member in kept], other)

    def __sub__(self, other: E | Flags[E]) -> Flags[E]:
        dropped = Flags(other)
        return self._with([member for member in self if member not in dropped], other)

    def _with(self, members: Iterable[E], other: E | Flags[E]) -> Flags[E]:
        """Returns other members as a set of the same enum, or of that of `other`, so that an empty one has its enum."""
        others = other.enum if isinstance(other, Flags) else type(other)
        enum = others if self._enum is OpenEnum else self._enum
        return _restored(enum, tuple(members))

    def __str__(self) -> str:
        return str(getattr(self, "_names", ""))

    def __repr__(self) -> str:
        return f"Flags({{{', '.join(_source(member) for member in self)}}})"

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # the class of the enum is made at run time, so pickles cannot name it
        wire = getattr(self, "_names", None)
        return _restored, (self._enum, self._members, wire)


def _restored(
    enum: type[OpenEnum], members: tuple[Any, ...], wire: str | int | None = None
) -> Flags[Any]:
    flags = (Flags[Any] if enum is OpenEnum else _class_of(enum))(members)
    return flags if wire is None else flags.as_received(wire)


class _ByText(dict[str, Flags[Any]]):
    """The sets of an enum by their text in JSON. Answers repeat the same few sets of rights in every object."""

    def __init__(self, enum: type[OpenEnum]) -> None:
        super().__init__()
        self._enum = enum

    def __missing__(self, text: object) -> Flags[Any]:
        if not isinstance(text, str):
            # not kept: as a key, True is 1
            return _of_number(self._enum, text)
        flags = Flags[Any].parse(self._enum, text.replace(",", " "))
        if is_kept(text, flags):
            # starting over is simpler than forgetting the oldest, and rare
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[text] = flags
        return flags


def _of_number(enum: type[E], value: object) -> Flags[E]:
    """Returns the set for a number, which .NET writes where no names make it up.

    Raises:
        TypeError: it is no whole number.
    """
    # JSON has only one kind of number
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("neither a string nor a whole number")
    return _class_of(enum)(enum(value)).as_received(value)


def _names(enum: type[OpenEnum], members: tuple[OpenEnum, ...]) -> str | int | None:
    """Returns what JSON has for these members of an enum; None if it has nothing for the empty set."""
    if not members:
        empty = empty_member(enum)
        return None if empty is None else empty.value
    number = members[0].value
    if len(members) == 1 and isinstance(number, int):
        return number
    return ", ".join(members)


def _no_empty_set(enum: type[OpenEnum]) -> str:
    if enum is OpenEnum:
        return "an empty set of no enum cannot be sent"
    return f"{enum.__name__} has no member for the empty set; None leaves it out"


def is_kept(text: str, flags: Flags[E]) -> bool:
    """Whether a set is kept by its text: it is short, and its members are kept anyway."""
    return len(text) <= _LONGEST_KEPT and all(member.is_shared for member in flags)


_classes: Final[dict[type[OpenEnum], type[Flags[Any]]]] = {}


def _class_of(enum: type[OpenEnum]) -> type[Flags[Any]]:
    """Returns the class `Flags[enum]`. Subscripting it with the text of a set gives the set, in C code for known texts.

    Raises (subscripting):
        TypeError: it is neither a string nor a whole number.
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


def is_flags(type_: object) -> bool:
    """Whether a type is a class `Flags[…]`."""
    return isinstance(type_, type) and issubclass(type_, Flags)


def flags_of(enum: type[E], value: object) -> Flags[E]:
    """Returns flags from an argument: flags, a member, or an iterable of members. Without any, they are of this enum.

    Raises:
        TypeError: it is something else, or has members of another enum.
    """
    if isinstance(value, Flags):
        flags = cast("Flags[E]", value)
    elif _is_text(enum, value) or not isinstance(value, Iterable):
        raise _wrong_type(enum, type(value))
    else:
        flags = Flags(cast("Iterable[E]", value))
    if flags.enum is OpenEnum and not flags:
        return _class_of(enum)()
    # all members are of one enum
    if not issubclass(flags.enum, enum):
        raise _wrong_type(enum, flags.enum)
    return flags


def _is_text(enum: type[OpenEnum], value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, enum)


def _wrong_type(enum: type[OpenEnum], got: type[object]) -> TypeError:
    return TypeError(f"expected {enum.__name__}, got {got.__name__}")


def _is_a(enum: type[OpenEnum], item: object) -> bool:
    return isinstance(item, enum)


def _source(member: OpenEnum) -> str:
    enum = type(member).__name__
    return f"{enum}.{member.name}" if member.is_known else f"{enum}({member.value!r})"
