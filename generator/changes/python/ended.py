"""Former names that have worked until now, and work no more."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import keeps, last
from generator.changes.python.sides import Sides
from generator.model.comparison.changes import Action, PythonLevel
from generator.model.comparison.snapshot import Entry, RestFact, SoapFact


def ended_aliases(sides: Sides) -> Iterator[PythonDifference]:
    """Yields the aliases that the new SDK does not have, though it has their subjects."""
    for entry in sides.old.entries:
        successor = sides.after(entry.subject) if entry.aliases else None
        if successor is None or successor.python is None:
            continue
        for alias in entry.aliases:
            if not _works(alias.name, successor):
                yield PythonDifference(
                    subject=successor.subject,
                    kind="alias-ended",
                    action=Action.REMOVED,
                    level=PythonLevel.MAJOR,
                    old=alias.name,
                    new=successor.python.name,
                )


def _works(name: str, entry: Entry) -> bool:
    if not isinstance(entry.fact, RestFact | SoapFact):
        return keeps(entry, name)
    # an agent has an alias of its own
    assert entry.python is not None
    names = (entry.python.name, *(alias.name for alias in entry.aliases))
    return last(name) in map(last, names)
