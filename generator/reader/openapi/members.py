"""The members of an enum: the values of `enum` or `const`, and what extensions tell of each.

`x-enum-varnames`, `x-enum-numbers` and `x-enum-descriptions` have a row for each value, `x-enumNames` too. An enum that may
have others has `x-extensible-enum` in place of `enum`; of flags (`x-enumFlags`), whose values are lists, `x-enum-varnames`
may have the members alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text
from generator.reader.openapi.document import Document
from generator.reader.openapi.values import exact, scalar, words
from generator.reader.page.limits import MAX_MEMBERS, limited
from generator.reader.page.tree import Mapping, Value

_NAMES: Final = ("x-enum-varnames", "x-enumNames")
_NUMBERS: Final = "x-enum-numbers"
_TEXTS: Final = "x-enum-descriptions"
_OPEN: Final = "x-extensible-enum"
_FLAGS: Final = "x-enumFlags"
_LONGEST_NUMBER: Final = 20


class Members(msgspec.Struct, frozen=True):
    """What a schema states of the members of an enum, as `Schema` has it; `has_null` tells that null is among them."""

    values: tuple[JsonScalar, ...] = ()
    names: tuple[Text, ...] = ()
    numbers: tuple[int | None, ...] = ()
    texts: tuple[Text | None, ...] = ()
    has_null: bool = False
    is_open: bool = False
    is_flags: bool = False


_Row = tuple[JsonScalar, str, int | None, Text | None]


def read_members(mapping: Mapping, line: int, document: Document) -> Members:
    """The members of a schema; none where a value is no scalar."""
    is_flags = mapping.is_true(_FLAGS)
    stated = _stated(mapping, is_flags=is_flags)
    has_null = None in stated
    if any(isinstance(value, list | Mapping) for value in stated):
        return Members()
    if not document.may_read(len(stated), line):
        return Members(has_null=has_null)
    rows: dict[JsonScalar, _Row] = {}
    for row in _rows(mapping, stated):
        rows.setdefault(row[0], row)
    items = limited(
        tuple(rows.values()),
        MAX_MEMBERS,
        "values of an enum",
        line,
        document.log,
    )
    names = tuple(exact(name) for _, name, _, _ in items if name)
    numbers = tuple(number for _, _, number, _ in items)
    texts = tuple(text for _, _, _, text in items)
    return Members(
        values=tuple(value for value, _, _, _ in items),
        names=names if len(names) == len(items) else (),
        numbers=numbers if any(number is not None for number in numbers) else (),
        texts=texts if any(texts) else (),
        has_null=has_null,
        is_open=bool(items) and _is_open(mapping, is_flags=is_flags),
        is_flags=is_flags,
    )


def _is_open(mapping: Mapping, *, is_flags: bool) -> bool:
    """Whether there may be other members: flags whose members are all known have a pattern of them."""
    if "enum" in mapping or "const" in mapping:
        return False
    return _OPEN in mapping or (is_flags and "pattern" not in mapping)


def _stated(mapping: Mapping, *, is_flags: bool) -> list[Value]:
    if "const" in mapping:
        return [mapping.get("const")]
    keys = ("enum", _OPEN, *((_NAMES[0],) if is_flags else ()))
    nothing: list[Value] = []
    return next((values for key in keys if (values := mapping.items(key))), nothing)


def _rows(mapping: Mapping, stated: list[Value]) -> Iterator[_Row]:
    count = len(stated)
    names = [mapping.texts(key) for key in _NAMES]
    given = next((each for each in names if len(each) == count), [""] * count)
    numbers, texts = (_as_many(mapping.items(key), count) for key in (_NUMBERS, _TEXTS))
    for value, name, number, text in zip(stated, given, numbers, texts, strict=True):
        if value is not None and not isinstance(value, list | Mapping):
            description = words(text) if isinstance(text, str) else None
            yield scalar(value), name, _number(number), description


def _as_many(values: list[Value], count: int) -> list[Value]:
    return values if len(values) == count else [None] * count


def _number(value: Value) -> int | None:
    """A number of 64 bits, None for anything else."""
    if not isinstance(value, JsonScalar) or value.kind is not JsonKind.INTEGER:
        return None
    text = value.text.raw
    number = int(text) if len(text) <= _LONGEST_NUMBER else 2**63
    return number if -(2**63) <= number < 2**63 else None
