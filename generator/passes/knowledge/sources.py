"""Pass: what SOAP pages, WSDL pages and docfx YAML know, in the short names that REST shares with them.

Rule: SOAP is stronger than YAML, which is of an older build of the client. Source: design, section 3.
"""

from __future__ import annotations

from generator.passes.knowledge.built_in import known_by_standards
from generator.passes.knowledge.conflicts import source_conflicts
from generator.passes.knowledge.from_docfx import known_from_docfx
from generator.passes.knowledge.from_soap import known_from_soap
from generator.passes.knowledge.known import overlaid
from generator.passes.state import State, with_diagnostics, with_rest


def rest_sources(state: State) -> State:
    """Fills `rest.docfx` and `rest.known`."""
    docfx, soap = known_from_docfx(state.docfx_pages), known_from_soap(state.api)
    known = overlaid(soap, overlaid(docfx, known_by_standards()))
    changed = with_rest(state, docfx=docfx, known=known)
    return with_diagnostics(changed, list(source_conflicts(soap, docfx)))
