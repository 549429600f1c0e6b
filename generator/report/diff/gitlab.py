"""`diff --format gitlab`: a report of code quality for GitLab.

Source: "Code Quality" of GitLab's documentation, "Code Quality report format": a list of violations, each with the relative
path of a file and a line of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.comparison.changes import Change
from generator.report.diff.report import (
    DiffReport,
    Severity,
    repository_place,
    severity,
)
from generator.report.diff.wording import sentence

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "info",
}


def gitlab_report(report: DiffReport) -> str:
    """A violation for each change, accepted ones as information."""
    rows = list(_rows(report))
    return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode() + "\n"


def _rows(report: DiffReport) -> Iterator[dict[str, object]]:
    for change in report.comparison.changes:
        path, line = repository_place(report, change)
        yield {
            "description": _description(report, change),
            "check_name": change.id,
            "fingerprint": change.fingerprint,
            "severity": _SEVERITIES[severity(report, change)],
            "location": {"path": path, "lines": {"begin": line}},
        }


def _description(report: DiffReport, change: Change) -> str:
    words = sentence(report.comparison, change)
    reason = report.accepted.get(change.fingerprint)
    return words if reason is None else f"{words} (accepted: {reason})"
