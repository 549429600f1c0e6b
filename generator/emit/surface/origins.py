"""Where the facts of a snapshot come from: the strongest evidence of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.model.api import Evidence, Fact, Rule


class Origin(NamedTuple):
    """The rule, the page and the line of a fact; empty where nothing tells them."""

    source: str = ""
    page: str = ""
    line: int = 0


_NOWHERE = Origin()


def origin(evidence: Iterable[Evidence], *facts: Fact) -> Origin:
    """The origin of the first of the facts that has evidence: what the user states, else the first, which is the strongest.

    Without any, it is that of whatever else is known of the subject.
    """
    known = tuple(evidence)
    for fact in facts:
        about = [item for item in known if item.fact == fact]
        if about:
            stated = (item for item in about if item.rule is Rule.OVERRIDE)
            return _origin(next(stated, about[0]))
    return _origin(known[0]) if known else _NOWHERE


def _origin(evidence: Evidence) -> Origin:
    return Origin(str(evidence.rule), evidence.path, evidence.line)
