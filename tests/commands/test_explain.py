"""`docwright explain ID`: every diagnostic and every kind of change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.report.explanation import explanation_lines

Docwright = Callable[..., Any]


_PLAIN = sorted(id_ for id_, kind in CATALOGUE.items() if kind.lint is None)
_DEFECTS = sorted(id_ for id_, kind in CATALOGUE.items() if kind.lint is not None)


def _joined(lines: list[str]) -> str:
    """The text without the ends of its lines."""
    return " ".join(lines)


def _shown_example(lines: list[str], count: int) -> list[str]:
    start = lines.index("Example:") + 1
    shown = lines[start : start + count]
    assert lines[start + count] == ""
    assert all(line.startswith("  ") for line in shown)
    return [line[2:] for line in shown]


@pytest.mark.parametrize("id_", _PLAIN)
def test_a_diagnostic_is_explained_with_its_level_and_what_to_do(id_: str) -> None:
    lines = explanation_lines(id_)
    kind = CATALOGUE[id_]
    assert lines[0] == f"{id_}: a diagnostic, {kind.level.value}"
    assert kind.text in _joined(lines)
    assert f"What to do: {kind.hint}" in _joined(lines)
    assert "It is no defect of the docs" in _joined(lines)


@pytest.mark.parametrize("id_", _DEFECTS)
def test_a_defect_is_explained_with_all_that_the_catalogue_tells(id_: str) -> None:
    lines = explanation_lines(id_)
    kind = CATALOGUE[id_]
    assert kind.lint is not None
    assert lines[0] == f"{id_}: a defect of the docs, {kind.level.value}"
    assert lines[1].startswith(f"{kind.lint.of.value}: ")
    example = kind.lint.example.splitlines()
    assert _shown_example(lines, len(example)) == example
    for expected in (
        kind.text,
        f"Why it matters: {kind.lint.why}",
        f"How to correct it: {kind.hint}",
        f"Where it is likely put right: {kind.lint.fix.value}",
        f"What Docwright does meanwhile: {kind.lint.meanwhile}",
    ):
        assert expected in _joined(lines)
    is_of_lint_alone = "Only docwright lint looks for it" in _joined(lines)
    assert is_of_lint_alone is kind.for_lint


@pytest.mark.parametrize("id_", sorted(CHANGE_KINDS))
def test_a_change_is_explained_with_why_an_example_and_what_users_do(id_: str) -> None:
    lines = explanation_lines(id_)
    kind = CHANGE_KINDS[id_]
    assert lines[0] == f"{id_}: a change, {kind.area} {kind.title}"
    assert kind.why in _joined(lines)
    assert f"What users do: {kind.remedy}" in _joined(lines)
    example = kind.example.splitlines()
    assert _shown_example(lines, len(example)) == example
    opposite = kind.mirror or f"none, since {kind.waiver}"
    assert f"The opposite: {opposite}" in _joined(lines)


@pytest.mark.parametrize("id_", sorted({*CATALOGUE, *CHANGE_KINDS}))
def test_lines_fit_on_a_terminal_except_those_of_examples(id_: str) -> None:
    long = [line for line in explanation_lines(id_) if len(line) > 88]
    assert [line for line in long if not line.startswith("  ")] == []


def test_a_defect_reads_well_on_a_terminal() -> None:
    assert explanation_lines("rest-sample") == [
        "rest-sample: a defect of the docs, warning",
        "broken: a part of the docs cannot be read, or not be followed",
        "",
        "A sample request or response cannot be read.",
        "Why it matters: Whoever copies the sample gets an error from a JSON parser, or from the",
        "server, and has to guess what was meant.",
        "",
        "Example:",
        '  wrong: {"Name": "Smith" "Rank": 5}',
        '  right: {"Name": "Smith", "Rank": 5}',
        "",
        "How to correct it: Write a first line, headers, a blank line and valid JSON, in a code",
        "block.",
        "Where it is likely put right: the template that writes these pages",
        "What Docwright does meanwhile: The part that cannot be read is left out, and no contract",
        "test uses it.",
        "",
        "docwright generate reports it, and so does docwright lint.",
    ]


def test_a_defect_of_style_tells_that_it_must_be_selected() -> None:
    assert "--select" in _joined(explanation_lines("page-part-repeated"))


def test_no_diagnostic_has_the_id_of_a_kind_of_change() -> None:
    assert set(CATALOGUE) & set(CHANGE_KINDS) == set()


def test_the_explanation_is_the_result(docwright: Docwright) -> None:
    ran = docwright("explain", "operation-removed")
    lines = explanation_lines("operation-removed")
    assert (ran.status, ran.out, ran.err) == (0, "\n".join(lines) + "\n", "")


@pytest.mark.parametrize(
    ("id_", "nearest"),
    [
        ("operation-remove", "operation-removed"),
        ("page-unkown", "page-unknown"),
        ("Zip-Bomb", "zip-bomb"),
    ],
)
def test_an_unknown_id_is_an_error_that_names_the_nearest(
    id_: str, nearest: str, docwright: Docwright
) -> None:
    ran = docwright("explain", id_)
    assert (ran.status, ran.out) == (2, "")
    assert f"is called '{id_}'" in ran.err
    assert f"The nearest is {nearest}." in ran.err


def test_an_unknown_id_cannot_steer_a_terminal(docwright: Docwright) -> None:
    ran = docwright("explain", "\x1b[2Jx\n")
    assert "'\\x1b[2Jx\\n'" in ran.err
