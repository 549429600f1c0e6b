"""Facts of all pages → the model, in phases with typed results.

    pages.py, editions/     pages by kind, sorted from the newest to the oldest
    soap/                   SOAP pages and WSDLs → the SOAP part of the model
    knowledge/              what SOAP, docfx YAML and standards know that REST pages leave open
    openapi/                documents of OpenAPI and that knowledge → REST operations and types
    rest/                   REST pages and all that knowledge → the REST part of the model
    across/                 types that are the same in both protocols, and descriptions that only one source has
    overrides/              what the user's override file states
    rest_part.py            the REST part of the model, from pages and documents together
    select.py               the part of the model that `--only` and `--exclude` leave
    sample_checks.py        samples that contract tests cannot use as they are, and the schemas of the others

`build_api` is the table of the phases. The `__init__` of each phase's folder is the table of its steps; a step is a pure
function in a module of its own, whose signature says what it needs and what it returns. In every phase a stronger source
replaces what a weaker one gave, and a diagnostic names both places where they disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.api import Api, joined
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.facts import PageFacts, PageKind
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.model.sources import ONE_SOURCE, SourceAge, Sources
from generator.passes.across.same_types import same_types
from generator.passes.across.shared_descriptions import shared_descriptions
from generator.passes.editions import editions
from generator.passes.knowledge import knowledge
from generator.passes.openapi import document_model
from generator.passes.openapi.document_model import DocumentModel
from generator.passes.overrides import with_descriptions_and_drops, with_types
from generator.passes.pages import Ages, pages_of
from generator.passes.rest.main_pages import generation
from generator.passes.rest_part import rest_part
from generator.passes.select import select
from generator.passes.soap import soap_model

__all__ = ["Built", "build_api", "select"]


class Built(msgspec.Struct, frozen=True):
    """The model, the diagnostics of all pages, sorted by place, and the ages of pages and sources, the newest first."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ages: Ages
    sources: tuple[SourceAge, ...]


def build_api(
    facts: Iterable[PageFacts],
    overrides: Overrides = NO_OVERRIDES,
    sources: Sources = ONE_SOURCE,
) -> Built:
    """Builds the model from the facts of all pages, in whatever order they come; `sources` tells where they are from.

    Raises:
        UsageError: an override cannot be used.
    """
    facts = tuple(facts)
    # first, because all steps go from the newest page to the oldest
    dated = editions(pages_of(facts), sources, generation)
    pages, ages = dated.pages, dated.ages
    # SOAP needs no other source: WSDLs are exact, and samples name their types
    soap = soap_model(pages, ages)
    # after SOAP, which knows most of what REST pages leave open
    known = knowledge(soap.value.api, pages.docfx)
    shared = msgspec.structs.replace(known.value.known, added=soap.value.added)
    # after SOAP, which names the enums of documents; before pages, whose types documents know
    documents = document_model(pages.openapi, shared, ages)
    # after knowledge: REST pages name operations exactly, but few of their types
    rest = rest_part(pages, shared, documents.value, soap.value.removed_fields, ages)
    api = joined(soap.value.api, rest.value.api)
    # overrides of types, before the steps that compare types of both protocols
    typed = with_types(
        api,
        (
            *_of_pages(facts, documents.value),
            *dated.diagnostics,
            *soap.diagnostics,
            *known.diagnostics,
            *documents.diagnostics,
            *rest.diagnostics,
        ),
        overrides,
        rest.value.evidence,
    )
    # types that REST and SOAP share
    paired = same_types(typed.api)
    # descriptions that only another source has; the last facts that come from pages
    described = shared_descriptions(paired, known.value.docfx)
    # all other overrides: nothing may change what the user states
    final = with_descriptions_and_drops(described, overrides, typed.faults)
    diagnostics = tuple(sorted(typed.diagnostics, key=by_place))
    return Built(final, diagnostics, ages, dated.sources)


def _of_pages(
    pages: Iterable[PageFacts], documents: DocumentModel | None
) -> Iterator[Diagnostic]:
    """The diagnostics of pages. What looks like a part of a document and is none may be of any other use."""
    reached = documents.reached if documents else frozenset[str]()
    for page in pages:
        if page.kind is not PageKind.OPENAPI_PART or page.path in reached:
            yield from page.diagnostics
