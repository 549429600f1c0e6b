"""The phase of knowledge: what SOAP, docfx YAML and standards know, in the short names that REST shares with them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import SoapApi
from generator.model.docfx_facts import DocfxFacts
from generator.passes.knowledge.built_in import known_by_standards
from generator.passes.knowledge.conflicts import source_conflicts
from generator.passes.knowledge.from_docfx import known_from_docfx
from generator.passes.knowledge.from_soap import known_from_soap
from generator.passes.knowledge.known import Known, overlaid
from generator.passes.pages import Located, Reported


class Knowledge(msgspec.Struct, frozen=True):
    """`docfx` is what docfx YAML knows, whose descriptions are the best; `known` is what all sources know together."""

    docfx: Known
    known: Known


def knowledge(
    soap: SoapApi, docfx: Iterable[Located[DocfxFacts]]
) -> Reported[Knowledge]:
    """Runs the steps of the phase. SOAP is stronger than docfx YAML, which is of an older build of the client."""
    # classes, enums and methods of the .NET client
    from_docfx = known_from_docfx(docfx)
    # carriers, enums and operations of the newest SOAP version that has each
    from_soap = known_from_soap(soap)
    # the weakest first; a stronger source replaces what it knows, and keeps what only a weaker one knows
    known = overlaid(from_soap, overlaid(from_docfx, known_by_standards()))
    return Reported(
        Knowledge(from_docfx, known), tuple(source_conflicts(from_soap, from_docfx))
    )
