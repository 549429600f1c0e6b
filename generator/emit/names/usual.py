"""Whether the runtime finds a Python name itself, so that the data of the SDK does not state it."""

from __future__ import annotations

import re
from typing import Final

from generator.emit.names.rules import DEFAULT_WORDS, Names

_USUAL: Final = Names()
_PLAIN: Final = re.compile(r"\$?[A-Za-z]+([._][A-Za-z]+)*")
_WORDS: Final = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]+)*[A-Z]?")


def is_usual(name: str, wire: str) -> bool:
    """Whether the rules for words without digits, which the runtime has too, give the name."""
    plain = _PLAIN.fullmatch(wire) and not any(word in wire for word in DEFAULT_WORDS)
    return bool(plain) and name == _USUAL.lower(wire)


def is_of_words(name: str, wire: str) -> bool:
    """Whether the name is usual, and the runtime finds it without a pattern, as no two capitals stand together."""
    return bool(_WORDS.fullmatch(wire)) and is_usual(name, wire)
