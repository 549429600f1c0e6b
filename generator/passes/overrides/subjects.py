"""Finds the subjects that overrides name, and changes them in the model.

An owner is everything with an id of its own: an agent, an operation or a type. Its parts are parameters, fields and members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, Protocol, TypeVar

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
from generator.model.text import WireName

Owner = Agent | Operation | NamedType
Part = Parameter | Field | Member
_P = TypeVar("_P", Parameter, Field, Member)


_MOST_HINTS: Final = 20
_NO_HINT: Final = "docwright inspect lists the ids."


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

    Where parameters in several locations have the same name, the location comes before it (`query/id`). A header that
    clients send by themselves does not change the key of another parameter, because it is no argument of the call.
    """
    parameters = tuple(parameters)
    arguments = Counter(
        parameter.wire for parameter in parameters if parameter.is_argument
    )
    return [_parameter_key(parameter, arguments) for parameter in parameters]


def _parameter_key(parameter: Parameter, arguments: Counter[WireName]) -> str:
    is_shared = arguments[parameter.wire] > parameter.is_argument
    return f"{parameter.where}/{parameter.wire}" if is_shared else str(parameter.wire)


def unmatched(api: Api, entries: Iterable[Override]) -> Iterator[OverrideFault]:
    """Yields a fault for each entry whose subject the model lacks, with the nearest subject that it has."""
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    of_owner = KnownParts()
    count = 0
    for entry in entries:
        owner = known.get(entry.owner)
        known_parts = of_owner.parts(owner) if owner and entry.part else {}
        if owner and (not entry.part or _has(owner, entry.part, known_parts)):
            continue
        count += 1
        ids = [f"{entry.owner}#{part}" for part in known_parts] if owner else known
        # comparing with all ids takes long, and one hint is enough for a file in which nothing matches
        wanted = entry.subject if owner else entry.owner
        hint = _nearest(wanted, ids) if count <= _MOST_HINTS else _NO_HINT
        message = f"the docs contain no {entry.subject!a}"
        yield OverrideFault(entry.line, message, hint)


class KnownParts:
    """The parts of owners, which are made once for all entries that are about them."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[str, Part]] = {}

    def parts(self, owner: Owner) -> dict[str, Part]:
        """The parts of an owner, by what follows `#` in their ids."""
        if owner.id not in self._parts:
            self._parts[owner.id] = parts(owner)
        return self._parts[owner.id]


def _has(owner: Owner, part: str, known: Mapping[str, Part]) -> bool:
    return part in known or (
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


class Edit(Protocol):
    """What entries do to an owner and its parts."""

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry that is about itself, or about its result."""
        ...

    def part(self, owner: Owner, part: Part, entry: Override) -> Part | None:
        """A part after an entry that is about it, None where that removes the part."""
        ...

    def finish(self, owner: Owner, entries: Sequence[Override]) -> Owner:
        """The owner after all its parts were changed by these entries."""
        ...


def edited(api: Api, entries: Iterable[Override], edit: Edit) -> Api:
    """The model after applying `edit` to the owner of each entry, in the order of the entries."""
    known: dict[str, Owner] = {owner.id: owner for owner in owners(api)}
    by_owner: dict[str, list[Override]] = {}
    for entry in entries:
        if entry.owner in known:
            by_owner.setdefault(entry.owner, []).append(entry)
    changed = {
        id_: _edited_owner(known[id_], of_owner, edit)
        for id_, of_owner in by_owner.items()
    }
    return msgspec.structs.replace(
        api,
        agents=tuple(_changed(agent, changed) for agent in api.agents),
        operations=tuple(_changed(operation, changed) for operation in api.operations),
        types=tuple(_changed(type_, changed) for type_ in api.types),
    )


_O = TypeVar("_O", bound=Owner)


def _changed(owner: _O, changed: dict[str, Owner]) -> _O:
    current = changed.get(owner.id, owner)
    return current if isinstance(current, type(owner)) else owner


def _edited_owner(owner: Owner, entries: Iterable[Override], edit: Edit) -> Owner:
    """The owner after its entries. Its parts are put together once, however many of them change."""
    of_parts: list[Override] = []
    for entry in entries:
        if entry.part and entry.part != "result":
            of_parts.append(entry)
        else:
            owner = edit.owner(owner, entry)
    if not of_parts:
        return owner
    known = parts(owner)
    changed: dict[int, Part | None] = {}
    applied: list[Override] = []
    for entry in of_parts:
        part = known.get(entry.part)
        if part is not None:
            changed[id(part)] = edit.part(owner, part, entry)
            applied.append(entry)
    return edit.finish(_with_parts(owner, changed), applied)


def _with_parts(owner: Owner, changed: Mapping[int, Part | None]) -> Owner:
    """The owner with other parts in place of those with these identities; None removes a part."""
    match owner:
        case SoapOperation():
            return msgspec.structs.replace(
                owner,
                parameters=_replaced(owner.parameters, changed),
                out=_replaced(owner.out, changed),
            )
        case RestOperation():
            return msgspec.structs.replace(
                owner, parameters=_replaced(owner.parameters, changed)
            )
        case NamedType():
            return msgspec.structs.replace(
                owner,
                fields=_replaced(owner.fields, changed),
                members=_replaced(owner.members, changed),
            )
        case Agent():
            return owner


def _replaced(
    parts: tuple[_P, ...], changed: Mapping[int, Part | None]
) -> tuple[_P, ...]:
    pairs = ((part, changed.get(id(part), part)) for part in parts)
    # drops None, and tells type checkers that a part keeps its type
    return tuple(after for before, after in pairs if isinstance(after, type(before)))
