"""How much of the model agrees with the official WSDL and Swagger files, for each set of sources. See README.md."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.accuracy_files.file_comparisons import compare_files, read_file_truth
from benchmarks.accuracy_files.file_sets import FILE_SETS
from benchmarks.accuracy_scores.agents import (
    check_known,
    evidence,
    left_without,
    truth_without,
)
from benchmarks.accuracy_scores.comparisons import Truth, compare, read_truth
from benchmarks.accuracy_scores.folds import fold_lines, folds
from benchmarks.accuracy_scores.sources import SETS, read_corpus
from benchmarks.accuracy_scores.table import Scores, table_lines, wrong_lines
from generator.model.errors import UsageError
from generator.model.facts import PageFacts

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    """Compares and prints."""
    arguments = _arguments()
    shared = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED)
    try:
        return _run(arguments, shared)
    except UsageError as error:
        print(f"{error} {error.hint}", file=sys.stderr)
        return error.exit_status


def _run(arguments: argparse.Namespace, shared: Path) -> int:
    if arguments.fold:
        pages, truth = _pages_and_truth(arguments, shared)
        found = list(folds(pages, truth, arguments.fold, arguments.seed))
        scores = {
            f"fold {number} {half}": halves[half]
            for number, halves in enumerate(found, 1)
            for half in halves
        }
        _print(scores, fold_lines(found), arguments)
        return 0
    scores = {**_page_scores(arguments, shared), **_file_scores(arguments, shared)}
    _print(scores, table_lines(scores), arguments)
    return 0


def _page_scores(arguments: argparse.Namespace, shared: Path) -> Scores:
    sets = [sources for sources in SETS if arguments.set in {None, sources.name}]
    if not sets:
        return {}
    pages, truth = _pages_and_truth(arguments, shared)
    return {sources.name: compare(sources, pages, truth) for sources in sets}


def _file_scores(arguments: argparse.Namespace, shared: Path) -> Scores:
    """The scores of the sets with files, of which no agent can be left out: the files are the truth."""
    sets = [given for given in FILE_SETS if arguments.set in {None, given.name}]
    if not sets or arguments.without:
        return {}
    corpus = shared / "corpus"
    truth = read_file_truth(corpus)
    return {given.name: compare_files(given, corpus, truth) for given in sets}


def _pages_and_truth(
    arguments: argparse.Namespace, shared: Path
) -> tuple[Sequence[PageFacts], Truth]:
    pages: Sequence[PageFacts] = read_corpus(shared)
    truth = read_truth(shared)
    if arguments.without:
        return _without(pages, truth, arguments.without.split(","))
    return pages, truth


def _without(
    pages: Sequence[PageFacts], truth: Truth, agents: Sequence[str]
) -> tuple[Sequence[PageFacts], Truth]:
    """What is left without the pages of these agents, and the truth of the rest."""
    owned = evidence(pages)
    check_known(agents, owned)
    return left_without(pages, owned, agents), truth_without(truth, pages, agents)


def _print(scores: Scores, lines: Iterable[str], arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(scores)).decode())
        return
    print("\n".join(lines))
    if arguments.list:
        print("\n".join(wrong_lines(scores)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--set",
        choices=[given.name for given in (*SETS, *FILE_SETS)],
        help="only this set",
    )
    parser.add_argument("--list", action="store_true", help="list what is wrong")
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    parser.add_argument("--without", metavar="AGENT,…", help="leave these agents out")
    parser.add_argument(
        "--fold",
        type=int,
        metavar="K",
        help="K times with the evidence of a random half of the agents",
    )
    parser.add_argument("--seed", type=int, default=1, help="how the halves are drawn")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
