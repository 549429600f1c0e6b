"""All ids of diagnostics, by what they are about; each is in one table."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.files import FILES
from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)
from generator.model.catalogue.lint import LINT_KINDS
from generator.model.catalogue.openapi import OPENAPI
from generator.model.catalogue.pages import PAGES
from generator.model.catalogue.rest import REST
from generator.model.catalogue.soap import SOAP
from generator.model.catalogue.together import TOGETHER

__all__ = ["CATALOGUE", "DefectClass", "DiagnosticKind", "Fix", "Level", "Lint"]

CATALOGUE: Final[dict[str, DiagnosticKind]] = {
    **FILES,
    **PAGES,
    **SOAP,
    **REST,
    **OPENAPI,
    **TOGETHER,
    **LINT_KINDS,
}
