"""From Python values to XML, as strings.

A writer takes a value and gives its element. The tags are built once for each type and element name. Prefixes are
`n0`, `n1`, … for the schema's namespaces, `xsi`, `xsd` and `ser`; whoever puts the text into a document declares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from ...errors import EncodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags, flags_of
from .any_types import XSI_TYPE_OF_SCALAR, TypeOf
from .classes import Classes
from .scalars import NULLABLE, PYTHON_TYPES, SCALARS, Format
from .schema import (
    ArraySchema,
    DictionarySchema,
    EnumSchema,
    FieldSchema,
    FlagsSchema,
    ObjectSchema,
    Schema,
)
from .templates import FieldWriter, attributes, fields_writer
from .text import escape
from .unknown import unknown_xml

Content = Callable[[object], str]
"""Gives what stands inside the element of a value."""
Writer = Callable[[object], str]
"""Gives the element of a value."""

_UNKNOWN: Final = FieldWriter(
    wire="unknown_fields",
    tag="",
    kind="unknown",
    nil=None,
    write=unknown_xml,
    content=unknown_xml,
    python=dict,
)
"""How a model's `unknown_fields` are written: as what they are, after the fields."""


class Encoders:
    """The writers of one schema."""

    def __init__(self, schema: Schema, classes: Classes) -> None:
        self._schema = schema
        self._classes = classes
        self._type_of = TypeOf(schema, classes)
        self._contents: dict[str, Content] = {}
        self._writers: dict[tuple[str, str], Writer] = {}

    def writer(self, type_: str, tag: str) -> Writer:
        """The writer of a type as the element `tag`, a name with its prefix. None becomes `xsi:nil`."""
        key = (type_, tag)
        writer = self._writers.get(key)
        if writer is None:
            writer = self._writers.setdefault(key, self._make(type_, tag))
        return writer

    def message_writer(
        self, name: str, parts: Sequence[FieldSchema]
    ) -> Callable[[tuple[object, ...]], str]:
        """The writer of a message with its parts, which are all there: None as `xsi:nil`, where the schema allows it.

        Raises (the writer):
            EncodeError: a value cannot be sent.
        """
        tag = self.tag(0, name)
        return fields_writer(
            lambda: (self._field(part, is_there=True) for part in parts),
            start=f"<{tag}>",
            end=f"</{tag}>",
        )

    def tag(self, namespace: int, name: str) -> str:
        """An element name with the prefix of one of the schema's namespaces."""
        return f"n{namespace}:{name}"

    def _make(self, type_: str, tag: str) -> Writer:
        nil = _nil(tag)
        if type_ == "any":
            return lambda value: nil if value is None else self._any(value, tag)
        start, end = f"<{tag}>", f"</{tag}>"
        if type_ in SCALARS:
            return _scalar_writer(SCALARS[type_].format, start, end, nil)
        if isinstance(self._schema.types[type_], ObjectSchema):
            return self._object_writer(type_, tag)
        content = self._content(type_)
        return lambda value: nil if value is None else f"{start}{content(value)}{end}"

    def _object_writer(self, declared: str, tag: str) -> Writer:
        """Writes an instance of the type's class, or of a subclass: then `xsi:type` names it."""
        nil, start, end = _nil(tag), f"<{tag}>", f"</{tag}>"
        cls = self._classes.model(declared)
        content = self._content(declared)

        def write(value: object) -> str:
            if type(value) is cls:
                return f"{start}{content(value)}{end}"
            if value is None:
                return nil
            actual = self._classes.key_of(type(value))
            if actual is None or not isinstance(value, cls):
                raise _wrong_type(cls.__name__, value)
            return self._typed(actual, value, tag, declared)

        return write

    def _typed(self, key: str, value: object, tag: str, declared: str = "") -> str:
        """An element of a type of the schema, with `xsi:type` unless that is the declared one."""
        type_ = self._schema.types[key]
        name = self.tag(type_.namespace, self._schema.qualified(key)[1])
        mark = "" if key == declared else f' xsi:type="{name}"'
        return f"<{tag}{mark}>{self._content(key)(value)}</{tag}>"

    def _content(self, type_: str) -> Content:
        content = self._contents.get(type_)
        if content is None:
            content = self._contents.setdefault(type_, self._make_content(type_))
        return content

    def _make_content(self, type_: str) -> Content:
        scalar = SCALARS.get(type_)
        if scalar is not None:
            return _scalar_content(scalar.format)
        match self._schema.types[type_]:
            case ObjectSchema():
                return self._object_content(type_)
            case ArraySchema() as array:
                return self._array_content(array)
            case DictionarySchema() as dictionary:
                return self._dictionary_content(dictionary)
            case EnumSchema():
                return _enum_content(self._classes.enum(type_))
            case FlagsSchema():
                return _flags_content(self._classes.enum(type_))

    def _object_content(self, key: str) -> Content:
        fields = self._schema.fields(key)
        values_of = attributes([*(field.name for field in fields), _UNKNOWN.wire])

        def writers() -> Iterator[FieldWriter]:
            # later, since an object may hold others of its type
            for field in fields:
                yield self._field(field, is_there=field.required)
            yield _UNKNOWN

        write = fields_writer(writers)
        return lambda value: write(values_of(value))

    def _field(self, field: FieldSchema, *, is_there: bool) -> FieldWriter:
        """How a field is written: None as `xsi:nil`, or not at all; but not where it has to be there and have a value."""
        scalar = SCALARS.get(field.type)
        tag = self.tag(field.namespace, field.wire)
        nil = (_nil(tag) if field.nillable else None) if is_there else ""
        write = self.writer(field.type, tag)
        content: Content | None = None
        if scalar is not None:
            content = scalar.format
        elif field.type != "any":
            content = self._content(field.type)
        return FieldWriter(
            wire=field.wire,
            tag=tag,
            kind=field.type,
            nil=nil,
            write=write if nil is not None else _not_none(write),
            content=content,
            python=self._python_type(field.type),
            is_enum=isinstance(self._schema.types.get(field.type), EnumSchema),
            is_scalar=scalar is not None,
        )

    def _python_type(self, type_: str) -> type[object] | None:
        """The type of all values that need no further look; None where there is none."""
        match self._schema.types.get(type_):
            case None:
                return PYTHON_TYPES.get(type_)
            case ObjectSchema():
                return self._classes.model(type_)
            case EnumSchema():
                return self._classes.enum(type_)
            case FlagsSchema():
                return cast(
                    "type[object]", cast("Any", Flags)[self._classes.enum(type_)]
                )
            case ArraySchema():
                return list
            case DictionarySchema():
                return dict

    def _array_content(self, array: ArraySchema) -> Content:
        tag = self.tag(array.item_namespace, array.item)
        write: Writer | None = None

        def content(value: object) -> str:
            nonlocal write
            if not isinstance(value, list | tuple):
                raise _wrong_type("list", value)
            if write is None:
                # not before, since an array may hold objects that hold such arrays
                write = self._item_writer(array.type, tag)
            parts: list[str] = []
            for item in cast("Iterable[object]", value):
                try:
                    parts.append(write(item))
                except EncodeError as error:
                    raise error.within(f"[{len(parts)}]") from None
            return "".join(parts)

        return content

    def _dictionary_content(self, dictionary: DictionarySchema) -> Content:
        entry, key_tag, value_tag = (
            self.tag(dictionary.namespace, name)
            for name in (dictionary.entry, "Key", "Value")
        )

        writers: tuple[Writer, Writer] | None = None

        def content(value: object) -> str:
            nonlocal writers
            # to ask for a mapping takes longer
            if not isinstance(value, dict) and not isinstance(value, Mapping):
                raise _wrong_type("dict", value)
            if writers is None:
                # not before, as with arrays
                writers = (
                    _not_none(self.writer(dictionary.key, key_tag)),
                    self._item_writer(dictionary.value, value_tag),
                )
            write_key, write_value = writers
            parts: list[str] = []
            for key, item in cast("Mapping[object, object]", value).items():
                try:
                    pair = f"{write_key(key)}{write_value(item)}"
                except EncodeError as error:
                    raise error.within(f"[{len(parts)}]") from None
                parts.append(f"<{entry}>{pair}</{entry}>")
            return "".join(parts)

        return content

    def _item_writer(self, type_: str, tag: str) -> Writer:
        """The writer of what an array or dictionary holds, which is nillable by its type: value types are not."""
        write = self.writer(type_, tag)
        return write if self._is_nullable(type_) else _not_none(write)

    def _is_nullable(self, type_: str) -> bool:
        is_value = isinstance(self._schema.types.get(type_), EnumSchema | FlagsSchema)
        return not is_value and (type_ not in SCALARS or type_ in NULLABLE)

    def _any(self, value: object, tag: str) -> str:
        """An element whose `xsi:type` comes from the Python type."""
        type_ = self._type_of(value)
        if type_ is None:
            raise EncodeError("", f"{type(value).__name__} has no type on the wire")
        if type_ in SCALARS:
            mark = XSI_TYPE_OF_SCALAR[type_]
            return f'<{tag} xsi:type="{mark}">{self._content(type_)(value)}</{tag}>'
        return self._typed(type_, value, tag)


def _nil(tag: str) -> str:
    return f'<{tag} xsi:nil="true"/>'


def _wrong_type(expected: str, value: object) -> EncodeError:
    return EncodeError("", f"expected {expected}, got {type(value).__name__}")


def _scalar_content(format_: Format) -> Content:
    def content(value: object) -> str:
        try:
            return format_(value)
        except ValueError as error:
            raise EncodeError("", str(error)) from None

    return content


def _not_none(write: Writer) -> Writer:
    def refuse(value: object) -> str:
        if value is None:
            raise EncodeError("", "must not be None")
        return write(value)

    return refuse


def _scalar_writer(format_: Format, start: str, end: str, nil: str) -> Writer:
    def write(value: object) -> str:
        if value is None:
            return nil
        try:
            return f"{start}{format_(value)}{end}"
        except ValueError as error:
            raise EncodeError("", str(error)) from None

    return write


def _enum_content(enum: type[OpenEnum]) -> Content:
    def content(value: object) -> str:
        if not isinstance(value, enum):
            raise _wrong_type(enum.__name__, value)
        return _escaped(value.value)

    return content


def _flags_content(enum: type[OpenEnum]) -> Content:
    def content(value: object) -> str:
        try:
            members = flags_of(enum, value)
        except TypeError as error:
            raise EncodeError("", str(error)) from None
        # members are strings, and `join` takes them as such
        return _escaped(" ".join(members))

    return content


def _escaped(text: str) -> str:
    try:
        return escape(text)
    except ValueError as error:
        raise EncodeError("", str(error)) from None
