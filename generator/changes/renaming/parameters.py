"""Parameters of REST with another id: under another name, or under a key that says their place.

The name of a path parameter and of a whole body is not on the wire: the place in the route, and that it is the body, say
which one it is. Names of queries and headers are compared without case, as .NET and HTTP do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.model.comparison.snapshot import (
    Entry,
    ParameterFact,
    RestFact,
    Snapshot,
)

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_WHOLE_BODIES: Final = frozenset({"value", "patch", "binary"})
_WITHOUT_CASE: Final = frozenset({"query", "header"})

_Parameters = dict[str, Entry]
"""Those of an operation that are not paired yet, by place and wire name."""


def renamed_parameters(
    old: Snapshot, new: Snapshot, operations: Mapping[str, str]
) -> dict[str, str]:
    """The new ids by the old ones. `operations` has those of the operations that are renamed themselves."""
    before, after = _by_operation(old), _by_operation(new)
    renamed: dict[str, str] = {}
    for operation, those in before.items():
        successor = operations.get(operation, operation)
        if successor not in after:
            continue
        facts = (old.by_subject[operation].fact, new.by_subject[successor].fact)
        for entry, other in _pairs(facts, those, after[successor]):
            moved = f"{successor}#{entry.key}"
            if other.subject != moved:
                renamed[entry.subject] = other.subject
    return renamed


def _by_operation(snapshot: Snapshot) -> dict[str, list[Entry]]:
    operations: dict[str, list[Entry]] = {}
    for entry in snapshot.entries:
        if isinstance(entry.fact, ParameterFact):
            owner = snapshot.by_subject.get(entry.owner)
            if owner is not None and isinstance(owner.fact, RestFact):
                operations.setdefault(entry.owner, []).append(entry)
    return operations


def wire_name(entry: Entry) -> str:
    """The name of a parameter, out part, field, member or column on the wire."""
    key = entry.key
    kind, _, name = key.partition("/")
    # a key with the place has it between the kind and the name; names of columns may have slashes
    return name.rpartition("/")[2] if kind == "param" else name


def _pairs(
    facts: tuple[object, object], old: list[Entry], new: list[Entry]
) -> Iterator[tuple[Entry, Entry]]:
    """Yields what is the same, first by place and name, then by what else tells it."""
    before, after = _unpaired(old), _unpaired(new)
    for place in [*before]:
        if place in after:
            yield before.pop(place), after.pop(place)
    if not before or not after or not _are_routes(facts):
        return
    old_fact, new_fact = facts
    yield from _in_path(old_fact, new_fact, before, after)
    if _has_whole_body(old_fact) and _has_whole_body(new_fact):
        yield from _alike(before, after, _body)
    yield from _alike(before, after, _without_case)
    yield from _alike(before, after, wire_name)


def _are_routes(facts: tuple[object, object]) -> bool:
    return all(isinstance(fact, RestFact) for fact in facts)


def _unpaired(entries: list[Entry]) -> _Parameters:
    return {f"{_where(entry)}/{wire_name(entry)}": entry for entry in entries}


def _where(entry: Entry) -> str:
    return entry.fact.where if isinstance(entry.fact, ParameterFact) else ""


def placeholders(fact: object) -> list[str]:
    """The names of the path parameters of an operation of REST, in the order of its route."""
    return _PLACEHOLDER.findall(fact.path) if isinstance(fact, RestFact) else []


def _in_path(
    old_fact: object, new_fact: object, before: _Parameters, after: _Parameters
) -> Iterator[tuple[Entry, Entry]]:
    names, others = placeholders(old_fact), placeholders(new_fact)
    if len(names) != len(others):
        return
    for name, other in zip(names, others, strict=True):
        place, successor = f"path/{name}", f"path/{other}"
        if place in before and successor in after:
            yield before.pop(place), after.pop(successor)


def _has_whole_body(fact: object) -> bool:
    return isinstance(fact, RestFact) and fact.body_kind in _WHOLE_BODIES


def _body(entry: Entry) -> str:
    return "body" if _where(entry) == "body" else ""


def _without_case(entry: Entry) -> str:
    where = _where(entry)
    return f"{where}/{wire_name(entry).lower()}" if where in _WITHOUT_CASE else ""


def _alike(
    before: _Parameters, after: _Parameters, trait: Callable[[Entry], str]
) -> Iterator[tuple[Entry, Entry]]:
    """Yields those that alone have the same trait; an empty one is none."""
    places, others = _by_trait(before, trait), _by_trait(after, trait)
    for known, those in places.items():
        successors = others.get(known, [])
        if known and len(those) == len(successors) == 1:
            yield before.pop(those[0]), after.pop(successors[0])


def _by_trait(
    parameters: _Parameters, trait: Callable[[Entry], str]
) -> dict[str, list[str]]:
    traits: dict[str, list[str]] = {}
    for place, entry in parameters.items():
        traits.setdefault(trait(entry), []).append(place)
    return traits
