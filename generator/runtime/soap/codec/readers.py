"""Readers of values: functions that turn an element into a Python value, each a closure over one type of the schema.

A reader asks for the readers of what is inside its element with the first element, not before: types may refer to each
other in a circle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ...errors import DecodeError
from ...values.model import Model
from .limits import OverLimitError, spend
from .scalars import Parse
from .xml import Element, is_nil, kept_xml, local_name

Reader = Callable[[Element], object]
"""Returns the value of an element, None for `xsi:nil`.

Raises:
    ValueError: the element does not fit the type; the message is the reason.
    DecodeError: something inside the element does not fit; `path` leads to it.
"""
_FEW: Final = 4
"""An object with at most a quarter of its fields counts: its answer is short for the memory that it needs."""
_SIZE_OF_DICT: Final = 64
_SIZE_OF_ELEMENT: Final = 128
FieldReader = tuple[str, Reader]
"""The attribute that a field becomes, and the reader of its value."""


def decode_error(error: DecodeError | ValueError, path: str) -> DecodeError:
    """A reader's error, with the path of the element that it was given."""
    if isinstance(error, DecodeError):
        return error.within(path)
    return DecodeError(path, str(error))


def text_reader(parse: Parse | None) -> Reader:
    """Reads an element that holds nothing but text. Without `parse` the text is the value."""

    def read(element: Element) -> object:
        text = element.text
        if len(element):
            raise ValueError("text expected, got elements")
        if text is None:
            if is_nil(element):
                return None
            text = ""
        return text if parse is None else parse(text)

    return read


def object_reader(
    cls: type[Model], fields_of: Callable[[], Mapping[str, FieldReader]]
) -> Reader:
    """Reads objects of a class. The children may come in any order; of duplicates the last one counts.

    `fields_of` returns the fields by the qualified names of their elements. Other children become `unknown_fields`, and
    so do those whose value cannot be read: it costs the field, which is None, and not the answer.
    """
    fields: Mapping[str, FieldReader] | None = None
    size = cls.__basicsize__ + _SIZE_OF_DICT
    few = 0

    def read(element: Element) -> object:
        nonlocal fields, few
        if fields is None:
            fields = fields_of()
            few = len(fields) // _FEW
        values: dict[str, Any] = {}
        unknown: list[Element] = []
        children = iter(element)
        child = element
        while True:
            try:
                for child in children:
                    field = fields.get(child.tag)
                    if field is None:
                        spend(_SIZE_OF_ELEMENT)
                        unknown.append(child)
                    else:
                        name, read_value = field
                        values[name] = read_value(child)
                break
            except OverLimitError as error:
                raise error.within(local_name(child.tag)) from None
            except (DecodeError, ValueError):
                spend(_SIZE_OF_ELEMENT)
                unknown.append(child)
        if unknown:
            values["unknown_fields"] = _unknown_fields(unknown)
        elif not values and is_nil(element):
            return None
        if len(values) <= few:
            spend(size)
        return cls(**values)

    return read


def object_reader_with_lists(
    cls: type[Model],
    fields_of: Callable[[], Mapping[str, FieldReader]],
    lists: Sequence[str],
) -> Reader:
    """Reads objects like `object_reader`. `lists` are the attributes whose elements are repeated, with an item in each.

    An item that cannot be read costs itself: it becomes one of the `unknown_fields`.
    """
    fields: Mapping[str, FieldReader] | None = None
    size = cls.__basicsize__ + _SIZE_OF_DICT

    def read(element: Element) -> object:
        nonlocal fields
        if fields is None:
            fields = fields_of()
        values: dict[str, Any] = {}
        items: dict[str, list[object]] = {name: [] for name in lists}
        unknown: list[Element] = []
        for child in element:
            field = fields.get(child.tag)
            try:
                if field is None:
                    unknown.append(child)
                    spend(_SIZE_OF_ELEMENT)
                elif (name := field[0]) in items:
                    items[name].append(field[1](child))
                else:
                    values[name] = field[1](child)
            except OverLimitError as error:
                raise error.within(local_name(child.tag)) from None
            except (DecodeError, ValueError):
                unknown.append(child)
                spend(_SIZE_OF_ELEMENT)
        if unknown:
            values["unknown_fields"] = _unknown_fields(unknown)
        elif not values and not any(items.values()) and is_nil(element):
            return None
        spend(size)
        values.update(items)
        return cls(**values)

    return read


def _unknown_fields(elements: list[Element]) -> dict[str, object]:
    """Elements as XML by local name; those of the same name are joined."""
    fields: dict[str, list[str]] = {}
    for element in elements:
        fields.setdefault(local_name(element.tag), []).append(kept_xml(element))
    return {name: "".join(parts) for name, parts in fields.items()}


def array_reader(tag: str, item_reader: Callable[[], Reader]) -> Reader:
    """Reads lists: one element named `tag` for each item."""
    read_item: Reader | None = None

    def read(element: Element) -> object:
        nonlocal read_item
        if read_item is None:
            read_item = item_reader()
        items: list[object] = []
        for child in element:
            if child.tag != tag:
                raise _unexpected(child)
            try:
                items.append(read_item(child))
            except (DecodeError, ValueError) as error:
                raise decode_error(error, f"[{len(items)}]") from None
        return items or _empty(element, items)

    return read


def dictionary_reader(
    entry_tag: str, read_pair: Callable[[Element], tuple[object, object]]
) -> Reader:
    """Reads dictionaries: one element named `entry_tag` for each pair."""

    def read(element: Element) -> object:
        values: dict[object, object] = {}
        for index, child in enumerate(element):
            if child.tag != entry_tag:
                raise _unexpected(child)
            try:
                key, value = read_pair(child)
            except (DecodeError, ValueError) as error:
                raise decode_error(error, f"[{index}]") from None
            values[key] = value
        return values or _empty(element, values)

    return read


def pair_reader(
    key_tag: str, value_tag: str, readers_of: Callable[[], tuple[Reader, Reader]]
) -> Callable[[Element], tuple[object, object]]:
    """Reads the key and the value of a dictionary's entry. The value may be missing, the key must not be.

    `readers_of` returns the reader of keys and the reader of values.
    """
    readers: tuple[Reader, Reader] | None = None

    def read(entry: Element) -> tuple[object, object]:
        nonlocal readers
        if readers is None:
            readers = readers_of()
        read_key, read_value = readers
        key: object = None
        value: object = None
        for part in entry:
            tag = part.tag
            if tag == key_tag:
                key = read_key(part)
            elif tag == value_tag:
                value = read_value(part)
        if key is None:
            raise DecodeError("Key", "is missing")
        return key, value

    return read


def _unexpected(element: Element) -> ValueError:
    return ValueError(f"unexpected element {local_name(element.tag)}")


def _empty(element: Element, empty: object) -> object:
    """The value of a list or dictionary without children: None for nil, else `empty`."""
    if is_nil(element):
        return None
    if (element.text or "").strip():
        raise ValueError("elements expected, got text")
    return empty
