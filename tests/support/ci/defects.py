"""Reports of defects that are made by hand, with kinds of their own, so that no change of the catalogue matters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from generator.model.catalogue import (
    CATALOGUE,
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)
from generator.model.lint.defects import Defect, found
from generator.model.lint.places import Place
from generator.report.lint.report import Fault, LintReport
from generator.report.shown_paths import ShownPaths


def _kind(level: Level, of: DefectClass, fix: Fix) -> DiagnosticKind:
    return DiagnosticKind(
        level,
        f"A kind that is {of.value}.",
        "Write <y> as it is.",
        Lint(
            of=of,
            fix=fix,
            why="Readers take it for something else.",
            example="wrong: <x>\nright: `y`",
            meanwhile="It counts as nothing.",
        ),
        for_lint=True,
    )


CONTRADICTION = "moon-contradiction"
BROKEN = "moon-broken"
MISSING = "moon-missing"
REMARK = "moon-remark"
"""A kind that is no defect of docs."""

_KINDS = {
    CONTRADICTION: _kind(Level.ERROR, DefectClass.CONTRADICTION, Fix.COMMENT),
    BROKEN: _kind(Level.WARNING, DefectClass.BROKEN, Fix.TEMPLATE),
    MISSING: _kind(Level.INFO, DefectClass.MISSING, Fix.PAGE),
    REMARK: DiagnosticKind(Level.INFO, "A remark.", "Nothing to do."),
}


@contextmanager
def own_kinds() -> Iterator[None]:
    """The catalogue with the kinds of this module."""
    with pytest.MonkeyPatch.context() as patch:
        for id_, kind in _KINDS.items():
            patch.setitem(CATALOGUE, id_, kind)
        yield


def defect(id_: str = CONTRADICTION, **values: Any) -> Defect:
    """A defect; what is not given is of a page `rest/Copy.md`."""
    return Defect(
        **{
            "id": id_,
            "subject": "rest/v1/Thing/Copy",
            "place": Place("rest/Copy.md", 12),
            "message": "the table says something else",
            **values,
        }
    )


def lint_report(*defects: Defect, **values: Any) -> LintReport:
    """A report of these defects, whose pages are in `docs/` of the repository; faults are in the order of their places."""
    faults: dict[tuple[str, str], list[Any]] = {}
    for case in found(defects):
        cause = case.defect.cause or case.fingerprint
        faults.setdefault((case.defect.id, cause), []).append(case)
    defaults = {"paths": ShownPaths(in_repository=lambda path: f"docs/{path}")}
    return LintReport(
        faults=tuple(Fault(tuple(cases)) for cases in faults.values()),
        pages=3,
        **{**defaults, **values},
    )
