"""The words for defects in the formats of CI systems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.catalogue import Level
from generator.model.lint.defects import Defect, Found
from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.escape import for_path, for_terminal
from generator.report.lint.report import BaselineState, LintReport

_LONGEST_DETAIL: Final = 200
_LONGEST_LINE: Final = 300

LEVEL_SEVERITIES: Final = {
    Level.ERROR: Severity.ERROR,
    Level.WARNING: Severity.WARNING,
    Level.INFO: Severity.NOTE,
}


def severity(report: LintReport, found: Found) -> Severity:
    """How much attention a case needs; one that is accepted or in the baseline needs none."""
    if not report.is_open(found):
        return Severity.NOTE
    return LEVEL_SEVERITIES[found.defect.kind.level]


def case_words(defect: Defect) -> str:
    """What is wrong, on a line, with what the docs have: `the sample is no JSON: {"a": }`."""
    if not defect.detail:
        return defect.message
    detail = _shortened(for_terminal(defect.detail), _LONGEST_DETAIL)
    return f"{defect.message}: {detail}"


def class_words(defect: Defect) -> str:
    """The class and the level of the kind: `contradiction, error`."""
    kind = defect.kind
    words = [kind.lint.of.value] if kind.lint else []
    return ", ".join([*words, kind.level.value])


def known_words(report: LintReport, found: Found) -> str:
    """Why a case needs no attention, empty where it does."""
    reason = report.accepted.get(found.fingerprint)
    if reason is not None:
        return f"accepted: {for_terminal(reason)}" if reason else "accepted"
    is_known = report.state(found) is BaselineState.UNCHANGED
    return "known: it is in the baseline" if is_known else ""


def in_repository(report: LintReport, place: Place) -> Place:
    """A place from the root of the git repository on."""
    return place._replace(path=report.paths.in_repository(place.path))


def correction_words(defect: Defect) -> str:
    """Where the defect is likely put right: `to be put right in the page`; empty where nobody knows."""
    lint = defect.kind.lint
    return f"to be put right in {lint.fix.value}" if lint else ""


def quoted_places(report: LintReport, defect: Defect) -> Iterator[str]:
    """The place of a defect and the one that it contradicts, each on a line with what is written there."""
    for place in filter(None, (defect.place, defect.other)):
        shown = for_path(str(in_repository(report, place)))
        mark = " (the evidence supports it)" if place == defect.believed else ""
        text = line_text(report, place).strip()
        yield f"{shown}{mark}: {text}" if text else f"{shown}{mark}"


def line_text(report: LintReport, place: Place) -> str:
    """What is written at a place, as far as it fits on a line; empty where it cannot be read."""
    text = report.line(place) if place.line else None
    return _shortened(for_terminal(text), _LONGEST_LINE) if text else ""


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
