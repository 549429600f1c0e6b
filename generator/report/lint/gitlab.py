"""`lint --format gitlab`: a report of code quality for GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.lint.defects import Found
from generator.report.ci.gitlab import Violation, code_quality_report
from generator.report.lint.ci_words import (
    case_words,
    in_repository,
    known_words,
    severity,
)
from generator.report.lint.report import LintReport


def gitlab_report(report: LintReport) -> str:
    """A violation for each case; what is accepted or in the baseline is information."""
    return code_quality_report(_violations(report))


def _violations(report: LintReport) -> Iterator[Violation]:
    for fault in report.faults:
        for found in fault.cases:
            yield Violation(
                rule=fault.id,
                severity=severity(report, found),
                description=_description(report, found),
                place=in_repository(report, found.defect.place),
                fingerprint=found.fingerprint,
            )


def _description(report: LintReport, found: Found) -> str:
    words = case_words(found.defect)
    if other := found.defect.other:
        words = f"{words}; compare {in_repository(report, other)}"
    known = known_words(report, found)
    return f"{words} ({known})" if known else words
