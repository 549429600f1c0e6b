"""`diff --format sarif`: SARIF 2.1.0 (OASIS), as code scanning reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

import msgspec

from generator import __version__
from generator.model.catalogue.changes import CHANGE_KINDS, ChangeKind
from generator.model.comparison.changes import Change
from generator.report.diff.report import (
    DiffReport,
    Severity,
    repository_place,
    severity,
)
from generator.report.diff.wording import sentence
from generator.report.escape import for_terminal

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "REPOSITORYROOT"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


_MOST: Final = 25_000
"""Results that GitHub takes in a run; it refuses a file with more."""


def sarif_report(report: DiffReport) -> str:
    """A result for each change; the rules are all kinds of changes that there are, in the order of the catalogue."""
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def _run(report: DiffReport) -> dict[str, Any]:
    changes = report.comparison.changes
    numbers = {id_: number for number, id_ in enumerate(CHANGE_KINDS)}
    return {
        "tool": {
            "driver": {
                "name": "docwright",
                "semanticVersion": __version__,
                "rules": [_rule(id_, kind) for id_, kind in CHANGE_KINDS.items()],
            }
        },
        # columns are not given, but a reader that makes some must know how
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the git repository."}}
        },
        "invocations": [_invocation(len(changes))],
        "results": [_result(report, change, numbers) for change in changes[:_MOST]],
    }


def _invocation(count: int) -> dict[str, Any]:
    """Says how many results were left out, which are the least bad."""
    notifications: list[dict[str, Any]] = []
    if count > _MOST:
        text = f"{count - _MOST:,} more changes: docwright diff"
        notifications.append({"level": "warning", "message": {"text": text}})
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": notifications,
    }


def _rule(id_: str, kind: ChangeKind) -> dict[str, Any]:
    return {
        "id": id_,
        "shortDescription": {"text": f"{kind.area} {kind.title}"},
        "fullDescription": {"text": kind.why},
        "help": {"text": f"{kind.remedy}\n\n{kind.example}"},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(
    report: DiffReport, change: Change, numbers: dict[str, int]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": change.id,
        "level": _LEVELS[severity(report, change)],
        "message": {"text": sentence(report.comparison, change)},
        "locations": [_location(report, change)],
        "partialFingerprints": {"docwright/v1": change.fingerprint},
        "properties": {
            "cause": change.cause,
            "api_level": change.api_level,
            "python_level": change.python_level,
        },
    }
    if (number := numbers.get(change.id)) is not None:
        result["ruleIndex"] = number
    if reason := report.accepted.get(change.fingerprint):
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": reason}
        ]
    return result


def _location(report: DiffReport, change: Change) -> dict[str, Any]:
    place = repository_place(report, change)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": _ROOT},
            "region": {"startLine": place.line},
        },
        "logicalLocations": list(_logical(change)),
    }


def _logical(change: Change) -> Iterator[dict[str, str]]:
    for subject in change.subjects:
        yield {"fullyQualifiedName": for_terminal(subject)}
