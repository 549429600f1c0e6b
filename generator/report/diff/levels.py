"""What `diff --fail-on` fails at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.model.comparison.changes import Change
from generator.model.errors import Finding
from generator.report.ci.severity import Severity
from generator.report.diff.groups import group_sentence, grouped
from generator.report.diff.report import DiffReport, severity
from generator.report.terminal import counted

_REACHED_BY: Final = {
    "breaking": (Severity.ERROR,),
    "doubtful": (Severity.ERROR, Severity.WARNING),
    "any": tuple(Severity),
}
_WORDS: Final = {
    "breaking": "that break something",
    "doubtful": "that break something or may do so",
    "any": "that nobody has accepted",
}
_MOST_LISTED: Final = 20


def level_finding(report: DiffReport, level: str) -> Finding | None:
    """The finding of changes that reach a level, breaking, doubtful or any; accepted ones do not."""
    changes = [
        change
        for change in report.open_changes
        if severity(report, change) in _REACHED_BY[level]
    ]
    if not changes:
        return None
    return Finding(
        f"{counted(len(changes), 'change')} {_WORDS[level]}",
        "Undo them, or list those that are meant in the accept file.",
        _listed(report, changes),
    )


def _listed(report: DiffReport, changes: Iterable[Change]) -> tuple[str, ...]:
    groups = grouped(changes)
    lines = tuple(
        f"{group_sentence(report.comparison, group)} [{group.first.id}]"
        for group in groups[:_MOST_LISTED]
    )
    others = len(groups) - len(lines)
    return (*lines, f"… and {others:,} more") if others else lines
