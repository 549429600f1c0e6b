"""Out parts of operations of SOAP."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BREAKING,
    DOUBTFUL,
    MAJOR,
    MINOR,
    NONE,
    RESPONSE,
    SAFE,
    Rule,
    added,
    changed,
    nature,
    of_changed,
    removed,
)
from generator.changes.type_differences import TypeDifference, difference
from generator.model.comparison.snapshot import Entry, OutFact, SoapFact


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=None, new=Entry(fact=OutFact(type=new)) as entry):
            before = context.before(entry.owner)
            # a single part is the result itself, and two are a class that has them
            is_single = (
                before is not None
                and isinstance(before.fact, SoapFact)
                and len(before.fact.out) == 1
            )
            python = MAJOR if is_single else MINOR
            yield added("out-added", pair, RESPONSE, DOUBTFUL, python, new=new)
        case Pair(old=Entry(fact=OutFact(type=old)), new=None):
            yield removed("out-removed", pair, RESPONSE, BREAKING, MAJOR, old=old)
        case _:
            return


def _types(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=OutFact(type=old)), new=Entry(fact=OutFact(type=new))):
            how = difference(old, new, context)
        case _:
            return
    texts = (old, new)
    match nature(how, pair, texts, context):
        case Nature.LEARNED as what:
            levels = (SAFE, MINOR)
            yield changed("out-type-known", pair, RESPONSE, levels, texts, nature=what)
        case Nature.FORGOTTEN as what:
            levels = (SAFE, MINOR)
            yield changed(
                "out-type-unknown", pair, RESPONSE, levels, texts, nature=what
            )
        case _ if how is TypeDifference.WIDENED:
            yield changed("out-type-widened", pair, RESPONSE, (SAFE, NONE), texts)
        case _ if how is not TypeDifference.SAME:
            yield changed(
                "out-type-changed", pair, RESPONSE, (BREAKING, of_changed(how)), texts
            )
        case _:
            return


def _nillable(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=OutFact(nillable=False)),
            new=Entry(fact=OutFact(nillable=True)),
        ):
            levels = (BREAKING, NONE)
            yield changed("out-became-nillable", pair, RESPONSE, levels, (None, None))
        case Pair(
            old=Entry(fact=OutFact(nillable=True)),
            new=Entry(fact=OutFact(nillable=False)),
        ):
            yield changed(
                "out-not-nillable", pair, RESPONSE, (SAFE, NONE), (None, None)
            )
        case _:
            return


RULES = (
    Rule(("out-added", "out-removed"), (OutFact,), _presence),
    Rule(
        ("out-type-changed", "out-type-widened", "out-type-known", "out-type-unknown"),
        (OutFact,),
        _types,
    ),
    Rule(("out-became-nillable", "out-not-nillable"), (OutFact,), _nillable),
)
