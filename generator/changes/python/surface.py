"""The public names of the runtime, which every SDK has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import Pair, presence
from generator.changes.python.sides import Annotation, Sides
from generator.changes.python.signatures import Signatures
from generator.changes.python.types import of_result
from generator.model.comparison.changes import Action, Direction, PythonLevel
from generator.model.comparison.snapshot import Entry, Python, RuntimeFact
from generator.model.ids import Protocol

_NO_ALIASES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})
_RETURNING: Final = frozenset({"function", "method", "attribute"})
"""The kinds of names whose type is that of a value; it is the base of others."""


def of_runtime(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    """Yields what differs about a name of the runtime, which no change of the API explains."""
    for difference in (*presence(pair, "runtime"), *_changes(pair, sides)):
        yield msgspec.structs.replace(difference, direction=Direction.BOTH, because=())


def _changes(pair: Pair, sides: Sides) -> Iterator[PythonDifference]:
    old, new = pair.old, pair.new
    if old is None or new is None or old.python is None or new.python is None:
        return
    before, after = _kind(old), _kind(new)
    if before != after:
        yield _difference(pair.subject, before, after, is_narrower=True)
        return
    for difference in _of_calls(pair.subject, old.python, new.python, sides):
        yield _difference(
            pair.subject,
            difference.old,
            difference.new,
            is_narrower=difference.level is PythonLevel.MAJOR or difference.is_typing,
            level=difference.level,
        )
    yield from _of_type(pair.subject, before, old.python, new.python, sides)


def _of_calls(
    subject: str, old: Python, new: Python, sides: Sides
) -> Iterator[PythonDifference]:
    signatures = Signatures(
        subject, subject, old, new, Protocol.REST, lambda key: key, _NO_ALIASES
    )
    return signatures.differences(sides)


def _of_type(
    subject: str, kind: str, old: Python, new: Python, sides: Sides
) -> Iterator[PythonDifference]:
    if kind not in _RETURNING:
        if old.type != new.type:
            yield _difference(subject, old.type, new.type, is_narrower=True)
        return
    verdict = of_result(
        Annotation(old.type, ""), Annotation(new.type, ""), Protocol.REST, sides
    )
    if verdict:
        yield _difference(
            subject,
            old.type,
            new.type,
            is_narrower=verdict.is_narrower,
            level=verdict.level,
        )


def _kind(entry: Entry) -> str:
    return entry.fact.kind if isinstance(entry.fact, RuntimeFact) else ""


def _difference(
    subject: str,
    old: str | None,
    new: str | None,
    *,
    is_narrower: bool,
    level: PythonLevel = PythonLevel.MAJOR,
) -> PythonDifference:
    return PythonDifference(
        subject=subject,
        kind="runtime-narrowed" if is_narrower else "runtime-widened",
        action=Action.CHANGED,
        level=level,
        old=old,
        new=new,
    )
