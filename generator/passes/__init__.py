"""Facts of all pages → the model, in phases with typed results.

`build_api` is the table of the phases. Each phase is a table of steps in the module `phase` of its folder; a step is a
pure function in a module of its own, whose signature says what it needs and what it gives. Stronger sources come later and
take the place of weaker ones; both places are named when they disagree.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import Api, RestApi, joined
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.facts import PageFacts
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.passes.across.same_types import same_types
from generator.passes.across.shared_descriptions import shared_descriptions
from generator.passes.editions import editions
from generator.passes.knowledge.phase import knowledge
from generator.passes.overrides.phase import with_descriptions_and_drops, with_types
from generator.passes.pages import Ages, ages_of, pages_of
from generator.passes.rest.phase import rest_model
from generator.passes.select import select
from generator.passes.soap.phase import soap_model

__all__ = ["Built", "build_api", "select"]


class Built(msgspec.Struct, frozen=True):
    """The model, everything that is wrong with the pages, sorted by place, and how old pages are beside their copies."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ages: Ages


def build_api(facts: Iterable[PageFacts], overrides: Overrides = NO_OVERRIDES) -> Built:
    """Runs all phases over the facts of all pages; the order of the pages does not matter.

    Raises:
        UsageError: an override cannot be used.
    """
    facts = tuple(facts)
    # all steps go from the newest page to the oldest, so this comes first
    pages = editions(pages_of(facts))
    ages = ages_of(pages)
    # WSDLs are exact and samples of SOAP name their types, so SOAP needs no other source
    soap = soap_model(pages, ages)
    # what REST pages leave open, the others may know
    known = knowledge(soap.value.api, pages.docfx)
    # REST pages name operations exactly and lose types
    rest = rest_model(
        pages.rest_operations, known.value.known, soap.value.removed_fields
    )
    api = joined(soap.value.api, rest.value.api if rest.value else RestApi())
    # overrides of types come before what compares and shares types
    typed = with_types(
        api,
        (
            *(problem for page in facts for problem in page.diagnostics),
            *soap.diagnostics,
            *known.diagnostics,
            *rest.diagnostics,
        ),
        overrides,
        rest.value.evidence if rest.value else None,
    )
    # carriers and enums that REST and SOAP share
    paired = same_types(typed.api)
    # descriptions that only another source has
    described = shared_descriptions(paired, known.value.docfx)
    # overrides have the last word
    final = with_descriptions_and_drops(described, overrides, typed.faults)
    return Built(final, tuple(sorted(typed.diagnostics, key=by_place)), ages)
