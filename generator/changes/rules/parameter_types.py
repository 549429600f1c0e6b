"""What parameters take: their types, null, and whether they may be left out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BREAKING,
    MAJOR,
    MINOR,
    NONE,
    REQUEST,
    SAFE,
    Rule,
    changed,
    nature,
)
from generator.changes.type_differences import TypeDifference, difference, null_follows
from generator.model.comparison.changes import ApiLevel, PythonLevel
from generator.model.comparison.snapshot import Entry, ParameterFact

_TYPE_LEVELS: dict[TypeDifference, tuple[str, ApiLevel, PythonLevel]] = {
    TypeDifference.WIDENED: ("parameter-type-widened", SAFE, MINOR),
    TypeDifference.FORGOTTEN: ("parameter-type-widened", SAFE, MINOR),
    TypeDifference.NARROWED: ("parameter-type-narrowed", BREAKING, MINOR),
    TypeDifference.LEARNED: ("parameter-type-narrowed", BREAKING, MINOR),
    # arguments are compared with their types at run time
    TypeDifference.CHANGED: ("parameter-type-changed", BREAKING, MAJOR),
}


def _types(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=ParameterFact(type=old)),
            new=Entry(fact=ParameterFact(type=new)),
        ):
            how = difference(old, new, context)
        case _:
            return
    if how is TypeDifference.SAME:
        return
    texts = (old, new)
    match nature(how, pair, texts, context):
        case Nature.LEARNED as what:
            # what is no value of the type was accepted before
            python = MAJOR if "any" in old else MINOR
            levels = (SAFE, python)
            yield changed(
                "parameter-type-known", pair, REQUEST, levels, texts, nature=what
            )
        case Nature.FORGOTTEN as what:
            levels = (SAFE, MINOR)
            yield changed(
                "parameter-type-unknown", pair, REQUEST, levels, texts, nature=what
            )
        case _:
            id_, api, python = _TYPE_LEVELS[how]
            yield changed(id_, pair, REQUEST, (api, python), texts)


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=ParameterFact() as old),
            new=Entry(fact=ParameterFact() as new),
        ):
            pass
        case _:
            return
    if old.where != new.where:
        # the place decides what must be given
        return
    before, after = _must_be_given(old), _must_be_given(new)
    if after and not before:
        levels = (BREAKING, MAJOR)
        yield changed("parameter-became-required", pair, REQUEST, levels, (None, None))
    elif before and not after:
        levels = (SAFE, MINOR)
        yield changed("parameter-became-optional", pair, REQUEST, levels, (None, None))
    if null_follows(pair.subject, old.type, new.type, context):
        return
    if old.nillable and not new.nillable:
        yield changed(
            "parameter-not-nillable", pair, REQUEST, (BREAKING, MAJOR), (None, None)
        )
    elif new.nillable and not old.nillable:
        yield changed(
            "parameter-became-nillable", pair, REQUEST, (SAFE, MINOR), (None, None)
        )


def _must_be_given(fact: ParameterFact) -> bool:
    return fact.required and not fact.chosen


def _style(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=ParameterFact(style=old)),
            new=Entry(fact=ParameterFact(style=new)),
        ) if (
            old != new
        ):
            levels = (BREAKING, NONE)
            yield changed("parameter-style-changed", pair, REQUEST, levels, (old, new))
        case _:
            return


RULES = (
    Rule(
        (
            "parameter-type-changed",
            "parameter-type-narrowed",
            "parameter-type-widened",
            "parameter-type-known",
            "parameter-type-unknown",
        ),
        (ParameterFact,),
        _types,
    ),
    Rule(
        (
            "parameter-became-required",
            "parameter-became-optional",
            "parameter-became-nillable",
            "parameter-not-nillable",
        ),
        (ParameterFact,),
        _presence,
    ),
    Rule(("parameter-style-changed",), (ParameterFact,), _style),
)
