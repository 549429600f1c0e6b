"""`diff --format github`: annotations of a pull request, as workflow commands of GitHub.

Source: "Workflow commands for GitHub Actions". A step may make ten annotations of each level; of more, GitHub shows none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.report.diff.groups import Group, group_sentence, grouped
from generator.report.diff.report import (
    DiffReport,
    Severity,
    repository_place,
    severity,
)
from generator.report.diff.wording import (
    level_words,
    next_version_words,
    subject_words,
)
from generator.report.escape import for_workflow_message, for_workflow_property

_MOST: Final = 10
_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def github_report(report: DiffReport) -> str:
    """At most ten lines of each level, each for a group; the last one of a level counts the others."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: DiffReport) -> Iterator[str]:
    groups = grouped(report.comparison.changes)
    levels = [severity(report, group.first) for group in groups]
    written: Counter[Severity] = Counter()
    # the next version is one of the notices
    if words := next_version_words(report.comparison):
        written[Severity.NOTE] += 1
        yield f"::notice title=docwright::{for_workflow_message(words)}"
    totals = Counter(levels) + written
    for group, level in zip(groups, levels, strict=True):
        written[level] += 1
        if written[level] < _MOST or written[level] == totals[level] == _MOST:
            yield _command(report, group, level)
        elif written[level] == _MOST:
            others = totals[level] - _MOST + 1
            message = for_workflow_message(f"{others:,} more: docwright diff")
            yield f"::{_COMMANDS[level]} title=docwright::{message}"


def _command(report: DiffReport, group: Group, level: Severity) -> str:
    first = group.first
    place = repository_place(report, first)
    properties = {
        "file": place.path,
        "line": str(place.line),
        "title": f"{first.id} ({level_words(first)})",
    }
    listed = ",".join(
        f"{name}={for_workflow_property(value)}" for name, value in properties.items()
    )
    words = group_sentence(report.comparison, group)
    message = f"{words}\n{subject_words(group.subjects)}"
    if reason := report.accepted.get(first.fingerprint):
        message += f"\naccepted: {reason}"
    return f"::{_COMMANDS[level]} {listed}::{for_workflow_message(message)}"
