"""What a rule is: a row of the table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.sources import both_declare
from generator.changes.type_differences import TypeDifference
from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Direction,
    PythonLevel,
)
from generator.model.comparison.snapshot import Fact

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
    texts: tuple[str | None, str | None],
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


def nature(how: TypeDifference, pair: Pair) -> Nature:
    """Whether something was learned or forgotten; what declarations state on both sides has moved."""
    if both_declare(pair):
        return Nature.MOVED
    match how:
        case TypeDifference.LEARNED:
            return Nature.LEARNED
        case TypeDifference.FORGOTTEN:
            return Nature.FORGOTTEN
        case _:
            return Nature.MOVED
