"""Named types: what came, went, has another name, or is another kind of type."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair, is_soap
from generator.changes.rules.row import (
    BREAKING,
    MAJOR,
    MINOR,
    NONE,
    SAFE,
    Rule,
    added,
    changed,
    removed,
    renamed,
)
from generator.model.comparison.snapshot import Entry, TypeFact


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    subject = pair.subject
    direction = context.direction(subject)
    # names of types are on the wire of SOAP, and in no message of REST
    level = BREAKING if is_soap(subject) else SAFE
    match pair:
        case Pair(old=None, new=Entry(fact=TypeFact(kind=kind))):
            yield added("type-added", pair, direction, SAFE, MINOR, new=kind)
        case Pair(old=Entry(fact=TypeFact(kind=kind)), new=None):
            yield removed("type-removed", pair, direction, level, MAJOR, old=kind)
        case Pair(old=Entry(subject=former), new=Entry()) if former != subject:
            yield renamed("type-renamed", pair, level, MINOR)
        case _:
            return


def _kinds(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=TypeFact() as old), new=Entry(fact=TypeFact() as new)):
            pass
        case _:
            return
    direction = context.direction(pair.subject)
    if old.kind != new.kind:
        texts = (old.kind, new.kind)
        levels = (BREAKING, MAJOR)
        yield changed("type-kind-changed", pair, direction, levels, texts)
    base = context.renames.new_subject(old.base) if old.base else ""
    if base != new.base:
        level = BREAKING if is_soap(pair.subject) else SAFE
        levels = (level, NONE)
        texts = (old.base, new.base)
        yield changed("type-base-changed", pair, direction, levels, texts)
    if old.namespace != new.namespace:
        levels = (BREAKING, NONE)
        texts = (old.namespace, new.namespace)
        yield changed("type-namespace-changed", pair, direction, levels, texts)


RULES = (
    Rule(("type-added", "type-removed", "type-renamed"), (TypeFact,), _presence),
    Rule(
        ("type-kind-changed", "type-base-changed", "type-namespace-changed"),
        (TypeFact,),
        _kinds,
    ),
)
