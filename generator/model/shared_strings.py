"""The strings of facts in MessagePack: each is written once, and by its number after that.

Names and sentences of an API repeat on nearly every page: this halves the size of a page, and saves most of many pages.
"""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar, cast

from generator.model.text import ColumnName, QName, Route, Text, WireName

_Pair: TypeAlias = tuple[str | int, str | int]
_String = TypeVar("_String", bound=str)


class StringWriter:
    """Encodes the strings of a message that have a type of their own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._qnames: dict[QName, int] = {}

    def __call__(self, value: Any) -> str | int | _Pair:
        """The characters the first time, their number after that; of a QName its two strings the first time.

        Raises:
            TypeError: the value is no such string.
        """
        if type(value) is Text:
            return self._number(value.raw)
        if type(value) is QName:
            return self._qname(value)
        if isinstance(value, WireName | Route | ColumnName):
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


class SharedStrings:
    """The strings of many messages: equal ones are the same object, since nearly every page has the same names."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._names: dict[str, WireName] = {}
        self._qnames: dict[tuple[str, str], QName] = {}

    def text(self, characters: str) -> Text:
        """The text with these characters."""
        text = self._texts.get(characters)
        if text is None:
            text = self._texts[characters] = Text(characters)
        return text

    def wire_name(self, characters: str) -> WireName:
        """The name; raises ValueError if it is none. It is checked once only."""
        name = self._names.get(characters)
        if name is None:
            name = self._names[characters] = WireName(characters)
        return name

    def qname(self, namespace: str, name: str) -> QName:
        """The name in that namespace; raises ValueError if it is none."""
        qname = self._qnames.get((namespace, name))
        if qname is None:
            qname = QName(namespace, self.wire_name(name))
            self._qnames[namespace, name] = qname
        return qname


class StringReader:
    """Decodes the strings that a StringWriter wrote, in the same order. Those of `shared` are used again."""

    def __init__(self, shared: SharedStrings | None = None) -> None:
        self._shared = shared or SharedStrings()
        self._strings: list[str] = []
        self._qnames: list[QName] = []

    def __call__(
        self, kind: type[Any], value: Any
    ) -> Text | WireName | Route | ColumnName | QName:
        """The string of type `kind`.

        Raises:
            ValueError: no string has this number, or the characters are none of a `kind`.
            TypeError: the value is neither a string nor a number.
        """
        if kind is QName:
            return self._qname(value)
        if type(value) is str:
            self._strings.append(value)
            characters = value
        else:
            characters = _numbered(self._strings, value)
        if kind is Text:
            return self._shared.text(characters)
        if kind is WireName:
            return self._shared.wire_name(characters)
        if kind is Route:
            return Route(characters)
        if kind is ColumnName:
            return ColumnName(characters)
        raise TypeError(f"no decoding for {kind.__name__}")

    def _qname(self, value: Any) -> QName:
        if isinstance(value, int):
            return _numbered(self._qnames, value)
        if type(value) is not list or len(cast("list[object]", value)) != 2:
            raise TypeError("neither a name nor a number of a name")
        namespace, name = cast("list[object]", value)
        qname = self._shared.qname(self._characters(namespace), self._characters(name))
        self._qnames.append(qname)
        return qname

    def _characters(self, value: Any) -> str:
        if isinstance(value, str):
            self._strings.append(value)
            return value
        return _numbered(self._strings, value)


def _numbered(strings: list[_String], value: Any) -> _String:
    if type(value) is not int:
        raise TypeError("neither a string nor a number of a string")
    if not 0 <= value < len(strings):
        raise ValueError("a number that no string has")
    return strings[value]
