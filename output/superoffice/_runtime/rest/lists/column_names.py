"""Python names of columns, by the rules for all names of the wire."""

from __future__ import annotations

import re
from functools import lru_cache
from keyword import iskeyword
from typing import Final

_SEPARATORS: Final = re.compile(r"[^A-Za-z0-9_]+")
_WHOLE_WORDS: Final = re.compile(r"EMail|OData|OAuth|IDs|URLs")
_ONE_LETTER: Final = re.compile(r"(?<![A-Za-z0-9])[a-z](?=[A-Z]{2})")
_BOUNDARY: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=4096)
def attribute_name(column: str) -> str:
    """The Python name of a column: `primary_key` of `PrimaryKey`, `contact_name` of `contact/name`."""
    text = _SEPARATORS.sub("_", column).strip("_")
    text = _WHOLE_WORDS.sub(lambda word: word[0].capitalize(), text)
    text = _ONE_LETTER.sub(lambda letter: letter[0].upper(), text)
    name = _BOUNDARY.sub("_", text).lower()
    return f"{name}_" if iskeyword(name) else name
