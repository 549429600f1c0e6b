"""From XML elements to Python values.

A reader takes an element and gives its value, None for `xsi:nil`. Readers of a type are made once, and look at the
fields of their type when the first element comes: types may refer to each other in a circle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..enums import OpenEnum
from ..errors import DecodeError
from ..flags import Flags
from .any_types import SCALAR_OF_XSI_TYPE
from .classes import Classes
from .scalars import SCALARS, ScalarType
from .schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FlagsSchema,
    ObjectSchema,
    Schema,
)
from .xml import Element, is_nil, local_name, to_xml, xsi_type

Reader = Callable[[Element], object]
_EMPTY: Final = ""
_MOST_KEPT: Final = 256
"""Sets of flags that are kept by their text, for one type. They come from a server, so they must not fill the memory."""


class Decoders:
    """The readers of one schema."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._schema = schema
        self._classes = classes
        self._readers: dict[str, Reader] = {"any": self._read_any}
        self._by_name = {schema.qualified(key): key for key in schema.types}
        self._bases = {
            type_.base
            for type_ in schema.types.values()
            if isinstance(type_, ObjectSchema) and type_.base
        }

    def reader(self, type_: str) -> Reader:
        """The reader of a scalar or of a key of the schema's types."""
        reader = self._readers.get(type_)
        if reader is None:
            reader = self._readers.setdefault(type_, self._make(type_))
        return reader

    def _make(self, type_: str) -> Reader:
        scalar = SCALARS.get(type_)
        if scalar is not None:
            return _text if type_ == "string" else _scalar_reader(scalar)
        match self._schema.types[type_]:
            case ObjectSchema():
                read = self._object_reader(type_)
                return (
                    self._derived_reader(type_, read) if type_ in self._bases else read
                )
            case ArraySchema() as array:
                return self._array_reader(array)
            case DictionarySchema() as dictionary:
                return self._dictionary_reader(dictionary)
            case EnumSchema():
                return self._enum_reader(type_)
            case FlagsSchema():
                return self._flags_reader(type_)

    def _object_reader(self, key: str) -> Reader:
        field_of: Callable[[str], tuple[str, Reader] | None] | None = None
        cls = self._classes.maker(key)

        def read(element: Element) -> object:
            nonlocal field_of
            if field_of is None:
                field_of = self._fields(key).get
            values: dict[str, object] = {}
            unknown: dict[str, object] | None = None
            for child in element:
                field = field_of(child.tag)
                if field is None:
                    unknown = _kept(unknown, child)
                    continue
                name, read_field = field
                try:
                    values[name] = read_field(child)
                except DecodeError as error:
                    raise error.within(local_name(child.tag)) from None
            if unknown is not None:
                values["unknown_fields"] = unknown
            elif not values and is_nil(element):
                return None
            return cls(**values)

        return read

    def _fields(self, key: str) -> Mapping[str, tuple[str, Reader]]:
        names = self._schema.namespaces
        return {
            f"{{{names[field.namespace]}}}{field.wire}": (
                field.name,
                self.reader(field.type),
            )
            for field in self._schema.fields(key)
        }

    def _derived_reader(self, key: str, read_declared: Reader) -> Reader:
        """For a type with subtypes: `xsi:type` says which one stands there."""

        def read(element: Element) -> object:
            name = xsi_type(element)
            actual = self._by_name.get(name) if name else None
            if actual is None or actual == key or not self._derives(actual, key):
                return read_declared(element)
            return self.reader(actual)(element)

        return read

    def _derives(self, key: str, base: str) -> bool:
        type_ = self._schema.types.get(key)
        while isinstance(type_, ObjectSchema) and type_.base:
            if type_.base == base:
                return True
            type_ = self._schema.types.get(type_.base)
        return False

    def _array_reader(self, array: ArraySchema) -> Reader:
        tag = f"{{{self._schema.namespaces[array.item_namespace]}}}{array.item}"
        read_item: Reader | None = None

        def read(element: Element) -> object:
            nonlocal read_item
            if read_item is None:
                read_item = self.reader(array.type)
            items: list[object] = []
            for child in element:
                if child.tag != tag:
                    name = local_name(child.tag)
                    raise DecodeError(_EMPTY, f"unexpected element {name}")
                try:
                    items.append(read_item(child))
                except DecodeError as error:
                    raise error.within(f"[{len(items)}]") from None
            return items or _empty(element, items)

        return read

    def _dictionary_reader(self, dictionary: DictionarySchema) -> Reader:
        namespace = self._schema.namespaces[dictionary.namespace]
        entry, key_tag, value_tag = (
            f"{{{namespace}}}{name}" for name in (dictionary.entry, "Key", "Value")
        )

        def read(element: Element) -> object:
            read_pair = _pair_reader(
                key_tag,
                self.reader(dictionary.key),
                value_tag,
                self.reader(dictionary.value),
            )
            values: dict[object, object] = {}
            for index, child in enumerate(element):
                if child.tag != entry:
                    name = local_name(child.tag)
                    raise DecodeError(_EMPTY, f"unexpected element {name}")
                try:
                    key, value = read_pair(child)
                except DecodeError as error:
                    raise error.within(f"[{index}]") from None
                values[key] = value
            return values or _empty(element, values)

        return read

    def _enum_reader(self, key: str) -> Reader:
        enum = self._classes.enum(key)
        known = {member.value: member for member in enum}

        def read(element: Element) -> object:
            text = element.text
            member = known.get(text) if text else None
            if member is not None and not len(element):
                return member
            text = _text(element)
            return None if text is None else enum(text.strip())

        return read

    def _flags_reader(self, key: str) -> Reader:
        enum = self._classes.enum(key)
        known: dict[str, Flags[OpenEnum]] = {}

        def read(element: Element) -> object:
            text = _text(element)
            if text is None:
                return None
            flags = known.get(text)
            if flags is None:
                flags = Flags[OpenEnum].parse(enum, text)
                if len(known) < _MOST_KEPT:
                    known[text] = flags
            return flags

        return read

    def _read_any(self, element: Element) -> object:
        """What `xsi:type` says; without it text, or XML as it stands when there are elements."""
        name = xsi_type(element)
        scalar = SCALAR_OF_XSI_TYPE.get(name) if name else None
        if scalar is not None:
            return self.reader(scalar)(element)
        key = self._by_name.get(name) if name else None
        if key is not None:
            return self.reader(key)(element)
        if len(element):
            return to_xml(element)
        return element.text


def _pair_reader(
    key_tag: str, read_key: Reader, value_tag: str, read_value: Reader
) -> Callable[[Element], tuple[object, object]]:
    """Reads the entries of a dictionary, whose value may be missing."""

    def read(entry: Element) -> tuple[object, object]:
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


def _scalar_reader(scalar: ScalarType) -> Reader:
    parse = scalar.parse

    def read(element: Element) -> object:
        text = element.text
        if not text or len(element):
            text = _text(element)
            if text is None:
                return None
        try:
            return parse(text)
        except ValueError as error:
            raise DecodeError(_EMPTY, str(error)) from None

    return read


def _text(element: Element) -> str | None:
    """The text of an element without children; None for nil."""
    text = element.text
    if len(element):
        raise DecodeError(_EMPTY, "text expected, got elements")
    if text is None and not is_nil(element):
        return _EMPTY
    return text


def _empty(element: Element, empty: object) -> object:
    """What an element without children means: None for nil, else the empty list or dictionary."""
    if is_nil(element):
        return None
    if (element.text or _EMPTY).strip():
        raise DecodeError(_EMPTY, "elements expected, got text")
    return empty


def _kept(unknown: dict[str, object] | None, element: Element) -> dict[str, object]:
    """Adds an element that no page documents, beside others of its name."""
    kept = {} if unknown is None else unknown
    name = local_name(element.tag)
    kept[name] = f"{kept.get(name, _EMPTY)}{to_xml(element)}"
    return kept
