"""`diff --format junit`: a test report, in which what breaks somebody is a failure, and what is accepted is skipped."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.model.comparison.changes import Change
from generator.report.ci.junit import Case, Outcome, Suite, junit_document
from generator.report.ci.severity import Severity
from generator.report.diff.report import (
    DiffReport,
    repository_places,
    severity,
)
from generator.report.diff.wording import (
    level_words,
    next_version_words,
    sentence,
)
from generator.report.escape import for_terminal

_NAME: Final = "docwright diff"
_NOTHING: Final = Case(classname=_NAME, name="nothing changed")


def junit_report(report: DiffReport) -> str:
    """A test case for each change; one that passes where nothing changed, as CI systems take no tests for an error."""
    cases = tuple(_case(report, change) for change in report.comparison.changes)
    output = next_version_words(report.comparison)
    suite = Suite(name=_NAME, cases=cases or (_NOTHING,), output=output)
    return junit_document(_NAME, [suite])


def _case(report: DiffReport, change: Change) -> Case:
    words = sentence(report.comparison, change)
    named = Case(classname=change.id, name=f"{words} [{change.fingerprint}]")
    if report.is_accepted(change):
        reason = report.accepted[change.fingerprint]
        return replace(named, outcome=Outcome.SKIPPED, message=f"accepted: {reason}")
    shown = replace(named, text=_text(report, change))
    if severity(report, change) is not Severity.ERROR:
        return shown
    return replace(
        shown, outcome=Outcome.FAILURE, message=words, type=level_words(change)
    )


def _text(report: DiffReport, change: Change) -> str:
    """The subjects and the place, a line for each."""
    place = repository_places(report, change).latest
    lines = [*change.subjects, *([str(place)] if place else [])]
    return "\n".join(map(for_terminal, lines))
