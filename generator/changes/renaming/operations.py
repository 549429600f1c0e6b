"""Operations of REST with another name at the same verb and route, in the same group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.comparison.snapshot import RestFact, Snapshot

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


def renamed_operations(old: Snapshot, new: Snapshot) -> dict[str, str]:
    """The new ids by the old ones.

    Routes are compared without case, as the server does, and without the names of their parameters.
    """
    before = _alone(_missing(old, new))
    after = _alone(_missing(new, old))
    return {before[route]: after[route] for route in before if route in after}


def _missing(here: Snapshot, there: Snapshot) -> Iterator[tuple[str, str]]:
    for entry in here.entries:
        if isinstance(entry.fact, RestFact) and entry.subject not in there.by_subject:
            path = _PLACEHOLDER.sub("{}", entry.fact.path).lower()
            group = entry.subject.rpartition("/")[0]
            yield f"{group} {entry.fact.method} {path}", entry.subject


def _alone(routes: Iterator[tuple[str, str]]) -> dict[str, str]:
    """The subjects by their routes, without routes that several have."""
    subjects: dict[str, list[str]] = {}
    for route, subject in routes:
        subjects.setdefault(route, []).append(subject)
    return {route: those[0] for route, those in subjects.items() if len(those) == 1}
