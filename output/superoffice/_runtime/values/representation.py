"""The repr of models: short enough for a log line, and without values whose names suggest a secret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, cast

import msgspec

from ..patterns import late_pattern

_LONGEST_TEXT: Final = 60
_MOST_ITEMS: Final = 3
_MOST_INNER_FIELDS: Final = 3
_DEEPEST: Final = 2
_UNKNOWN: Final = "unknown_fields"
_SECRET: Final = frozenset(
    "password passphrase secret secrets token credential credentials".split()
)
_SECRET_ENDINGS: Final = ("ticket", "private_key", "api_key")
"""Words in the names of fields whose values are hidden, unless they are numbers or models; and endings of such names."""
# the boundaries of words in a wire name
_STARTS_OF_WORDS: Final = late_pattern(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
)


def short_repr(model: msgspec.Struct) -> str:
    """Returns the class and the present fields of a model, but only the first of nested models; texts and lists are cut."""
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
    """Yields the documented fields that are present, then the unknown ones."""
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
    """Whether the name of a field, in Python or on the wire, suggests a secret."""
    name_ = _STARTS_OF_WORDS.sub("_", name).lower()
    return not _SECRET.isdisjoint(name_.split("_")) or name_.endswith(_SECRET_ENDINGS)


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
            return f"[{_cut((_value(item, depth + 1) for item in items), _MOST_ITEMS)}]"
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
    """Joins the first parts. Parts that are not shown are not made."""
    if most is None:
        return ", ".join(parts)
    shown = list(islice(parts, most + 1))
    return ", ".join(shown[:most] + ["…"] * (len(shown) > most))
