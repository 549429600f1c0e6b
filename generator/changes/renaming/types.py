"""Types with another name: 80 % and more of their fields or members are the same.

Only types that the other snapshot lacks are compared, and of these only such as have a rare field in common, so that the
work stays in proportion to the number of fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.changes.notations import notations, references, with_references
from generator.model.comparison.snapshot import (
    Entry,
    FieldFact,
    MemberFact,
    Snapshot,
    TypeFact,
)

_ENOUGH: Final = 0.8
# so few parts are the same in many types: then a place that named the old type must name the new one
_FEW: Final = 3
# how many types with the same part are looked at
_MOST_CANDIDATES: Final = 64

_Parts = dict[str, frozenset[str]]
"""The fields or members of types, by id: names with what they are."""


def renamed_types(old: Snapshot, new: Snapshot) -> dict[str, str]:
    """The new ids by the old ones."""
    before, after = _parts(old, new), _parts(new, old)
    if not before or not after:
        return {}
    votes = _votes(old, new, before, after)
    likely = sorted(_likely(before, after, votes))
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for *_, former, successor in likely:
        if former not in renamed and successor not in taken:
            renamed[former] = successor
            taken.add(successor)
    return renamed


def _parts(here: Snapshot, there: Snapshot) -> _Parts:
    missing = {
        entry.subject
        for entry in here.entries
        if isinstance(entry.fact, TypeFact) and entry.subject not in there.by_subject
    }
    parts: dict[str, list[str]] = {type_: [] for type_ in missing}
    for entry in here.entries:
        if entry.owner in missing and entry.key:
            parts[entry.owner].append(_described(entry, missing))
    return {
        type_: frozenset(f"{_family(here, type_)} {part}" for part in those)
        for type_, those in parts.items()
        if those
    }


def _family(snapshot: Snapshot, type_: str) -> str:
    """Only types of the same version and kind are compared."""
    fact = snapshot.by_subject[type_].fact
    kind = fact.kind if isinstance(fact, TypeFact) else ""
    return f"{type_.rpartition('/')[0]} {kind}"


def _described(entry: Entry, missing: set[str]) -> str:
    match entry.fact:
        case FieldFact(type=type_):
            # types that are missing too may be renamed as well
            known = with_references(type_, lambda id_: "?" if id_ in missing else id_)
            return f"{entry.key}: {known}"
        case MemberFact(number=number):
            return f"{entry.key} = {number}"
        case _:
            return entry.key


def _votes(
    old: Snapshot, new: Snapshot, before: _Parts, after: _Parts
) -> Counter[tuple[str, str]]:
    """How many places that are in both snapshots name the one type in the old, the other in the new."""
    votes: Counter[tuple[str, str]] = Counter()
    for entry in old.entries:
        other = new.by_subject.get(entry.subject)
        if other is not None and other.fact != entry.fact:
            votes.update(_replaced(entry, other, before, after))
    return votes


def _replaced(
    entry: Entry, other: Entry, before: _Parts, after: _Parts
) -> Iterator[tuple[str, str]]:
    later = dict(notations(other.fact))
    for place, type_ in notations(entry.fact):
        pairs = zip(references(type_), references(later.get(place, "")), strict=False)
        yield from (pair for pair in pairs if pair[0] in before and pair[1] in after)


def _likely(
    before: _Parts, after: _Parts, votes: Mapping[tuple[str, str], int]
) -> Iterator[tuple[bool, float, int, str, str]]:
    """Yields the types that may be the same, in a form whose order is the best first."""
    having = _having(after)
    named: dict[str, list[str]] = {}
    for former, successor in votes:
        named.setdefault(former, []).append(successor)
    for former, parts in before.items():
        candidates = {*_candidates(parts, having), *named.get(former, ())}
        for successor in candidates:
            most = max(len(parts), len(after[successor]))
            alike = len(parts & after[successor]) / most
            count = votes.get((former, successor), 0)
            if alike >= _ENOUGH and (count or most >= _FEW):
                yield not count, -alike, -count, former, successor


def _having(types: _Parts) -> dict[str, list[str]]:
    having: dict[str, list[str]] = {}
    for type_, parts in sorted(types.items()):
        for part in parts:
            having.setdefault(part, []).append(type_)
    return having


def _candidates(
    parts: frozenset[str], having: Mapping[str, list[str]]
) -> Iterable[str]:
    """Those with one of the rarest parts: of so many, a type that is alike enough has at least one."""

    def rarity(part: str) -> tuple[int, str]:
        return len(having.get(part, ())), part

    rarest = sorted(parts, key=rarity)[: len(parts) // 5 + 1]
    return (
        candidate
        for part in rarest
        for candidate in having.get(part, ())[:_MOST_CANDIDATES]
    )
