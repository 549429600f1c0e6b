"""Pages of REST."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind

REST_DEFECTS: Final[dict[str, DiagnosticKind]] = {}
