"""Counts of the pytest runs whose JUnit reports are in a folder.

Usage: counts.py [--corpus-must-run] FOLDER. Prints `N passed, N failed, N skipped`, the sums over all `*.xml`. An
error in set-up or tear-down counts as failed. With `--corpus-must-run` every skipped corpus test is named before and
makes the exit status 1; so does a folder without a report.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, parse


def cases(folder: Path) -> Iterator[Element]:
    """The test cases of all reports."""
    for report in sorted(folder.glob("*.xml")):
        # of this run's pytest, which escapes all text and declares no entities: there is nothing to expand
        tree = parse(report)  # noqa: S314 - written by pytest, without entities
        yield from tree.iter("testcase")


def outcome(case: Element) -> str:
    """`passed`, `failed` or `skipped`."""
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def needs_corpus(case: Element) -> bool:
    """Whether a skipped test is marked `corpus`, or was skipped because the folder is missing."""
    marked = any(entry.get("name") == "corpus" for entry in case.iter("property"))
    reasons = (entry.get("message", "") for entry in case.iter("skipped"))
    return marked or any("DOCWRIGHT_SHARED" in reason for reason in reasons)


def main(arguments: list[str]) -> int:
    """Prints the counts; gives the exit status."""
    strict, folder = "--corpus-must-run" in arguments, Path(arguments[-1])
    found = list(cases(folder))
    skipped = [case for case in found if outcome(case) == "skipped"]
    missed = [case for case in skipped if strict and needs_corpus(case)]
    for case in missed:
        name = f"{case.get('classname')}::{case.get('name')}"
        print(f"skipped although the corpus is there: {name}")
    counts = Counter(outcome(case) for case in found)
    print(
        ", ".join(f"{counts[kind]} {kind}" for kind in ("passed", "failed", "skipped"))
    )
    return 1 if missed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
