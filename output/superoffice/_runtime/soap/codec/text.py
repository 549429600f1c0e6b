"""Strings as XML character data."""

from __future__ import annotations

import re
from typing import Final

from ...errors import EncodeError

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters outside `Char` of XML 1.0, section 2.2. As a negated set of `Char` it takes ten times as long to compile."""
_MARKUP: Final = re.compile("[&<>\r]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escape(text: str) -> str:
    """Text as content of an element. A carriage return becomes a reference, since parsers turn it into a line feed.

    Raises:
        ValueError: it has a character that XML 1.0 does not allow, such as U+0000.
    """
    # most texts end here: what is printable has no illegal character
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text):
        return text
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        raise ValueError(f"XML has no character U+{ord(illegal[0]):04X}")
    if _MARKUP.search(text) is None:
        return text
    return _MARKUP.sub(lambda match: _ESCAPES[match[0]], text)


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def text_element(name: str, text: str) -> str:
    """An element in the version's namespace that holds a text.

    Raises:
        EncodeError: XML cannot hold the text, which the message does not repeat.
    """
    try:
        return f"<n0:{name}>{escape(text)}</n0:{name}>"
    except ValueError as error:
        raise EncodeError(name, str(error)) from None
