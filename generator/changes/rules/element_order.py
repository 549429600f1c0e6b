"""The order of elements in a sequence of SOAP. Only those that both sides have are compared: others came or went."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair
from generator.changes.rules.row import (
    BREAKING,
    NONE,
    REQUEST,
    RESPONSE,
    Rule,
    changed,
)
from generator.model.comparison.changes import Direction
from generator.model.comparison.snapshot import Entry, SoapFact, TypeFact


def _operations(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=SoapFact() as old), new=Entry(fact=SoapFact() as new)):
            yield from _draft(pair, REQUEST, old.order, new.order)
            yield from _draft(pair, RESPONSE, old.out, new.out)
        case _:
            return


def _types(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=TypeFact(order=old)), new=Entry(fact=TypeFact(order=new))
        ):
            yield from _draft(pair, context.direction(pair.subject), old, new)
        case _:
            return


def _draft(
    pair: Pair, direction: Direction, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Draft]:
    common = set(old) & set(new)
    # a lock that somebody wrote by hand may have a name twice
    before = [name for name in dict.fromkeys(old) if name in common]
    after = [name for name in dict.fromkeys(new) if name in common]
    if before != after:
        first, last = _differing(before, after)
        texts = (", ".join(before[first:last]), ", ".join(after[first:last]))
        levels = (BREAKING, NONE)
        yield changed("element-order-changed", pair, direction, levels, texts)


def _differing(old: list[str], new: list[str]) -> tuple[int, int]:
    """Where two orders of the same names begin and end to differ."""
    places = [
        place
        for place, names in enumerate(zip(old, new, strict=True))
        if names[0] != names[1]
    ]
    return places[0], places[-1] + 1


RULES = (
    Rule(("element-order-changed",), (SoapFact,), _operations),
    Rule(("element-order-changed",), (TypeFact,), _types),
)
