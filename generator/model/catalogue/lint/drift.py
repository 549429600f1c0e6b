"""Sources that disagree, and what was lost since older pages."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind

DRIFT_DEFECTS: Final[dict[str, DiagnosticKind]] = {}
