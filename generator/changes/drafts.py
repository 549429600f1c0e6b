"""What rules work on and what they yield: pairs of entries, and drafts of changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

from generator.changes.matching import Renames
from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Direction,
    PythonLevel,
)
from generator.model.comparison.snapshot import (
    Entry,
    FieldFact,
    Snapshot,
    SoapFact,
    TypeFact,
)
from generator.model.ids import Protocol


class Pair(msgspec.Struct, frozen=True):
    """A subject on both sides; None where it is not there."""

    old: Entry | None
    new: Entry | None

    @property
    def entry(self) -> Entry:
        """The new entry, or the last that is known of a removed subject."""
        entry = self.new or self.old
        assert entry is not None, "a pair has a side"
        return entry

    @property
    def subject(self) -> str:
        """The new id, or the last one of a removed subject."""
        return self.entry.subject


class Nature(StrEnum):
    """What a change says about what was known before, which decides its cause.

    moved: both sides know something, and it differs; learned: the old side did not know it; forgotten: the new side does
    not know it any more; words: nothing but descriptions.
    """

    MOVED = "moved"
    LEARNED = "learned"
    FORGOTTEN = "forgotten"
    WORDS = "words"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A change of a single subject before its cause is known.

    `python_level` is the least that it means for users of the SDK, whatever signatures show.
    """

    id: str
    pair: Pair
    action: Action
    direction: Direction
    api_level: ApiLevel
    python_level: PythonLevel
    old: str | None = None
    new: str | None = None
    nature: Nature = Nature.MOVED

    @property
    def subject(self) -> str:
        """The id of what has changed."""
        return self.pair.subject


class Context(msgspec.Struct, frozen=True, dict=True):
    """Both snapshots, what was renamed, and which messages have which types, by their id (of removed ones the old one)."""

    old: Snapshot
    new: Snapshot
    renames: Renames = Renames()
    directions: Mapping[str, Direction] = MappingProxyType({})

    def direction(self, type_: str) -> Direction:
        """Which messages have a type; both where no operation leads to it."""
        return self.directions.get(type_, Direction.BOTH)

    def before(self, subject: str) -> Entry | None:
        """The old entry of a new subject."""
        return self.old.by_subject.get(self.renames.old_subject(subject))

    def after(self, subject: str) -> Entry | None:
        """The new entry of an old subject."""
        return self.new.by_subject.get(self.renames.new_subject(subject))


def protocol_of(subject: str) -> Protocol:
    """The protocol of an operation, a group, a type or a part of them."""
    owner = subject.partition("#")[0]
    first, *others = owner.split("/")
    if first == "types":
        return Protocol.SOAP if len(others) == 2 else Protocol.REST
    return Protocol.SOAP if first == "soap" else Protocol.REST


def is_soap(subject: str) -> bool:
    """Whether a subject is of SOAP."""
    return protocol_of(subject) is Protocol.SOAP


def inherited(snapshot: Snapshot, type_: str) -> Iterator[str]:
    """Yields the types that a type extends, nearest first; a circle ends it."""
    seen = {type_}
    while True:
        entry = snapshot.by_subject.get(type_)
        base = entry.fact.base if entry and isinstance(entry.fact, TypeFact) else ""
        if not base or base in seen:
            return
        seen.add(base)
        yield base
        type_ = base


def field_of(snapshot: Snapshot, type_: str, name: str) -> FieldFact | None:
    """The field of a type or of one that it extends."""
    for owner in (type_, *inherited(snapshot, type_)):
        entry = snapshot.by_subject.get(f"{owner}#field/{name}")
        if entry is not None and isinstance(entry.fact, FieldFact):
            return entry.fact
    return None


def soap_fact(entry: Entry | None) -> SoapFact | None:
    """The fact of an operation of SOAP."""
    fact = entry.fact if entry is not None else None
    return fact if isinstance(fact, SoapFact) else None
