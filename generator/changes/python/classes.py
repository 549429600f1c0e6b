"""Models, enums, flags and classes of results, with their fields and members; archives with their columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.python.differences import PythonDifference
from generator.changes.python.methods import outs_of
from generator.changes.python.pairs import (
    Pair,
    explanations,
    former_names,
    keeps,
    presence,
    renamed,
)
from generator.changes.python.sides import Annotation, Sides, package_of
from generator.changes.python.types import Verdict, of_field, of_result
from generator.model.comparison.changes import Action, Direction, PythonLevel
from generator.model.comparison.snapshot import (
    Entry,
    MemberFact,
    Python,
    Snapshot,
)
from generator.model.ids import Protocol


def of_class(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about a class itself: its name, and what it extends."""
    yield from presence(pair, because=_outs(pair, sides))
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    before, after = old.python, new.python
    if before.name != after.name:
        kept = keeps(new, before.name)
        yield renamed(
            new.subject, "class-renamed", before.name, after.name, is_kept=kept
        )
    lost = _lost_bases(old, new, sides)
    if lost:
        yield PythonDifference(
            subject=new.subject,
            kind="base-changed",
            action=Action.CHANGED,
            level=PythonLevel.MAJOR,
            old=before.type,
            new=after.type,
            because=(new.subject, *_fields_of_both(old, new, sides)),
        )


def _outs(pair: Pair, sides: Sides) -> tuple[str, ...]:
    """The out parts of an operation, whose number decides whether there is a class for them."""
    owner, mark, _ = pair.subject.partition("#")
    if not mark:
        return ()
    return outs_of(sides.before(owner), sides.new.by_subject.get(owner), sides)


def _fields_of_both(old: Entry, new: Entry, sides: Sides) -> Iterator[str]:
    """Yields the fields of a class and of its former bases: a class extends another one if it has all its fields."""
    for former in (old, *sides.bases_before(old)):
        yield from sides.fields(sides.renames.new_subject(former.subject))


def _lost_bases(old: Entry, new: Entry, sides: Sides) -> bool:
    """Whether a class no longer extends what it did: its objects are no such objects any more."""
    before = {
        sides.renames.new_subject(base.subject) for base in sides.bases_before(old)
    }
    return not before <= {base.subject for base in sides.bases_after(new)}


def of_field_(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about a field; one that has moved to a base or from it is there as before."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        other = _inherited(pair, sides)
        if other is None:
            yield from presence(pair)
            return
        old, new = old or other, new or other
    if old.python is None or new.python is None:
        return
    subject = pair.subject
    if old.python.name != new.python.name:
        # the constructor takes no former name, whatever property there is
        yield renamed(
            subject, "field-renamed", old.python.name, new.python.name, is_kept=False
        )
    direction = sides.direction(new.owner)
    verdict = of_field(
        _annotation(old, sides.old),
        _annotation(new, sides.new),
        direction,
        Protocol.SOAP if new.owner.count("/") == 2 else Protocol.REST,
        sides,
    )
    if verdict:
        yield _annotated(subject, (old.python, new.python), verdict, sides)


def _inherited(pair: Pair, sides: Sides) -> Entry | None:
    """The field of the same name that a class has from a base on the other side."""
    entry = pair.new or pair.old
    assert entry is not None
    assert entry.python is not None
    if pair.new is None:
        owner, other, bases = sides.after(entry.owner), sides.new, sides.bases_after
    else:
        owner, other, bases = sides.before(entry.owner), sides.old, sides.bases_before
    for base in bases(owner) if owner else ():
        field = other.by_subject.get(f"{base.subject}#{entry.key}")
        if field and field.python and field.python.name == entry.python.name:
            return field
    return None


def _annotation(entry: Entry, snapshot: Snapshot) -> Annotation:
    assert entry.python is not None
    owner = snapshot.by_subject.get(entry.owner)
    path = owner.python.name if owner and owner.python else ""
    return Annotation(entry.python.type, package_of(path))


def _annotated(
    subject: str,
    texts: tuple[Python, Python],
    verdict: Verdict,
    sides: Sides,
) -> PythonDifference:
    return PythonDifference(
        subject=subject,
        kind="annotation-changed",
        action=Action.CHANGED,
        level=verdict.level,
        direction=(
            Direction.RESPONSE
            if "#out/" in subject
            else sides.direction(subject.partition("#")[0])
        ),
        old=texts[0].type,
        new=texts[1].type,
        because=explanations(subject, sides),
        is_typing=verdict.is_typing,
        is_unseen=verdict.is_unseen,
    )


def of_member(pair: Pair, _sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about a member of an enum or flags: its name, its value, and its number."""
    yield from presence(pair)
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    before, after = old.python, new.python
    if before.name != after.name:
        kept = before.name in former_names(new)
        yield renamed(
            new.subject, "member-renamed", before.name, after.name, is_kept=kept
        )
    for text, other in ((before.type, after.type), _numbers(old, new)):
        if text != other:
            yield PythonDifference(
                subject=new.subject,
                kind="member-changed",
                action=Action.CHANGED,
                level=PythonLevel.MAJOR,
                old=text,
                new=other,
                because=(new.subject,),
            )


def _numbers(old: Entry, new: Entry) -> tuple[str, str]:
    """The numbers of a member on both sides, which are no change where one of them is not known."""
    numbers = [
        entry.fact.number if isinstance(entry.fact, MemberFact) else None
        for entry in (old, new)
    ]
    if None in numbers:
        return "", ""
    return str(numbers[0]), str(numbers[1])


def of_out(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about an attribute of the class that holds the parts of a result."""
    yield from presence(pair, because=_outs(pair, sides))
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    if old.python.name != new.python.name:
        yield renamed(
            new.subject,
            "field-renamed",
            old.python.name,
            new.python.name,
            is_kept=False,
            direction=Direction.RESPONSE,
        )
    verdict = of_result(
        _annotation(old, sides.old),
        _annotation(new, sides.new),
        Protocol.SOAP,
        sides,
    )
    if verdict:
        texts = (old.python, new.python)
        yield _annotated(new.subject, texts, verdict, sides)


def of_archive(pair: Pair, _sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about the module of an archive."""
    yield from presence(pair)
    old, new = pair.old, pair.new
    if old and new and old.python and new.python and old.python.name != new.python.name:
        kept = keeps(new, old.python.name)
        yield renamed(
            new.subject,
            "module-renamed",
            old.python.name,
            new.python.name,
            is_kept=kept,
        )


_ANY_COLUMN = "AnyColumn"


def of_column(pair: Pair, _sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about the constant of a column: its name and its class."""
    yield from presence(pair)
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    before, after = old.python, new.python
    if before.name != after.name:
        yield renamed(
            new.subject, "column-renamed", before.name, after.name, is_kept=False
        )
    if before.type != after.type:
        # a column of any type takes and gives what others do
        is_wider = after.type == _ANY_COLUMN
        yield PythonDifference(
            subject=new.subject,
            kind="annotation-changed",
            action=Action.CHANGED,
            level=PythonLevel.MINOR if is_wider else PythonLevel.MAJOR,
            old=before.type,
            new=after.type,
            because=(new.subject,),
        )
