"""Parameters that came, went, have another name or another place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair, is_soap
from generator.changes.renaming.parameters import wire_name
from generator.changes.rules.row import (
    BREAKING,
    DOUBTFUL,
    MAJOR,
    MINOR,
    NONE,
    REQUEST,
    SAFE,
    Rule,
    added,
    changed,
    removed,
    renamed,
)
from generator.model.comparison.snapshot import (
    Entry,
    ParameterFact,
    RestFact,
    Snapshot,
)

_WRAPPER = "wrapper"


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=None, new=Entry(fact=ParameterFact(type=new)) as entry):
            if may_be_left_out(entry, context.new):
                # the elements of SOAP are a sequence, which a server may read strictly
                level = DOUBTFUL if is_soap(entry.subject) else SAFE
                yield added("parameter-added", pair, REQUEST, level, MINOR, new=new)
            else:
                id_ = "required-parameter-added"
                yield added(id_, pair, REQUEST, BREAKING, MAJOR, new=new)
        case Pair(old=Entry(fact=ParameterFact(type=old)) as entry, new=None):
            level = BREAKING if is_soap(entry.subject) else DOUBTFUL
            yield removed("parameter-removed", pair, REQUEST, level, MAJOR, old=old)
        case _:
            return


def may_be_left_out(entry: Entry, snapshot: Snapshot) -> bool:
    """Whether calls need not have a parameter. No source says so of what a wrapper of REST has."""
    fact = entry.fact
    if not isinstance(fact, ParameterFact):
        return False
    if is_soap(entry.subject):
        return fact.nillable or fact.chosen
    operation = snapshot.by_subject.get(entry.owner)
    is_wrapped = (
        fact.where == "body"
        and operation is not None
        and isinstance(operation.fact, RestFact)
        and operation.fact.body_kind == _WRAPPER
    )
    return not fact.required and not is_wrapped


def _names(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=ParameterFact(where=where)) as old,
            new=Entry(fact=ParameterFact(where=place)) as new,
        ):
            pass
        case _:
            return
    if where != place:
        texts = (where, place)
        levels = (BREAKING, NONE)
        yield changed("parameter-moved", pair, REQUEST, levels, texts)
    elif wire_name(old) != wire_name(new):
        yield from _renamed(pair, where)


def _renamed(pair: Pair, where: str) -> Iterator[Draft]:
    match where:
        case "path":
            yield renamed("path-parameter-renamed", pair, SAFE, MINOR)
        case "body":
            yield renamed("body-renamed", pair, SAFE, MINOR)
        case _:
            yield renamed("parameter-case-changed", pair, SAFE, NONE)


RULES = (
    Rule(
        ("parameter-added", "required-parameter-added", "parameter-removed"),
        (ParameterFact,),
        _presence,
    ),
    Rule(
        (
            "parameter-moved",
            "path-parameter-renamed",
            "body-renamed",
            "parameter-case-changed",
        ),
        (ParameterFact,),
        _names,
    ),
)
