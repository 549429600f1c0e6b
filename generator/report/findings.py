"""Several findings of a run as one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.errors import Finding


def joined(findings: Sequence[Finding]) -> Finding | None:
    """One finding of all, None where there is none."""
    if not findings:
        return None
    return Finding(
        "; ".join(finding.message for finding in findings),
        " ".join(finding.hint for finding in findings),
        tuple(line for finding in findings for line in finding.details),
    )
