"""How much the sources of entries say: whether a difference between two of them is one of the service."""

from __future__ import annotations

from typing import Final

from generator.changes.drafts import Pair, is_soap
from generator.model.api import Rule
from generator.model.comparison.snapshot import (
    Entry,
    Snapshot,
    TypeFact,
)

_DECLARED: Final = frozenset({Rule.WSDL.value, Rule.OPENAPI.value})
"""Sources that servers are made from, or that are made from servers: what they leave out is not there."""

_STATING: Final = frozenset(
    {
        *_DECLARED,
        Rule.OPERATION_SAMPLE.value,
        Rule.REST_PAGE.value,
        Rule.TABLE.value,
    }
)
"""Sources that say of each type what it is. Samples of JSON show values only, and prose names few types."""

_EXAMPLES: Final = frozenset(
    {Rule.SAMPLE.value, Rule.POOLED_SAMPLES.value, Rule.PAGE_PROSE.value}
)

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


def declares(pair: Pair) -> bool:
    """Whether WSDLs or documents of OpenAPI state each side that there is."""
    return same_source(pair) and pair.entry.source in _DECLARED


def both_declare(pair: Pair) -> bool:
    """Whether WSDLs state both sides, or documents of OpenAPI do. These tell less of some things, such as flags."""
    return pair.old is not None and pair.new is not None and declares(pair)


def same_source(pair: Pair) -> bool:
    """Whether both sides come from the same kind of source; a single side does."""
    if pair.old is None or pair.new is None:
        return True
    return pair.old.source == pair.new.source


def is_by_user(pair: Pair) -> bool:
    """Whether an override of the user states a side of it."""
    sides = (pair.old, pair.new)
    return any(entry and entry.source == Rule.OVERRIDE.value for entry in sides)


def both_state(pair: Pair) -> bool:
    """Whether sources state both sides that say of each type what it is, so that they can be compared."""
    sides = (pair.old, pair.new)
    return all(entry and entry.source in _STATING for entry in sides)


def is_by_example(entry: Entry) -> bool:
    """Whether only samples or sentences show it, which are never complete."""
    return entry.source in _EXAMPLES


def is_beside_declaration(member: Entry, snapshot: Snapshot) -> bool:
    """Whether a member of REST comes from another source than its enum, which a WSDL or a standard declares without it."""
    if is_soap(member.subject):
        return False
    if member.source == Rule.STANDARD.value:
        return True
    owner = snapshot.by_subject.get(member.owner)
    same = owner.fact.same_as if owner and isinstance(owner.fact, TypeFact) else ""
    is_declared = member.source == Rule.WSDL.value and bool(same)
    return is_declared and f"{same}#{member.key}" not in snapshot.by_subject


def family(source: str) -> str:
    """The name of the sources that tell of the same things as this one."""
    return _FAMILIES.get(source, source)


def families_of(snapshot: Snapshot) -> frozenset[str]:
    """The families of sources that a snapshot has facts from."""
    return frozenset(family(source) for source in {e.source for e in snapshot.entries})
