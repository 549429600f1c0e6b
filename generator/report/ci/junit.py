"""A test report in the format of Apache Ant's JUnit task, as CI systems read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from xml.etree import ElementTree as ET

import msgspec

from generator.model.lint.places import Place
from generator.report.escape import for_lines, for_terminal


class Outcome(StrEnum):
    """What became of a test case; what passes needs no element."""

    PASSED = "passed"
    FAILURE = "failure"
    SKIPPED = "skipped"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A test case.

    `message` is a line of what failed, or why it was skipped, and `type` the kind of failure; `text` may have several
    lines. `place` is from the root of the git repository on; viewers make a link of it.
    """

    classname: str
    name: str
    outcome: Outcome = Outcome.PASSED
    message: str = ""
    type: str = ""
    text: str = ""
    place: Place | None = None


class Suite(msgspec.Struct, frozen=True, kw_only=True):
    """Test cases under a name, and what is told beside them."""

    name: str
    cases: tuple[Case, ...]
    output: str = ""


def junit_document(name: str, suites: Sequence[Suite]) -> str:
    """The report as XML, in the given order; XML lacks control characters, which are visible as escapes."""
    cases = [case for suite in suites for case in suite.cases]
    root = ET.Element("testsuites", {"name": for_terminal(name), **_counts(cases)})
    for suite in suites:
        _add_suite(root, suite)
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes[Outcome.FAILURE]),
        "errors": "0",
        "skipped": str(outcomes[Outcome.SKIPPED]),
    }


def _add_suite(root: ET.Element, suite: Suite) -> None:
    attributes = {"name": for_terminal(suite.name), **_counts(suite.cases)}
    element = ET.SubElement(root, "testsuite", {**attributes, "time": "0"})
    for case in suite.cases:
        _add_case(element, case)
    if suite.output:
        ET.SubElement(element, "system-out").text = for_lines(suite.output)


def _add_case(suite: ET.Element, case: Case) -> None:
    attributes = {"classname": case.classname, "name": case.name, "time": "0"}
    if case.place is not None:
        attributes |= {"file": case.place.path, "line": str(max(case.place.line, 1))}
    element = ET.SubElement(suite, "testcase", _visible(attributes))
    result = element
    if case.outcome is not Outcome.PASSED:
        named = {"message": case.message, "type": case.type}
        given = {key: value for key, value in named.items() if value}
        result = ET.SubElement(element, case.outcome.value, _visible(given))
    elif case.text:
        result = ET.SubElement(element, "system-out")
    if case.text:
        result.text = for_lines(case.text)


def _visible(attributes: dict[str, str]) -> dict[str, str]:
    return {name: for_terminal(value) for name, value in attributes.items()}
