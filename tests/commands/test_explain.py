"""`docwright explain ID`: every diagnostic and every kind of change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.report.explanation import explanation_lines

Docwright = Callable[..., Any]


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_a_diagnostic_is_explained_with_its_level_and_what_to_do(id_: str) -> None:
    lines = explanation_lines(id_)
    kind = CATALOGUE[id_]
    assert lines[0] == f"{id_}: a diagnostic, {kind.level.value}"
    assert kind.text in lines
    assert f"What to do: {kind.hint}" in lines


@pytest.mark.parametrize("id_", sorted(CHANGE_KINDS))
def test_a_change_is_explained_with_why_an_example_and_what_users_do(id_: str) -> None:
    lines = explanation_lines(id_)
    kind = CHANGE_KINDS[id_]
    assert lines[0] == f"{id_}: a change, {kind.area} {kind.title}"
    assert kind.why in lines
    assert f"What users do: {kind.remedy}" in lines
    example = lines.index("Example:") + 1
    shown = kind.example.splitlines()
    assert [line[2:] for line in lines[example : example + len(shown)]] == shown
    opposite = kind.mirror or f"none, since {kind.waiver}"
    assert f"The opposite: {opposite}" in lines


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
