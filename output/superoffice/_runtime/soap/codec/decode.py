"""Decoding: the readers of all types of a schema, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...errors import DecodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags, is_kept
from .classes import Classes
from .limits import OverLimitError
from .readers import (
    FieldReader,
    Reader,
    array_reader,
    dictionary_reader,
    object_reader,
    object_reader_with_lists,
    pair_reader,
    text_reader,
)
from .scalars import SCALARS, Parse
from .schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FlagsSchema,
    ObjectSchema,
    Schema,
)
from .xml import Element, kept_xml, xsi_type

_MOST_KEPT: Final = 256
"""So many sets of flags are kept per type: a server must not fill the memory."""


class Decoders:
    """The readers of one schema."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._schema = schema
        self._classes = classes
        self._readers: dict[str, Reader] = {}
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
                cls = self._classes.read_model(type_)
                lists = [f.name for f in self._schema.fields(type_) if f.repeated]
                read = (
                    object_reader_with_lists(cls, lambda: self._fields(type_), lists)
                    if lists
                    else object_reader(cls, lambda: self._fields(type_))
                )
                has_subtypes = type_ in self._bases
                return self._subtype_reader(type_, read) if has_subtypes else read
            case ArraySchema() as array:
                tag = self._tag(array.item_namespace, array.item)
                return array_reader(tag, lambda: self.reader(array.type))
            case DictionarySchema() as dictionary:
                return self._dictionary_reader(dictionary)
            case EnumSchema():
                return text_reader(_enum_parser(self._classes.enum(type_)))
            case FlagsSchema():
                return text_reader(_flags_parser(self._classes.enum(type_)))
            case None if type_ == "any":
                return self._any_reader()
            case None:
                return text_reader(None if type_ == "string" else SCALARS[type_].parse)

    def _tag(self, namespace: int, name: str) -> str:
        """The qualified name of an element, as lxml writes it."""
        return f"{{{self._schema.namespaces[namespace]}}}{name}"

    def _fields(self, key: str) -> Mapping[str, FieldReader]:
        """The readers of an object's fields by qualified name."""
        return {
            self._tag(field.namespace, field.wire): (
                field.name,
                self.reader(field.type),
            )
            for field in self._schema.fields(key)
        }

    def _dictionary_reader(self, dictionary: DictionarySchema) -> Reader:
        entry_tag, key_tag, value_tag = (
            self._tag(dictionary.namespace, name)
            for name in (dictionary.entry, "Key", "Value")
        )

        def readers() -> tuple[Reader, Reader]:
            return self.reader(dictionary.key), self.reader(dictionary.value)

        return dictionary_reader(entry_tag, pair_reader(key_tag, value_tag, readers))

    def _subtype_reader(self, key: str, read_declared: Reader) -> Reader:
        """The reader of a type with subtypes: `xsi:type` may name one of them."""

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

    def _any_reader(self) -> Reader:
        """The reader of values whose type `xsi:type` names."""
        # few answers have such values, and importing all their types takes time
        from .any_values import TypedXml, read_scalar, with_type

        def read(element: Element) -> object:
            name = xsi_type(element)
            key = self._by_name.get(name) if name else None
            if name is None or key is None:
                has_elements = len(element) > 0
                return (
                    TypedXml(kept_xml(element))
                    if has_elements
                    else read_scalar(element, name)
                )
            try:
                return with_type(self.reader(key)(element), name)
            except OverLimitError:
                raise
            except (DecodeError, ValueError):
                return TypedXml(kept_xml(element))

        return read


def _enum_parser(enum: type[OpenEnum]) -> Parse:
    # a lookup by value in an enum class runs Python code, one in a dictionary does not
    members: Mapping[str, OpenEnum] = {member.value: member for member in enum}

    def parse(text: str) -> object:
        member = members.get(text)
        return enum(text.strip()) if member is None else member

    return parse


def _flags_parser(enum: type[OpenEnum]) -> Parse:
    # objects of one answer repeat the same few sets of rights
    known: dict[str, Flags[OpenEnum]] = {}

    def parse(text: str) -> object:
        flags = known.get(text)
        if flags is None:
            flags = Flags[OpenEnum].parse(enum, text)
            if len(known) < _MOST_KEPT and is_kept(text, flags):
                known[text] = flags
        return flags

    return parse
