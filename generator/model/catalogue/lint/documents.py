"""Documents of OpenAPI, and types that a source has lost."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind
from generator.model.catalogue.lint.document_operations import (
    DOCUMENT_OPERATION_DEFECTS,
)
from generator.model.catalogue.lint.document_schemas import DOCUMENT_SCHEMA_DEFECTS
from generator.model.catalogue.lint.lost_types import LOST_TYPES

DOCUMENT_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    **DOCUMENT_OPERATION_DEFECTS,
    **DOCUMENT_SCHEMA_DEFECTS,
    **LOST_TYPES,
}
