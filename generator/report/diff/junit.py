"""`diff --format junit`: a test report, in which what breaks somebody is a failure, and what is accepted is skipped.

The format is that of Apache Ant's JUnit task, as CI systems read it.
"""

from __future__ import annotations

from collections import Counter
from typing import Final
from xml.etree import ElementTree as ET

from generator.model.comparison.changes import Change
from generator.report.diff.report import (
    DiffReport,
    Severity,
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


def junit_report(report: DiffReport) -> str:
    """A test case for each change; one that passes where nothing changed, as CI systems take no tests for an error."""
    changes = report.comparison.changes
    results = Counter(_result(report, change) for change in changes)
    counts = {
        "tests": str(len(changes) or 1),
        "failures": str(results["failure"]),
        "errors": "0",
        "skipped": str(results["skipped"]),
    }
    suites = ET.Element("testsuites", {"name": _NAME, **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": _NAME, **counts, "time": "0"})
    for change in changes:
        _add_case(suite, report, change)
    if not changes:
        ET.SubElement(
            suite,
            "testcase",
            {"classname": _NAME, "name": "nothing changed", "time": "0"},
        )
    if words := next_version_words(report.comparison):
        ET.SubElement(suite, "system-out").text = words
    ET.indent(suites, " ")
    body = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _result(report: DiffReport, change: Change) -> str:
    if report.is_accepted(change):
        return "skipped"
    return "failure" if severity(report, change) is Severity.ERROR else ""


def _add_case(suite: ET.Element, report: DiffReport, change: Change) -> None:
    # attributes and texts hold no character that XML lacks: `for_terminal` makes all of them visible
    words = sentence(report.comparison, change)
    case = ET.SubElement(
        suite,
        "testcase",
        {
            "classname": for_terminal(change.id),
            "name": f"{words} [{change.fingerprint}]",
            "time": "0",
        },
    )
    subjects = "\n".join(map(for_terminal, change.subjects))
    place = repository_places(report, change).latest
    text = f"{subjects}\n{for_terminal(str(place))}" if place else subjects
    match _result(report, change):
        case "skipped":
            reason = for_terminal(report.accepted[change.fingerprint])
            ET.SubElement(case, "skipped", {"message": f"accepted: {reason}"})
        case "failure":
            failure = {"message": words, "type": level_words(change)}
            ET.SubElement(case, "failure", failure).text = text
        case _:
            ET.SubElement(case, "system-out").text = text
