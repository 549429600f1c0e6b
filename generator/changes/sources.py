"""How much the sources of entries say: whether a difference between two of them is one of the service."""

from __future__ import annotations

from typing import Final

from generator.changes.drafts import Pair
from generator.model.api import Rule
from generator.model.comparison.snapshot import Entry, Snapshot

_DECLARED: Final = frozenset({Rule.WSDL.value, Rule.OPENAPI.value})
"""Sources that servers are made from, or that are made from servers: what they leave out is not there."""

_FAMILIES: Final = {
    **dict.fromkeys(
        (
            Rule.WSDL.value,
            Rule.OPERATION_SAMPLE.value,
            Rule.POOLED_SAMPLES.value,
            Rule.PAGE_PROSE.value,
            Rule.INDEX.value,
        ),
        "soap",
    ),
    **dict.fromkeys(
        (
            Rule.REST_PAGE.value,
            Rule.TABLE.value,
            Rule.SAMPLE.value,
            Rule.OPENAPI.value,
        ),
        "rest",
    ),
}
"""Sources that tell of the same things, each as a whole."""


def is_declared(entry: Entry | None) -> bool:
    """Whether a WSDL or a document of OpenAPI states it."""
    return entry is not None and entry.source in _DECLARED


def both_declare(pair: Pair) -> bool:
    """Whether a WSDL or a document of OpenAPI states both sides."""
    return is_declared(pair.old) and is_declared(pair.new)


def same_source(pair: Pair) -> bool:
    """Whether both sides come from the same kind of source, or from declarations."""
    if pair.old is None or pair.new is None:
        return True
    return pair.old.source == pair.new.source or both_declare(pair)


def is_by_user(pair: Pair) -> bool:
    """Whether an override of the user states a side of it."""
    sides = (pair.old, pair.new)
    return any(entry and entry.source == Rule.OVERRIDE.value for entry in sides)


def family(source: str) -> str:
    """The name of the sources that tell of the same things as this one."""
    return _FAMILIES.get(source, source)


def families_of(snapshot: Snapshot) -> frozenset[str]:
    """The families of sources that a snapshot has facts from."""
    return frozenset(family(source) for source in {e.source for e in snapshot.entries})
