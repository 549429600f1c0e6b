"""Modules in pieces: what is before the first class, each class up to its first method, each method, and former names.

Black lays out each piece as it lays out the whole, and between pieces it leaves the blank lines that are there. So the
pieces can be formatted alone, and those that repeat, once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_TOKEN: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    r'|"(?:[^"\\\n]++|\\.)*+"(?!")'
    r"|'(?:[^'\\\n]++|\\.)*+'(?!')"
    # comments, other strings, and statements at the margin that are neither at the beginning nor a class
    r"""|(?P<unsure>[#"'\\]|[A-Za-z0-9_](?=["']))"""
    r"|(?<=\n)\n\n(?P<class>class )"
    r"|(?<=\n)\n\n(?P<last>if TYPE_CHECKING:\n)"
    r"|(?<=\n)\n(?P<method>    (?:@|def |async def ))"
    r"|(?<=\n)(?P<margin>[^\s)])",
    re.DOTALL,
)


def pieces_of(module: str) -> tuple[str, ...]:
    """The pieces of a generated module, which `joined` puts together; the module itself where it cannot surely be cut."""
    places, in_class = [0], False
    for token in _TOKEN.finditer(module):
        kind = token.lastgroup
        if kind == "unsure" or (kind == "margin" and in_class):
            return (module,)
        if kind == "class" or (kind in {"method", "last"} and in_class):
            places.append(token.start(kind))
            in_class = kind != "last"
    ends = (*(_end(module, place) for place in places[1:]), len(module))
    pieces = tuple(module[start:end] for start, end in zip(places, ends, strict=True))
    return pieces if all(map(_is_piece, pieces)) else (module,)


def _end(module: str, next_piece: int) -> int:
    """Where the piece before ends: in front of the blank lines."""
    return next_piece - (1 if module[next_piece] == " " else 2)


def _is_piece(piece: str) -> bool:
    """Whether it ends with a line, and if it is a class, has more than its first one."""
    return piece.endswith("\n") and (not piece.startswith("class ") or "\n " in piece)


def joined(pieces: Sequence[str]) -> str:
    """The module of these pieces."""
    first, *others = pieces
    return first + "".join(
        f"\n{piece}" if piece.startswith(" ") else f"\n\n{piece}" for piece in others
    )
