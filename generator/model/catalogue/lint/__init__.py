"""All ids of defects that only `docwright lint` looks for, by what they are about; each is in one table."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind
from generator.model.catalogue.lint.descriptions import DESCRIPTION_DEFECTS
from generator.model.catalogue.lint.documents import DOCUMENT_DEFECTS
from generator.model.catalogue.lint.drift import DRIFT_DEFECTS
from generator.model.catalogue.lint.links import LINK_DEFECTS
from generator.model.catalogue.lint.rest import REST_DEFECTS
from generator.model.catalogue.lint.rest_samples import REST_SAMPLE_DEFECTS
from generator.model.catalogue.lint.soap import SOAP_DEFECTS
from generator.model.catalogue.lint.words import WORD_DEFECTS

LINT_KINDS: Final[dict[str, DiagnosticKind]] = {
    **SOAP_DEFECTS,
    **REST_DEFECTS,
    **REST_SAMPLE_DEFECTS,
    **WORD_DEFECTS,
    **LINK_DEFECTS,
    **DOCUMENT_DEFECTS,
    **DRIFT_DEFECTS,
    **DESCRIPTION_DEFECTS,
}
