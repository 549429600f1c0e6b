"""How well rules do for agents whose other sources are missing.

For each fold the agents are split into two random halves. All REST pages are given, but SOAP pages, WSDL pages and YAML of
one half only. The REST operations of both halves are scored. What the second half loses against the first is what evidence of
its own is worth; how far the folds lie apart tells how much of a score is luck.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from benchmarks.accuracy_scores.agents import (
    evidence,
    groups_of,
    left_without,
)
from benchmarks.accuracy_scores.comparisons import Truth, build, rest_scores
from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.sources import is_newer
from benchmarks.accuracy_scores.table import percent
from generator.model.facts import PageFacts
from generator.model.rest_facts import RestOperationFacts

_AGENTS: Final = "/Agents/"

Fold = Mapping[str, Sequence[Score]]
"""The scores of the half whose evidence was given (`given`), and of the other (`held out`)."""


def folds(
    pages: Sequence[PageFacts], truth: Truth, count: int, seed: int
) -> Iterator[Fold]:
    """The scores of each fold; the same seed splits the same agents in the same way."""
    pages = [page for page in pages if not is_newer(page.path)]
    owned = evidence(pages)
    rest, others = _by_protocol(pages)
    agents = sorted(frozenset[str]().union(*(owned[page.path] for page in others)))
    for number in range(count):
        held = frozenset(_half(agents, f"{seed}/{number}"))
        document = build([*rest, *left_without(others, owned, held)]).document
        halves = {"given": frozenset(agents) - held, "held out": held}
        yield {
            name: _scores(document, pages, truth, half) for name, half in halves.items()
        }


def _half(agents: Sequence[str], seed: str) -> Collection[str]:
    """Half of the agents, drawn by their hashes: the same ones with every version of Python."""

    def drawn(agent: str) -> bytes:
        return sha256(f"{seed}/{agent}".encode()).digest()

    return sorted(agents, key=drawn)[: len(agents) // 2]


def _by_protocol(
    pages: Sequence[PageFacts],
) -> tuple[list[PageFacts], list[PageFacts]]:
    rest = [page for page in pages if isinstance(page.facts, RestOperationFacts)]
    others = [page for page in pages if not isinstance(page.facts, RestOperationFacts)]
    return rest, others


def _scores(
    document: Document, pages: Sequence[PageFacts], truth: Truth, half: Collection[str]
) -> tuple[Score, ...]:
    """The scores of the agents of a half; resources have no evidence but their REST pages, so they are in none."""
    groups = groups_of(pages)
    true = {
        key: operation
        for key, operation in truth.rest.operations.items()
        if _AGENTS in key and groups.get(key) in half
    }
    rows = (operation for key, operation in document.rest.items() if _AGENTS in key)
    kept = document.with_operations(
        operation for operation in rows if operation.agent in half
    )
    return tuple(
        rest_scores(kept, pages, Truth(truth.rest.with_operations(true), truth.soap))
    )


def fold_lines(found: Sequence[Fold]) -> Iterator[str]:
    """A line for each kind: the share of both halves over all folds, and the largest gap between folds, in percent."""
    yield f"{'':<28}{'given':>10}{'held out':>10}{'gap':>8}"
    for index, kind in enumerate(score.kind for score in found[0]["given"]):
        given = [percent(fold["given"][index]) for fold in found]
        held = [percent(fold["held out"][index]) for fold in found]
        gap = max(held) - min(held)
        yield f"{kind:<28}{_mean(given):>10.2f}{_mean(held):>10.2f}{gap:>8.2f}"


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)
