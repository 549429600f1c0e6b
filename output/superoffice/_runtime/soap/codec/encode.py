"""Encoding: the writers of all types of a schema, each made when it is first needed.

Names have the prefixes `n0`, `n1`, … for the schema's namespaces, `xsi`, `xsd` and `ser`; whoever puts the text into a
document declares them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .any_types import XSI_TYPE_OF_SCALAR, TypeOf
from .classes import Classes
from .scalars import NULLABLE, SCALARS, wrong_type
from .schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FieldSchema,
    FlagsSchema,
    ObjectSchema,
    Schema,
)
from .text import attribute
from .writers import (
    ElementWriter,
    Writer,
    array_writer,
    dictionary_writer,
    element_writer,
    enum_writer,
    fields_writer,
    flags_writer,
    object_writer,
)
from .xml import SERIALIZATION, XSD, renamed

if TYPE_CHECKING:
    from .any_values import Typed


class Encoders:
    """The writers of one schema."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._schema = schema
        self._classes = classes
        self._type_of = TypeOf(schema, classes)
        self._contents: dict[str, Writer] = {}
        self._by_name = {schema.qualified(key): key for key in schema.types}
        self._prefixes = {
            **{uri: f"n{index}:" for index, uri in enumerate(schema.namespaces)},
            XSD: "xsd:",
            SERIALIZATION: "ser:",
            "": "",
        }

    def writer(self, type_: str, tag: str) -> Writer:
        """The writer of a scalar or of a key of the schema's types as the element `tag`, a name with its prefix.

        None becomes `xsi:nil`.
        """
        return element_writer(self._element(type_, tag, _nil(tag)))

    def message_writer(
        self, name: str, parts: Sequence[FieldSchema]
    ) -> Callable[[Sequence[object]], str]:
        """The writer of a message. All of its parts are sent: None as `xsi:nil`, where the schema allows it.

        Raises (the writer):
            EncodeError: a value cannot be sent.
        """
        tag = self.tag(0, name)
        write_parts = fields_writer(
            tuple, lambda: [self._field(part, is_required=True) for part in parts]
        )
        return lambda values: f"<{tag}>{write_parts(values)}</{tag}>"

    def tag(self, namespace: int, name: str) -> str:
        """An element name with the prefix of one of the schema's namespaces."""
        return f"n{namespace}:{name}"

    def _element(self, type_: str, tag: str, nil: str | None) -> ElementWriter:
        """The writer of an element. Where `xsi:type` may be needed, the value itself decides on the start tag."""
        if type_ == "any":
            return ElementWriter("", lambda value: self._any(value, tag), "", nil)
        if isinstance(self._schema.types.get(type_), ObjectSchema):
            return ElementWriter("", self._object_writer(type_, tag), "", nil)
        return ElementWriter(f"<{tag}>", self._content(type_), f"</{tag}>", nil)

    def _content(self, type_: str) -> Writer:
        """The writer of what is inside the element of a type."""
        content = self._contents.get(type_)
        if content is None:
            content = self._contents.setdefault(type_, self._make_content(type_))
        return content

    def _make_content(self, type_: str) -> Writer:
        match self._schema.types.get(type_):
            case None:
                return SCALARS[type_].format
            case EnumSchema():
                return enum_writer(self._classes.enum(type_))
            case FlagsSchema():
                return flags_writer(self._classes.enum(type_))
            case ObjectSchema():
                return self._fields_writer(type_)
            case ArraySchema() as array:
                tag = self.tag(array.item_namespace, array.item)
                return array_writer(lambda: self._item_writer(array.type, tag))
            case DictionarySchema() as dictionary:
                return self._dictionary_writer(dictionary)

    def _object_writer(self, declared: str, tag: str) -> Writer:
        """The writer of instances of a type's class, and of its subclasses, which `xsi:type` names."""
        start, end = f"<{tag}>", f"</{tag}>"
        cls = self._classes.model(declared)
        usual = self._classes.read_model(declared)
        content = self._content(declared)

        def write(value: object) -> str:
            if type(value) is usual:
                return f"{start}{content(value)}{end}"
            actual = self._classes.key_of(type(value))
            if actual is None or not isinstance(value, cls):
                raise wrong_type(cls.__name__, value)
            # a subclass that users make stands for the class of the declared type
            return self._typed(actual, value, tag, is_declared=actual == declared)

        return write

    def _typed(
        self, key: str, value: object, tag: str, *, is_declared: bool = False
    ) -> str:
        """An element of a type of the schema, with `xsi:type` unless that is the declared one."""
        namespace, content = self._schema.types[key].namespace, self._content(key)
        name = self.tag(namespace, self._schema.qualified(key)[1])
        attribute = "" if is_declared else f' xsi:type="{name}"'
        return f"<{tag}{attribute}>{content(value)}</{tag}>"

    def _fields_writer(self, key: str) -> Writer:
        """The writer of an object's fields, and of its unknown fields after them."""
        fields = self._schema.fields(key)

        def elements() -> list[tuple[str, ElementWriter]]:
            return [self._field(field, is_required=field.required) for field in fields]

        return object_writer(fields, elements)

    def _field(
        self, field: FieldSchema, *, is_required: bool
    ) -> tuple[str, ElementWriter]:
        """The Python name, for errors, and the element of a field. One that is not required is left out where it is None."""
        tag = self.tag(field.namespace, field.wire)
        nil: str | None = ""
        if field.repeated:
            write = array_writer(lambda: self._item_writer(field.type, tag))
            return field.name, ElementWriter("", write, "", nil)
        if is_required and not field.chosen:
            nil = _nil(tag) if field.nillable else None
        return field.name, self._element(field.type, tag, nil)

    def _dictionary_writer(self, dictionary: DictionarySchema) -> Writer:
        entry, key_tag, value_tag = (
            self.tag(dictionary.namespace, name)
            for name in (dictionary.entry, "Key", "Value")
        )

        def writers() -> tuple[Writer, Writer]:
            write_key = element_writer(self._element(dictionary.key, key_tag, None))
            return write_key, self._item_writer(dictionary.value, value_tag)

        return dictionary_writer(entry, writers)

    def _item_writer(self, type_: str, tag: str) -> Writer:
        """The writer of an item of a list or dictionary. It may be None, unless its type is a value type of .NET."""
        nil = _nil(tag) if self._is_nullable(type_) else None
        return element_writer(self._element(type_, tag, nil))

    def _is_nullable(self, type_: str) -> bool:
        is_value = isinstance(self._schema.types.get(type_), EnumSchema | FlagsSchema)
        return not is_value and (type_ not in SCALARS or type_ in NULLABLE)

    def _any(self, value: object, tag: str) -> str:
        """An element whose `xsi:type` follows from the Python type, or is the one that the value remembers."""
        # few requests have such values, and importing all their types takes time
        from .any_values import Typed, format_typed

        if isinstance(value, Typed):
            return self._remembered(value, tag)
        type_ = self._type_of(value)
        scalar = None if type_ is None else XSI_TYPE_OF_SCALAR.get(type_)
        if type_ is not None and scalar is not None:
            return f'<{tag} xsi:type="{scalar}">{self._content(type_)(value)}</{tag}>'
        if type_ is not None:
            return self._typed(type_, value, tag)
        text, name = format_typed(value)
        return f"<{tag}{self._type_attribute(name)}>{text}</{tag}>"

    def _remembered(self, value: Typed, tag: str) -> str:
        """An element with the `xsi:type` that a value came with."""
        from .any_values import TypedText, TypedXml, format_typed, qualified_name

        if isinstance(value, TypedXml):
            return renamed(value, self._qualified(tag))
        key = self._by_name.get(value.wire_type) if value.wire_type else None
        if key is not None and isinstance(value, list | dict):
            return self._typed(key, value, tag)
        text, name = format_typed(value)
        declaration = ""
        if isinstance(value, TypedText) and value.prefix is not None:
            text, declaration = qualified_name(text, value.prefix)
        start = f"{tag}{declaration}{self._type_attribute(name)}"
        return f"<{start}>{text}</{tag}>"

    def _qualified(self, tag: str) -> str:
        """An element name, as lxml writes it, by the name with its prefix."""
        prefix, _, name = tag.partition(":")
        return f"{{{self._schema.namespaces[int(prefix[1:])]}}}{name}"

    def _type_attribute(self, name: tuple[str, str] | None) -> str:
        """The attribute `xsi:type`, with the declaration of a namespace that is not the schema's; none without a name."""
        if name is None:
            return ""
        uri, local = name
        prefix = self._prefixes.get(uri)
        if prefix is not None:
            return f' xsi:type="{prefix}{attribute(local)}"'
        return f' xmlns:t="{attribute(uri)}" xsi:type="t:{attribute(local)}"'


def _nil(tag: str) -> str:
    return f'<{tag} xsi:nil="true"/>'
