"""Annotations as sets of alternatives, and whether the values of one are values of another.

`list[int] | None` is the alternatives `list` of `int`, and `None`. What a type checker says and what happens at run time
may differ: lists of one item type are no lists of another to it, and texts are no members of an enum, but REST sends them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import msgspec

ANY: Final = "object"
NONE: Final = "None"
_TEXT: Final = "str"

_ALIASES: Final = {
    "Columns": "str | Field | Iterable[str | Field]",
    "Ordering": "str | Field | Order | Iterable[str | Field | Order]",
}
"""What names of the runtime stand for (`runtime/rest/query/odata.py`)."""

_ITERABLES: Final = ("Sequence", "Collection", "Iterable")
_WIDER: Final[Mapping[str, tuple[str, ...]]] = {
    "int": ("float",),
    "list": _ITERABLES,
    "Sequence": ("Collection", "Iterable"),
    "Collection": ("Iterable",),
    "dict": ("Mapping",),
}
"""What takes the values of a type too, besides the type itself."""
_CHANGEABLE: Final = frozenset({"list", "dict"})
"""Containers whose item types must be the same to a type checker, since what holds them may add items."""


class Alternative(msgspec.Struct, frozen=True):
    """One type of a union: a name or a path, and its arguments, each a union."""

    name: str
    arguments: tuple[Union, ...] = ()


Union = frozenset[Alternative]
"""The alternatives of an annotation."""

_SCALARS: Final = frozenset("bool bytes datetime float int str timedelta".split())

_ANYTHING: Final[Union] = frozenset({Alternative(ANY)})


@lru_cache(maxsize=20_000)
def _parsed(annotation: str) -> Union:
    """The alternatives of an annotation; the text itself is the only one where it cannot be read."""
    try:
        return frozenset(_alternatives(ast.parse(annotation, mode="eval").body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset({Alternative(annotation)})


def _alternatives(node: ast.expr) -> Iterator[Alternative]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _alternatives(left)
            yield from _alternatives(right)
        case ast.Name(id=name) if name in _ALIASES:
            yield from _parsed(_ALIASES[name])
        case ast.Subscript(value=origin, slice=ast.Tuple(elts=items)):
            yield Alternative(ast.unparse(origin), tuple(map(_union, items)))
        case ast.Subscript(value=origin, slice=item):
            yield Alternative(ast.unparse(origin), (_union(item),))
        case _:
            yield Alternative(ast.unparse(node))


def _union(node: ast.expr) -> Union:
    return frozenset(_alternatives(node))


def union(annotation: str, named: Callable[[str], str]) -> Union:
    """The alternatives of an annotation; `named` gives the one name that a class has on both sides.

    Annotations may come from a lock that anybody has written: they are parsed, and never run.
    """
    return _with_names(_parsed(annotation), named)


def _with_names(alternatives: Union, named: Callable[[str], str]) -> Union:
    return frozenset(
        Alternative(
            named(each.name),
            tuple(_with_names(argument, named) for argument in each.arguments),
        )
        for each in alternatives
    )


class Fitting(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as fitting. `bases` are the classes that each class extends, `enums` the classes of members.

    lacks_containers: values of no known type are scalars, as in SOAP, where an element without its type stays XML. takes_items: a list fits one whose items are of a wider type. takes_texts: a text fits an enum. takes_anything: values
    of no known type fit any.
    """

    bases: Mapping[str, Iterable[str]] = {}
    enums: frozenset[str] = frozenset()
    lacks_containers: bool = False
    takes_items: bool = False
    takes_texts: bool = False
    takes_anything: bool = False

    def fits(self, values: Union, place: Union) -> bool:
        """Whether a place takes all values of an annotation."""
        return not self.missing(values, place)

    def missing(self, values: Union, place: Union) -> Union:
        """The alternatives that a place does not take."""
        if values == place or (place >= _ANYTHING and not self.lacks_containers):
            return frozenset()
        return frozenset(
            value
            for value in values
            if not any(self._takes(other, value) for other in place)
        )

    def _takes(self, place: Alternative, value: Alternative) -> bool:
        if place == value:
            return True
        if place.name == ANY:
            return not (self.lacks_containers and value.name in _CHANGEABLE)
        if value.name == ANY and self.takes_anything:
            if self.lacks_containers:
                return place.name in _SCALARS
            return place.name != NONE
        if value.name in self.enums and place.name == _TEXT:
            return True
        if value.name == _TEXT and place.name in self.enums:
            return self.takes_texts
        if not self._is_below(value.name, place.name):
            return False
        return len(value.arguments) == len(place.arguments) and all(
            self._takes_argument(place.name, other, argument)
            for other, argument in zip(place.arguments, value.arguments, strict=True)
        )

    def _takes_argument(self, container: str, place: Union, values: Union) -> bool:
        if container in _CHANGEABLE and not self.takes_items:
            return place == values
        return self.fits(values, place)

    def _is_below(self, name: str, other: str) -> bool:
        return (
            name == other
            or other in _WIDER.get(name, ())
            or other in self.bases.get(name, ())
        )
