"""Enums that accept values unknown to the documentation."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, Final, Self
from weakref import WeakKeyDictionary

from ..patterns import late_pattern

_MOST_INTERNED: Final = 1024
_LONGEST_INTERNED: Final = 100
"""How many unknown values are kept per class, and of what length. They come from a server, so they must not fill the memory."""
_NUMBER: Final = late_pattern(r"-?[0-9]{1,20}", re.ASCII)
"""A number of at most 64 bits, as .NET writes a value that has no name."""

_interned: WeakKeyDictionary[type[OpenEnum], dict[str | int, OpenEnum]] = (
    WeakKeyDictionary()
)
_numeric: Final[set[str]] = set()
"""The names of the classes that have a member whose value is a number."""


class OpenEnum(str, Enum):  # noqa: UP042 - StrEnum's constructor takes no number
    """Base of the generated enums. `X("New")` is a member even if the documentation has no `New`.

    Members are strings: compare them with `==`. Equal unknown members are the same object only while there are few.

    .NET writes a value without a name as a number. `X(17)` is a member too: its `value` and `number` are 17, it equals
    `"17"`, and it is sent as the number again. Even if a documented member has this number, it is not that member:
    compare `number`.
    """

    number: int | None
    """The number of the member in the database, if the documentation gives it, or the value is a number."""

    # the type of `value` is that of a call, `X(17)`; members in a class have strings
    def __new__(cls, value: str | int, number: int | None = None) -> Self:
        """Makes a member from its wire string and, if there is one, its number."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.number = number
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        # in Python a bool is an int
        if not isinstance(value, str | int) or isinstance(value, bool):
            return None
        known = _interned.setdefault(cls, {})
        member = known.get(value)
        if member is None:
            member = cls._unknown(value)
            # of two threads that add the same value, both get the first member
            if len(known) < _MOST_INTERNED and len(member) <= _LONGEST_INTERNED:
                member = known.setdefault(value, member)
        assert isinstance(member, cls)
        return member

    @classmethod
    def _unknown(cls, value: str | int) -> Self:
        text = str(value)
        member = str.__new__(cls, text)
        member._name_ = text
        member._value_ = value
        member.number = int(text) if _NUMBER.fullmatch(text) else None
        if isinstance(value, int):
            _numeric.add(cls.__qualname__)
        return member

    @property
    def is_shared(self) -> bool:
        """Whether equal members are the same object: those of the documentation, and the unknown ones that are kept."""
        return self.is_known or _interned.get(type(self), {}).get(self._value_) is self

    @property
    def is_known(self) -> bool:
        """Whether the documentation has this member."""
        return type(self).__members__.get(self._name_) is self

    def __repr__(self) -> str:
        # the one of `Enum` takes all values for strings
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self) -> str:
        return str.__str__(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        known: dict[str, Any] = handler.resolve_ref_schema(handler(schema))
        # pydantic asks for each place of the enum, and keeps the first answer
        if "anyOf" in known:
            return known
        return {"anyOf": [{**known}, {"type": "string"}]}

    def __format__(self, spec: str) -> str:
        return str.__format__(self, spec)

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str | int]]:
        return type(self), (self._value_,)


def numbers_were_met() -> bool:
    """Whether there is any member in this process whose value is a number, which JSON has to write as such."""
    return bool(_numeric)
