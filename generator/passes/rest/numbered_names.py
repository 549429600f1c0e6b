"""Names that no other type has, with a number where all candidates are taken."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count


class FreeNames:
    """The names that are still free. Each that is given is taken from then on."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        # where to go on counting, since every number before is taken for good
        self._next: dict[str, int] = {}

    def first_of(self, candidates: Iterable[str], base: str) -> str:
        """Takes the first candidate that is free, else `base` with the first number from 2 that makes it so."""
        free = (name for name in candidates if name not in self._taken)
        return self.take(next(free, None) or self._numbered(base))

    def take(self, name: str) -> str:
        """The name, which is taken from now on."""
        self._taken.add(name)
        return name

    def _numbered(self, base: str) -> str:
        for number in count(self._next.get(base, 2)):
            self._next[base] = number + 1
            if f"{base}{number}" not in self._taken:
                return f"{base}{number}"
        raise AssertionError("numbers do not end")
