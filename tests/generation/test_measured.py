"""What `benchmarks/generate.py` measures, and the rows that it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generation.aside import put_aside
from benchmarks.generation.black_alone import distinct_pieces
from benchmarks.generation.growth import (
    Growth,
    exponent,
    growth_lines,
    sizes_up_to,
)
from benchmarks.generation.processes import Cost, cost_of, middle, peak_of
from benchmarks.generation.rows import exponent_row, memory_row, row_lines, times_row

SPIN = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(3_000_000))'])"
HOLD = "import time; held = bytes(range(256)) * 400_000; time.sleep(0.3)"


def test_the_processor_time_of_children_counts(tmp_path: Path) -> None:
    assert cost_of((sys.executable, "-c", SPIN), tmp_path).processor > 0.01


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(),
    reason="the system does not tell the memory of a process and its children",
)
def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    program = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
    )
    peak = peak_of((sys.executable, "-c", program), tmp_path)
    assert peak is not None
    assert peak > 100_000_000


def test_a_run_that_fails_stops_the_measurement(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        cost_of((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_what_earlier_runs_wrote_is_put_aside_and_not_removed(tmp_path: Path) -> None:
    for run in ("first", "second"):
        put_aside(tmp_path / "sdk")
        (tmp_path / "sdk").mkdir()
        (tmp_path / "sdk" / run).touch()
    put_aside(tmp_path / "sdk")
    places = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*/*"))
    assert places == [Path("sdk-1/first"), Path("sdk-2/second")]


def test_the_median_counts() -> None:
    costs = [Cost(1.0, 5.0), Cost(9.0, 4.0), Cost(2.0, 6.0)]
    assert middle(costs) == Cost(2.0, 5.0)


def test_the_exponent_is_that_of_the_curve() -> None:
    measured = [
        Growth(pages, 0, 0, Cost(0.0, 0.001 * pages**1.5)) for pages in (100, 400, 900)
    ]
    assert round(exponent(measured), 6) == 1.5
    _, first, *others = growth_lines(measured)
    assert first.endswith("/ 1.00")
    assert [line.split()[-1] for line in others] == ["1.50", "1.50"]


def test_the_last_step_is_all_pages() -> None:
    assert sizes_up_to(6791) == [100, 400, 1600, 6791]
    assert sizes_up_to(285) == [100, 285]


def test_what_is_not_reached_is_marked() -> None:
    slow = times_row("one version, unchanged", Cost(1.0, 1.0), Cost(50.0, 50.0))
    quick = times_row("one version, unchanged", Cost(0.5, 1.0), Cost(50.0, 50.0))
    assert (slow.is_reached, quick.is_reached) == (False, True)
    rows = [slow, quick, memory_row("everything", 2**20 * 401), exponent_row(1.05)]
    _, *lines = row_lines(rows)
    assert ["not reached" in line for line in lines] == [True, False, True, False]


def test_methods_that_are_the_same_in_two_classes_are_a_piece_once() -> None:
    method = "    def send(self) -> None:\n        pass"
    module = f'"""Parcels."""\n\n\nclass A:\n    """A."""\n\n{method}\n\n\nclass B:\n    """B."""\n\n{method}'
    assert distinct_pieces([module]) == [
        '"""Parcels."""\n',
        'class A:\n    """A."""\n',
        f"class _:\n{method}\n",
        'class B:\n    """B."""\n',
    ]
