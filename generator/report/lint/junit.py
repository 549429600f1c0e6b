"""`lint --format junit`: a test report with a suite for each kind of defect.

Errors are failures. What is accepted or in the baseline is skipped, and everything else passes with a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from generator.model.lint.defects import Defect, Found
from generator.report.ci.junit import Case, Outcome, Suite, junit_document
from generator.report.ci.severity import Severity
from generator.report.escape import for_path
from generator.report.lint.ci_words import (
    case_words,
    class_words,
    correction_words,
    in_repository,
    known_words,
    quoted_places,
    severity,
)
from generator.report.lint.report import LintReport

_NAME: Final = "docwright lint"
_NOTHING: Final = Suite(
    name=_NAME, cases=(Case(classname=_NAME, name="no defect was found"),)
)


def junit_report(report: LintReport) -> str:
    """A test case for each defect; one that passes where there is none, as CI systems take no tests for an error."""
    return junit_document(_NAME, tuple(_suites(report)) or (_NOTHING,))


def _suites(report: LintReport) -> Iterator[Suite]:
    cases: dict[str, list[Case]] = {}
    for fault in report.faults:
        of_kind = cases.setdefault(fault.id, [])
        of_kind.extend(_case(report, found) for found in fault.cases)
    for id_, of_kind in cases.items():
        yield Suite(name=id_, cases=tuple(of_kind))


def _case(report: LintReport, found: Found) -> Case:
    defect = found.defect
    place = in_repository(report, defect.place)
    case = Case(
        classname=_classname(defect),
        # the same on every run, so that viewers see which ones are new
        name=f"{defect.subject}: {defect.message} [{found.fingerprint}]",
        text=f"{case_words(defect)}\n{for_path(str(place))}",
        place=place,
    )
    if known := known_words(report, found):
        return replace(case, outcome=Outcome.SKIPPED, message=known)
    if severity(report, found) is not Severity.ERROR:
        return case
    return replace(
        case,
        outcome=Outcome.FAILURE,
        message=case_words(defect),
        type=class_words(defect),
        text="\n".join(_failure_lines(report, defect)),
    )


def _classname(defect: Defect) -> str:
    """The class and the kind: viewers that know Java take what is before the point for a package."""
    lint = defect.kind.lint
    return f"{lint.of.value}.{defect.id}" if lint else defect.id


def _failure_lines(report: LintReport, defect: Defect) -> Iterator[str]:
    """What viewers show of a failure: `message` is not shown by all of them."""
    yield case_words(defect)
    yield from quoted_places(report, defect)
    if words := correction_words(defect):
        yield words
    yield f"docwright explain {defect.id}"
