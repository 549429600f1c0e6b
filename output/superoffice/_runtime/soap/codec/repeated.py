"""Lists and dictionaries: an element for each item, or for each pair."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final

from ...errors import DecodeError
from .shapes import Reader
from .xml import Element, is_nil, local_name

ReaderOf = Callable[[], Reader]
"""Gives the reader of what a list or dictionary holds, which may hold such a list or dictionary itself."""

_EMPTY: Final = ""


class ArrayReader:
    """Reads lists whose items are elements of one name."""

    def __init__(self, tag: str, item: ReaderOf) -> None:
        self._tag = tag
        self._item = item

    @cached_property
    def _read(self) -> Reader:
        return self._item()

    def __call__(self, element: Element) -> object:
        """The list of an element.

        Raises:
            DecodeError: an element has another name, or a value does not fit.
        """
        items: list[object] = []
        tag, read = self._tag, self._read
        for child in element:
            if child.tag != tag:
                raise _unexpected(child)
            try:
                items.append(read(child))
            except DecodeError as error:
                raise error.within(f"[{len(items)}]") from None
        return items or _empty(element, items)


class DictionaryReader:
    """Reads dictionaries.

    Args:
        entry: The name of an entry.
        tags: The names of its key and of its value.
        key: Gives the reader of keys.
        value: Gives the reader of values.
    """

    def __init__(
        self, entry: str, tags: tuple[str, str], key: ReaderOf, value: ReaderOf
    ) -> None:
        self._entry = entry
        self._tags = tags
        self._key = key
        self._value = value

    @cached_property
    def _readers(self) -> tuple[Reader, Reader]:
        return self._key(), self._value()

    def __call__(self, element: Element) -> object:
        """The dictionary of an element. A value may be missing.

        Raises:
            DecodeError: an element has another name, a key is missing, or a value does not fit.
        """
        values: dict[object, object] = {}
        for index, child in enumerate(element):
            if child.tag != self._entry:
                raise _unexpected(child)
            try:
                key, value = self._pair(child)
            except DecodeError as error:
                raise error.within(f"[{index}]") from None
            values[key] = value
        return values or _empty(element, values)

    def _pair(self, entry: Element) -> tuple[object, object]:
        key: object = None
        value: object = None
        key_tag, value_tag = self._tags
        read_key, read_value = self._readers
        for part in entry:
            tag = part.tag
            if tag == key_tag:
                key = read_key(part)
            elif tag == value_tag:
                value = read_value(part)
        if key is None:
            raise DecodeError("Key", "is missing")
        return key, value


def _unexpected(element: Element) -> DecodeError:
    return DecodeError(_EMPTY, f"unexpected element {local_name(element.tag)}")


def _empty(element: Element, empty: object) -> object:
    """What an element without children means: None for nil, else the empty list or dictionary."""
    if is_nil(element):
        return None
    if (element.text or _EMPTY).strip():
        raise DecodeError(_EMPTY, "elements expected, got text")
    return empty
