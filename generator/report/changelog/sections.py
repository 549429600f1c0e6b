"""What changed in a release, in the sections of a changelog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

import msgspec

from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    Change,
    Comparison,
    PythonLevel,
)
from generator.model.comparison.snapshot import (
    ArchiveFact,
    GroupFact,
    RestFact,
    Snapshot,
    SoapFact,
    TypeFact,
)
from generator.report.diff.groups import Group, grouped
from generator.report.diff.report import page_places

Title = Literal["Breaking", "Added", "Changed", "Documented better"]

_TITLES: Final[tuple[Title, ...]] = (
    "Breaking",
    "Added",
    "Changed",
    "Documented better",
)

CAUSES: Final = {
    Cause.API: "",
    Cause.DOCS: "",
    Cause.KNOWLEDGE: "The API is as before, and more or less is known of it:",
    Cause.GENERATOR: "Because of another version of Docwright:",
    Cause.SETTINGS: "Because of other settings:",
}
"""What stands above the lines of a cause; those without words come first."""

_ORDER: Final = tuple(CAUSES)

_COUNTED: Final = (
    (RestFact, "operation of REST", "operations of REST"),
    (SoapFact, "operation of SOAP", "operations of SOAP"),
    (GroupFact, "agent or resource", "agents and resources"),
    (TypeFact, "type", "types"),
    (ArchiveFact, "archive", "archives"),
)
"""What a first release counts."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Changes that are one line: the first of them stands for all. Page and address are empty where there is none."""

    group: Group
    page: str
    url: str

    @property
    def cause_words(self) -> str:
        """What stands above the lines of this cause, empty where nothing does."""
        return CAUSES[self.group.first.cause]


class Section(msgspec.Struct, frozen=True):
    """Lines under a title."""

    title: Title
    lines: tuple[Line, ...]


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A release: its version, empty where it is unknown, and what changed.

    A first release has no comparison; `counts` is what is new in it. `reason` is why the version is lower than the changes
    ask for, empty where it is not.
    """

    version: str
    comparison: Comparison | None = None
    sections: tuple[Section, ...] = ()
    counts: tuple[str, ...] = ()
    reason: str = ""


def release_of(
    comparison: Comparison,
    version: str,
    address: Callable[[str], str] = lambda _: "",
    *,
    reason: str = "",
) -> Release:
    """What changed between two releases; `address` gives the address of a page, or an empty string."""
    return Release(
        version=version,
        comparison=comparison,
        sections=_sections(comparison, address),
        reason=reason,
    )


def first_release(snapshot: Snapshot, version: str) -> Release:
    """A release without one before it: everything is new, and counted."""
    return Release(version=version, counts=tuple(_counts(snapshot)))


def _counts(snapshot: Snapshot) -> Iterator[str]:
    facts = Counter(type(entry.fact) for entry in snapshot.entries)
    for kind, noun, nouns in _COUNTED:
        if count := facts[kind]:
            yield f"{count:,} {noun if count == 1 else nouns}"


def _sections(
    comparison: Comparison, address: Callable[[str], str]
) -> tuple[Section, ...]:
    """The sections that have lines; what nobody notices is in none."""
    by_title: dict[Title, list[Change]] = {title: [] for title in _TITLES}
    for change in comparison.changes:
        if _is_noticed(change):
            by_title[_title(change)].append(change)
    return tuple(
        Section(title, _lines(changes, address))
        for title, changes in by_title.items()
        if changes
    )


def _is_noticed(change: Change) -> bool:
    is_python = change.python_level is not PythonLevel.NONE
    return is_python or change.api_level is not ApiLevel.SAFE


def _title(change: Change) -> Title:
    if change.python_level is PythonLevel.MAJOR:
        return "Breaking"
    if change.cause in {Cause.DOCS, Cause.KNOWLEDGE}:
        return "Documented better"
    return "Added" if change.action is Action.ADDED else "Changed"


def _lines(
    changes: Iterable[Change], address: Callable[[str], str]
) -> tuple[Line, ...]:
    lines = (_line(group, address) for group in grouped(changes))
    # stable: within a cause the worst stay first
    return tuple(sorted(lines, key=lambda line: (bool(line.cause_words), _rank(line))))


def _rank(line: Line) -> int:
    return _ORDER.index(line.group.first.cause) if line.cause_words else 0


def _line(group: Group, address: Callable[[str], str]) -> Line:
    place = page_places(group.first).latest
    page = place.path if place else ""
    return Line(group=group, page=page, url=address(page) if page else "")
