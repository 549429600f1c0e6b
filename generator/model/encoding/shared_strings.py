"""The strings of facts and models in MessagePack: each is written once, and by its number after that.

Names and sentences of an API repeat on nearly every page: this halves the size of a page, and saves most of many pages.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias, cast

from generator.model.ids import ArchiveId, GroupId, OperationId, TypeId
from generator.model.text import ColumnName, QName, Route, Text, WireName

_Pair: TypeAlias = tuple[str | int, str | int]
_Kind: TypeAlias = type[Any]

_KINDS: Final[tuple[_Kind, ...]] = (
    Text,
    WireName,
    Route,
    ColumnName,
    TypeId,
    OperationId,
    GroupId,
    ArchiveId,
)
"""The types of strings that are made of their characters alone."""


class StringWriter:
    """Encodes the strings of a message that have a type of their own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._qnames: dict[QName, int] = {}

    def __call__(self, value: object) -> str | int | _Pair:
        """The characters the first time, their number after that; of a QName its two strings the first time.

        Raises:
            TypeError: the value is no such string.
        """
        if type(value) is QName:
            # nearly all strings of a page of SOAP are names that were written before
            number = self._qnames.get(value)
            return self._qname(value) if number is None else number
        if type(value) is Text:
            return self._number(value.raw)
        if type(value) in _KINDS:
            return self._number(str.__str__(cast("str", value)))
        raise TypeError(f"no encoding for {type(value).__name__}")

    def _qname(self, value: QName) -> _Pair:
        self._qnames[value] = len(self._qnames)
        return self._number(value.namespace), self._number(str.__str__(value.name))

    def _number(self, characters: str) -> str | int:
        count = len(self._numbers)
        number = self._numbers.setdefault(characters, count)
        return characters if number == count else number


class StringReader:
    """Decodes the strings that a StringWriter wrote, in the same order.

    It can read many messages, each after a call of `begin`: equal strings of all of them are the same object, since
    nearly every page has the same names.
    """

    def __init__(self) -> None:
        self._made: dict[_Kind, dict[str, Text | str]] = {kind: {} for kind in _KINDS}
        self._made_qnames: dict[tuple[str, str], QName] = {}
        self.begin()

    def begin(self) -> None:
        """Begins another message, whose numbers are those of its strings."""
        self._strings: list[str] = []
        self._qnames: list[QName] = []

    def __call__(self, kind: _Kind, value: Any) -> Text | str:
        """The string of type `kind`.

        Raises:
            ValueError: no string has this number, or the characters are none of a `kind`.
            TypeError: the value is neither a string nor a number.
        """
        if type(value) is int:
            # most strings of a message are in it for the second time at least
            known = self._qnames if kind is QName else self._strings
            if not 0 <= value < len(known):
                raise ValueError("a number that no string has")
            characters = known[value]
            if kind is QName:
                return characters
        elif kind is QName:
            return self._qname(value)
        else:
            characters = self._characters(value)
        made = self._made.get(kind)
        if made is None:
            raise TypeError(f"no decoding for {kind.__name__}")
        string = made.get(characters)
        if string is None:
            string = made[characters] = _string(kind, characters)
        return string

    def _qname(self, value: Any) -> QName:
        if type(value) is not list or len(cast("list[object]", value)) != 2:
            raise TypeError("neither a name nor a number of a name")
        namespace, name = map(self._characters, cast("list[object]", value))
        qname = self._made_qnames.get((namespace, name))
        if qname is None:
            qname = self._made_qnames[namespace, name] = QName(
                namespace, WireName(name)
            )
        self._qnames.append(qname)
        return qname

    def _characters(self, value: object) -> str:
        if type(value) is str:
            self._strings.append(value)
            return value
        if type(value) is not int:
            raise TypeError("neither a string nor a number of a string")
        if not 0 <= value < len(self._strings):
            raise ValueError("a number that no string has")
        return self._strings[value]


def _string(kind: Any, characters: str) -> Text | str:
    string: Text | str = kind(characters)
    return string
