"""How scores are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.accuracy_scores.score import Score

Scores = Mapping[str, Sequence[Score]]
"""The scores of each set of sources, or of each fold, by its name."""


def table_lines(scores: Scores) -> Iterator[str]:
    """A block for each set: right of all, and the share in percent, which is never rounded up to 100."""
    for name, found in scores.items():
        yield name
        for one in found:
            share = f"{percent(one):6.2f} %"
            yield f"  {one.kind:<28}{one.right:>7} / {one.of:<7}{share}"


def percent(one: Score) -> float:
    """The share in percent, rounded down to hundredths: 100 means all."""
    return (10_000 * one.right // one.of) / 100 if one.of else 100.0


def wrong_lines(scores: Scores) -> Iterator[str]:
    """What is wrong, a line each: set, kind, subject, expected and got."""
    for name, found in scores.items():
        for one in found:
            for wrong in one.wrong:
                said = f"expected {wrong.expected} got {wrong.got}"
                yield f"{name}: {one.kind}: {wrong.subject}: {said}"
