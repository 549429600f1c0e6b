"""The shape of an object: which children it has, in which order, and so where its values stand.

Answers repeat the same shape object after object, so what follows from it is found out once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

import msgspec

from ...values.model import Model
from .compiled import check_identifiers, compiled
from .xml import Element, local_name, to_xml

Reader = Callable[[Element], object]
"""Gives the value of an element, None for `xsi:nil`.

Raises:
    DecodeError: the value does not fit.
"""
Parse = Callable[[str], object]
Make = Callable[..., Model]
Elements = Sequence[Element]


class Leaf(msgspec.Struct, frozen=True):
    """How the text of an element becomes a value.

    `parse` reads any text, and raises ValueError; without it the text is the value. It takes longer than `known`, the
    values of some texts, or than `int`, which does for as many digits as `digits` says.
    """

    parse: Parse | None = None
    known: Mapping[str, object] | None = None
    digits: int = 0


class FieldReader(msgspec.Struct, frozen=True):
    """How a field is read: as the text of a leaf, or whatever else stands there."""

    name: str
    read: Reader
    leaf: Leaf | None = None


UNKNOWN: Final = FieldReader("unknown_fields", to_xml)
"""How every other child is read: it is kept as XML."""


class Shape(msgspec.Struct, frozen=True):
    """Objects with the same children: first come the leaves among their values, then the others."""

    tags: list[str]
    leaves: Callable[[Elements], Elements]
    """Gives the leaves of the children."""
    wires: tuple[str, ...]
    """The names of the leaves."""
    integers: tuple[tuple[int, int], ...]
    """Place among the leaves, and most digits."""
    known: tuple[tuple[int, Mapping[str, object]], ...]
    parsed: tuple[tuple[int, Parse], ...]
    converted: tuple[tuple[int, Parse], ...]
    """All leaves whose text is not the value, with what reads any text."""
    others: tuple[tuple[int, Reader], ...]
    """Place among the children of those that are no leaves."""
    make: Make


def shape_of(
    cls: Make,
    fields: Mapping[str, FieldReader],
    tags: Sequence[str],
    *,
    often: bool,
) -> Shape:
    """The shape of objects of a class with these children; `often` says whether it pays to compile something for it."""
    found = [fields.get(tag, UNKNOWN) for tag in tags]
    places = [place for place, field in enumerate(found) if field.leaf is not None]
    leaves = list(enumerate(field.leaf for field in found if field.leaf is not None))
    others = [place for place, field in enumerate(found) if field.leaf is None]
    return Shape(
        tags=list(tags),
        leaves=_items(places, len(found)),
        wires=tuple(local_name(tags[place]) for place in places),
        integers=tuple((place, leaf.digits) for place, leaf in leaves if leaf.digits),
        known=tuple(
            (place, leaf.known) for place, leaf in leaves if leaf.known is not None
        ),
        parsed=tuple(
            (place, leaf.parse)
            for place, leaf in leaves
            if leaf.parse is not None and leaf.known is None and not leaf.digits
        ),
        converted=tuple(
            (place, leaf.parse) for place, leaf in leaves if leaf.parse is not None
        ),
        others=tuple((place, found[place].read) for place in others),
        make=_maker(cls, tags, found, [*places, *others], often=often),
    )


def _items(places: Sequence[int], number: int) -> Callable[[Elements], Elements]:
    """Gives the items at some places of so many; Python's own getter, also for one place and for none."""
    if len(places) == number:
        return lambda items: items
    if not places:
        return lambda _: ()
    get: Any = itemgetter(*places)
    return get if len(places) > 1 else lambda items: (get(items),)


def _maker(
    cls: Make,
    tags: Sequence[str],
    fields: Sequence[FieldReader],
    order: Sequence[int],
    *,
    often: bool,
) -> Make:
    """Calls a class with values, which come in an order of places; of a field that stands twice the last one counts."""
    places = {
        fields[place].name: index
        for index, place in enumerate(order)
        if fields[place] is not UNKNOWN
    }
    unknown = tuple(
        (index, local_name(tags[place]))
        for index, place in enumerate(order)
        if fields[place] is UNKNOWN
    )
    if unknown or not often:
        return lambda *values: _made(cls, places, unknown, values)
    check_identifiers(places)
    arguments = ", ".join(f"{name}=v{index}" for name, index in places.items())
    parameters = [f"v{index}" for index in range(len(order))]
    return compiled(parameters, [f"return cls({arguments})"], {"cls": cls})


def _made(
    cls: Make,
    places: Mapping[str, int],
    unknown: Sequence[tuple[int, str]],
    values: Sequence[Any],
) -> Model:
    arguments = {name: values[index] for name, index in places.items()}
    if unknown:
        together: dict[str, object] = {}
        for index, name in unknown:
            together[name] = f"{together.get(name, '')}{values[index]}"
        arguments[UNKNOWN.name] = together
    return cls(**arguments)
