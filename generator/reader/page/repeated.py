"""What is made of words that stand on many pages, made once.

Names, rows of tables and sentences of a reference repeat: sixty thousand rows are four thousand different ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

LONGEST: Final = 1000
"""Longer words are rare, and would fill the memory."""

_MOST: Final = 16_384

Made = TypeVar("Made")


def once_per_words(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """A pure function of words that remembers what it made of short ones; what it makes must be frozen."""
    remembered = lru_cache(_MOST)(make)

    @wraps(make)
    def made(words: str) -> Made:
        return remembered(words) if len(words) <= LONGEST else make(words)

    return made
