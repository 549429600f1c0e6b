"""What `docwright lint` costs beside `docwright inspect`, when both have seen the pages before. See README.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.report.lint import FORMATS

_DOCS: Final = (
    Path(os.environ.get("DOCWRIGHT_SHARED") or Path(__file__).parents[2] / "shared")
    / "corpus/2023"
)
_INSPECT: Final = "inspect"


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    rows = {_INSPECT: (_INSPECT, *arguments.docs)}
    rows |= {
        f"lint --format {name}": ("lint", "--format", name, *arguments.docs)
        for name in arguments.format or FORMATS
    }
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "DOCWRIGHT_CACHE_DIR": cache}
        for words in rows.values():
            _seconds(words, environment)
        best = _best(rows, arguments.repeat, environment)
    for line in _lines(best):
        print(line)
    return 0


def _best(
    rows: Mapping[str, tuple[str, ...]], repeat: int, environment: Mapping[str, str]
) -> dict[str, float]:
    """The least seconds of each command; they take turns, so that a busy moment of the machine meets all of them."""
    best = dict.fromkeys(rows, float("inf"))
    for _ in range(repeat):
        for name, words in rows.items():
            best[name] = min(best[name], _seconds(words, environment))
    return best


def _seconds(words: tuple[str, ...], environment: Mapping[str, str]) -> float:
    """The seconds of processor time of a run, in all of its processes.

    Raises:
        CalledProcessError: the command cannot read the docs, or has a bug.
    """
    before = sum(os.times()[2:4])
    run = subprocess.run(  # noqa: S603 - Docwright itself
        [sys.executable, "-m", "generator", *words],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # 1 says that there are errors among the defects
    if run.returncode > 1:
        run.check_returncode()
    return sum(os.times()[2:4]) - before


def _lines(best: Mapping[str, float]) -> Iterator[str]:
    yield "| command | seconds | ratio |"
    yield "|---|---|---|"
    for name, seconds in best.items():
        yield f"| `{name}` | {seconds:.2f} | {seconds / best[_INSPECT]:.1f} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("docs", nargs="*", default=[str(_DOCS)])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--format", action="append", choices=sorted(FORMATS))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
