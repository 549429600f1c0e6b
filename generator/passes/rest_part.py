"""The REST part of the model: what pages and documents state together, with groups and archives."""

from __future__ import annotations

import msgspec

from generator.model.api import RestApi
from generator.passes.knowledge.combined import combined
from generator.passes.knowledge.known import Known
from generator.passes.openapi.document_model import DocumentModel
from generator.passes.openapi.with_pages import with_pages
from generator.passes.pages import Ages, Pages, Reported
from generator.passes.rest import rest_model
from generator.passes.rest.archives import archives_of_lists
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.operations import rest_groups
from generator.passes.soap.wsdl_types import PartOfType


class RestPart(msgspec.Struct, frozen=True):
    """The REST part, and the evidence from which more types can be made, None without pages."""

    api: RestApi
    evidence: RestEvidence | None


def rest_part(
    pages: Pages,
    known: Known,
    documents: DocumentModel | None,
    removed_fields: frozenset[PartOfType],
    ages: Ages,
) -> Reported[RestPart]:
    """Runs the steps: pages, then what documents state beside them, then what follows from the operations of both."""
    # documents know types that pages print as placeholders
    informed = (
        msgspec.structs.replace(known, **_types(combined(known, documents.known)))
        if documents
        else known
    )
    shown = rest_model(
        pages.rest_operations, pages.rest_indexes, informed, removed_fields, ages
    )
    api = shown.value.api if shown.value else RestApi()
    if documents:
        api = with_pages(documents, api, ages)
    searched = {
        **(shown.value.searched if shown.value else {}),
        **(documents.searched if documents else {}),
    }
    # the columns of rows, which are no types, since each call chooses its columns
    archived = archives_of_lists(api.operations, searched, pages.archives)
    whole = msgspec.structs.replace(
        api,
        agents=rest_groups(api.operations, known, documents.tags if documents else {}),
        operations=archived.value.operations,
        archives=archived.value.archives,
    )
    evidence = shown.value.evidence if shown.value else None
    return Reported(
        RestPart(whole, evidence), (*shown.diagnostics, *archived.diagnostics)
    )


def _types(known: Known) -> dict[str, object]:
    return {"carriers": known.carriers, "enums": known.enums}
