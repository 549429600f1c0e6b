"""Fields that came and went. One that is now in the type that it extends, or the other way round, is as before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair, field_of, is_soap
from generator.changes.rules.row import (
    BREAKING,
    DOUBTFUL,
    MAJOR,
    MINOR,
    RESPONSE,
    SAFE,
    Rule,
    added,
    removed,
)
from generator.model.comparison.changes import ApiLevel, Direction
from generator.model.comparison.snapshot import Entry, FieldFact


def _presence(pair: Pair, context: Context) -> Iterator[Draft]:
    direction = context.direction(pair.entry.owner)
    match pair:
        case Pair(old=None, new=Entry(fact=FieldFact() as fact) as entry):
            if not _is_inherited(entry, context, in_old=True):
                is_demanded = fact.required and direction is not RESPONSE
                level = DOUBTFUL if is_demanded else SAFE
                yield added("field-added", pair, direction, level, MINOR, new=fact.type)
        case Pair(old=Entry(fact=FieldFact() as fact) as entry, new=None):
            direction = context.direction(context.renames.new_subject(entry.owner))
            if not _is_inherited(entry, context, in_old=False):
                level = _of_removed(entry, direction)
                yield removed(
                    "field-removed", pair, direction, level, MAJOR, old=fact.type
                )
        case _:
            return


def _of_removed(entry: Entry, direction: Direction) -> ApiLevel:
    # REST leaves out of account what it does not know; a schema of SOAP does not allow it
    if direction is Direction.REQUEST and not is_soap(entry.subject):
        return DOUBTFUL
    return BREAKING


def _is_inherited(entry: Entry, context: Context, *, in_old: bool) -> bool:
    """Whether the other side has the same field in what the type extends."""
    name = entry.key.removeprefix("field/")
    known = context.renames
    if in_old:
        owner = known.old_subject(entry.owner)
        other = field_of(context.old, owner, name)
        type_ = known.as_new(other.type) if other else ""
    else:
        owner = known.new_subject(entry.owner)
        other = field_of(context.new, owner, name)
        type_ = known.as_old(other.type) if other else ""
    return isinstance(entry.fact, FieldFact) and type_ == entry.fact.type


RULES = (Rule(("field-added", "field-removed"), (FieldFact,), _presence),)
