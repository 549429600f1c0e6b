"""How scores are counted and printed."""

from __future__ import annotations

from benchmarks.accuracy_scores.score import (
    Score,
    Wrong,
    check,
    check_all,
    score,
    sum_of,
)
from benchmarks.accuracy_scores.table import percent, table_lines, wrong_lines


def test_what_only_one_side_has_counts_as_wrong() -> None:
    checks = check_all("x", {"a": "int", "b": "int"}, {"a": "int", "c": "int"})
    assert score("fields", checks) == Score(
        "fields", 1, 3, (Wrong("x#b", "int", "-"), Wrong("x#c", "-", "int"))
    )
    assert check("x", None, None) is None


def test_a_share_is_never_rounded_up() -> None:
    assert percent(Score("fields", 99_999, 100_000)) == 99.99
    assert percent(Score("fields", 3, 3)) == 100
    assert percent(Score("fields", 0, 0)) == 100


def test_scores_of_several_versions_are_summed() -> None:
    wrong = Wrong("x", "a", "b")
    parts = [Score("fields", 1, 2, (wrong,)), Score("fields", 3, 3)]
    assert sum_of("fields", parts) == Score("fields", 4, 5, (wrong,))


def test_the_table_and_the_list_name_set_and_kind() -> None:
    scores = {"REST": [Score("fields", 1, 2, (Wrong("x", "a", "b"),))]}
    assert [line.split() for line in table_lines(scores)] == [
        ["REST"],
        ["fields", "1", "/", "2", "50.00", "%"],
    ]
    assert list(wrong_lines(scores)) == ["REST: fields: x: expected a got b"]
