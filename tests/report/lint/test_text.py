"""`docwright lint` for people: a screen, with what is worth correcting first at the top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.ci.defects import (
    BROKEN,
    CONTRADICTION,
    MISSING,
    defect,
    lint_report,
    own_kinds,
)

from generator.model.catalogue import CATALOGUE
from generator.model.lint.defects import Defect, Found
from generator.model.lint.places import Place
from generator.report.lint.report import LintReport
from generator.report.lint.text import text_report


@pytest.fixture(scope="module", autouse=True)
def kinds() -> Iterator[None]:
    """The catalogue has kinds of these tests."""
    with own_kinds():
        yield


def _cases(id_: str, causes: int, number: int = 1) -> list[Defect]:
    return [
        defect(
            id_,
            subject=f"page/{id_}/{cause}/{case}",
            place=Place(f"{id_}/{cause}.md", case + 1),
            cause=f"cause {cause}",
        )
        for cause in range(causes)
        for case in range(number)
    ]


def _lines(*defects: Defect, **values: Any) -> list[str]:
    return text_report(lint_report(*defects, **values)).splitlines()


def _found(report: LintReport) -> list[Found]:
    return [case for fault in report.faults for case in fault.cases]


def test_a_contradiction_has_both_places_with_their_lines() -> None:
    other = Place("api.wsdl", 88)
    wrong = defect(other=other, believed=other)
    lines = {wrong.place: "| Id | int32 |", other: '  <element type="long"/>'}
    assert _lines(wrong, line=lines.get)[1:-2] == [
        "",
        "error, contradiction: 1 case of 1 kind",
        f"  A kind that is contradiction [{CONTRADICTION}]",
        "    1 case on 1 page; likely put right in the comment in the source code of the API",
        "    rest/Copy.md:12: the table says something else",
        "      it has: | Id | int32 |",
        '      api.wsdl:88 (believed): <element type="long"/>',
    ]


def test_sections_are_levels_and_classes_and_count_their_cases() -> None:
    lines = _lines(
        *_cases(CONTRADICTION, 1, 3), *_cases(BROKEN, 2, 2), *_cases(MISSING, 7)
    )
    assert lines[0] == (
        "14 defects of 10 causes on 3 pages: 3 errors, 4 warnings, 7 info"
    )
    assert [line for line in lines if line[:1].isalpha() and " kind" in line][:3] == [
        "error, contradiction: 3 cases of 1 kind",
        "warning, broken: 4 cases of 1 kind",
        "info, missing: 7 cases of 1 kind",
    ]
    # where there is worse, what is mild has its number alone
    assert f"  {MISSING} (7)" in lines
    assert not [line for line in lines if "A kind that is missing" in line]


def test_of_many_causes_the_first_are_shown_and_the_others_counted() -> None:
    lines = _lines(*_cases(BROKEN, 9, 2))
    shown = [line for line in lines if line.startswith(f"    {BROKEN}/")]
    assert [line.partition(":")[0].strip() for line in shown] == [
        f"{BROKEN}/{cause}.md" for cause in range(3)
    ]
    assert all(line.endswith(", 2 cases") for line in shown)
    assert f"    … and 6 more causes: --select {BROKEN}" in lines


def test_of_many_kinds_the_first_are_described_and_the_others_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = [f"moon-{number:02}" for number in range(20)]
    for id_ in ids:
        monkeypatch.setitem(CATALOGUE, id_, CATALOGUE[BROKEN])
    lines = _lines(*(each for id_ in ids for each in _cases(id_, 1)))
    assert sum("A kind that is broken" in line for line in lines) == 12
    assert len(lines) < 60
    assert " ".join(lines).count("moon-19 (1)") == 1


def test_the_command_for_all_cases_has_what_was_typed() -> None:
    lines = _lines(*_cases(BROKEN, 1), command="docwright lint 'my docs'")
    assert lines[-1].startswith(
        "All cases of a kind: docwright lint 'my docs' --select ID"
    )


def test_of_a_kind_that_is_selected_alone_every_case_has_a_line() -> None:
    lines = _lines(*_cases(BROKEN, 9, 50), is_complete=True)
    places = [line for line in lines if line.startswith(BROKEN)]
    assert len(places) == len(set(places)) == 450


def test_with_a_baseline_the_screen_has_what_is_new() -> None:
    defects = [*_cases(BROKEN, 1, 2), *_cases(MISSING, 1)]
    known = frozenset(
        case.fingerprint
        for case in _found(lint_report(*defects))
        if case.defect.id == BROKEN
    )
    lines = _lines(*defects, baseline=known)
    assert not [line for line in lines if BROKEN in line]
    # nothing is worse than what is mild now
    assert any("A kind that is missing" in line for line in lines)
    assert lines[-1] == "2 defects in the baseline, 0 of it no longer found"

    complete = _lines(*defects, baseline=known, is_complete=True)
    assert sum(line.endswith(", in the baseline") for line in complete) == 2


def test_what_is_accepted_is_counted_and_not_shown() -> None:
    report = lint_report(*_cases(BROKEN, 1))
    (case,) = _found(report)
    lines = _lines(*_cases(BROKEN, 1), accepted={case.fingerprint: "it is known"})
    assert lines == ["no defects on 3 pages", "1 defect accepted"]


def test_a_file_whose_name_would_be_a_command_to_github_is_shown_from_its_folder_on() -> (
    None
):
    (line,) = (
        line
        for line in _lines(defect(place=Place("::error::x.md", 3)))
        if "::error" in line
    )
    assert line == "    ./::error::x.md:3: the table says something else"
