"""What every format gets: a comparison, and what people are told beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from generator.model.comparison.changes import (
    ApiLevel,
    Change,
    Comparison,
    PythonLevel,
)
from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.shown_paths import ShownPaths


class WitnessText(NamedTuple):
    """Lines of Python that users of the old SDK may have, and a sentence about them, with names between backticks."""

    code: str
    verdict: str


class DiffReport(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison, and what is told of it.

    `accepted` are the reasons of accepted changes by fingerprint. `witnesses` are lines of Python by fingerprint that the
    new SDK takes otherwise. `lock` is the file for changes that no page shows, such as
    those of the runtime, from the root of the git repository on. `address` gives the address of a page, empty where it has
    none.
    """

    comparison: Comparison
    old: ShownPaths = ShownPaths()
    new: ShownPaths = ShownPaths()
    accepted: Mapping[str, str] = MappingProxyType({})
    witnesses: Mapping[str, WitnessText] = MappingProxyType({})
    lock: str = "docwright.lock"
    address: Callable[[str], str] = lambda _: ""

    def is_accepted(self, change: Change) -> bool:
        """Whether the change is known and accepted."""
        return change.fingerprint in self.accepted

    @property
    def open_changes(self) -> tuple[Change, ...]:
        """The changes that nobody has accepted, the worst first."""
        changes = self.comparison.changes
        return tuple(change for change in changes if not self.is_accepted(change))


def severity(report: DiffReport, change: Change) -> Severity:
    """How much attention a change needs: what breaks somebody, what may, what does not; one that is accepted needs none."""
    if report.is_accepted(change):
        return Severity.NOTE
    if (
        change.python_level is PythonLevel.MAJOR
        or change.api_level is ApiLevel.BREAKING
    ):
        return Severity.ERROR
    if change.api_level is ApiLevel.DOUBTFUL:
        return Severity.WARNING
    return Severity.NOTE


class Places(NamedTuple):
    """The places of a change on either side."""

    old: Place | None
    new: Place | None

    @property
    def latest(self) -> Place | None:
        """The place on the new side, or else that on the old one."""
        return self.new or self.old


def shown_places(report: DiffReport, change: Change) -> Places:
    """The places of a change, from the working directory on."""
    return _places(change, report.old.shown, report.new.shown)


def repository_places(report: DiffReport, change: Change) -> Places:
    """The places of a change, from the root of the git repository on."""
    return _places(change, report.old.in_repository, report.new.in_repository)


def repository_place(report: DiffReport, change: Change) -> Place:
    """Where people are to look for a change, from the root of the git repository on; its line is at least 1."""
    place = repository_places(report, change).latest or Place(report.lock, 1)
    return place._replace(line=place.line or 1)


def page_places(change: Change) -> Places:
    """The places of a change, from the page root on."""
    return _places(change, str, str)


def _places(
    change: Change, old: Callable[[str], str], new: Callable[[str], str]
) -> Places:
    def place(evidence: str | None, path: Callable[[str], str]) -> Place | None:
        if not evidence:
            return None
        parsed = Place.parsed(evidence)
        return parsed._replace(path=path(parsed.path))

    return Places(place(change.evidence.old, old), place(change.evidence.new, new))
