"""Writes a log of defects in which is everything that a log can have. Usage: python -m support.ci.samples FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from support.ci.defects import (
    BROKEN,
    CONTRADICTION,
    MISSING,
    defect,
    lint_report,
    own_kinds,
)
from support.ci.hostile import ATTACKS

from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.text import Text
from generator.report.lint.report import LintReport
from generator.report.lint.sarif import sarif_report

_OTHER = Place("api.wsdl", 88)


def everything() -> LintReport:
    """A report with each class, both places, a whole page, what is accepted, new, unchanged and absent, and every attack."""
    defects = [
        defect(CONTRADICTION, other=_OTHER, believed=_OTHER, detail=Text("int32")),
        defect(CONTRADICTION, subject="page/index.md", place=Place("index.md", 0)),
        defect(MISSING, subject="page/ø", place=Place("a b/ø%#?.md", 4)),
        *(_attacked(number, attack) for number, attack in enumerate(ATTACKS, 1)),
    ]
    accepted, known, *_ = (
        found.fingerprint
        for fault in lint_report(*defects).faults
        for found in fault.cases
    )
    return lint_report(
        *defects,
        accepted={accepted: "known\nand meant"},
        baseline=frozenset({known}),
        resolved={"0123456789ab": BROKEN, "ba9876543210": "of-a-later-version"},
        baseline_file="baseline.json",
        line=lambda place: f"| line {place.line} |",
    )


def _attacked(number: int, attack: str) -> Defect:
    return defect(
        BROKEN,
        subject=f"page/{number}",
        place=Place(f"{number}.md", number),
        cause="a row",
        detail=Text(attack),
    )


def main(file: str) -> None:
    """Writes the log."""
    with own_kinds():
        Path(file).write_bytes(sarif_report(everything()).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
