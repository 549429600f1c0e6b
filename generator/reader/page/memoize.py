"""Pure functions of short strings that remember their results.

Names, rows of tables and sentences of a reference repeat: of sixty thousand rows, four thousand differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

LONGEST: Final = 1000
"""The most characters of a string whose result is remembered. Longer ones are rare, and would fill the memory."""

_MOST: Final = 16_384

Result = TypeVar("Result")


class _Remembered(dict[str, Result]):
    """The results of a function by its argument. Known ones are found in C, which a function of Python would not be."""

    def __init__(self, function: Callable[[str], Result]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, string: str) -> Result:
        result = self._function(string)
        if len(string) <= LONGEST:
            # starting over is simpler than forgetting the oldest, and rare
            if len(self) >= _MOST:
                self.clear()
            self[string] = result
        return result


def memoized(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """The same function, which remembers its results for short strings; they must be frozen."""
    return _Remembered(function).__getitem__
