"""`lint --format github`: annotations of a pull request, each for a fault."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.lint.defects import Found
from generator.report.ci.github import Annotation, workflow_commands
from generator.report.lint.ci_words import (
    case_words,
    class_words,
    correction_words,
    in_repository,
    known_words,
    quoted_places,
    severity,
)
from generator.report.lint.report import Fault, LintReport


def github_report(report: LintReport) -> str:
    """At most ten lines of each level, the worst first; the last one of a level counts the others."""
    annotations = [_annotation(report, fault) for fault in report.faults]
    annotations.sort(key=lambda annotation: annotation.severity.rank)
    return workflow_commands(annotations, "docwright lint")


def _annotation(report: LintReport, fault: Fault) -> Annotation:
    # what nobody knows of yet stands for what is known
    example = next(filter(report.is_open, fault.cases), fault.example)
    return Annotation(
        severity=severity(report, example),
        message="\n".join(filter(None, _lines(report, fault, example))),
        title=f"{fault.id} ({class_words(example.defect)})",
        place=in_repository(report, example.defect.place),
    )


def _lines(report: LintReport, fault: Fault, example: Found) -> Iterator[str]:
    defect = example.defect
    yield case_words(defect)
    yield _fault_words(fault)
    if defect.other:
        yield from quoted_places(report, defect)
    yield known_words(report, example)
    yield f"docwright explain {fault.id}"


def _fault_words(fault: Fault) -> str:
    correction = correction_words(fault.example.defect)
    if len(fault.cases) == 1:
        return correction
    count = f"{len(fault.cases):,} cases of one cause"
    return f"{count}, {correction}" if correction else count
