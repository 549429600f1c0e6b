"""`diff --format sarif`: SARIF 2.1.0 (OASIS), as code scanning reads it."""

from __future__ import annotations

from generator.model.catalogue.changes import CHANGE_KINDS, ChangeKind
from generator.model.comparison.changes import Change
from generator.report.ci.sarif import Log, Result, Rule, Spot, sarif_document
from generator.report.diff.report import (
    DiffReport,
    repository_place,
    severity,
)
from generator.report.diff.wording import sentence


def sarif_report(report: DiffReport) -> str:
    """A result for each change; the rules are all kinds of changes that there are, in the order of the catalogue."""
    changes = report.comparison.changes
    log = Log(
        rules=[_rule(id_, kind) for id_, kind in CHANGE_KINDS.items()],
        results=(_result(report, change) for change in changes),
        number=len(changes),
        noun="changes",
        command="docwright diff",
    )
    return sarif_document(log)


def _rule(id_: str, kind: ChangeKind) -> Rule:
    return Rule(
        id=id_,
        title=f"{kind.area} {kind.title}",
        why=kind.why,
        help=f"{kind.remedy}\n\n{kind.example}",
    )


def _result(report: DiffReport, change: Change) -> Result:
    return Result(
        rule=change.id,
        severity=severity(report, change),
        message=sentence(report.comparison, change),
        spot=Spot(repository_place(report, change)),
        fingerprint=change.fingerprint,
        names=change.subjects,
        properties={
            "cause": change.cause.value,
            "api_level": change.api_level.value,
            "python_level": change.python_level.value,
        },
        accepted=report.accepted.get(change.fingerprint) or None,
    )
