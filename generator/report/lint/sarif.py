"""`lint --format sarif`: SARIF 2.1.0 (OASIS), as code scanning reads it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from generator.model.catalogue import CATALOGUE, DiagnosticKind, Lint
from generator.model.lint.defects import Defect, Found
from generator.model.lint.places import Place
from generator.report.ci.own_pages import own_page
from generator.report.ci.sarif import (
    Log,
    Related,
    Result,
    Rule,
    Spot,
    sarif_document,
)
from generator.report.ci.severity import Severity
from generator.report.escape import for_markdown_fence, for_markdown_text
from generator.report.lint.ci_words import (
    LEVEL_SEVERITIES,
    case_words,
    in_repository,
)
from generator.report.lint.report import LintReport

_ABSENT: Final = "absent"


def sarif_report(report: LintReport) -> str:
    """A result for each case, the worst first; the rules are all kinds of defects, in the order of the catalogue."""
    address = own_page("docs/lint.md")
    cases = [found for fault in report.faults for found in fault.cases]
    cases.sort(key=lambda found: _severity(report, found).rank)
    log = Log(
        rules=list(_rules(address)),
        # pages are quoted for the results that are written, and not for the others
        results=chain((_result(report, found) for found in cases), _absent(report)),
        number=len(cases) + len(report.resolved),
        noun="defects",
        command="docwright lint",
        category="docwright-lint",
        address=address,
    )
    return sarif_document(log)


def _rules(address: str) -> Iterator[Rule]:
    for id_, kind in CATALOGUE.items():
        if kind.lint is not None:
            yield _rule(id_, kind, kind.lint, f"{address}#{id_}" if address else "")


def _rule(id_: str, kind: DiagnosticKind, lint: Lint, address: str) -> Rule:
    return Rule(
        id=id_,
        title=kind.text,
        why=lint.why,
        help="\n\n".join(_help(kind, lint)),
        markdown="\n\n".join(_markdown_help(kind, lint)),
        address=address,
        severity=LEVEL_SEVERITIES[kind.level],
        tags=(lint.of.value,),
    )


def _help(kind: DiagnosticKind, lint: Lint) -> Iterator[str]:
    yield lint.example
    for title, words in _advice(kind, lint).items():
        yield f"{title}: {words}"


def _markdown_help(kind: DiagnosticKind, lint: Lint) -> Iterator[str]:
    """Markdown that stands alone: GitHub shows it in place of the text."""
    yield for_markdown_text(lint.why)
    yield "\n".join(for_markdown_fence(lint.example, "text"))
    for title, words in _advice(kind, lint).items():
        yield f"**{title}:** {for_markdown_text(words)}"


def _advice(kind: DiagnosticKind, lint: Lint) -> dict[str, str]:
    return {
        "How to correct it": kind.hint,
        "Where it is likely put right": lint.fix.value,
        "What Docwright does meanwhile": lint.meanwhile,
    }


def _result(report: LintReport, found: Found) -> Result:
    defect = found.defect
    state = report.state(found)
    return Result(
        rule=defect.id,
        severity=_severity(report, found),
        message=case_words(defect),
        spot=_spot(report, defect, defect.place),
        fingerprint=found.fingerprint,
        names=(defect.subject,),
        properties={"cause": defect.cause} if defect.cause else {},
        related=tuple(_related(report, defect)),
        accepted=report.accepted.get(found.fingerprint),
        baseline=state.value if state else "",
    )


def _severity(report: LintReport, found: Found) -> Severity:
    """How bad a case is; the baseline changes nothing of that."""
    if found.fingerprint in report.accepted:
        return Severity.NOTE
    return LEVEL_SEVERITIES[found.defect.kind.level]


def _related(report: LintReport, defect: Defect) -> Iterator[Related]:
    if other := defect.other:
        yield Related(_spot(report, defect, other), _other_words(defect))


def _other_words(defect: Defect) -> str:
    if defect.believed is None:
        return "the other place"
    supports = "supports" if defect.believed == defect.other else "does not support"
    return f"the other place, which the evidence {supports}"


def _spot(report: LintReport, defect: Defect, place: Place) -> Spot:
    """A place with its line, where two of them are to be compared."""
    text = report.line(place) if defect.other and place.line else None
    return Spot(in_repository(report, place), text or "")


def _absent(report: LintReport) -> Iterator[Result]:
    """What the baseline has and nobody finds any more; its place is the baseline."""
    for fingerprint, id_ in report.resolved.items():
        yield Result(
            rule=id_,
            severity=Severity.NOTE,
            message="this defect of the baseline is not there any more",
            spot=Spot(Place(report.baseline_file, 0)) if report.baseline_file else None,
            fingerprint=fingerprint,
            baseline=_ABSENT,
        )
