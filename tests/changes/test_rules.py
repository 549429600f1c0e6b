"""Each rule by example: two snapshots in text, and the changes between them (`fixtures/*.txt`).

A change is a line: its levels and cause, its direction, what happened, to what, and from what to what.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from support.snapshots import snapshot

from generator.changes import compare
from generator.changes.rules import RULES
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import Change

_FIXTURES: Final = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))


def _cases() -> Iterator[tuple[str, str, str, str]]:
    for path in _FIXTURES:
        for case in path.read_text(encoding="utf-8").split("=====\n"):
            title, _, rest = case.partition("\n<<<\n")
            snapshots, _, expected = rest.partition(">>>\n")
            old, _, new = snapshots.partition("---\n")
            yield title, old, new, expected


_CASES: Final = tuple(_cases())


def _line(change: Change) -> str:
    levels = f"{change.api_level} {change.python_level} {change.cause}"
    what = f"{change.direction} {change.id} {' '.join(change.subjects)}"
    texts = f"{change.old or '-'} => {change.new or '-'}"
    return f"{levels} | {what} | {texts}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [case[1:] for case in _CASES],
    ids=[case[0] for case in _CASES],
)
def test_rules(old: str, new: str, expected: str) -> None:
    changes = compare(snapshot(old), snapshot(new)).changes
    assert "".join(f"{_line(change)}\n" for change in changes) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [case[1:3] for case in _CASES],
    ids=[case[0] for case in _CASES],
)
def test_nothing_changes_between_equal_snapshots_and_fingerprints_differ(
    old: str, new: str
) -> None:
    assert compare(snapshot(old), snapshot(old)).changes == ()
    changes = compare(snapshot(old), snapshot(new)).changes
    fingerprints = [change.fingerprint for change in changes]
    assert len(set(fingerprints)) == len(fingerprints)


def test_each_kind_of_each_rule_has_an_example() -> None:
    shown = {line.split(" ")[5] for case in _CASES for line in case[3].splitlines()}
    assert {id_ for rule in RULES for id_ in rule.ids} - shown == set()


def _opposites(id_: str) -> set[str]:
    mirror = CHANGE_KINDS[id_].mirror
    return {mirror} | {
        other for other, kind in CHANGE_KINDS.items() if kind.mirror == id_
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [case[1:3] for case in _CASES],
    ids=[case[0] for case in _CASES],
)
def test_with_sides_exchanged_each_change_has_its_opposite(old: str, new: str) -> None:
    changes = compare(snapshot(old), snapshot(new)).changes
    back = compare(snapshot(new), snapshot(old)).changes
    opposite = {(change.id, subject) for change in back for subject in change.subjects}
    for change in changes:
        if CHANGE_KINDS[change.id].mirror:
            for subject in change.subjects:
                there = {id_ for id_, other in opposite if other == subject}
                assert there & _opposites(change.id), change


def test_the_old_entry_of_each_subject_of_a_renamed_type_is_known() -> None:
    def types(name: str) -> str:
        return "".join(f"""
            types/{version}/{name}: type kind=object
            types/{version}/{name}#field/A: field type=int32
            types/{version}/{name}#field/B: field type=string
            types/{version}/{name}#field/C: field type=int32
            """ for version in ("Services87", "Services88"))

    comparison = compare(snapshot(types("Task")), snapshot(types("SoTask")))
    (change,) = comparison.changes
    assert change.subjects == ("types/Services87/SoTask", "types/Services88/SoTask")
    for version in ("Services87", "Services88"):
        for part in ("", "#field/B"):
            entry = comparison.old_entry(f"types/{version}/SoTask{part}")
            assert entry is not None
            assert entry.subject == f"types/{version}/Task{part}"
