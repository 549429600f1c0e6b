"""Members of enums and flags."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BREAKING,
    MAJOR,
    MINOR,
    NONE,
    RESPONSE,
    SAFE,
    Rule,
    added,
    changed,
    removed,
)
from generator.model.comparison.snapshot import Entry, MemberFact


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=None, new=Entry(fact=MemberFact() as fact) as entry):
            direction = context.direction(entry.owner)
            # clients read members that they do not know
            yield added("member-added", pair, direction, SAFE, MINOR, new=_shown(fact))
        case Pair(old=Entry(fact=MemberFact() as fact) as entry, new=None):
            direction = context.direction(context.renames.new_subject(entry.owner))
            level = SAFE if direction is RESPONSE else BREAKING
            yield removed(
                "member-removed", pair, direction, level, MAJOR, old=_shown(fact)
            )
        case _:
            return


def _numbers(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=MemberFact(number=old)),
            new=Entry(fact=MemberFact(number=new)),
        ) if (
            old != new
        ):
            direction = context.direction(pair.entry.owner)
        case _:
            return
    texts = (_number(old), _number(new))
    if old is None:
        yield changed(
            "member-number-known",
            pair,
            direction,
            (SAFE, NONE),
            texts,
            nature=Nature.LEARNED,
        )
    elif new is None:
        yield changed(
            "member-number-unknown",
            pair,
            direction,
            (SAFE, NONE),
            texts,
            nature=Nature.FORGOTTEN,
        )
    else:
        levels = (BREAKING, MAJOR)
        yield changed("member-number-changed", pair, direction, levels, texts)


def _values(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=MemberFact(value=old)), new=Entry(fact=MemberFact(value=new))
        ) if (old != new):
            direction = context.direction(pair.entry.owner)
            name = pair.entry.key.removeprefix("member/")
            levels, texts = (BREAKING, MAJOR), (old or name, new or name)
            yield changed("member-value-changed", pair, direction, levels, texts)
        case _:
            return


def _number(number: int | None) -> str | None:
    return None if number is None else str(number)


def _shown(fact: MemberFact) -> str | None:
    return fact.value or _number(fact.number)


RULES = (
    Rule(("member-added", "member-removed"), (MemberFact,), _presence),
    Rule(
        ("member-number-changed", "member-number-known", "member-number-unknown"),
        (MemberFact,),
        _numbers,
    ),
    Rule(("member-value-changed",), (MemberFact,), _values),
)
