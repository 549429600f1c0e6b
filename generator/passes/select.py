"""The part of the model that `--only` and `--exclude` leave, with every type that it needs.

A pattern is a subject id with `*` for any characters, or a bare word that names an agent or resource. `only` keeps what matches,
`exclude` then takes away. Types follow from the operations that stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import msgspec

from generator.model.api import Api, NamedType, Operation, lineage, named_types_of
from generator.model.errors import UsageError
from generator.model.expressions import references
from generator.model.ids import TypeId


def select(api: Api, only: Iterable[str], exclude: Iterable[str]) -> Api:
    """The selected part of the model; all of it without patterns.

    Raises:
        UsageError: a pattern matches nothing (names the nearest subject), or nothing is left.
    """
    only, exclude = tuple(only), tuple(exclude)
    if not only and not exclude:
        return api
    kept = set(_matching(api, only)) if only else set(api.operations)
    kept -= set(_matching(api, exclude))
    if not kept:
        raise UsageError(
            "--only and --exclude leave no operation",
            "Widen --only or narrow --exclude.",
        )
    operations = tuple(one for one in api.operations if one in kept)
    groups = {one.group_id for one in operations}
    return msgspec.structs.replace(
        api,
        agents=tuple(one for one in api.agents if one.id in groups),
        operations=operations,
        types=_closure(api, operations),
    )


def _matching(api: Api, patterns: tuple[str, ...]) -> Iterator[Operation]:
    for pattern in patterns:
        matches = [one for one in api.operations if _matches(one, pattern)]
        if not matches:
            raise UsageError(f"nothing matches {pattern!r}", _nearest(api, pattern))
        yield from matches


def _matches(operation: Operation, pattern: str) -> bool:
    if "/" not in pattern and "*" not in pattern:
        return operation.agent.lower() == pattern.lower()
    parts = (re.escape(part) for part in pattern.split("*"))
    return re.fullmatch(".*".join(parts), operation.id) is not None


def _nearest(api: Api, pattern: str) -> str:
    """The subject that comes closest, compared with the ids for a path and with the agents for a bare word."""
    if "/" in pattern:
        names = {one.id for one in api.operations} | {
            f"{agent.id}/*" for agent in api.agents
        }
    else:
        names = {str(agent.wire) for agent in api.agents}
    close = get_close_matches(pattern, sorted(names), n=1, cutoff=0.0)
    return f"The nearest is {close[0]}." if close else "The docs hold no operation."


def _closure(api: Api, operations: tuple[Operation, ...]) -> tuple[NamedType, ...]:
    """The types that operations need: what they name, bases, and what may stand for a named type on the wire."""
    types = {type_.id: type_ for type_ in api.types}
    derived = _derived(api)
    reached: set[TypeId] = set()
    named: set[TypeId] = set()
    waiting = [id_ for one in operations for id_ in named_types_of(one)]
    while waiting:
        id_ = waiting.pop()
        if id_ in named or id_ not in types:
            continue
        named.add(id_)
        waiting += derived.get(id_, ())
        for type_ in lineage(types[id_], types):
            reached.add(type_.id)
            waiting += [id_ for field in type_.fields for id_ in references(field.type)]
    return tuple(one for one in api.types if one.id in reached)


def _derived(api: Api) -> dict[TypeId, list[TypeId]]:
    derived: dict[TypeId, list[TypeId]] = {}
    for one in api.types:
        if one.base:
            derived.setdefault(one.base, []).append(one.id)
    return derived
