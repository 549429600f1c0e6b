"""What is neither pickled nor copied deeply, and what to do instead."""

from __future__ import annotations

from typing import ClassVar, NoReturn, Self, TypeVar

from .errors import CopyRefusedError

_T = TypeVar("_T")


class NotCopied:
    """Base of what holds connections or secrets, or belongs to something that does; `_instead` says what to do."""

    __slots__ = ()
    _instead: ClassVar[str] = ""

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise CopyRefusedError(f"{name} is neither pickled nor copied: {self._instead}")

    def __copy__(self) -> Self:
        # most of these never change
        return self


def shallow_copy(value: _T) -> _T:
    """Returns a copy of an object without slots, which shares all that it holds with the object."""
    copied = value.__class__.__new__(value.__class__)
    vars(copied).update(vars(value))
    return copied
