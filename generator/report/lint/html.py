"""`lint --format html`: one file for readers, without script, pictures or anything else that is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.model.catalogue import DefectClass, Lint
from generator.model.lint.defects import Found
from generator.report.html.elements import Element, append, code_block, element, page
from generator.report.html.frame import head
from generator.report.lint.ci_words import LEVEL_SEVERITIES
from generator.report.lint.report import BaselineState, Fault, LintReport
from generator.report.lint.wording import (
    aside,
    case_places,
    example_of,
    extent,
    open_cases,
    place_to_fix,
    quotes,
    sentence,
    totals,
)
from generator.report.terminal import counted

_TITLES: Final = {
    DefectClass.CONTRADICTION: "Two sources disagree",
    DefectClass.BROKEN: "Cannot be read or followed",
    DefectClass.MISSING: "Is missing",
    DefectClass.STYLE: "Could be put better",
}
_MOST_PLACES: Final = 500


def html_report(report: LintReport) -> str:
    """The page: totals, then the faults by class, each with its example and, folded, all its places."""
    sections = [section for each in DefectClass for section in _section(report, each)]
    title = "Defects of the docs"
    header = element("header", element("h1", title), element("p", f"{totals(report)}."))
    append(header, *(element("p", f"{line}.") for line in aside(report)))
    if sections:
        links = (
            element("li", element("a", _TITLES[each], href=f"#{each.value}"))
            for each, _ in sections
        )
        append(header, element("nav", element("ul", *links), aria_label="Classes"))
    body = element("body", header, element("main", *(made for _, made in sections)))
    return page(element("html", head(title), body, lang="en"))


def _section(
    report: LintReport, class_: DefectClass
) -> Iterator[tuple[DefectClass, Element]]:
    faults = [
        fault
        for fault in report.faults
        if fault.kind.lint
        and fault.kind.lint.of is class_
        and open_cases(report, fault)
    ]
    if faults:
        made = element("section", element("h2", _TITLES[class_]), id=class_.value)
        numbers = Counter(fault.id for fault in faults)
        append(made, *(_fault(report, each, numbers[each.id]) for each in faults))
        yield class_, made


def _fault(report: LintReport, fault: Fault, number: int) -> Element:
    """A fault; `number` counts those of its kind."""
    cases = open_cases(report, fault)
    found = example_of(report, fault)
    # several of a kind are told apart by their examples
    title = fault.kind.text if number == 1 else found.defect.message
    level = fault.kind.level
    made = element(
        "details",
        element(
            "summary",
            element("span", level.value, class_=f"level {LEVEL_SEVERITIES[level]}"),
            " ",
            element("h3", title.removesuffix(".")),
            " ",
            element("span", f"{extent(cases)}, {fault.id}", class_="faint"),
        ),
        id=found.fingerprint,
    )
    append(
        made,
        element("p", f"{found.defect.subject}: {sentence(found.defect)}."),
        _sides(report, found),
        element("p", f"Likely put right in {place_to_fix(fault)}. {fault.kind.hint}"),
    )
    if fault.kind.lint:
        append(made, *_why(fault.kind.lint))
    if len(cases) > 1:
        append(made, _places(report, cases))
    return made


def _sides(report: LintReport, found: Found) -> Element:
    sides = element("div", class_="sides")
    for quote in quotes(report, found.defect, report.paths.shown):
        title = f"{quote.place}{' (believed)' if quote.is_believed else ''}"
        side = element("div", element("h4", title), class_="side")
        if quote.text:
            append(side, code_block(quote.text))
        append(sides, side)
    return sides


def _why(lint: Lint) -> Iterator[Element]:
    yield element("p", lint.why)
    yield element("p", f"Meanwhile: {lint.meanwhile}", class_="faint")


def _places(report: LintReport, cases: list[Found]) -> Element:
    rows = element("ul", class_="members")
    for case in cases[:_MOST_PLACES]:
        first, *others = case_places(report, case)
        words = f"{first}: {sentence(case.defect)}"
        beside = "".join(f" ({other})" for other in others)
        known = (
            ", in the baseline" if report.state(case) is BaselineState.UNCHANGED else ""
        )
        append(rows, element("li", f"{words}{beside}{known}"))
    if (more := len(cases) - _MOST_PLACES) and more > 0:
        append(rows, element("li", f"… and {more:,} more: --format json"))
    return element("details", element("summary", counted(len(cases), "place")), rows)
