"""How models are shown: short enough for a log line, and without what is named like a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, cast

import msgspec

_LONGEST_TEXT: Final = 60
_MOST_ITEMS: Final = 3
_MOST_INNER_FIELDS: Final = 3
_DEEPEST: Final = 2
_UNKNOWN: Final = "unknown_fields"
_SECRET: Final = frozenset(
    "password passphrase secret secrets token credential credentials".split()
)
_SECRET_ENDS: Final = ("ticket", "private_key", "api_key")
"""Words in the names of fields whose values are hidden, unless they are numbers or models; and ends of such names."""
_STARTS_OF_WORDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def short_repr(model: msgspec.Struct) -> str:
    """The class and the fields that are there, of models inside of it the first ones; texts and lists are cut."""
    return _model(model, 0)


def _model(model: msgspec.Struct, depth: int) -> str:
    name = type(model).__name__
    if depth >= _DEEPEST:
        return f"{name}(…)"
    present = (
        f"{field}={_field(field, value, depth)}" for field, value in _present(model)
    )
    return f"{name}({_cut(present, _MOST_INNER_FIELDS if depth else None)})"


def _present(model: msgspec.Struct) -> Iterator[tuple[str, object]]:
    """The documented fields that are there, then what came besides."""
    names = [name for name in model.__struct_fields__ if name != _UNKNOWN]
    for name in names:
        value: object = getattr(model, name)
        if value is not None:
            yield name, value
    unknown: object = getattr(model, _UNKNOWN, None)
    if unknown:
        yield _UNKNOWN, unknown


def _field(name: str, value: object, depth: int) -> str:
    if _is_secret(name) and not isinstance(value, int | float | msgspec.Struct):
        return "<hidden>"
    return _value(value, depth + 1)


def _is_secret(name: str) -> bool:
    """Whether a field, by its Python name or the one on the wire, is called like a secret."""
    spelt = _STARTS_OF_WORDS.sub("_", name).lower()
    return not _SECRET.isdisjoint(spelt.split("_")) or spelt.endswith(_SECRET_ENDS)


def _value(value: object, depth: int) -> str:
    match value:
        case msgspec.Struct():
            return _model(value, depth)
        case str() if type(value) is str and len(value) > _LONGEST_TEXT:
            return f"{value[:_LONGEST_TEXT]!r}…"
        case bytes() if len(value) > _LONGEST_TEXT:
            return f"<{len(value)} bytes>"
        case list():
            items = cast("list[object]", value)
            if depth > _DEEPEST and items:
                return "[…]"
            return f"[{_cut((_value(one, depth + 1) for one in items), _MOST_ITEMS)}]"
        case dict():
            return _dictionary(cast("dict[object, object]", value), depth)
        case _:
            return repr(value)


def _dictionary(pairs: Mapping[object, object], depth: int) -> str:
    if depth > _DEEPEST and pairs:
        return "{…}"
    shown = (
        f"{_value(key, depth)}: {_field(str(key), value, depth)}"
        for key, value in pairs.items()
    )
    return f"{{{_cut(shown, _MOST_ITEMS)}}}"


def _cut(parts: Iterable[str], most: int | None) -> str:
    """The first parts; none is made that is not shown."""
    if most is None:
        return ", ".join(parts)
    shown = list(islice(parts, most + 1))
    return ", ".join(shown[:most] + ["…"] * (len(shown) > most))
