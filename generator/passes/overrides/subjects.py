"""Finds the subjects that overrides name, and changes them in the model.

An owner is everything with an id of its own: an agent, an operation or a type. Its parts are parameters, fields and members.
"""

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
    Location,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
)
from generator.model.overrides import Override, OverrideFault
from generator.model.text import WireName

Owner = Agent | Operation | NamedType
Part = Parameter | Field | Member
_P = TypeVar("_P", Parameter, Field, Member)


class Edited(msgspec.Struct, frozen=True):
    """The model after a step of the overrides, and the faults of the entries that the step could not use."""

    api: Api
    faults: tuple[OverrideFault, ...]


def owners(api: Api) -> Iterator[Owner]:
    """Yields the agents, operations and types."""
    yield from api.agents
    yield from api.operations
    yield from api.types


def parts(owner: Owner) -> dict[str, Part]:
    """The parts of an owner, by what follows `#` in their ids."""
    match owner:
        case SoapOperation():
            outs: dict[str, Part] = {f"out/{part.wire}": part for part in owner.out}
            return {**_parameters(owner), **outs}
        case RestOperation():
            return _parameters(owner)
        case NamedType():
            return {
                **{f"field/{field.wire}": field for field in owner.fields},
                **{f"member/{member.wire}": member for member in owner.members},
            }
        case Agent():
            return {}


def _parameters(owner: Operation) -> dict[str, Part]:
    keys = parameter_keys(owner.parameters)
    pairs = zip(keys, owner.parameters, strict=True)
    return {f"param/{key}": parameter for key, parameter in pairs}


def parameter_keys(parameters: Iterable[Parameter]) -> list[str]:
    """What follows `#param/` in the id of each parameter: its wire name.

    Where parameters in several locations have the same name, the location comes before it (`query/id`). A header does
    not change the key of another parameter, because headers are not arguments of the call.
    """
    parameters = tuple(parameters)
    arguments = Counter(
        parameter.wire for parameter in parameters if parameter.where != Location.HEADER
    )
    return [_parameter_key(parameter, arguments) for parameter in parameters]


def _parameter_key(parameter: Parameter, arguments: Counter[WireName]) -> str:
    is_argument = parameter.where != Location.HEADER
    is_shared = arguments[parameter.wire] > is_argument
    return f"{parameter.where}/{parameter.wire}" if is_shared else str(parameter.wire)


def unmatched(api: Api, entries: Iterable[Override]) -> Iterator[OverrideFault]:
    """Yields a fault for each entry whose subject the model lacks, with the nearest subject that it has."""
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    for entry in entries:
        owner = known.get(entry.owner)
        if owner is None:
            nearest = _nearest(entry.owner, known)
        elif entry.part and not _has(owner, entry.part):
            part_ids = [f"{owner.id}#{part}" for part in parts(owner)]
            nearest = _nearest(entry.subject, part_ids)
        else:
            continue
        message = f"the docs contain no {entry.subject!a}"
        yield OverrideFault(entry.line, message, nearest)


def _has(owner: Owner, part: str) -> bool:
    return part in parts(owner) or (
        part == "result" and isinstance(owner, SoapOperation | RestOperation)
    )


def _nearest(wanted: str, known: Iterable[str]) -> str:
    """The hint that names the nearest id."""
    ids = sorted(known)
    # with the same beginning, if there are any: comparing all ids of a large model takes seconds
    head = wanted.rpartition("/")[0] + "/"
    similar = [id_ for id_ in ids if id_.startswith(head)] or ids
    close = get_close_matches(wanted, similar, n=1, cutoff=0.0)
    return f"The nearest is {close[0]}." if close else "There is nothing of that kind."


def edited(
    api: Api,
    entries: Iterable[Override],
    edit: Callable[[Owner, Override], Owner],
) -> Api:
    """The model after applying `edit` to the owner of each entry, in the order of the entries."""
    changed: dict[str, Owner] = {}
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    for entry in entries:
        owner = changed.get(entry.owner) or known.get(entry.owner)
        if owner is not None:
            changed[entry.owner] = edit(owner, entry)
    return Api(
        agents=tuple(_changed(agent, changed) for agent in api.agents),
        operations=tuple(_changed(operation, changed) for operation in api.operations),
        types=tuple(_changed(type_, changed) for type_ in api.types),
    )


_O = TypeVar("_O", bound=Owner)


def _changed(owner: _O, changed: dict[str, Owner]) -> _O:
    current = changed.get(owner.id, owner)
    return current if isinstance(current, type(owner)) else owner


def with_part(owner: Owner, part: str, edit: Callable[[Part], Part | None]) -> Owner:
    """The owner after applying `edit` to its part with that key. A result of None removes the part."""
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


def _replaced(parts: tuple[_P, ...], old: Part, new: Part | None) -> tuple[_P, ...]:
    pairs = ((part, new if part is old else part) for part in parts)
    # drops None, and tells type checkers that a part keeps its type
    return tuple(after for before, after in pairs if isinstance(after, type(before)))
