"""Python code as black writes it. What surely is so already is left alone; all other code is formatted piece by piece.

Black takes longer than all other work on an SDK, and importing it as long as a run in which nothing has changed. So each
piece is formatted once, and what came out can be kept between runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, Protocol

from generator.emit.python.layout import LINE_LENGTH
from generator.emit.python.pieces import joined, pieces_of
from generator.emit.python.stable import is_stable
from generator.model.errors import InternalError

# a method is formatted in a class, and this is its first line
_CLASS: Final = "class _:\n"
_TARGET: Final = "py311"


class Pieces(Protocol):
    """Formatted pieces by a key that names all that they depend on, a SHA-256 hash."""

    def find(self, key: bytes) -> bytes | None:
        """What is kept under a key, None where nothing is."""

    def keep(self, key: bytes, value: bytes) -> None:
        """Keeps a piece."""


class PiecesOfRun:
    """Pieces that are kept as long as this object, and those that are kept elsewhere."""

    def __init__(self, elsewhere: Pieces | None = None) -> None:
        self._pieces: dict[bytes, bytes] = {}
        self._elsewhere = elsewhere

    def find(self, key: bytes) -> bytes | None:
        """See `Pieces`."""
        kept = self._pieces.get(key)
        return self._elsewhere.find(key) if self._elsewhere and kept is None else kept

    def keep(self, key: bytes, value: bytes) -> None:
        """See `Pieces`."""
        self._pieces[key] = value
        if self._elsewhere:
            self._elsewhere.keep(key, value)


def formatted(
    sources: Mapping[str, str], progress: Callable[[int, int], None], pieces: Pieces
) -> dict[str, str]:
    """Every module by path, formatted.

    `progress` is called with the number of modules that are done, and that of all.

    Raises:
        InternalError: a module is no valid Python.
    """
    collected: dict[str, str] = {}
    progress(0, len(sources))
    for path, source in sources.items():
        collected[path] = formatted_module(path, source, pieces)
        progress(len(collected), len(sources))
    return collected


def formatted_module(path: str, source: str, pieces: Pieces) -> str:
    """A module, formatted: the same text as black gives for all of it.

    Raises:
        InternalError: it is no valid Python.
    """
    if is_stable(source):
        return source
    try:
        return joined([_formatted_piece(piece, pieces) for piece in pieces_of(source)])
    except ValueError:
        # a piece is no valid Python: so is the module, or it was cut at a wrong place
        return _formatted_whole(path, source)


def _formatted_piece(piece: str, pieces: Pieces) -> str:
    if is_stable(piece):
        return piece
    key = hashlib.sha256(f"{_black()}\0{piece}".encode()).digest()
    kept = pieces.find(key)
    if kept is not None:
        return kept.decode()
    result = _formatted_method(piece) if piece.startswith(" ") else format_code(piece)
    pieces.keep(key, result.encode())
    return result


def _formatted_method(piece: str) -> str:
    result = format_code(_CLASS + piece)
    if not result.startswith(_CLASS):
        raise ValueError("a method that is none")
    return result.removeprefix(_CLASS)


def _formatted_whole(path: str, source: str) -> str:
    try:
        return format_code(source)
    except ValueError as error:
        raise InternalError(f"{path} would be no valid Python: {error}") from error


def format_code(code: str) -> str:
    """What black makes of code.

    Raises:
        ValueError: it is no valid Python.
    """
    from black import format_str  # noqa: PLC0415 - few runs need it
    from black.mode import Mode, TargetVersion  # noqa: PLC0415 - few runs need it

    target = TargetVersion[_TARGET.upper()]
    return format_str(code, mode=Mode({target}, line_length=LINE_LENGTH))


@cache
def _black() -> str:
    """What decides how code is formatted: the version of black, and how it is called."""
    from importlib.metadata import version  # noqa: PLC0415 - few runs need it

    return f"black {version('black')} {_TARGET} {LINE_LENGTH}"
