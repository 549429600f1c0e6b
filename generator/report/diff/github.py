"""`diff --format github`: annotations of a pull request, each for a group of changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.report.ci.github import Annotation, workflow_commands
from generator.report.ci.severity import Severity
from generator.report.diff.groups import Group, group_sentence, grouped
from generator.report.diff.report import (
    DiffReport,
    repository_place,
    severity,
)
from generator.report.diff.wording import (
    level_words,
    next_version_words,
    subject_words,
)


def github_report(report: DiffReport) -> str:
    """At most ten lines of each level; the last one of a level counts the others."""
    return workflow_commands(list(_annotations(report)), "docwright diff")


def _annotations(report: DiffReport) -> Iterator[Annotation]:
    # the next version is one of the notices
    if words := next_version_words(report.comparison):
        yield Annotation(severity=Severity.NOTE, message=words)
    for group in grouped(report.comparison.changes):
        yield _annotation(report, group)


def _annotation(report: DiffReport, group: Group) -> Annotation:
    first = group.first
    words = group_sentence(report.comparison, group)
    message = f"{words}\n{subject_words(group.subjects)}"
    if reason := report.accepted.get(first.fingerprint):
        message += f"\naccepted: {reason}"
    return Annotation(
        severity=severity(report, first),
        message=message,
        title=f"{first.id} ({level_words(first)})",
        place=repository_place(report, first),
    )
