"""Where an edit takes place: one of the subjects that it can be made at, chosen by a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeVar, cast

import msgspec

from generator.model.api import Api, NamedType, Operation

_T = TypeVar("_T")

Edit = Callable[[Api, Random], Api]
"""An edit of a model; raises `NoPlaceError` where the model has none for it."""


class NoPlaceError(Exception):
    """The model has nothing that an edit could be made at."""


def one_of(values: Iterable[_T], random: Random) -> _T:
    """One of the values."""
    listed = list(values)
    if not listed:
        raise NoPlaceError
    return random.choice(listed)


def at_operation(
    pick: Callable[[Operation], bool],
    change: Callable[[Operation, Random], Operation],
) -> Edit:
    """The edit that changes one of the operations that `pick` takes."""

    def edit(api: Api, random: Random) -> Api:
        chosen = one_of(filter(pick, api.operations), random)
        changed = change(chosen, random)
        return msgspec.structs.replace(
            api,
            operations=_sorted(
                changed if each is chosen else each for each in api.operations
            ),
        )

    return edit


def at_type(
    pick: Callable[[NamedType], bool],
    change: Callable[[NamedType, Random], NamedType],
) -> Edit:
    """The edit that changes one of the types that `pick` takes."""

    def edit(api: Api, random: Random) -> Api:
        chosen = one_of(filter(pick, api.types), random)
        changed = change(chosen, random)
        return msgspec.structs.replace(
            api,
            types=_sorted(changed if each is chosen else each for each in api.types),
        )

    return edit


def without(values: Sequence[_T], value: _T) -> tuple[_T, ...]:
    """The values without one of them."""
    return tuple(each for each in values if each is not value)


def with_other(values: Sequence[_T], value: _T, other: _T) -> tuple[_T, ...]:
    """The values with another one in the place of one of them."""
    return tuple(other if each is value else each for each in values)


def _sorted(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(values, key=lambda value: cast("NamedType", value).id))
