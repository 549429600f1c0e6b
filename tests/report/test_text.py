"""Lines for people."""

from __future__ import annotations

from generator.model.catalogue import CATALOGUE, Level
from generator.model.diagnostics import Diagnostic
from generator.model.text import Text
from generator.report.summary import diagnostic_counts
from generator.report.text import diagnostic_lines


def _case(number: int, id_: str = "page-unknown") -> Diagnostic:
    return Diagnostic(id_, f"p{number:03}.md", number, "no known kind of page")


def test_a_line_has_place_level_message_and_id() -> None:
    lines = list(diagnostic_lines([_case(7)]))
    assert lines == [
        "p007.md:7: warning: no known kind of page [page-unknown]",
        f"page-unknown (1): {CATALOGUE['page-unknown'].hint}",
    ]


def test_a_case_of_a_whole_file_has_no_line() -> None:
    assert next(iter(diagnostic_lines([_case(0)]))).startswith("p000.md: warning")


def test_a_long_list_is_cut_and_counted() -> None:
    lines = list(diagnostic_lines([_case(number) for number in range(1, 31)]))
    assert len(lines) == 22
    assert lines[20] == "... and 10 more"
    assert lines[21].startswith("page-unknown (30): ")


def test_information_is_only_counted() -> None:
    information = _case(1, "enum-incomplete")
    assert information.level is Level.INFO
    assert list(diagnostic_lines([information])) == []
    assert diagnostic_counts([information, _case(2)]) == {
        "enum-incomplete": 1,
        "page-unknown": 1,
    }


def test_text_of_a_page_is_escaped() -> None:
    hostile = Diagnostic("page-name", "a\nb.md", 1, "x", Text("\x1b[31m\u202e"))
    line, _ = diagnostic_lines([hostile])
    assert line.isprintable()
    assert "\\x1b[31m\\u202e" in line


def test_every_id_has_a_text_and_says_what_to_do() -> None:
    for id_, kind in CATALOGUE.items():
        assert id_ == id_.lower()
        assert kind.text.endswith(".")
        assert kind.hint.endswith(".")
