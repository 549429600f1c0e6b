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
        for score in found:
            share = f"{percent(score):6.2f} %"
            yield f"  {score.kind:<28}{score.right:>7} / {score.of:<7}{share}"


def percent(score: Score) -> float:
    """The share in percent, rounded down to hundredths: 100 means all."""
    return (10_000 * score.right // score.of) / 100 if score.of else 100.0


def wrong_lines(scores: Scores) -> Iterator[str]:
    """What is wrong, a line each: set, kind, subject, expected and got."""
    for name, found in scores.items():
        for score in found:
            for wrong in score.wrong:
                difference = f"expected {wrong.expected} got {wrong.got}"
                yield f"{name}: {score.kind}: {wrong.subject}: {difference}"
