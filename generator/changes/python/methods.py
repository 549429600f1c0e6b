"""Agents, resources and methods."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import (
    Pair,
    explanations,
    former_names,
    keeps,
    last,
    presence,
    renamed,
)
from generator.changes.python.sides import Sides
from generator.changes.python.signatures import Signatures, of_returned
from generator.model.comparison.changes import Action, Direction
from generator.model.comparison.snapshot import Entry, OutFact, SoapFact
from generator.model.ids import Protocol


def of_group(pair: Pair, _sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about an agent or resource: its attribute and its class."""
    yield from presence(pair)
    if pair.old is None or pair.new is None:
        return
    before, after = pair.old.python, pair.new.python
    assert before is not None
    assert after is not None
    for old, new in ((before.name, after.name), (before.type, after.type)):
        if old != new:
            kept = keeps(pair.new, old)
            yield renamed(pair.subject, "agent-renamed", old, new, is_kept=kept)


def of_method(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about a method: its name in its group, its parameters, and what it returns."""
    yield from presence(pair)
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    before, after = last(old.python.name), last(new.python.name)
    if before != after:
        kept = before in map(last, former_names(new))
        yield renamed(
            new.subject,
            "method-renamed",
            old.python.name,
            new.python.name,
            is_kept=kept,
        )
    yield from _signatures(old, new, sides).differences(sides)
    verdict = of_returned(old, new, sides)
    if verdict:
        subjects = _results(old, new, sides)
        yield PythonDifference(
            subject=subjects[0],
            kind="annotation-changed",
            action=Action.CHANGED,
            level=verdict.level,
            direction=Direction.RESPONSE,
            old=old.python.type,
            new=new.python.type,
            because=tuple(
                dict.fromkeys(
                    known for each in subjects for known in explanations(each, sides)
                )
            ),
            is_typing=verdict.is_typing,
        )


def _signatures(old: Entry, new: Entry, sides: Sides) -> Signatures:
    assert old.python is not None
    assert new.python is not None

    def successor(key: str) -> str:
        subject = sides.renames.new_subject(f"{old.subject}#{key}")
        return subject.partition("#")[2]

    known = sides.new.by_subject
    subjects = {
        each.key: known.get(f"{new.subject}#{each.key}")
        for each in new.python.parameters
        if each.key
    }
    return Signatures(
        new.subject,
        old.subject,
        old.python,
        new.python,
        Protocol.SOAP if isinstance(new.fact, SoapFact) else Protocol.REST,
        successor,
        {key: former_names(entry) for key, entry in subjects.items() if entry},
    )


def _results(old: Entry, new: Entry, sides: Sides) -> tuple[str, ...]:
    """The subjects that a result may be another one for, the nearest first."""
    if not isinstance(new.fact, SoapFact):
        return (f"{new.subject}#result", new.subject)
    outs = outs_of(old, new, sides)
    changed = sorted(outs, key=lambda subject: not _has_changed(subject, sides))
    return (*changed, f"{new.subject}#result", new.subject)


def outs_of(old: Entry | None, new: Entry | None, sides: Sides) -> tuple[str, ...]:
    """The out parts of an operation of SOAP on both sides: what its result is depends on all of them."""
    outs: dict[str, None] = {}
    for entry, snapshot in ((new, sides.new), (old, sides.old)):
        wires = entry.fact.out if entry and isinstance(entry.fact, SoapFact) else ()
        for wire in wires:
            assert entry is not None
            subject = f"{entry.subject}#out/{wire}"
            part = snapshot.by_subject.get(subject)
            if part is not None and isinstance(part.fact, OutFact):
                outs[sides.renames.new_subject(subject)] = None
    return tuple(outs)


def _has_changed(subject: str, sides: Sides) -> bool:
    before, after = sides.before(subject), sides.new.by_subject.get(subject)
    return before is None or after is None or before.fact != after.fact
