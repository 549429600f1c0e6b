"""Text of pages in the formats for people and programs: it is shown, and does nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from support.ci.defects import BROKEN, CONTRADICTION, defect, lint_report, own_kinds
from support.ci.hostile import TEXTS

from generator.model.lint.places import Place
from generator.model.text import Text
from generator.report.escape import for_terminal
from generator.report.lint.html import html_report
from generator.report.lint.json import json_report
from generator.report.lint.markdown import issue_report, markdown_report
from generator.report.lint.report import LintReport
from generator.report.lint.text import text_report


@pytest.fixture(scope="module", autouse=True)
def kinds() -> Iterator[None]:
    """The catalogue has kinds of these tests."""
    with own_kinds():
        yield


_PATHS = TEXTS.filter(lambda text: bool(text.strip("/. ")))


@st.composite
def _reports(draw: st.DrawFn) -> LintReport:
    """Reports in which subjects, paths, quotes and details are hostile, of a fault with one or two cases."""
    other = Place(draw(_PATHS), 3)
    cases = [
        defect(
            draw(st.sampled_from((BROKEN, CONTRADICTION))),
            subject=draw(TEXTS),
            place=Place(draw(_PATHS), line),
            detail=Text(draw(TEXTS)),
            other=draw(st.none() | st.just(other)),
            cause="a row",
        )
        for line in range(draw(st.integers(1, 2)))
    ]
    line = draw(st.none() | TEXTS)
    return lint_report(
        *cases, line=lambda _: line, is_complete=draw(st.booleans()), paths=_AS_IT_IS
    )


_AS_IT_IS = LintReport(faults=(), pages=0).paths


@given(_reports())
def test_no_line_for_people_is_a_command(report: LintReport) -> None:
    text = text_report(report)
    assert text.encode()
    for line in text.split("\n"):
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
    assert not re.search(r"##\w*\[", text)


@given(_reports())
def test_json_has_the_text_as_it_is_and_no_character_that_nobody_sees(
    report: LintReport,
) -> None:
    text = json_report(report)
    assert text.encode()
    assert all(line.isprintable() for line in text.split("\n"))
    assert not re.search(r"##\w*\[", text)
    details = {case["detail"] for case in json.loads(text)["defects"]}
    cases = [case.defect for fault in report.faults for case in fault.cases]
    raw = [case.detail.raw for case in cases if case.detail is not None]
    # half of a surrogate pair is all that JSON cannot have
    assert details == {each.encode(errors="backslashreplace").decode() for each in raw}


@given(_reports())
def test_a_page_for_browsers_has_no_element_of_somebody_else(
    report: LintReport,
) -> None:
    plain = lint_report(
        *(case.defect for fault in report.faults for case in fault.cases)
    )
    harmless = lint_report(
        *(
            defect(
                case.defect.id,
                subject=f"a{number}",
                place=Place("a.md", number),
                other=case.defect.other and Place("b.md", 1),
                cause="a row",
            )
            for number, case in enumerate(
                case for fault in plain.faults for case in fault.cases
            )
        ),
        line=lambda _: "a" if report.line(Place("", 1)) else None,
    )
    assert _tags(html_report(report)) == _tags(html_report(harmless))


def _tags(text: str) -> list[str]:
    assert text.encode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: ET.Element = parser.parse(text)
    parts = [part for part in page.iter() if part.tag not in {"pre", "code"}]
    return sorted(f"{part.tag} {sorted(part.keys())}" for part in parts)


@given(_reports(), st.sampled_from((markdown_report, issue_report)))
def test_markdown_has_what_is_not_ours_in_code(
    report: LintReport, write: object
) -> None:
    assert callable(write)
    text = write(report)
    assert text.encode()
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    cases = [case.defect for fault in report.faults for case in fault.cases]
    for token in _flat(tokens):
        assert token.type in _OURS
        if token.type == "text":
            # what is neither in code nor a word of ours has no sign of a mention, a link or an entity
            words = token.content.removeprefix("[ ] ")
            assert not re.search(r"[@#\[\]]|://|www\.", words)
        elif token.type == "html_block":
            assert re.fullmatch(
                r"(?:</?details>|<summary>[\d,]+ [a-z ]+</summary>|\s)+", token.content
            )
    shown = [token.content for token in _flat(tokens) if token.type == "code_inline"]
    assert any(
        for_terminal(case.subject)[:100].strip() in " ".join(shown) for case in cases
    )


_OURS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *(
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "code_inline",
        "softbreak",
        "html_block",
    ),
}


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])
