"""`diff --format text`, and what `generate` tells."""

from __future__ import annotations

import pytest
from support.changes.comparisons import ADDED, COPY, REMOVED, change, comparison

from generator.report.diff.report import DiffReport
from generator.report.diff.text import text_report, written_changes
from generator.report.shown_paths import ShownPaths


def test_the_worst_comes_first_with_subject_and_place() -> None:
    report = DiffReport(
        comparison=comparison(REMOVED, ADDED),
        old=ShownPaths(shown=lambda path: f"docs/2023/{path}"),
    )
    assert text_report(report) == (
        "2023 → 2026: 2 changes, 1 breaking for the API, 1 major for users of the SDK\n"
        "\n"
        "major, breaking: so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy) [operation-removed]\n"
        "    rest/v1/Agents/Thing/Copy\n"
        "    old: docs/2023/rest/Copy.md:12\n"
        "\n"
        "minor, safe: so.agents.thing.turn(…): added (POST /api/v1/Agents/Thing/Turn) [operation-added]\n"
        "    rest/v1/Agents/Thing/Turn\n"
        "    new: rest/Turn.md:7\n"
        "\n"
        "next version 2.0.0: 1 change is major\n"
    )


def test_a_group_is_one_line() -> None:
    many = [change("operation-removed", f"a{n}", group="all") for n in range(49)]
    text = text_report(DiffReport(comparison=comparison(*many)))
    assert text.count("[operation-removed]") == 1
    assert "49 operations: removed, such as a0 [" in text
    assert "    a0, a1 and 47 others\n" in text


def test_what_is_accepted_comes_last_with_its_reason() -> None:
    report = DiffReport(
        comparison=comparison(REMOVED, ADDED),
        accepted={REMOVED.fingerprint: "nobody\x1b calls it"},
    )
    before, _, after = text_report(report).partition("1 accepted change:\n")
    assert "copy" not in before
    assert after.startswith("    major, breaking: so.agents.thing.copy(…): removed")
    assert "(nobody\\x1b calls it)" in after


def test_no_change_is_said() -> None:
    text = text_report(DiffReport(comparison=comparison(next_version=None)))
    assert text == "2023 → 2026: 0 changes\n"


def test_generate_tells_nothing_without_a_change() -> None:
    assert list(written_changes(comparison())) == []


def test_generate_tells_a_group_in_a_line() -> None:
    assert list(written_changes(comparison(REMOVED, ADDED))) == [
        "since the last run: 2 changes, 1 breaking for the API, 1 major for users of the SDK",
        "  major, breaking: so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy)",
        "  minor, safe: so.agents.thing.turn(…): added (POST /api/v1/Agents/Thing/Turn)",
    ]


@pytest.mark.parametrize(
    ("changes", "lines", "others"), [(19, 20, 0), (20, 20, 2), (300, 20, 282)]
)
def test_generate_tells_at_most_a_screen(changes: int, lines: int, others: int) -> None:
    many = [change("operation-removed", f"{COPY}{n}") for n in range(changes)]
    written = list(written_changes(comparison(*many)))
    assert len(written) == lines
    more = f"  … and {others} more: all of them are in --summary-json"
    assert (written[-1] == more) is bool(others)
