"""`diff --format gitlab`: a report of code quality for GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.comparison.changes import Change
from generator.report.ci.gitlab import Violation, code_quality_report
from generator.report.diff.report import (
    DiffReport,
    repository_place,
    severity,
)
from generator.report.diff.wording import sentence


def gitlab_report(report: DiffReport) -> str:
    """A violation for each change, accepted ones as information."""
    return code_quality_report(_violations(report))


def _violations(report: DiffReport) -> Iterator[Violation]:
    for change in report.comparison.changes:
        yield Violation(
            rule=change.id,
            severity=severity(report, change),
            description=_description(report, change),
            place=repository_place(report, change),
            fingerprint=change.fingerprint,
        )


def _description(report: DiffReport, change: Change) -> str:
    words = sentence(report.comparison, change)
    reason = report.accepted.get(change.fingerprint)
    return words if reason is None else f"{words} (accepted: {reason})"
