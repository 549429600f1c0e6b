"""Pages of SOAP and WSDLs."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind

SOAP_DEFECTS: Final[dict[str, DiagnosticKind]] = {}
