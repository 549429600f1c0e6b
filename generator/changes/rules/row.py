"""What a rule is: a row of the table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.notations import references
from generator.changes.sources import both_declare
from generator.changes.type_differences import TypeDifference
from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Direction,
    PythonLevel,
)
from generator.model.comparison.snapshot import Entry, Fact, Snapshot, TypeFact

Texts = tuple[str | None, str | None]
"""What the old and the new side have."""
Drafts = Callable[[Pair, Context], Iterator[Draft]]


class Rule(msgspec.Struct, frozen=True):
    """A rule: the ids of the changes that it yields, the facts that it compares, and the function that does it."""

    ids: tuple[str, ...]
    facts: tuple[type[Fact], ...]
    drafts: Drafts


REQUEST, RESPONSE, BOTH = Direction.REQUEST, Direction.RESPONSE, Direction.BOTH
BREAKING, DOUBTFUL, SAFE = ApiLevel.BREAKING, ApiLevel.DOUBTFUL, ApiLevel.SAFE
MAJOR, MINOR = PythonLevel.MAJOR, PythonLevel.MINOR
PATCH, NONE = PythonLevel.PATCH, PythonLevel.NONE


def added(
    id_: str,
    pair: Pair,
    direction: Direction,
    level: ApiLevel,
    python: PythonLevel,
    *,
    new: str | None = None,
) -> Draft:
    """A draft of what came; `new` is what it is."""
    return Draft(
        id=id_,
        pair=pair,
        action=Action.ADDED,
        direction=direction,
        api_level=level,
        python_level=python,
        new=new,
    )


def removed(
    id_: str,
    pair: Pair,
    direction: Direction,
    level: ApiLevel,
    python: PythonLevel,
    *,
    old: str | None = None,
) -> Draft:
    """A draft of what went; `old` is what it was."""
    return Draft(
        id=id_,
        pair=pair,
        action=Action.REMOVED,
        direction=direction,
        api_level=level,
        python_level=python,
        old=old,
    )


def renamed(id_: str, pair: Pair, level: ApiLevel, python: PythonLevel) -> Draft:
    """A draft of what has another id, with the ids of both sides."""
    return Draft(
        id=id_,
        pair=pair,
        action=Action.RENAMED,
        direction=Direction.BOTH,
        api_level=level,
        python_level=python,
        old=pair.old.subject if pair.old else None,
        new=pair.subject,
    )


def changed(
    id_: str,
    pair: Pair,
    direction: Direction,
    levels: tuple[ApiLevel, PythonLevel],
    texts: Texts,
    *,
    nature: Nature = Nature.MOVED,
) -> Draft:
    """A draft of what is otherwise; `texts` are those of the old and the new side."""
    return Draft(
        id=id_,
        pair=pair,
        action=Action.CHANGED,
        direction=direction,
        api_level=levels[0],
        python_level=levels[1],
        old=texts[0],
        new=texts[1],
        nature=nature,
    )


def of_changed(how: TypeDifference) -> PythonLevel:
    """What another type means in Python: what was left open before, or is now, is noticed by type checkers only."""
    is_typing = how in {TypeDifference.LEARNED, TypeDifference.FORGOTTEN}
    return MINOR if is_typing else MAJOR


def nature(how: TypeDifference, pair: Pair, texts: Texts, context: Context) -> Nature:
    """Whether something was learned or forgotten. What declarations state on both sides has moved.

    They do not, where one of the types is known from another source, or has a name that no source gives.
    """
    if how not in {TypeDifference.LEARNED, TypeDifference.FORGOTTEN}:
        return Nature.MOVED
    old, new = texts
    if both_declare(pair) and not (
        _is_known_otherwise(old, pair.old, context.old)
        or _is_known_otherwise(new, pair.new, context.new)
    ):
        return Nature.MOVED
    is_learned = how is TypeDifference.LEARNED
    return Nature.LEARNED if is_learned else Nature.FORGOTTEN


def _is_known_otherwise(
    type_: str | None, entry: Entry | None, snapshot: Snapshot
) -> bool:
    """Whether a source other than that of the entry tells what a type is."""
    named = (snapshot.by_subject.get(id_) for id_ in references(type_ or ""))
    return any(
        isinstance(each.fact, TypeFact)
        and (each.fact.unnamed or (entry is not None and each.source != entry.source))
        for each in named
        if each is not None
    )
