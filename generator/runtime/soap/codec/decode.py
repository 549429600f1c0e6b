"""From XML elements to Python values.

A reader takes an element and gives its value, None for `xsi:nil`. Readers of a type are made once, and look at the fields of
their type when the first element comes: types may refer to each other in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...errors import DecodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags
from .any_types import SCALAR_OF_XSI_TYPE
from .classes import Classes
from .objects import NO_TEXT, ObjectReader
from .repeated import ArrayReader, DictionaryReader
from .scalars import BOOLEANS, DIGITS, SCALARS
from .schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FlagsSchema,
    ObjectSchema,
    Schema,
)
from .shapes import FieldReader, Leaf, Reader
from .xml import Element, is_nil, to_xml, xsi_type

_EMPTY: Final = ""
_MOST_KEPT: Final = 256
"""Sets of flags that are kept by their text, for one type. They come from a server, so they must not fill the memory."""


class Decoders:
    """The readers of one schema."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._schema = schema
        self._classes = classes
        self._readers: dict[str, Reader] = {"any": self._read_any}
        self._leaves: dict[str, Leaf] = {}
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
        match self._schema.types.get(type_):
            case ObjectSchema():
                read = ObjectReader(
                    self._classes.maker(type_), lambda: self._fields(type_)
                )
                return (
                    self._derived_reader(type_, read) if type_ in self._bases else read
                )
            case ArraySchema() as array:
                return self._array_reader(array)
            case DictionarySchema() as dictionary:
                return self._dictionary_reader(dictionary)
            case _:
                leaf = self._leaf(type_)
                assert leaf is not None, "a scalar, enum or flags"
                return _leaf_reader(leaf)

    def _fields(self, key: str) -> Mapping[str, FieldReader]:
        """The readers of an object's fields by name on the wire."""
        names = self._schema.namespaces
        return {
            f"{{{names[field.namespace]}}}{field.wire}": FieldReader(
                field.name, self.reader(field.type), self._leaf(field.type)
            )
            for field in self._schema.fields(key)
        }

    def _leaf(self, type_: str) -> Leaf | None:
        """How a text is read as a value of a type; None for a type whose values are no texts."""
        leaf = self._leaves.get(type_)
        if leaf is None:
            made = self._make_leaf(type_)
            leaf = None if made is None else self._leaves.setdefault(type_, made)
        return leaf

    def _make_leaf(self, type_: str) -> Leaf | None:
        match self._schema.types.get(type_):
            case None if type_ == "any":
                return None
            case None if type_ == "string":
                return Leaf()
            case None:
                parse = SCALARS[type_].parse
                known = BOOLEANS if type_ == "boolean" else None
                return Leaf(parse, known, DIGITS.get(type_, 0))
            case EnumSchema():
                return _enum_leaf(self._classes.enum(type_))
            case FlagsSchema():
                return _flags_leaf(self._classes.enum(type_))
            case _:
                return None

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

    def _array_reader(self, array: ArraySchema) -> ArrayReader:
        namespace = self._schema.namespaces[array.item_namespace]
        return ArrayReader(
            f"{{{namespace}}}{array.item}", lambda: self.reader(array.type)
        )

    def _dictionary_reader(self, dictionary: DictionarySchema) -> Reader:
        namespace = self._schema.namespaces[dictionary.namespace]
        return DictionaryReader(
            f"{{{namespace}}}{dictionary.entry}",
            (f"{{{namespace}}}Key", f"{{{namespace}}}Value"),
            lambda: self.reader(dictionary.key),
            lambda: self.reader(dictionary.value),
        )

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


def _leaf_reader(leaf: Leaf) -> Reader:
    parse = leaf.parse

    def read(element: Element) -> object:
        text = element.text
        if len(element):
            raise DecodeError(_EMPTY, NO_TEXT)
        if text is None:
            if is_nil(element):
                return None
            text = _EMPTY
        if parse is None:
            return text
        try:
            return parse(text)
        except ValueError as error:
            raise DecodeError(_EMPTY, str(error)) from None

    return read


def _enum_leaf(enum: type[OpenEnum]) -> Leaf:
    known = {member.value: member for member in enum}

    def parse(text: str) -> object:
        member = known.get(text)
        return enum(text.strip()) if member is None else member

    return Leaf(parse, known)


def _flags_leaf(enum: type[OpenEnum]) -> Leaf:
    known: dict[str, Flags[OpenEnum]] = {}

    def parse(text: str) -> object:
        flags = known.get(text)
        if flags is None:
            flags = Flags[OpenEnum].parse(enum, text)
            if len(known) < _MOST_KEPT:
                known[text] = flags
        return flags

    return Leaf(parse, known)
