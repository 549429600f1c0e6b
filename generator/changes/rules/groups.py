"""Versions, agents and resources, archives and their columns: what came and went."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair
from generator.changes.pairs import is_version
from generator.changes.rules.row import (
    BOTH,
    BREAKING,
    DOUBTFUL,
    MAJOR,
    MINOR,
    PATCH,
    RESPONSE,
    SAFE,
    Rule,
    added,
    changed,
    removed,
)
from generator.model.comparison.snapshot import (
    ArchiveFact,
    ColumnFact,
    Entry,
    GroupFact,
)


def _groups(pair: Pair, _context: Context) -> Iterator[Draft]:
    if is_version(pair.subject):
        yield _version(pair)
    elif pair.old is None:
        yield added("group-added", pair, BOTH, SAFE, MINOR)
    elif pair.new is None:
        yield removed("group-removed", pair, BOTH, BREAKING, MAJOR)


def _version(pair: Pair) -> Draft:
    if pair.old is None:
        return added("version-added", pair, BOTH, SAFE, MINOR)
    # the docs of a whole version are more often missing than the version itself
    return removed("version-removed", pair, BOTH, DOUBTFUL, MAJOR)


def _archives(pair: Pair, _context: Context) -> Iterator[Draft]:
    if pair.old is None:
        yield added("archive-added", pair, RESPONSE, SAFE, MINOR)
    elif pair.new is None:
        # the operation that names it may still answer with rows
        yield removed("archive-removed", pair, RESPONSE, DOUBTFUL, MAJOR)


def _columns(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=None, new=Entry(fact=ColumnFact(type=new))):
            yield added("column-added", pair, RESPONSE, SAFE, MINOR, new=new)
        case Pair(old=Entry(fact=ColumnFact(type=old)), new=None):
            yield removed("column-removed", pair, RESPONSE, BREAKING, MAJOR, old=old)
        case Pair(
            old=Entry(fact=ColumnFact(type=old)), new=Entry(fact=ColumnFact(type=new))
        ) if (old != new):
            levels = (DOUBTFUL, PATCH)
            yield changed("column-type-changed", pair, RESPONSE, levels, (old, new))
        case _:
            return


RULES = (
    Rule(
        ("version-added", "version-removed", "group-added", "group-removed"),
        (GroupFact,),
        _groups,
    ),
    Rule(("archive-added", "archive-removed"), (ArchiveFact,), _archives),
    Rule(
        ("column-added", "column-removed", "column-type-changed"),
        (ColumnFact,),
        _columns,
    ),
)
