"""What an answer of more than 32 KiB may cost: memory of at most 20 times its size.

Elements without content are a few bytes on the wire, and more than a hundred in a tree or a model. So what a tree needs
is estimated before it is built, and objects with few of their fields and unknown elements are counted while it is read.
Answers of .NET have most of their fields, and stay far below.
"""

from __future__ import annotations

from threading import local
from typing import Final

from ...errors import DecodeError

_FACTOR: Final = 20
_SMALL: Final = 1 << 15
"""Answers of at most so many bytes are not counted: they have at most some thousands of elements."""
_UNCOUNTED: Final = 1 << 62
_NODE: Final = 136
"""Bytes of an element or a text in libxml2's trees."""
_ATTRIBUTE: Final = 240
"""Bytes of an attribute and its value in such a tree."""
MOST_NAMESPACES: Final = 256
"""The most prefixes that may be declared at a place where they are looked up."""


class OverLimitError(DecodeError):
    """An answer that would need too much memory or time. It costs the answer, not only a field."""


class _Budget(local):
    left: int = 0


_budget: Final = _Budget()


def begin(document: bytes) -> None:
    """Begins to count for a document that is read in this thread.

    Raises:
        OverLimitError: its tree would need too much memory.
    """
    size = len(document)
    if size <= _SMALL:
        _budget.left = _UNCOUNTED
        return
    most = _FACTOR * size
    tags = document.count(b"<")
    # quickly counted, and enough for most documents: an element has two tags and, with line breaks, two texts
    cost = 3 * _NODE * tags // 2 + _ATTRIBUTE * document.count(b"=")
    if 4 * cost > 3 * most:
        elements = tags - document.count(b"</")
        texts = document.count(b">") - document.count(b"><")
        attributes = document.count(b'="') + document.count(b"='")
        cost = _NODE * (elements + texts) + _ATTRIBUTE * attributes
    _budget.left = most
    spend(cost)


def spend(size: int) -> None:
    """Counts bytes that something in the answer needs.

    Raises:
        OverLimitError: it is more than the answer may cost.
    """
    _budget.left -= size
    if _budget.left < 0:
        reason = f"needs more than {_FACTOR} times its size in memory: too many elements with little in them"
        raise OverLimitError("", reason)
