"""Edits of the record of names: something has another name in Python, and is the same otherwise."""

from __future__ import annotations

from random import Random

from benchmarks.version_edits.choice import one_of
from generator.model.comparison.snapshot import (
    ColumnFact,
    Entry,
    OutFact,
    ResultFact,
    RuntimeFact,
    Snapshot,
)

_WITHOUT_RECORD = RuntimeFact | OutFact | ResultFact | ColumnFact


def renamed(snapshot: Snapshot, random: Random) -> dict[str, str]:
    """Another name for one of the subjects that may have any."""
    kinds: dict[type, list[Entry]] = {}
    for each in snapshot.entries:
        if each.python and not isinstance(each.fact, _WITHOUT_RECORD):
            kinds.setdefault(type(each.fact), []).append(each)
    entry = one_of(one_of(kinds.values(), random), random)
    assert entry.python is not None
    name = entry.python.name.rpartition(".")[2]
    other = f"{name}_ANEW" if name.isupper() else f"{name}_anew"
    return {entry.subject: other}
