"""Writes the fields of an object in one go.

For each combination of types that values of an object have there is a template, made when it comes first: the elements
with places for what stands inside. Each value is of the exact type that its field has, so nothing else of it has to be
looked at, and most of the work is done for all values together. What has no template, or does not fit, is written field
by field, which also finds the place of an error.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import Final, cast

import msgspec

from ..errors import EncodeError
from .text import escape, is_plain

Convert = Callable[[object], object]
Values = tuple[object, ...]

_MOST: Final = 64
"""Templates that are kept for one type."""
_INTEGERS: Final = {"int16": "h", "int32": "i", "int64": "q", "uint32": "I"}
"""Scalars by their code in `struct`, which has the same ranges."""
_BOOLEANS: Final[Convert] = cast("Convert", {True: "true", False: "false"}.__getitem__)


class FieldWriter(msgspec.Struct, frozen=True):
    """How a field is written.

    `kind` is the scalar or the key of the type. `write` gives its element for any value, `content` what stands inside
    for a value of the exact type `python`; both are None where the value itself says its type.
    """

    name: str
    wire: str
    tag: str
    kind: str
    required: bool
    write: Callable[[object], str]
    content: Convert | None
    python: type[object] | None
    is_enum: bool = False


class ObjectWriter:
    """Writes the fields of objects of one type."""

    def __init__(self, fields: Sequence[FieldWriter]) -> None:
        self._fields = tuple(fields)
        self._values = _attributes([field.name for field in fields])
        self._templates: dict[tuple[type[object], ...], _Template | None] = {}

    def __call__(self, value: object) -> str:
        """The elements of the fields of an object.

        Raises:
            EncodeError: a value cannot be sent.
        """
        values = self._values(value)
        types = tuple(map(type, values))
        try:
            template = self._templates[types]
        except KeyError:
            template = self._new_template(types)
        if template is not None:
            try:
                return template.filled(values)
            except (ValueError, struct.error):
                pass  # a text or a number that the next line names
        return self._field_by_field(values)

    def _new_template(self, types: tuple[type[object], ...]) -> _Template | None:
        if len(self._templates) >= _MOST:
            return None
        template = _template(self._fields, types)
        self._templates[types] = template
        return template

    def _field_by_field(self, values: Values) -> str:
        parts: list[str] = []
        for field, value in zip(self._fields, values, strict=True):
            if value is None and not field.required:
                continue
            try:
                parts.append(field.write(value))
            except EncodeError as error:
                raise error.within(field.wire) from None
        return "".join(parts)


class _Template:
    """Elements with a place for every value, those of None included, which take no room."""

    def __init__(
        self,
        pattern: str,
        converted: list[tuple[int, str, Convert]],
        strings: list[int],
        integers: list[tuple[int, str]],
    ) -> None:
        self._pattern = pattern
        self._converted = converted
        self._strings = strings
        self._strings_of = _items(strings)
        self._integers_of = _items([place for place, _ in integers])
        codes = "".join(code for _, code in integers)
        self._check_integers = struct.Struct(f"<{codes}").pack if codes else None

    def filled(self, values: Values) -> str:
        """The elements with these values.

        Raises:
            EncodeError: a value cannot be sent.
            ValueError, struct.error: a text or a number cannot be.
        """
        inside = list(values)
        for place, wire, convert in self._converted:
            try:
                inside[place] = convert(inside[place])
            except EncodeError as error:
                raise error.within(wire) from None
        strings = cast("tuple[str, ...]", self._strings_of(inside))
        if not is_plain("".join(strings)):
            for place, text in zip(self._strings, strings, strict=True):
                inside[place] = escape(text)
        if self._check_integers is not None:
            self._check_integers(*self._integers_of(values))
        return self._pattern % tuple(inside)


def _template(
    fields: Sequence[FieldWriter], types: tuple[type[object], ...]
) -> _Template | None:
    pattern: list[str] = []
    converted: list[tuple[int, str, Convert]] = []
    strings: list[int] = []
    integers: list[tuple[int, str]] = []
    for place, (field, type_) in enumerate(zip(fields, types, strict=True)):
        if type_ is type(None):
            if field.required:
                return None
            pattern.append("%.0s")
            continue
        if type_ is not field.python or field.content is None:
            return None
        pattern.append(f"<{field.tag}>%s</{field.tag}>")
        if field.kind == "string":
            strings.append(place)
        elif field.kind in _INTEGERS:
            integers.append((place, _INTEGERS[field.kind]))
        elif field.is_enum:
            converted.append((place, field.wire, cast("Convert", str.__str__)))
            strings.append(place)
        else:
            content = _BOOLEANS if field.kind == "boolean" else field.content
            converted.append((place, field.wire, content))
    return _Template("".join(pattern), converted, strings, integers)


def _attributes(names: Sequence[str]) -> Callable[[object], Values]:
    """Gives the attributes of an object."""
    return _tuple_of(attrgetter(*names) if names else None, len(names))


def _items(places: Sequence[int]) -> Callable[[object], Values]:
    """Gives items of a sequence."""
    get = cast("Convert", itemgetter(*places)) if places else None
    return _tuple_of(get, len(places))


def _tuple_of(get: Convert | None, number: int) -> Callable[[object], Values]:
    """A getter of Python's that gives a tuple also when it gets one thing, or nothing."""
    if get is None:
        return lambda _: ()
    if number == 1:
        return lambda value: (get(value),)
    return cast("Callable[[object], Values]", get)
