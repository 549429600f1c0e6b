"""Strings as XML character data."""

from __future__ import annotations

import re
from typing import Final

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP: Final = re.compile("[&<>\r]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escape(text: str) -> str:
    """Text as content of an element; a carriage return as a reference, since parsers turn it into a line feed.

    Raises:
        ValueError: a character that XML 1.0 does not have, such as U+0000.
    """
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        raise ValueError(f"XML has no character U+{ord(illegal[0]):04X}")
    if _MARKUP.search(text) is None:
        return text
    return _MARKUP.sub(lambda found: _ESCAPES[found[0]], text)
