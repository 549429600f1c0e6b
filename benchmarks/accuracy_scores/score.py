"""Results of comparisons: how many facts are right, of how many, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec


class Wrong(msgspec.Struct, frozen=True):
    """A fact that differs from the truth; `expected` or `got` is `-` where one side lacks it."""

    subject: str
    expected: str
    got: str


class Score(msgspec.Struct, frozen=True):
    """The result of comparing one kind of fact; `of` counts what only one side has too."""

    kind: str
    right: int
    of: int
    wrong: tuple[Wrong, ...] = ()

    @property
    def share(self) -> float:
        """The share that is right, from 0 to 1; 1 where there is nothing to compare."""
        return self.right / self.of if self.of else 1.0


NOTHING = "-"
"""The mark of a listing for a fact that is missing."""


def score(kind: str, checked: Iterable[Wrong | None]) -> Score:
    """Counts checks: each gives None when it is right."""
    found = list(checked)
    wrong = tuple(mistake for mistake in found if mistake is not None)
    return Score(kind, len(found) - len(wrong), len(found), wrong)


def check(subject: str, expected: str | None, got: str | None) -> Wrong | None:
    """None when both are equal."""
    if expected == got:
        return None
    return Wrong(subject, expected or NOTHING, got or NOTHING)


def check_all(
    subject: str, expected: Mapping[str, str], got: Mapping[str, str]
) -> list[Wrong | None]:
    """One check for each name that either side has, the expected ones first."""
    names = [*expected, *(name for name in got if name not in expected)]
    return [
        check(f"{subject}#{name}", expected.get(name), got.get(name)) for name in names
    ]


def sum_of(kind: str, scores: Iterable[Score]) -> Score:
    """Several scores as one."""
    parts = list(scores)
    return Score(
        kind,
        sum(part.right for part in parts),
        sum(part.of for part in parts),
        tuple(wrong for part in parts for wrong in part.wrong),
    )
