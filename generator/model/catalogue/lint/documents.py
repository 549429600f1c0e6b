"""Documents of OpenAPI, and types that a source has lost."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind

DOCUMENT_DEFECTS: Final[dict[str, DiagnosticKind]] = {}
