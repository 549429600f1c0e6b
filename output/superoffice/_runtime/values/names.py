"""Python names that follow from names on the wire, by the rules that the generator has for parameters and fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from keyword import iskeyword
from typing import Final

from ..patterns import late_pattern

_MOST_KEPT: Final = 4096
_LONGEST_KEPT: Final = 100
"""How many names are kept, and of what length. Those of columns come from a server."""
# words that stay whole, a first lower-case letter that belongs to the capitals after it (`cRMScriptId`), and the
# boundaries of words
_SEPARATORS: Final = late_pattern(r"[^A-Za-z0-9_]+")
_WHOLE_WORDS: Final = late_pattern(r"EMail|OData|OAuth|IDs|URLs")
_ONE_LETTER: Final = late_pattern(r"(?<![A-Za-z0-9])[a-z](?=[A-Z]{2})")
_BOUNDARY: Final = late_pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def attribute_name(wire: str) -> str:
    """Returns the Python name for a wire name: `primary_key` for `PrimaryKey`, `contact_name` for `contact/name`."""
    is_short = len(wire) <= _LONGEST_KEPT
    return _kept_name(wire) if is_short else _attribute_name(wire)


def _attribute_name(wire: str) -> str:
    name = _name_of_words(wire) if _is_words(wire) else _name_of_any(wire)
    return f"{name}_" if iskeyword(name) else name


def _is_words(wire: str) -> bool:
    """Whether the name consists of words with a capital at their start, as most do: no pattern is compiled for it."""
    is_plain = wire.isascii() and wire.isalpha()
    return is_plain and not any(a.isupper() and b.isupper() for a, b in pairwise(wire))


def _name_of_words(wire: str) -> str:
    letters = (f"_{letter.lower()}" if letter.isupper() else letter for letter in wire)
    return "".join(letters).removeprefix("_")


def _name_of_any(wire: str) -> str:
    text = _SEPARATORS.sub("_", wire).strip("_")
    # whole words lose their inner capitals first, so that no boundary is found in them
    text = _WHOLE_WORDS.sub(lambda word: word[0].capitalize(), text)
    text = _ONE_LETTER.sub(lambda letter: letter[0].upper(), text)
    return _BOUNDARY.sub("_", text).lower()


_kept_name: Final = lru_cache(maxsize=_MOST_KEPT)(_attribute_name)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Returns the end of a message about an unknown name: the nearest of the known names, if one is near.

    A known name may be spelt like it but for case and underscores: `appointmentId` is `appointment_id`.
    """
    # only errors need it
    from difflib import get_close_matches

    names = {_letters(other): other for other in known}
    near = get_close_matches(_letters(name), names, n=1)
    return f"; did you mean {names[near[0]]!r}?" if near else ""


def _letters(name: str) -> str:
    return name.replace("_", "").lower()
