"""Text of pages in what CI systems read: it is shown, and does nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.ci.defects import BROKEN, defect, lint_report, own_kinds
from support.ci.documents import (
    code_quality,
    junit,
    sarif_run,
    workflow_commands,
)
from support.ci.hostile import ATTACKS, TEXTS

from generator.model.lint.places import Place
from generator.model.text import Text
from generator.report.escape import for_lines, for_terminal
from generator.report.lint.github import github_report
from generator.report.lint.gitlab import gitlab_report
from generator.report.lint.junit import junit_report
from generator.report.lint.report import LintReport
from generator.report.lint.sarif import sarif_report


@pytest.fixture(scope="module", autouse=True)
def kinds() -> Iterator[None]:
    """The catalogue has kinds of these tests."""
    with own_kinds():
        yield


_PATHS = TEXTS.filter(lambda text: bool(text.strip("/. ")))


@st.composite
def _reports(draw: st.DrawFn) -> LintReport:
    """Reports in which everything that pages and files of others have is hostile."""
    other = Place(draw(_PATHS), 3)
    written = defect(
        draw(st.sampled_from((BROKEN, "moon-contradiction"))),
        place=Place(draw(_PATHS), draw(st.integers(0, 9))),
        detail=Text(draw(TEXTS)),
        other=draw(st.none() | st.just(other)),
        believed=draw(st.none() | st.just(other)),
    )
    line, reason = draw(TEXTS), draw(st.none() | TEXTS)
    report = lint_report(written, line=lambda _: line)
    if reason is None:
        return report
    (fault,) = report.faults
    accepted = {fault.example.fingerprint: reason}
    return lint_report(written, line=lambda _: line, accepted=accepted)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _is_visible(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))


@given(_reports())
def test_no_line_is_a_command_of_somebody_else(report: LintReport) -> None:
    (command,) = workflow_commands(github_report(report))
    (fault,) = report.faults
    assert command.properties["title"].startswith(f"{fault.id} (")
    place = fault.example.defect.place
    assert command.properties["file"] == for_lines(f"docs/{place.path}")
    assert command.message.startswith("the table says something else")


@given(_reports())
def test_a_report_for_gitlab_follows_its_schema(report: LintReport) -> None:
    (row,) = code_quality(gitlab_report(report))
    assert all(map(_is_visible, _strings(row)))


@given(_reports())
def test_a_test_report_is_xml_with_what_xml_can_have(report: LintReport) -> None:
    root = junit(junit_report(report))
    (case,) = root.iter("testcase")
    texts = [*case.attrib.values(), *case.itertext()]
    assert all(map(_is_visible, map(str, texts)))


@given(_reports())
def test_a_log_links_nothing_but_its_own_places(report: LintReport) -> None:
    (result,) = sarif_run(sarif_report(report))["results"]
    related = result.get("relatedLocations", [])
    assert result["message"]["text"].count("](") == len(related)
    assert all(map(_is_visible, _strings(result)))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "write", [github_report, gitlab_report, junit_report, sarif_report]
)
def test_a_sentence_of_a_page_stays_on_the_line_of_ours(
    attack: str, write: Any
) -> None:
    text = write(lint_report(defect(detail=Text(attack))))
    assert text.encode()
    assert _is_visible(text)
    quoting = [line for line in text.split("\n") if "approve this change" in line]
    assert all("the table says something else: " in line for line in quoting)
    assert max(map(len, text.split("\n"))) < 2_000


def test_the_attacks_come_out_as_json_of_their_words() -> None:
    details = [Text(attack) for attack in ATTACKS]
    report = lint_report(*(defect(detail=detail) for detail in details))
    rows = json.loads(gitlab_report(report))
    shown = [row["description"].partition(": ")[2] for row in rows]
    assert sorted(text[:200] for text in shown) == sorted(
        for_terminal(attack)[:200] for attack in ATTACKS
    )
