"""Objects read in one go: their children are asked for names and texts all at once, and the class is called once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

from ...errors import DecodeError
from .shapes import Elements, FieldReader, Make, Shape, shape_of
from .xml import Element, is_nil, local_name

_EMPTY: Final = ""
NO_TEXT: Final = "text expected, got elements"
_TAG: Final[Callable[[Element], str]] = attrgetter("tag")
_TEXT: Final[Callable[[Element], str | None]] = attrgetter("text")
_MOST: Final = 64
"""Shapes that are kept for one type. They come from a server, so they must not fill the memory."""


class ObjectReader:
    """Reads objects of one class. The fields, by name on the wire, are asked for with the first object."""

    def __init__(
        self, cls: Make, fields_of: Callable[[], Mapping[str, FieldReader]]
    ) -> None:
        self._cls = cls
        self._fields_of = fields_of
        self._fields: Mapping[str, FieldReader] | None = None
        self._shapes: dict[tuple[str, ...], Shape] = {}
        self._last: Shape | None = None

    def __call__(self, element: Element) -> object:
        """The object of an element. Unknown children are kept as XML; of those that stand twice the last one counts.

        Raises:
            DecodeError: a value does not fit its type.
        """
        children = element[:]
        if not children:
            return None if is_nil(element) else self._cls()
        tags = list(map(_TAG, children))
        shape = self._last
        if shape is None or shape.tags != tags:
            shape = self._last = self._shape(tags)
        leaves = shape.leaves(children)
        values: list[Any] = list(map(_TEXT, leaves))
        if any(map(len, leaves)):
            raise _no_text(leaves)
        if not all(values):
            _fill(values, leaves)
        if shape.converted:
            _convert(shape, values)
        for place, read in shape.others:
            try:
                values.append(read(children[place]))
            except DecodeError as error:
                raise error.within(local_name(tags[place])) from None
        return shape.make(*values)

    def _shape(self, tags: list[str]) -> Shape:
        key = tuple(tags)
        shape = self._shapes.get(key)
        if shape is None:
            if self._fields is None:
                self._fields = self._fields_of()
            often = len(self._shapes) < _MOST
            shape = shape_of(self._cls, self._fields, tags, often=often)
            if often:
                self._shapes[key] = shape
        return shape


def _fill(values: list[Any], leaves: Elements) -> None:
    """Puts empty texts among those of leaves that are neither nil nor have a text."""
    for place, text in enumerate(values):
        if text is None and not is_nil(leaves[place]):
            values[place] = _EMPTY


def _no_text(leaves: Elements) -> DecodeError:
    name = next(local_name(leaf.tag) for leaf in leaves if len(leaf))
    return DecodeError(name, NO_TEXT)


def _convert(shape: Shape, values: list[Any]) -> None:
    """Puts values in the place of texts."""
    try:
        for place, digits in shape.integers:
            text = values[place]
            if len(text) > digits or not (text.isdecimal() and text.isascii()):
                raise ValueError
            values[place] = int(text)
        for place, known in shape.known:
            values[place] = known[values[place]]
        for place, parse in shape.parsed:
            values[place] = parse(values[place])
    except (AttributeError, KeyError, TypeError, ValueError):
        _convert_one_by_one(shape, values)


def _convert_one_by_one(shape: Shape, values: list[Any]) -> None:
    """The same for texts that are not as usual. What is text no more was converted before, or is None."""
    for place, parse in shape.converted:
        text = values[place]
        if type(text) is not str:
            continue
        try:
            values[place] = parse(text)
        except ValueError as error:
            raise DecodeError(shape.wires[place], str(error)) from None
