"""The words for defects that people read, in the formats for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.model.catalogue import Level
from generator.model.lint.defects import Defect, Found
from generator.model.lint.places import Place
from generator.report.escape import for_terminal
from generator.report.lint.report import BaselineState, Fault, LintReport
from generator.report.terminal import counted

LONGEST: Final = 160
"""Characters of a line of a page, or of a detail, that are quoted."""


class Quotation(NamedTuple):
    """A place as people see it, the line that stands there, and whether the evidence believes it."""

    place: str
    text: str
    is_believed: bool


def open_cases(report: LintReport, fault: Fault) -> list[Found]:
    """The cases that nobody has accepted."""
    return [case for case in fault.cases if case.fingerprint not in report.accepted]


def example_of(report: LintReport, fault: Fault) -> Found:
    """The case that stands for all: one that nobody knows yet, if there is one."""
    return next(filter(report.is_open, fault.cases), fault.example)


def sentence(defect: Defect) -> str:
    """What is wrong, with what the page has there."""
    if not defect.detail:
        return defect.message
    return f"{defect.message}: {shortened(for_terminal(defect.detail))}"


def quotes(
    report: LintReport, defect: Defect, path: Callable[[str], str]
) -> Iterator[Quotation]:
    """The place of a defect and the one that it contradicts; `path` gives the path that is shown."""
    for place in (defect.place, defect.other):
        if place is not None:
            yield Quotation(
                str(Place(path(place.path), place.line)),
                shortened((report.line(place) or "").strip()) if place.line else "",
                place == defect.believed,
            )


def places_of(cases: Iterable[Found], path: Callable[[str], str]) -> list[str]:
    """The places of cases as people see them."""
    return [
        str(Place(path(case.defect.place.path), case.defect.place.line))
        for case in cases
    ]


def case_places(report: LintReport, case: Found) -> list[str]:
    """The places of a case as people see them, without reading their pages."""
    places = (case.defect.place, case.defect.other)
    return [
        str(place._replace(path=report.paths.shown(place.path)))
        for place in places
        if place is not None
    ]


def extent(cases: Sequence[Found]) -> str:
    """`12 cases on 10 pages`."""
    pages = {case.defect.place.path for case in cases}
    return f"{counted(len(cases), 'case')} on {counted(len(pages), 'page')}"


def totals(report: LintReport) -> str:
    """How much there is: `5 defects of 3 causes (1 error, 4 warnings) on 6,792 pages`."""
    shown = [(fault, open_cases(report, fault)) for fault in report.faults]
    counts = {
        level: sum(len(cases) for fault, cases in shown if fault.kind.level is level)
        for level in reversed(Level)
    }
    number = sum(counts.values())
    pages = counted(report.pages, "page")
    if not number:
        return f"no defects on {pages}"
    causes = sum(bool(cases) for _, cases in shown)
    words = (
        counted(count, level.value) if level is not Level.INFO else f"{count:,} info"
        for level, count in counts.items()
        if count
    )
    return f"{counted(number, 'defect')} of {counted(causes, 'cause')} on {pages}: {', '.join(words)}"


def aside(report: LintReport) -> Iterator[str]:
    """Lines about what is not listed: what is accepted, known, or no longer found."""
    if report.accepted:
        yield f"{counted(len(report.accepted), 'defect')} accepted"
    if report.baseline is not None:
        known = sum(
            report.state(case) is BaselineState.UNCHANGED
            for fault in report.faults
            for case in open_cases(report, fault)
        )
        yield f"{counted(known, 'defect')} in the baseline, {len(report.resolved):,} of it no longer found"


def heading(fault: Fault) -> str:
    """`error, contradiction`."""
    lint = fault.kind.lint
    return (
        f"{fault.kind.level.value}, {lint.of.value}" if lint else fault.kind.level.value
    )


def place_to_fix(fault: Fault) -> str:
    """Where the fault is likely put right."""
    lint = fault.kind.lint
    return lint.fix.value if lint else "the page"


def shortened(text: str) -> str:
    """As much of a text as a line has room for."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
