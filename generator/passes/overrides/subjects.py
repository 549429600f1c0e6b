"""Subjects of the model by their ids, and a model with some of them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
)
from generator.model.overrides import Override, OverrideFault

Owner = Agent | Operation | NamedType
Part = Parameter | Field | Member
_P = TypeVar("_P", Parameter, Field, Member)


class Edited(msgspec.Struct, frozen=True):
    """The model after a step of the overrides, and the entries that the step could not use."""

    api: Api
    faults: tuple[OverrideFault, ...]


def owners(api: Api) -> Iterator[Owner]:
    """Everything that has an id without `#`."""
    yield from api.agents
    yield from api.operations
    yield from api.types


def parts(owner: Owner) -> dict[str, Part]:
    """The parts of an owner by what follows `#` in their ids."""
    match owner:
        case SoapOperation():
            outs: dict[str, Part] = {f"out/{part.wire}": part for part in owner.out}
            return {**_parameters(owner), **outs}
        case RestOperation():
            return _parameters(owner)
        case NamedType():
            return {
                **{f"field/{one.wire}": one for one in owner.fields},
                **{f"member/{one.wire}": one for one in owner.members},
            }
        case Agent():
            return {}


def _parameters(owner: Operation) -> dict[str, Part]:
    keys = parameter_keys(owner.parameters)
    pairs = zip(keys, owner.parameters, strict=True)
    return {f"param/{key}": parameter for key, parameter in pairs}


def parameter_keys(parameters: Iterable[Parameter]) -> list[str]:
    """What follows `#param/`: the wire name, after the place where another place has that name too (`query/id`).

    Headers take no name from others: they are no arguments of the call.
    """
    parameters = tuple(parameters)
    count = Counter(one.wire for one in parameters if one.where != "header")
    return [
        (
            f"{one.where}/{one.wire}"
            if count[one.wire] > (one.where != "header")
            else str(one.wire)
        )
        for one in parameters
    ]


def unmatched(api: Api, entries: Iterable[Override]) -> Iterator[OverrideFault]:
    """A fault for each entry whose subject the model lacks, with the nearest one that it has."""
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    for entry in entries:
        owner = known.get(entry.owner)
        if owner is None:
            nearest = _nearest(entry.owner, known)
        elif entry.part and not _has(owner, entry.part):
            own = [f"{owner.id}#{part}" for part in parts(owner)]
            nearest = _nearest(entry.subject, own)
        else:
            continue
        message = f"nothing in the docs is {entry.subject!a}"
        yield OverrideFault(entry.line, message, nearest)


def _has(owner: Owner, part: str) -> bool:
    return part in parts(owner) or (
        part == "result" and isinstance(owner, SoapOperation | RestOperation)
    )


def _nearest(wanted: str, known: Iterable[str]) -> str:
    """The nearest id; those with the same beginning come first, since comparing all of a large model takes seconds."""
    ids = sorted(known)
    head = wanted.rpartition("/")[0] + "/"
    alike = [one for one in ids if one.startswith(head)] or ids
    close = get_close_matches(wanted, alike, n=1, cutoff=0.0)
    return f"The nearest is {close[0]}." if close else "There is nothing of that kind."


def edited(
    api: Api,
    entries: Iterable[Override],
    edit: Callable[[Owner, Override], Owner],
) -> Api:
    """The model after `edit` was applied to the owner of each entry, in the order of the entries."""
    changed: dict[str, Owner] = {}
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    for entry in entries:
        owner = changed.get(entry.owner) or known.get(entry.owner)
        if owner is not None:
            changed[entry.owner] = edit(owner, entry)
    return Api(
        agents=tuple(_changed(one, changed) for one in api.agents),
        operations=tuple(_changed(one, changed) for one in api.operations),
        types=tuple(_changed(one, changed) for one in api.types),
    )


_O = TypeVar("_O", bound=Owner)


def _changed(one: _O, changed: dict[str, Owner]) -> _O:
    found = changed.get(one.id, one)
    return found if isinstance(found, type(one)) else one


def with_part(owner: Owner, part: str, edit: Callable[[Part], Part | None]) -> Owner:
    """The owner after `edit` was applied to its part of that key; None leaves the part out."""
    old = parts(owner).get(part)
    if old is None:
        return owner
    new = edit(old)
    match owner:
        case SoapOperation():
            return msgspec.structs.replace(
                owner,
                parameters=_replaced(owner.parameters, old, new),
                out=_replaced(owner.out, old, new),
            )
        case RestOperation():
            return msgspec.structs.replace(
                owner, parameters=_replaced(owner.parameters, old, new)
            )
        case NamedType():
            return msgspec.structs.replace(
                owner,
                fields=_replaced(owner.fields, old, new),
                members=_replaced(owner.members, old, new),
            )
        case Agent():
            return owner


def _replaced(row: tuple[_P, ...], old: Part, new: Part | None) -> tuple[_P, ...]:
    kept = ((new if one is old else one, one) for one in row)
    return tuple(one for one, was in kept if isinstance(one, type(was)))
