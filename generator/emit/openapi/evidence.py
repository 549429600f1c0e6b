"""`x-docwright-evidence`: the places that a part of the document is known from, in the order of the model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from generator.emit.openapi.escape import as_string
from generator.model.api import Evidence

EVIDENCE: Final = "x-docwright-evidence"
"""The key of the evidence, in each object of the document that stands for a subject."""


def evidence_of(evidence: Iterable[Evidence]) -> dict[str, Any]:
    """The key with a row for each place, without duplicates; nothing where no place is known."""
    rows = dict.fromkeys((place.rule, place.path, place.line) for place in evidence)
    if not rows:
        return {}
    return {
        EVIDENCE: [
            {"path": as_string(path), "line": line, "rule": str(rule)}
            for rule, path, line in rows
        ]
    }
