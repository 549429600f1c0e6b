"""`lint --format text`: a screen for people, what is worth correcting first at the top; all of a kind that is selected alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from generator.model.catalogue import DefectClass, Level
from generator.model.lint.defects import Found
from generator.model.lint.places import Place
from generator.report.escape import for_path, for_terminal
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
from generator.report.terminal import counted

_MOST_KINDS: Final = 12
"""Kinds that are described, if they are shared evenly among the sections."""

_FEWEST_KINDS: Final = 2
"""Kinds that are described in each section, whatever the number of sections."""

_MOST_CAUSES: Final = 3
"""Causes of a kind of which an example is shown."""

_MOST_QUOTED: Final = 4
"""Kinds of which the first example is shown with the lines of the docs."""

_WIDTH: Final = 110

_Section = tuple[Level, DefectClass | None]


class _Kind(NamedTuple):
    """The faults of a kind, and their cases that nobody knows yet; at least one of each."""

    faults: Sequence[Fault]
    cases: Sequence[Found]

    @property
    def first(self) -> Fault:
        return self.faults[0]


def text_report(report: LintReport) -> str:
    """The kinds by level and class, the first ones with examples of their causes, and the command that shows more."""
    lines = _all_cases if report.is_complete else _screen
    return "".join(f"{line}\n" for line in (totals(report), *lines(report)))


def _screen(report: LintReport) -> Iterator[str]:
    sections = _sections(report)
    is_mild = all(level is Level.INFO for level, _ in sections)
    most = max(_FEWEST_KINDS, _MOST_KINDS // max(len(sections), 1))
    number = 0
    for (level, class_), kinds in sections.items():
        yield ""
        yield _section_head(level, class_, kinds)
        # where there is worse, nobody begins with these
        described = 0 if level is Level.INFO and not is_mild else most
        for kind in kinds[:described]:
            yield from _described(report, kind, is_quoted=number < _MOST_QUOTED)
            number += 1
        yield from _listed(kinds[described:], "also " if described else "")
    if sections:
        yield ""
        yield (
            f"All cases of a kind: {report.command} --select ID; what it means: docwright explain ID; "
            "a report to read: --format html"
        )
    yield from aside(report)


def _sections(report: LintReport) -> dict[_Section, list[_Kind]]:
    """The kinds with cases that nobody knows yet, by level and class, the worst first."""
    ids: dict[str, list[Fault]] = {}
    for fault in report.faults:
        if any(map(report.is_open, fault.cases)):
            ids.setdefault(fault.id, []).append(fault)
    kinds = [_kind(report, faults) for faults in ids.values()]
    kinds.sort(key=_order)
    return {section: list(group) for section, group in groupby(kinds, _section)}


def _kind(report: LintReport, faults: list[Fault]) -> _Kind:
    cases = [case for fault in faults for case in fault.cases if report.is_open(case)]
    return _Kind(faults, cases)


def _section(kind: _Kind) -> _Section:
    row = kind.first.kind
    return row.level, row.lint.of if row.lint else None


def _order(kind: _Kind) -> tuple[int, int, int]:
    level, class_ = _section(kind)
    place = list(DefectClass).index(class_) if class_ else len(DefectClass)
    return -level.rank, place, -len(kind.cases)


def _section_head(
    level: Level, class_: DefectClass | None, kinds: Sequence[_Kind]
) -> str:
    words = ", ".join(filter(None, (level.value, class_ and class_.value)))
    count = sum(len(kind.cases) for kind in kinds)
    return f"{words}: {counted(count, 'case')} of {counted(len(kinds), 'kind')}"


def _described(report: LintReport, kind: _Kind, *, is_quoted: bool) -> Iterator[str]:
    faults = kind.faults
    causes = f", {len(faults):,} causes" if len(faults) > 1 else ""
    yield f"  {kind.first.kind.text.removesuffix('.')} [{kind.first.id}]"
    yield f"    {extent(kind.cases)}{causes}; likely put right in {place_to_fix(kind.first)}"
    for fault in faults[:_MOST_CAUSES]:
        found = example_of(report, fault)
        number = sum(map(report.is_open, fault.cases))
        count = f", {number:,} cases" if number > 1 and len(faults) > 1 else ""
        if is_quoted and fault is kind.first:
            yield f"    {_case(report, found, with_other=False)}{count}"
            yield from _quoted(report, found, " " * 6)
        else:
            yield f"    {_case(report, found)}{count}"
    if (more := len(faults) - _MOST_CAUSES) > 0:
        yield f"    … and {counted(more, 'more cause')}: --select {kind.first.id}"


def _case(report: LintReport, found: Found, *, with_other: bool = True) -> str:
    """A case on a line, as compilers write it, so that editors open the place."""
    place, other = found.defect.place, found.defect.other
    beside = ""
    if other and with_other:
        is_same = other.path == place.path and other.line
        beside = f" (line {other.line})" if is_same else f" ({_shown(report, other)})"
    return f"{for_path(_shown(report, place))}: {for_terminal(f'{sentence(found.defect)}{beside}')}"


def _shown(report: LintReport, place: Place) -> str:
    return str(place._replace(path=report.paths.shown(place.path)))


def _quoted(report: LintReport, found: Found, indent: str) -> Iterator[str]:
    """What the docs have at both places, and which of them is believed."""
    first, *others = quotes(report, found.defect, report.paths.shown)
    if first.text:
        mark = " (believed)" if first.is_believed else ""
        yield f"{indent}it has{mark}: {for_terminal(first.text)}"
    for quote in others:
        mark = " (believed)" if quote.is_believed else ""
        text = f": {for_terminal(quote.text)}" if quote.text else ""
        yield f"{indent}{for_path(quote.place)}{mark}{text}"


def _listed(kinds: Sequence[_Kind], start: str) -> Iterator[str]:
    """Kinds with the number of their cases, and nothing else."""
    if kinds:
        # an id stays on the line of its number
        words = (f"{kind.first.id}\0({len(kind.cases):,})" for kind in kinds)
        lines = textwrap.wrap(
            f"{start}{', '.join(words)}",
            _WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (f"  {line}".replace("\0", " ") for line in lines)


def _all_cases(report: LintReport) -> Iterator[str]:
    """Every case on a line of its own, by cause."""
    for fault in report.faults:
        if cases := open_cases(report, fault):
            yield ""
            yield f"{heading(fault)}: {fault.kind.text.removesuffix('.')} [{fault.id}]"
            yield f"  {extent(cases)}; likely put right in {place_to_fix(fault)}"
            example = example_of(report, fault)
            for case in cases:
                is_known = report.state(case) is BaselineState.UNCHANGED
                yield f"{_case(report, case)}{', in the baseline' if is_known else ''}"
                if case is example:
                    yield from _quoted(report, case, "  ")
    yield from aside(report)
