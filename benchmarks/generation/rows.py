"""The goals, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from benchmarks.generation.processes import Cost, seconds

GOALS: Final = {
    "one version, cold, formatted": 12.0,
    "one version, cold, without black": 20.0,
    "one version, unchanged": 100.0,
    "one version, one changed page": 100.0,
    "everything, one changed page": 40.0,
    "everything, cold, formatted": 10.0,
}
"""How many times quicker each run has to be than xsdata over one version; the last, than all peers together."""

MEMORY_GOALS: Final = {"one version": 150, "everything": 400}
"""The most memory in MiB."""

EXPONENT_GOAL: Final = 1.05


class Row(msgspec.Struct, frozen=True):
    """A line of the table; `cost` is that of Docwright, `peer` that of what it is compared with."""

    work: str
    goal: str
    reached: str
    is_reached: bool
    cost: Cost | None = None
    peer: Cost | None = None


def times_row(work: str, cost: Cost, peer: Cost) -> Row:
    """How many times quicker a run is than a peer, by elapsed time."""
    times = peer.wall / cost.wall
    goal = GOALS[work]
    return Row(work, f"≥ {goal:g}", f"{times:.1f}", times >= goal, cost, peer)


def memory_row(what: str, peak: int | None) -> Row:
    """The peak memory of a cold, formatted run."""
    goal = MEMORY_GOALS[what]
    work = f"{what}, peak memory, MiB"
    if peak is None:
        return Row(work, f"≤ {goal}", "not measured", is_reached=False)
    size = peak / 2**20
    return Row(work, f"≤ {goal}", f"{size:.0f}", size <= goal)


def exponent_row(exponent: float) -> Row:
    """The exponent of growth."""
    goal = EXPONENT_GOAL
    return Row("exponent of growth", f"≤ {goal}", f"{exponent:.2f}", exponent <= goal)


def row_lines(rows: list[Row]) -> Iterator[str]:
    """The table; times and those of the peers are elapsed seconds, and processor time behind the slash."""
    yield f"{'work':<36}{'goal':>8}{'reached':>9}{'':<14}{'docwright s':>16}{'peers s':>16}"
    for row in rows:
        mark = "" if row.is_reached else "  not reached"
        yield (
            f"{row.work:<36}{row.goal:>8}{row.reached:>9}{mark:<14}"
            f"{seconds(row.cost):>16}{seconds(row.peer):>16}"
        ).rstrip()
