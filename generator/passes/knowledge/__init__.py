"""The phase of knowledge: what SOAP, docfx YAML and standards know that REST pages leave open, in the names of REST.

`known.py` has the values, and each `from_…` module a source of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import SoapApi
from generator.model.docfx_facts import DocfxFacts
from generator.passes.knowledge.combined import combined, source_conflicts
from generator.passes.knowledge.from_docfx import known_from_docfx
from generator.passes.knowledge.from_soap import known_from_soap
from generator.passes.knowledge.from_standards import known_by_standards
from generator.passes.knowledge.known import Known
from generator.passes.pages import Located, Reported


class Knowledge(msgspec.Struct, frozen=True):
    """What all sources know together, and what docfx YAML alone knows, whose descriptions are the best."""

    docfx: Known
    known: Known


def knowledge(
    soap: SoapApi, docfx: Iterable[Located[DocfxFacts]]
) -> Reported[Knowledge]:
    """Runs the steps of the phase. SOAP is stronger than docfx YAML, which describes an older build of the client."""
    # classes, enums and methods of the .NET client
    from_docfx = known_from_docfx(docfx)
    # carriers, enums and operations, each of the newest SOAP version that has it
    from_soap = known_from_soap(soap)
    # a stronger source replaces what both know; what only the weaker one knows stays
    known = combined(from_soap, combined(from_docfx, known_by_standards()))
    return Reported(
        Knowledge(from_docfx, known), tuple(source_conflicts(from_soap, from_docfx))
    )
