"""Enums that accept values unknown to the documentation."""

from __future__ import annotations

from enum import Enum
from typing import Final, Self
from weakref import WeakKeyDictionary

_MOST_INTERNED: Final = 1024
_LONGEST_INTERNED: Final = 100
"""How many unknown values are kept per class, and of what length. They come from a server, so they must not fill the memory."""

_interned: WeakKeyDictionary[type[OpenEnum], dict[str, OpenEnum]] = WeakKeyDictionary()


class OpenEnum(str, Enum):  # noqa: UP042 - StrEnum's constructor takes no number
    """Base of the generated enums. `X("New")` is a member even if the documentation has no `New`.

    Members are strings: compare them with `==`. Equal unknown members are the same object only while there are few.
    """

    number: int | None
    """The number of the member in the database, if the documentation gives it."""

    def __new__(cls, value: str, number: int | None = None) -> Self:
        """Makes a member from its wire string and, if there is one, its number."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.number = number
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        known = _interned.setdefault(cls, {})
        member = known.get(value)
        if member is None:
            member = cls._unknown(str(value))
            # of two threads that add the same value, both get the first member
            if len(known) < _MOST_INTERNED and len(member) <= _LONGEST_INTERNED:
                member = known.setdefault(value, member)
        assert isinstance(member, cls)
        return member

    @classmethod
    def _unknown(cls, value: str) -> Self:
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        member.number = None
        return member

    @property
    def is_shared(self) -> bool:
        """Whether equal members are the same object: those of the documentation, and the unknown ones that are kept."""
        return self.is_known or _interned.get(type(self), {}).get(self._value_) is self

    @property
    def is_known(self) -> bool:
        """Whether the documentation has this member."""
        return type(self).__members__.get(self._name_) is self

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, spec: str) -> str:
        return str.__format__(self, spec)

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        return type(self), (self._value_,)
