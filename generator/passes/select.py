"""Pass: the part of the model that `--only` and `--exclude` leave, with every type and archive that it needs.

A pattern is an operation id with `*` for any characters, or the name of an agent or resource. `only` keeps what matches,
then `exclude` removes what matches. The types are those that the remaining operations need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import msgspec

from generator.model.api import Api, NamedType, Operation
from generator.model.errors import UsageError
from generator.model.expressions import references
from generator.model.ids import OperationId, TypeId
from generator.model.relations import lineage, named_types_of, searched_archives


def select(api: Api, only: Iterable[str], exclude: Iterable[str]) -> Api:
    """The selected part of the model, or the whole model without patterns.

    Raises:
        UsageError: a pattern matches nothing (the hint names the nearest subject), or no operation is left.
    """
    only, exclude = tuple(only), tuple(exclude)
    if not only and not exclude:
        return api
    kept = _matching(api, only) if only else {each.id for each in api.operations}
    kept -= _matching(api, exclude)
    if not kept:
        raise UsageError(
            "--only and --exclude leave no operation",
            "Widen --only or narrow --exclude.",
        )
    operations = tuple(each for each in api.operations if each.id in kept)
    groups = {operation.group_id for operation in operations}
    return msgspec.structs.replace(
        api,
        agents=tuple(agent for agent in api.agents if agent.id in groups),
        operations=operations,
        types=_closure(api, operations),
        archives=searched_archives(api.archives, operations),
    )


def matches_something(api: Api, pattern: str) -> bool:
    """Whether an operation matches a pattern."""
    try:
        return bool(_matching(api, (pattern,)))
    except UsageError:
        return False


def _matching(api: Api, patterns: tuple[str, ...]) -> set[OperationId]:
    """The ids of the operations that the patterns match."""
    matching: set[OperationId] = set()
    by_name = _by_name(api)
    for pattern in patterns:
        matches = (
            _wildcard_matches(api, pattern)
            if "*" in pattern
            else by_name.get(pattern if "/" in pattern else pattern.lower(), ())
        )
        if not matches:
            raise UsageError(f"nothing matches {pattern!r}", _nearest(api, pattern))
        matching.update(matches)
    return matching


def _by_name(api: Api) -> dict[str, list[OperationId]]:
    """The operations by their ids, and by the names of their agents in lower case."""
    by_name: dict[str, list[OperationId]] = {}
    for operation in api.operations:
        by_name[operation.id] = [operation.id]
        by_name.setdefault(operation.agent.lower(), []).append(operation.id)
    return by_name


def _wildcard_matches(api: Api, pattern: str) -> list[OperationId]:
    # `*` is the only wildcard; it matches `/` too, so that `rest/*` is everything of REST
    parts = (re.escape(part) for part in pattern.split("*"))
    matches = re.compile(".*".join(parts)).fullmatch
    return [each.id for each in api.operations if matches(each.id)]


def _nearest(api: Api, pattern: str) -> str:
    """The hint that names the nearest operation or group for a path, and the nearest agent for a bare word."""
    if "/" in pattern:
        names = {operation.id for operation in api.operations} | {
            f"{agent.id}/*" for agent in api.agents
        }
    else:
        names = {str(agent.wire) for agent in api.agents}
    close = get_close_matches(pattern, sorted(names), n=1, cutoff=0.0)
    return f"The nearest is {close[0]}." if close else "The docs contain no operation."


def _closure(api: Api, operations: tuple[Operation, ...]) -> tuple[NamedType, ...]:
    """The types that the operations need: those that they name, bases, and derived types, which may take their place."""
    types = {type_.id: type_ for type_ in api.types}
    derived = _derived(api)
    reached: set[TypeId] = set()
    named: set[TypeId] = set()
    waiting = [id_ for operation in operations for id_ in named_types_of(operation)]
    while waiting:
        id_ = waiting.pop()
        if id_ in named or id_ not in types:
            continue
        named.add(id_)
        # only for types that something names: the base of one brings no siblings
        waiting += derived.get(id_, ())
        for type_ in lineage(types[id_], types):
            if type_.id not in reached:
                reached.add(type_.id)
                waiting += _fields_of(type_)
    return tuple(type_ for type_ in api.types if type_.id in reached)


def _fields_of(type_: NamedType) -> list[TypeId]:
    """The ids of the types that the fields of a type name."""
    return [id_ for field in type_.fields for id_ in references(field.type)]


def _derived(api: Api) -> dict[TypeId, list[TypeId]]:
    derived: dict[TypeId, list[TypeId]] = {}
    for type_ in api.types:
        if type_.base:
            derived.setdefault(type_.base, []).append(type_.id)
    return derived
