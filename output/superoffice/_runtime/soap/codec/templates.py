"""Writes the fields of an object, or the parts of a message, in one go.

For each combination of types that the values have there is a function, made when it comes first: it puts all values
into the elements around them. Each value is of the exact type that its field has, so nothing else of it has to be
looked at. What has no such function, or does not fit, is written field by field, which also finds the place of an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, cast

import msgspec

from ...errors import EncodeError
from .compiled import compiled
from .scalars import RANGES
from .text import escape, is_plain

Convert = Callable[[object], object]
Values = tuple[object, ...]
Types = tuple[type[object], ...]
Filled = Callable[..., str]

_MOST: Final = 64
"""Functions that are kept for one type."""
_BOOLEANS: Final = {True: "true", False: "false"}


class FieldWriter(msgspec.Struct, frozen=True):
    """How a field is written.

    `kind` is the scalar or the key of the type. `write` gives its element for any value; `nil` is what stands for None,
    and None where that is refused. `content` gives what stands inside for a value of the exact type `python`; both are
    None where the value itself says its type.
    """

    wire: str
    tag: str
    kind: str
    nil: str | None
    write: Callable[[object], str]
    content: Convert | None
    python: type[object] | None
    is_enum: bool = False
    is_scalar: bool = False


def fields_writer(
    fields_of: Callable[[], Iterable[FieldWriter]], *, start: str = "", end: str = ""
) -> Callable[[Values], str]:
    """Writes values by their fields, between `start` and `end`. The fields are asked for with the first values.

    Raises (the writer):
        EncodeError: a value cannot be sent.
    """
    fields = _Fields(fields_of, start, end)
    filled_by = fields.filled

    def write(values: Values) -> str:
        filled = filled_by.get(tuple(map(type, values)))
        if filled is None:
            filled = fields.new(values)
        try:
            return filled(*values)
        except ValueError:
            # a text or a number that is named there
            return fields.one_by_one(*values)

    return write


class _Fields:
    """The fields of a type or message, and the functions that write them."""

    def __init__(
        self, fields_of: Callable[[], Iterable[FieldWriter]], start: str, end: str
    ) -> None:
        self._fields_of = fields_of
        self._start = start
        self._end = end
        self.filled: dict[Types, Filled] = {}
        """By the types of the values."""

    def new(self, values: Values) -> Filled:
        """The function for values of other types than those before."""
        if len(self.filled) >= _MOST:
            return self.one_by_one
        types = tuple(map(type, values))
        filled = self.filled[types] = self._made(types) or self.one_by_one
        return filled

    @cached_property
    def _fields(self) -> tuple[FieldWriter, ...]:
        return tuple(self._fields_of())

    def one_by_one(self, *values: object) -> str:
        """Writes any values.

        Raises:
            EncodeError: a value cannot be sent; `path` says which.
        """
        parts = [self._start]
        for field, value in zip(self._fields, values, strict=True):
            if value is None and field.nil is not None:
                parts.append(field.nil)
                continue
            try:
                parts.append(field.write(value))
            except EncodeError as error:
                raise error.within(field.wire) from None
        parts.append(self._end)
        return "".join(parts)

    def _made(self, types: Types) -> Filled | None:
        template = _Template()
        template.add_text(self._start)
        for place, (field, type_) in enumerate(zip(self._fields, types, strict=True)):
            if type_ is type(None):
                if field.nil is None:
                    return None
                template.add_text(field.nil)
            elif type_ is field.python and field.content is not None:
                template.add(f"v{place}", field, field.content)
            else:
                return None
        template.add_text(self._end)
        return template.function([f"v{place}" for place in range(len(types))])


class _Template:
    """Text with places for values, as a function. The text is in names `t0`, `t1`, …, as the converters in `c0`, …."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {
            "EncodeError": EncodeError,
            "booleans": _BOOLEANS,
            "escape": escape,
            "is_plain": is_plain,
        }
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._strings: list[str] = []
        self._in_range: list[str] = []
        self._text = ""

    def add_text(self, text: str) -> None:
        self._text += text

    def add(self, value: str, field: FieldWriter, content: Convert) -> None:
        """The element of a field around the value of that name."""
        if not field.tag:
            self._add_unknown(value, field, content)
            return
        self.add_text(f"<{field.tag}>")
        self._pieces += [self._named("t", self._text), value]
        self._text = f"</{field.tag}>"
        if field.kind in RANGES:
            low, high = RANGES[field.kind]
            self._in_range.append(f"{low} <= {value} <= {high}")
        elif field.kind == "boolean":
            self._lines.append(f"{value} = booleans[{value}]")
        elif field.is_enum:
            self._lines.append(f"{value} = {value}._value_")
            self._strings.append(value)
        elif field.kind == "string":
            self._strings.append(value)
        else:
            self._convert(value, field, content)

    def _add_unknown(self, value: str, field: FieldWriter, content: Convert) -> None:
        """Elements that stand for themselves."""
        self._pieces += [self._named("t", self._text), value]
        self._text = ""
        call = f"{self._named('c', content)}({value})"
        self._lines += _located(
            f"{value} = {call} if {value} else ''", "'unknown_fields'"
        )

    def _convert(self, value: str, field: FieldWriter, content: Convert) -> None:
        call = f"{value} = {self._named('c', content)}({value})"
        if field.is_scalar:
            self._lines.append(call)
            return
        self._lines += _located(call, self._named("w", field.wire))

    def _named(self, prefix: str, value: object) -> str:
        name = f"{prefix}{len(self._names)}"
        self._names[name] = value
        return name

    def function(self, parameters: Sequence[str]) -> Filled:
        """Gives the text with values.

        Raises (the function):
            EncodeError: a value cannot be sent.
            ValueError: a text, a number or a date cannot be.
        """
        lines = [*self._lines, *self._checked_integers(), *self._escaped_strings()]
        pieces = [*self._pieces, self._named("t", self._text)]
        places = "".join(f"{{{piece}}}" for piece in pieces)
        body = [*lines, f'return f"{places}"']
        return cast("Filled", compiled(parameters, body, self._names))

    def _checked_integers(self) -> Sequence[str]:
        if not self._in_range:
            return ()
        return (f"if not ({' and '.join(self._in_range)}):", " raise ValueError")

    def _escaped_strings(self) -> Sequence[str]:
        if not self._strings:
            return ()
        together = "".join(f"{{{value}}}" for value in self._strings)
        escaped = "; ".join(f"{value} = escape({value})" for value in self._strings)
        return (f'if not is_plain(f"{together}"):', f" {escaped}")


def _located(statement: str, name: str) -> Sequence[str]:
    """A statement whose error says where the value stands."""
    return (
        "try:",
        f" {statement}",
        "except EncodeError as error:",
        f" raise error.within({name}) from None",
    )


def attributes(names: Sequence[str]) -> Callable[[object], Values]:
    """Gives the attributes of an object: Python's own getter, a tuple also for one name."""
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (get(value),)
    return cast("Callable[[object], Values]", get)
