"""Random edits of the API: the old SDK's contract tests pass with the new SDK unless the version is major.

See README.md; the exit status is 1 for a test that fails although no version told it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from benchmarks.version_edits.trial import Outcome, trial


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=60, help="how many trials")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args()


def main() -> int:
    """Runs the command."""
    arguments = _arguments()
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(arguments.jobs, get_context("spawn")) as pool:
        seeds = range(arguments.first, arguments.first + arguments.seeds)
        tasks = [pool.submit(seeded_trial, seed) for seed in seeds]
        for task in as_completed(tasks):
            outcome = task.result()
            outcomes.append(outcome)
            _show(outcome)
    levels = Counter(outcome.level for outcome in outcomes)
    edits = Counter(edit for outcome in outcomes for edit in outcome.edits)
    print(f"{len(outcomes)} trials: {dict(sorted(levels.items()))}")
    print(f"{sum(outcome.tests for outcome in outcomes)} tests of the old SDK")
    print(f"edits: {dict(sorted(edits.items()))}")
    return 1 if any(outcome.failures for outcome in outcomes) else 0


def seeded_trial(seed: int) -> Outcome:
    """The trial of a seed in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="docwright-versions-") as folder:
        return trial(seed, Path(folder, "sdk"))


def _show(outcome: Outcome) -> None:
    state = "FAILED" if outcome.failures else "ok"
    edits = ", ".join(outcome.edits) or "nothing"
    print(f"{outcome.seed}: {state} {outcome.level}: {edits} ({outcome.tests} tests)")
    for failure in outcome.failures:
        message = " ".join(failure.message.split())[:300]
        print(f"    {failure.test} {failure.error}: {message}")
    if outcome.failures:
        print(f"    changes: {', '.join(outcome.changes)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
