"""Sets aside what no page documents, so that msgspec can read the rest in one go.

A visitor goes through parsed JSON along a type. In every object of a model it takes the keys out that the model does
not have, and puts them under the name of `unknown_fields`. What has another kind than the type says is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeAlias, cast, get_args, get_origin

from ...values.model import UNKNOWN_FIELDS, Model, UnknownFields
from .types import PythonType, field_types, without_none

Visitor: TypeAlias = Callable[[object], None]
_Inside: TypeAlias = tuple[tuple[str, Visitor], ...]

_HOLDERS: Final = (list, dict)
_MOST_MET: Final = 8
_LONGEST_MET: Final = 100
"""How many new keys of a class are remembered, and how long ones: they come from a server."""


@cache
def keys_met(cls: type[Model]) -> list[str]:
    """The new keys that objects of a model had, the first that were met. What is added to it stays."""
    return []


@cache
def visitor(type_: PythonType) -> Visitor | None:
    """The visitor of a type; None where no model can be inside. It changes what it visits."""
    type_ = without_none(type_)
    if isinstance(type_, type) and issubclass(type_, Model):
        return _object_visitor(type_)
    origin = get_origin(type_)
    inner = visitor(get_args(type_)[-1]) if origin in _HOLDERS else None
    if inner is None:
        return None
    return _list_visitor(inner) if origin is list else _dictionary_visitor(inner)


def _list_visitor(visit_item: Visitor) -> Visitor:
    def visit(value: object) -> None:
        if type(value) is list:
            for item in cast("list[object]", value):
                visit_item(item)

    return visit


def _dictionary_visitor(visit_item: Visitor) -> Visitor:
    def visit(value: object) -> None:
        if type(value) is dict:
            for item in cast("dict[str, object]", value).values():
                visit_item(item)

    return visit


def _object_visitor(cls: type[Model]) -> Visitor:
    """Looks at the fields with the first value, since types may hold themselves.

    A newer server sends the same new keys in every object: those that were met before are looked for first.
    """
    known: frozenset[str] | None = None
    inside: _Inside = ()
    met = keys_met(cls)

    def visit(value: object) -> None:
        nonlocal known, inside
        if type(value) is not dict:
            return
        fields = cast("dict[str, object]", value)
        if known is None:
            inside = tuple(_inside(cls))
            known = frozenset(field_types(cls))
        for wire, visit_item in inside:
            item = fields.get(wire)
            if item:
                visit_item(item)
        unknown: dict[str, object] | None = None
        for wire in met:
            if wire in fields:
                unknown = UnknownFields() if unknown is None else unknown
                unknown[wire] = fields.pop(wire)
        if not known.issuperset(fields):
            unknown = UnknownFields() if unknown is None else unknown
            new = [wire for wire in fields if wire not in known]
            short = [wire for wire in new if len(wire) <= _LONGEST_MET]
            met.extend(short[: max(0, _MOST_MET - len(met))])
            for wire in new:
                unknown[wire] = fields.pop(wire)
        if unknown is not None:
            fields[UNKNOWN_FIELDS] = unknown

    return visit


def _inside(cls: type[Model]) -> Iterator[tuple[str, Visitor]]:
    """The fields that may hold models, by wire name."""
    for wire, type_ in field_types(cls).items():
        found = visitor(type_)
        if found is not None:
            yield wire, found
