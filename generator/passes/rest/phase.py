"""The phase REST: REST pages and what other sources know → the REST part of the model."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.model.api import RestApi
from generator.model.rest_facts import RestOperationFacts
from generator.passes.knowledge.known import Known
from generator.passes.pages import Located, Reported
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.operations import rest_groups, rest_operations
from generator.passes.rest.pages import rest_pages
from generator.passes.rest.parameter_enums import parameter_enums
from generator.passes.rest.pooled import pooled_structures
from generator.passes.rest.type_names import structure_names
from generator.passes.rest.types import types_of_operations
from generator.passes.rest.views import page_views
from generator.passes.soap.wsdl_types import RemovedField


class RestModel(msgspec.Struct, frozen=True):
    """The REST part of the model, and what more types can be made of: overrides may name them."""

    api: RestApi
    evidence: RestEvidence


def rest_model(
    pages: Sequence[Located[RestOperationFacts]],
    known: Known,
    removed_fields: frozenset[RemovedField],
) -> Reported[RestModel | None]:
    """Runs the steps of the phase; None without pages."""
    if not pages:
        return Reported(None)
    # one page for each operation; older ones stay evidence for types
    chosen = rest_pages(pages)
    main = chosen.value.main
    # the request and the result of each page, in terms of structures
    views = page_views(chosen.value, known)
    # objects as tables and samples of all pages show them together
    pooled = pooled_structures(views, chosen.value, known)
    # names for objects that no source names
    names = structure_names(pooled, known)
    # names for value lists of parameters, which also complete enums that others know
    enums = parameter_enums(main.values(), pooled, names, known)
    evidence = RestEvidence(
        version=next(iter(main.values())).facts.version,
        known=enums.known,
        placeholders=chosen.value.placeholders,
        structures=pooled.structures,
        names=names.all,
        given_names=names.given,
        enums=enums.by_members,
        removed_fields=removed_fields,
    )
    # operations, typed; unnamed structures have names by now
    operations = rest_operations(views.main, evidence)
    # the types that operations reach, and no others
    types = types_of_operations(operations.value, evidence)
    api = RestApi(
        agents=rest_groups(operations.value, evidence.known),
        operations=operations.value,
        types=types.value,
    )
    return Reported(
        RestModel(api, evidence),
        (*chosen.diagnostics, *operations.diagnostics, *types.diagnostics),
    )
