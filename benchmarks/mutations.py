"""Mutated pages through the reader and through the whole program. See README.md; the exit status is 1 for any fault."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Final

from benchmarks.page_mutations.findings import Fault, Outcome, Slow
from benchmarks.page_mutations.mutants import mutant, source_count
from benchmarks.page_mutations.pipeline import (
    PER_SDK,
    SDKS_PER_IMPORT,
    generate_mutants,
)
from benchmarks.page_mutations.reading import SLOW_AFTER, read_mutants

_PAGES_PER_TASK: Final = 250
_SHOWN_FAULTS: Final = 10
_SHOWN_TIMES: Final = 5

Run = Callable[[int, int, int], Outcome]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=int, default=0, help="pages for the reader")
    parser.add_argument("--pipeline", type=int, default=0, help="pages for all of it")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--page", type=int, help="write this mutant to standard output")
    return parser.parse_args()


def main() -> int:
    """Runs the command."""
    arguments = _arguments()
    if arguments.page is not None:
        sys.stdout.buffer.write(mutant(arguments.seed, arguments.page).data)
        return 0
    print(f"seed {arguments.seed}, {source_count()} pages to mutate")
    runs: tuple[tuple[str, int, Run, int], ...] = (
        ("reader", arguments.reader, read_mutants, _PAGES_PER_TASK),
        ("pipeline", arguments.pipeline, generate_mutants, PER_SDK * SDKS_PER_IMPORT),
    )
    is_clean = True
    for name, count, run, size in runs:
        if count:
            start = time.perf_counter()
            outcome = _joined(
                _outcomes(run, arguments.seed, count, size, arguments.jobs)
            )
            _show(name, outcome, time.perf_counter() - start)
            is_clean = is_clean and not outcome.faults and not outcome.over
    return 0 if is_clean else 1


def _outcomes(
    run: Run, seed: int, count: int, size: int, jobs: int
) -> Iterator[Outcome]:
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        tasks = [
            pool.submit(run, seed, first, min(first + size, count))
            for first in range(0, count, size)
        ]
        for task in as_completed(tasks):
            yield task.result()


def _joined(outcomes: Iterable[Outcome]) -> Outcome:
    mutants = useful = over = 0
    slow: list[Slow] = []
    faults: list[Fault] = []
    for outcome in outcomes:
        mutants += outcome.mutants
        useful += outcome.useful
        over += outcome.over
        slow = sorted([*slow, *outcome.slow], reverse=True)[:_SHOWN_TIMES]
        faults += outcome.faults
    return Outcome(mutants, useful, over, tuple(slow), tuple(faults))


def _show(name: str, outcome: Outcome, seconds: float) -> None:
    useful = "pages with facts" if name == "reader" else "SDKs, all imported"
    print(
        f"{name}: {outcome.mutants} pages in {seconds:.0f} s, {outcome.useful} {useful}"
    )
    if name == "reader":
        print(f"  {outcome.over} pages took longer than {SLOW_AFTER:.0f} s")
    for slow in outcome.slow:
        print(f"  {slow.seconds:.2f} s: page {slow.mutant}, from {slow.path}")
    print(f"  {len(outcome.faults)} faults")
    for fault in outcome.faults[:_SHOWN_FAULTS]:
        print(f"\npages {', '.join(map(str, fault.mutants))}:\n{fault.text}")


if __name__ == "__main__":
    sys.exit(main())
