"""Fields that no page documents: set aside when an answer is read, put back when a request is written.

msgspec refuses an object with an unknown key, and writes `unknown_fields` as a nested object. So before it reads parsed
JSON, the unknown members of each object move into a nested object with the key `UNKNOWN_FIELDS`; and in the JSON that it
has written, the members of the nested object move out again. msgspec does all the rest in one go. Both directions visit
only those fields of a model that may contain models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

import msgspec

from ...errors import EncodeError
from ...values.model import UNKNOWN_FIELDS, Model
from .types import PythonType, field_types, may_hold_models, without_none

Visitor: TypeAlias = Callable[[object, bool], None]
"""Sets unknown members of all objects in a parsed value aside, and changes the value. The flag tells whether to search
for keys that were not met before, which takes longer than to look for the others."""
_Members: TypeAlias = Mapping[str, object]
Lines: TypeAlias = Callable[[Iterable[object]], bytes]
"""Writes each value as JSON, with a line feed after it."""
_Collector: TypeAlias = Callable[[object, list[_Members]], None]
"""Adds the unknown fields of all models in a value to a list, in the order in which msgspec writes them."""

_MARK: Final = f'"{UNKNOWN_FIELDS}"'.encode()
_OPENING: Final = _MARK + b":{"
_MOST_REMEMBERED: Final = 8
_LONGEST_REMEMBERED: Final = 100
"""How many unknown keys of a class are remembered, and of what length. They come from a server."""


# ---------------------------------------------------------------- reading


@cache
def visitor(type_: PythonType) -> Visitor | None:
    """Returns the visitor of a type; None if its values contain no models.

    A value that is not of the type is left alone; msgspec refuses it later.
    """
    type_ = without_none(type_)
    if isinstance(type_, type) and issubclass(type_, Model):
        return _object_visitor(type_)
    origin = get_origin(type_)
    visit_item = visitor(get_args(type_)[-1]) if origin in {list, dict} else None
    if visit_item is None:
        return None
    if origin is list:
        return _list_visitor(visit_item)
    return _dictionary_visitor(visit_item)


def _list_visitor(visit_item: Visitor) -> Visitor:
    def visit(value: Any, search: bool) -> None:
        items: list[Any] = value
        if type(items) is list:
            for item in items:
                visit_item(item, search)

    return visit


def _dictionary_visitor(visit_item: Visitor) -> Visitor:
    def visit(value: Any, search: bool) -> None:
        items: dict[str, Any] = value
        if type(items) is dict:
            for item in items.values():
                visit_item(item, search)

    return visit


def _object_visitor(cls: type[Model]) -> Visitor:
    """Returns the visitor of a model. A newer server sends the same new keys in each object, so they are remembered."""
    remembered: list[str] = []
    known: frozenset[str] | None = None
    visitors: tuple[tuple[str, Visitor], ...] = ()

    # `Any` instead of `cast`, which would take time in every object
    def visit(value: Any, search: bool) -> None:
        nonlocal known, visitors
        fields: dict[str, Any] = value
        if type(fields) is not dict:
            return
        if known is None:  # not earlier, since a type may contain itself
            visitors = tuple(_field_visitors(cls))
            known = frozenset({*field_types(cls), UNKNOWN_FIELDS})
        for wire, visit_field in visitors:
            item = fields.get(wire)
            if item:
                visit_field(item, search)
        unknown: dict[str, object] = {}
        for wire in remembered:
            if wire in fields:
                unknown[wire] = fields.pop(wire)
        if search and not known.issuperset(fields):
            new = [wire for wire in fields if wire not in known]
            for wire in new:
                unknown[wire] = fields.pop(wire)
            short = [wire for wire in new if len(wire) <= _LONGEST_REMEMBERED]
            remembered.extend(short[: max(0, _MOST_REMEMBERED - len(remembered))])
        if unknown:
            if search:  # what was set aside without a search stays
                unknown = fields.get(UNKNOWN_FIELDS, {}) | unknown
            fields[UNKNOWN_FIELDS] = unknown

    return visit


def restored(value: object) -> object:
    """Returns parsed JSON, in which unknown members may be set aside, as it came."""
    if isinstance(value, list):
        return [restored(item) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    members = cast("dict[str, object]", value)
    aside = cast("_Members", members.get(UNKNOWN_FIELDS, {}))
    known = (pair for pair in members.items() if pair[0] != UNKNOWN_FIELDS)
    return {wire: restored(item) for wire, item in known} | dict(aside)


def _field_visitors(cls: type[Model]) -> Iterator[tuple[str, Visitor]]:
    """Yields the visitors of the fields that may contain models, by wire name."""
    for wire, type_ in field_types(cls).items():
        visit = visitor(type_)
        if visit is not None:
            yield wire, visit


# ---------------------------------------------------------------- writing


class _Reduced(dict[str, object]):
    """Unknown fields as msgspec writes them, of which only `sent` are sent."""

    sent: dict[str, object]


def flattened(value: object, written: bytes, encode_lines: Lines) -> bytes:
    """Returns the JSON that msgspec has written for a value, with unknown fields among the other members of their objects.

    An unknown field is left out when it has the name of a documented field that is not None.

    Raises:
        EncodeError: `unknown_fields` is no mapping, or a model stands where the types allow none.
    """
    # finding one byte is much faster than finding many
    if b"*" not in written or _MARK not in written:
        return written
    collected: list[_Members] = []
    _collectors[type(value)](value, collected)
    contents = encode_lines(collected).splitlines()
    pieces = iter(written.split(_OPENING))
    parts = [next(pieces)]
    for members, content, piece in zip(collected, contents, pieces, strict=False):
        # a piece is the content without its first brace, followed by the rest of the object
        end = len(content) - 1
        if len(piece) < end or type(members) is _Reduced:
            parts.append(_sent(members, end, piece, pieces, encode_lines))
        else:
            parts.append(piece[: end - 1])
            parts.append(piece[end:])
    if next(pieces, None) is not None:
        raise EncodeError("", "a model stands where the documentation has none")
    return b"".join(parts)


def _sent(
    members: _Members,
    end: int,
    piece: bytes,
    pieces: Iterator[bytes],
    encode_lines: Lines,
) -> bytes:
    """Returns a piece whose content is changed: it contains models, or fields that are left out."""
    while len(piece) < end:
        piece += _OPENING + next(pieces)
    sent = members.sent if isinstance(members, _Reduced) else members
    content = flattened(sent, encode_lines([sent]).rstrip(), encode_lines)[1:-1]
    rest = piece[end:]
    return content + (rest if content else rest.removeprefix(b","))


class _Collectors(dict[type[object], _Collector]):
    """The collector of each class, made with the first value of the class."""

    def __missing__(self, cls: type[object]) -> _Collector:
        collect = self[cls] = _collector(cls)
        return collect


_collectors: Final = _Collectors()


def _collector(cls: type[object]) -> _Collector:
    if issubclass(cls, Model):
        return _model_collector(cls)
    if issubclass(cls, Mapping):
        return _collect_from_values
    if issubclass(cls, list | tuple | set | frozenset):
        return _collect_from_items
    return _collect_nothing


def _collect_nothing(value: object, collected: list[_Members]) -> None:
    """Does nothing: a scalar contains no models."""


def _collect_from_items(value: object, collected: list[_Members]) -> None:
    for item in cast("Iterable[object]", value):
        _collectors[type(item)](item, collected)


def _collect_from_values(value: object, collected: list[_Members]) -> None:
    for item in cast("_Members", value).values():
        _collectors[type(item)](item, collected)


def _model_collector(cls: type[Model]) -> _Collector:
    known = frozenset(field_types(cls))
    # in the order in which msgspec writes them, after `unknown_fields`
    names = [
        field.name
        for field in msgspec.structs.fields(cls)
        if field.encode_name != UNKNOWN_FIELDS and may_hold_models(field.type)
    ]

    def collect(model: Any, collected: list[_Members]) -> None:
        unknown: dict[str, object] = model.unknown_fields
        if type(unknown) is not dict or not known.isdisjoint(unknown):
            collected.append(_reduced(model))
        elif unknown:
            collected.append(unknown)
        for name in names:
            item: object = getattr(model, name)
            if item:
                _collectors[type(item)](item, collected)

    return collect


def _reduced(model: Model) -> _Reduced:
    unknown = cast("object", model.unknown_fields)
    if not isinstance(unknown, Mapping):
        reason = f"expected dict, got {type(unknown).__name__}"
        raise EncodeError("unknown_fields", reason)
    reduced = _Reduced(cast("_Members", unknown))
    documented = {
        field.encode_name
        for field in msgspec.structs.fields(model)
        if getattr(model, field.name) is not None
    }
    reduced.sent = {
        wire: value for wire, value in reduced.items() if wire not in documented
    }
    return reduced
