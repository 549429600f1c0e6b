"""Pure functions of short strings that remember their results.

Names, rows of tables and sentences of a reference repeat: of sixty thousand rows, four thousand differ.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

LONGEST: Final = 1000
"""The most characters of a string whose result is remembered. Longer ones are rare, and would fill the memory."""

_MOST: Final = 16_384

Result = TypeVar("Result")


def memoized(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """The same function, which remembers its results for short strings; they must be frozen."""
    remembered = lru_cache(_MOST)(function)

    @wraps(function)
    def call(string: str) -> Result:
        return remembered(string) if len(string) <= LONGEST else function(string)

    return call
