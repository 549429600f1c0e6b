"""What fields hold: their types, null, whether they may be missing, and their namespaces."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BREAKING,
    MINOR,
    NONE,
    REQUEST,
    RESPONSE,
    SAFE,
    Rule,
    changed,
    nature,
    of_changed,
)
from generator.changes.type_differences import TypeDifference, difference, null_follows
from generator.model.comparison.snapshot import Entry, FieldFact


def _types(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=FieldFact(type=old)), new=Entry(fact=FieldFact(type=new))
        ):
            how = difference(old, new, context)
        case _:
            return
    direction, texts = context.direction(pair.entry.owner), (old, new)
    match nature(how, pair, texts, context):
        case Nature.LEARNED as what:
            levels = (SAFE, MINOR)
            yield changed(
                "field-type-known", pair, direction, levels, texts, nature=what
            )
        case Nature.FORGOTTEN as what:
            levels = (SAFE, MINOR)
            yield changed(
                "field-type-unknown", pair, direction, levels, texts, nature=what
            )
        case _ if how is TypeDifference.WIDENED:
            yield changed("field-type-widened", pair, direction, (SAFE, NONE), texts)
        case _ if how is not TypeDifference.SAME:
            levels = (BREAKING, of_changed(how))
            yield changed("field-type-changed", pair, direction, levels, texts)
        case _:
            return


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=FieldFact() as old), new=Entry(fact=FieldFact() as new)
        ):
            direction = context.direction(pair.entry.owner)
        case _:
            return
    follows = null_follows(pair.subject, old.type, new.type, context)
    # what a request may no longer lack breaks callers, what a response may lack breaks readers
    if old.nillable != new.nillable and not follows:
        id_ = "field-became-nillable" if new.nillable else "field-not-nillable"
        harmless = REQUEST if new.nillable else RESPONSE
        level = SAFE if direction is harmless else BREAKING
        yield changed(id_, pair, direction, (level, NONE), (None, None))
    if old.required != new.required:
        id_ = "field-became-required" if new.required else "field-became-optional"
        harmless = RESPONSE if new.required else REQUEST
        level = SAFE if direction is harmless else BREAKING
        yield changed(id_, pair, direction, (level, NONE), (None, None))


def _namespace(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=FieldFact(namespace=old)),
            new=Entry(fact=FieldFact(namespace=new)),
        ) if (
            old != new
        ):
            direction = context.direction(pair.entry.owner)
            levels, texts = (BREAKING, NONE), (old, new)
            yield changed("field-namespace-changed", pair, direction, levels, texts)
        case _:
            return


RULES = (
    Rule(
        (
            "field-type-changed",
            "field-type-widened",
            "field-type-known",
            "field-type-unknown",
        ),
        (FieldFact,),
        _types,
    ),
    Rule(
        (
            "field-became-nillable",
            "field-not-nillable",
            "field-became-required",
            "field-became-optional",
        ),
        (FieldFact,),
        _presence,
    ),
    Rule(("field-namespace-changed",), (FieldFact,), _namespace),
)
