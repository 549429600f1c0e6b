"""What both SDKs have of a subject, and how a name that has changed is judged."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.changes.notations import notations, references
from generator.changes.python.differences import PythonDifference
from generator.changes.python.sides import Sides
from generator.model.comparison.changes import Action, Direction, PythonLevel
from generator.model.comparison.snapshot import (
    Entry,
    MemberFact,
    RuntimeFact,
    TypeFact,
)


class Pair(msgspec.Struct, frozen=True):
    """A subject that users of Python see on both sides, or on one of them."""

    old: Entry | None
    new: Entry | None

    @property
    def subject(self) -> str:
        """The new id, the old one of what was removed."""
        entry = self.new or self.old
        assert entry is not None, "a pair has a side"
        return entry.subject


def pairs(sides: Sides) -> Iterator[Pair]:
    """Yields the subjects with a name in Python that may differ, but not the parts of what came or went itself."""
    for entry in sides.new.entries:
        former = sides.before(entry.subject)
        if former is not None and former.python is None:
            former = None
        if entry.python is None:
            if former is not None:
                yield Pair(former, None)
        elif former is not None:
            if _may_differ(former, entry, sides):
                yield Pair(former, entry)
        elif not _is_part_of_new(entry, sides):
            yield Pair(None, entry)
    for entry in sides.old.entries:
        if entry.python is None or sides.after(entry.subject) is not None:
            continue
        if not _is_part_of_old(entry, sides):
            yield Pair(entry, None)


def _may_differ(former: Entry, entry: Entry, sides: Sides) -> bool:
    """Whether a subject can be something else to users: so can classes and members whose names are the same."""
    return (
        former.python != entry.python
        or sides.has_moved_classes
        or isinstance(entry.fact, TypeFact | MemberFact | RuntimeFact)
    )


def _is_part_of_new(entry: Entry, sides: Sides) -> bool:
    return bool(entry.key) and not _has_name(sides.before(entry.owner))


def _is_part_of_old(entry: Entry, sides: Sides) -> bool:
    return bool(entry.key) and not _has_name(sides.after(entry.owner))


def _has_name(entry: Entry | None) -> bool:
    return entry is not None and entry.python is not None


def keeps(entry: Entry, name: str) -> bool:
    """Whether a subject still has a former name, as its name or as an alias."""
    assert entry.python is not None
    known = (entry.python.name, entry.python.type, *former_names(entry))
    return name in known


def former_names(entry: Entry) -> frozenset[str]:
    """The aliases of a subject."""
    return frozenset(alias.name for alias in entry.aliases)


def last(path: str) -> str:
    """The name at the end of a path."""
    return path.rpartition(".")[2]


def presence(
    pair: Pair, kind: str = "name", because: tuple[str, ...] = ()
) -> Iterator[PythonDifference]:
    """Yields that something came or went: what went is missed, and what came harms nobody.

    `because` are other subjects whose change explains it.
    """
    if pair.old is not None and pair.new is not None:
        return
    is_added = pair.old is None
    entry = pair.new or pair.old
    assert entry is not None
    assert entry.python is not None
    yield PythonDifference(
        subject=pair.subject,
        kind=f"{kind}-{'added' if is_added else 'removed'}",
        action=Action.ADDED if is_added else Action.REMOVED,
        level=PythonLevel.MINOR if is_added else PythonLevel.MAJOR,
        old=None if is_added else entry.python.name,
        new=entry.python.name if is_added else None,
        because=tuple(dict.fromkeys((pair.subject, *because, *owners(pair.subject)))),
    )


def explanations(subject: str, sides: Sides) -> tuple[str, ...]:
    """What may be why an annotation is another one: the subject, the types that it names, and what it is a part of."""
    entries = (sides.before(subject), sides.new.by_subject.get(subject))
    types = (
        sides.renames.new_subject(type_)
        for entry in entries
        if entry is not None
        for _, notation in notations(entry.fact)
        for type_ in references(notation)
    )
    return tuple(dict.fromkeys((subject, *types, *owners(subject))))


def owners(subject: str) -> Iterator[str]:
    """Yields what a subject is a part of, the nearest first: its operation, its agent, its version."""
    owner, mark, _ = subject.partition("#")
    if mark:
        yield owner
    while "/" in owner:
        owner = owner.rpartition("/")[0]
        yield owner
    # a version of SOAP has types too
    first, *others = subject.partition("#")[0].split("/")
    if first == "types" and len(others) == 2:
        yield f"soap/{others[0]}"


def renamed(
    subject: str,
    kind: str,
    old: str,
    new: str,
    *,
    is_kept: bool,
    direction: Direction = Direction.BOTH,
) -> PythonDifference:
    """What has another name: harmless as long as the former one works too."""
    return PythonDifference(
        subject=subject,
        kind=kind,
        action=Action.CHANGED,
        level=PythonLevel.MINOR if is_kept else PythonLevel.MAJOR,
        direction=direction,
        old=old,
        new=new,
        because=(subject, *owners(subject)),
    )
