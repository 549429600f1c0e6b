"""Diagnostics that overrides settle: what is unknown on the pages is known when a person says it.

Rule: a diagnostic about the type of a part goes with an override of its type, one about the members of an enum with an
override of its members. It is found by its place, and by the name that its message begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.api import Api, Evidence, Field, Member, NamedType, Parameter
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import Override
from generator.passes.overrides.subjects import Owner, owners, parts

_Key = tuple[str, str, int, str]


def unsettled(
    diagnostics: Iterable[Diagnostic], before: Api, entries: Iterable[Override]
) -> tuple[Diagnostic, ...]:
    """The diagnostics that stay; `before` is the model without the overrides."""
    known: dict[str, Owner] = {owner.id: owner for owner in owners(before)}
    settled: set[_Key] = set()
    for entry in entries:
        owner = known.get(entry.owner)
        if owner is None:
            continue
        part = parts(owner).get(entry.part)
        if isinstance(owner, NamedType) and entry.members is not None:
            settled |= set(_keys("enum-incomplete", owner.id, owner.evidence))
        if entry.type is not None and part and not isinstance(part, Member):
            settled |= set(_keys("type-unknown", _name(part), part.evidence))
    return tuple(one for one in diagnostics if not settled & set(_of(one)))


def _name(part: Parameter | Field) -> str:
    return f"the type of {part.wire}"


def _keys(id_: str, start: str, evidence: Iterable[Evidence]) -> Iterator[_Key]:
    yield from ((id_, one.path, one.line, start) for one in evidence)


def _of(one: Diagnostic) -> Iterator[_Key]:
    """The keys of a diagnostic: by its first word, and by its first four."""
    words = one.message.split(" ", 4)
    for count in (1, 4):
        yield one.id, one.path, one.line, " ".join(words[:count])
