"""`lint --format text`: about a screen for people, what is worth correcting first at the top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.report.escape import for_terminal
from generator.report.lint.report import BaselineState, Fault, LintReport
from generator.report.lint.wording import (
    aside,
    example_of,
    extent,
    heading,
    open_cases,
    place_to_fix,
    quotes,
    sentence,
    totals,
)

_MOST_CAUSES: Final = 8
_MOST_SINGLE: Final = 12


def text_report(report: LintReport) -> str:
    """The faults that have several cases with an example of each, then single cases, and how many more there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: LintReport) -> Iterator[str]:
    yield totals(report)
    faults = [fault for fault in report.faults if open_cases(report, fault)]
    several = [fault for fault in faults if len(open_cases(report, fault)) > 1]
    single = [fault for fault in faults if len(open_cases(report, fault)) == 1]
    for fault in several[:_MOST_CAUSES]:
        yield ""
        yield from _cause(report, fault)
    if single:
        yield ""
    for fault in single[:_MOST_SINGLE]:
        yield _case(report, fault)
    yield from _rest(several[_MOST_CAUSES:], single[_MOST_SINGLE:])
    yield from aside(report)


def _cause(report: LintReport, fault: Fault) -> Iterator[str]:
    cases = open_cases(report, fault)
    defect = example_of(report, fault).defect
    yield f"{heading(fault)}: {fault.kind.text.removesuffix('.')} [{fault.id}]"
    yield f"  {extent(cases)}; likely put right in {place_to_fix(fault)}"
    yield f"  such as {for_terminal(defect.subject)}: {for_terminal(sentence(defect))}"
    for quote in quotes(report, defect, report.paths.shown):
        mark = " (believed)" if quote.is_believed else ""
        text = f": {for_terminal(quote.text)}" if quote.text else ""
        yield f"    {for_terminal(quote.place)}{mark}{text}"


def _case(report: LintReport, fault: Fault) -> str:
    """A case on a line, as compilers write it, so that editors open the place."""
    found = example_of(report, fault)
    first, *others = quotes(report, found.defect, report.paths.shown)
    known = (
        ", in the baseline" if report.state(found) is BaselineState.UNCHANGED else ""
    )
    beside = "".join(f" ({quote.place})" for quote in others)
    return (
        f"{for_terminal(first.place)}: {fault.kind.level.value}: {for_terminal(sentence(found.defect))}"
        f"{for_terminal(beside)} [{fault.id}]{known}"
    )


def _rest(several: list[Fault], single: list[Fault]) -> Iterator[str]:
    if not several and not single:
        return
    yield ""
    words = [
        f"{len(faults):,} more {noun}"
        for faults, noun in ((several, "causes"), (single, "single defects"))
        if faults
    ]
    yield f"… and {' and '.join(words)}; --format html, json or issue has all, docwright explain ID tells about each"
