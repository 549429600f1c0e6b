"""The strings of facts in MessagePack: each is written once, and then by its number.

Names and sentences of an API repeat on nearly every page, so this halves what one page takes and leaves little of many.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from generator.model.text import QName, Route, Text, WireName

_Pair: TypeAlias = tuple[str | int, str | int]
_String = TypeVar("_String", bound=str)


class StringWriter:
    """Encodes the custom kinds of string of one message."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._qnames: dict[QName, int] = {}

    def __call__(self, value: Any) -> str | int | _Pair:
        """The characters the first time, their number after that; raises TypeError for any other kind of value.

        A QName is its two strings the first time.
        """
        if type(value) is Text:
            return self._number(value.raw)
        if type(value) is QName:
            return self._qname(value)
        if isinstance(value, WireName | Route):
            return self._number(str.__str__(value))
        raise TypeError(f"no encoding for {type(value).__name__}")

    def _qname(self, value: QName) -> int | _Pair:
        count = len(self._qnames)
        number = self._qnames.setdefault(value, count)
        if number != count:
            return number
        return self._number(value.namespace), self._number(str.__str__(value.name))

    def _number(self, characters: str) -> str | int:
        count = len(self._numbers)
        number = self._numbers.setdefault(characters, count)
        return characters if number == count else number


class StringReader:
    """Decodes what a StringWriter wrote, in the same order."""

    def __init__(self) -> None:
        self._strings: list[str] = []
        self._qnames: list[QName] = []

    def __call__(self, kind: type[Any], value: Any) -> Text | WireName | Route | QName:
        """The string; raises ValueError for a number that stands for none, TypeError for anything else."""
        if kind is QName:
            return self._qname(value)
        if type(value) is str:
            self._strings.append(value)
            characters = value
        else:
            characters = _numbered(self._strings, value)
        if kind is Text:
            return Text(characters)
        if kind is WireName:
            return _wire_name(characters)
        if kind is Route:
            return Route(characters)
        raise TypeError(f"no decoding for {kind.__name__}")

    def _qname(self, value: Any) -> QName:
        if isinstance(value, int):
            return _numbered(self._qnames, value)
        if type(value) is not list or len(cast("list[object]", value)) != 2:
            raise TypeError("neither a name nor the number of one")
        namespace, name = cast("list[object]", value)
        made = QName(self._characters(namespace), _wire_name(self._characters(name)))
        self._qnames.append(made)
        return made

    def _characters(self, value: Any) -> str:
        if isinstance(value, str):
            self._strings.append(value)
            return value
        return _numbered(self._strings, value)


@lru_cache(maxsize=65536)
def _wire_name(characters: str) -> WireName:
    """The name, checked once: the same ones stand on nearly every page."""
    return WireName(characters)


def _numbered(strings: list[_String], value: Any) -> _String:
    if type(value) is not int:
        raise TypeError("neither a string nor the number of one")
    if not 0 <= value < len(strings):
        raise ValueError("the number of no string")
    return strings[value]
