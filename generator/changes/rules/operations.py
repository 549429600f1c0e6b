"""Operations that came, went, have another name, or are called deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BOTH,
    BREAKING,
    DOUBTFUL,
    MAJOR,
    MINOR,
    NONE,
    PATCH,
    RESPONSE,
    SAFE,
    Rule,
    added,
    changed,
    removed,
    renamed,
)
from generator.model.comparison.snapshot import Entry, RestFact, SoapFact


def _presence(pair: Pair, _context: Context) -> Iterator[Draft]:
    if pair.old is None:
        text = shown(pair.entry)
        yield added("operation-added", pair, BOTH, SAFE, MINOR, new=text)
    elif pair.new is None:
        text = shown(pair.entry)
        yield removed("operation-removed", pair, BOTH, BREAKING, MAJOR, old=text)
    elif pair.old.subject != pair.new.subject:
        # the route is the same, and nothing else is on the wire
        yield renamed("operation-renamed", pair, SAFE, MINOR)


def _deprecation(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=RestFact(deprecated=old)),
            new=Entry(fact=RestFact(deprecated=new)),
        ) if (
            old != new
        ):
            id_ = "operation-deprecated" if new else "operation-undeprecated"
            yield changed(id_, pair, BOTH, (SAFE, PATCH), (None, None))
        case _:
            return


def _archive(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=RestFact(archive=old)), new=Entry(fact=RestFact(archive=new))
        ) if (old != new):
            pass
        case _:
            return
    what = Nature.MOVED if old and new else Nature.FORGOTTEN
    if not old:
        what = Nature.LEARNED
    yield changed(
        "operation-archive-changed",
        pair,
        RESPONSE,
        (DOUBTFUL, NONE),
        (old or None, new or None),
        nature=what,
    )


def shown(entry: Entry) -> str:
    """An operation in a few words: verb and route, or the action of SOAP."""
    match entry.fact:
        case RestFact(method=method, path=path):
            return f"{method} {path}"
        case SoapFact(action=action):
            return action
        case _:
            return entry.subject


RULES = (
    Rule(
        ("operation-added", "operation-removed", "operation-renamed"),
        (RestFact, SoapFact),
        _presence,
    ),
    Rule(
        ("operation-deprecated", "operation-undeprecated"),
        (RestFact,),
        _deprecation,
    ),
    Rule(("operation-archive-changed",), (RestFact,), _archive),
)
