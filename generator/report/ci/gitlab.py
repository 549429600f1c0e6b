"""A report of code quality for GitLab.

Source: "Code Quality" of GitLab's documentation, "Code Quality report format": a list of violations, each with the relative
path of a file and a line of it. GitLab compares the reports of two branches by fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.escape import for_lines, for_terminal
from generator.report.json_text import json_text

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "info",
}


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the report.

    `rule` is the id of what was looked for, and `fingerprint` is in no other row. `place` is from the root of the git
    repository on; of a whole file it is the first line.
    """

    rule: str
    severity: Severity
    description: str
    place: Place
    fingerprint: str


def code_quality_report(violations: Iterable[Violation]) -> str:
    """The report as JSON, in the given order."""
    return json_text(list(map(_row, violations)))


def _row(violation: Violation) -> dict[str, object]:
    path, line = violation.place
    return {
        "description": for_lines(violation.description),
        "check_name": for_terminal(violation.rule),
        "fingerprint": violation.fingerprint,
        "severity": _SEVERITIES[violation.severity],
        "location": {"path": for_terminal(path), "lines": {"begin": max(line, 1)}},
    }
