"""The strings of facts and models in MessagePack: each is written once, and by its number after that.

Names and sentences of an API repeat on nearly every page: this halves the size of a page, and saves most of many pages.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias, TypeVar, cast

from generator.model.ids import ArchiveId, GroupId, OperationId, TypeId
from generator.model.text import ColumnName, QName, Route, Text, WireName

_Pair: TypeAlias = tuple[str | int, str | int]
_Kind: TypeAlias = type[Text] | type[str]
_String = TypeVar("_String", bound=str)

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

    def __call__(self, value: Any) -> str | int | _Pair:
        """The characters the first time, their number after that; of a QName its two strings the first time.

        Raises:
            TypeError: the value is no such string.
        """
        kind = type(value)
        if kind is Text:
            return self._number(value.raw)
        if kind is QName:
            return self._qname(value)
        if kind in _KINDS:
            return self._number(str.__str__(value))
        raise TypeError(f"no encoding for {kind.__name__}")

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
    """The strings of many messages: equal ones are the same object, since nearly every page has the same names.

    `by_kind` has those of each type by their characters.
    """

    def __init__(self) -> None:
        self.by_kind: Final[dict[_Kind, dict[str, Text | str]]] = {
            kind: {} for kind in _KINDS
        }
        self._qnames: dict[tuple[str, str], QName] = {}

    def qname(self, namespace: str, name: str) -> QName:
        """The name in that namespace; raises ValueError if it is none."""
        qname = self._qnames.get((namespace, name))
        if qname is None:
            names = self.by_kind[WireName]
            if name not in names:
                names[name] = WireName(name)
            qname = QName(namespace, cast("WireName", names[name]))
            self._qnames[namespace, name] = qname
        return qname


class StringReader:
    """Decodes the strings that a StringWriter wrote, in the same order. Those of `shared` are used again."""

    def __init__(self, shared: SharedStrings | None = None) -> None:
        self._shared = shared or SharedStrings()
        self._by_kind = self._shared.by_kind
        self._strings: list[str] = []
        self._qnames: list[QName] = []

    def __call__(self, kind: type[Any], value: Any) -> Text | str:
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
        known = self._by_kind.get(kind)
        if known is None:
            raise TypeError(f"no decoding for {kind.__name__}")
        made = known.get(characters)
        if made is None:
            made = known[characters] = kind(characters)
        return made

    def _qname(self, value: Any) -> QName:
        if type(value) is int:
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
