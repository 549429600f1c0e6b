"""The catalogue of changes: each kind has a rule and an opposite, and each rule has examples in text."""

from __future__ import annotations

import pytest

from generator.changes.rules import RULES
from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.catalogue.changes.python import PYTHON


def test_ids_are_unique_over_diagnostics_and_changes() -> None:
    assert CATALOGUE.keys() & CHANGE_KINDS.keys() == set()


def test_each_kind_has_a_mirror_or_a_waiver() -> None:
    both = [id_ for id_, kind in CHANGE_KINDS.items() if kind.mirror and kind.waiver]
    neither = [
        id_ for id_, kind in CHANGE_KINDS.items() if not kind.mirror and not kind.waiver
    ]
    assert (both, neither) == ([], [])
    assert {kind.mirror for kind in CHANGE_KINDS.values()} - {""} <= CHANGE_KINDS.keys()


def test_the_mirror_of_a_mirror_is_of_the_same_area_and_has_a_mirror_itself() -> None:
    for id_, kind in CHANGE_KINDS.items():
        if kind.mirror:
            other = CHANGE_KINDS[kind.mirror]
            assert (id_, other.area) == (id_, kind.area)
            assert other.mirror, kind.mirror


@pytest.mark.parametrize("id_", sorted(CHANGE_KINDS))
def test_a_kind_says_what_it_is_in_plain_words(id_: str) -> None:
    kind = CHANGE_KINDS[id_]
    assert kind.title[0].islower()
    assert not kind.title.endswith(".")
    assert kind.why.endswith(".")
    assert kind.remedy.endswith(".")
    assert [line[:5] for line in kind.example.splitlines()] == ["old: ", "new: "]


def test_each_kind_has_a_rule_and_each_rule_a_kind() -> None:
    ruled = {id_ for rule in RULES for id_ in rule.ids}
    # those that no rule of the API gives have tests of their own (test_python_differences.py)
    ruled |= PYTHON.keys()
    assert ruled == CHANGE_KINDS.keys()
