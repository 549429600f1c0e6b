"""The phase REST: REST pages and what other sources know → the REST part of the model.

REST pages name operations, parameters and statuses exactly, but few types; the other sources know the types.
`evidence/` reads single places of a page, `drafts.py` has the values that the steps hand on. `structure_pool.py` pools
what tables and samples of all pages show of an object, and `evidence/inference.py` weighs it against what is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.model.api import RestApi
from generator.model.facts import RestIndexFacts
from generator.model.ids import OperationId
from generator.model.rest_facts import RestOperationFacts
from generator.passes.knowledge.known import Known
from generator.passes.pages import Ages, Located, Reported
from generator.passes.rest.archives import SearchedArchive, searched_archives_of
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.exchanges import page_exchanges
from generator.passes.rest.indexed_groups import indexed_groups
from generator.passes.rest.main_pages import main_pages
from generator.passes.rest.operations import rest_operations
from generator.passes.rest.parameter_enums import parameter_enums
from generator.passes.rest.pooled_structures import pooled_structures
from generator.passes.rest.structure_names import structure_names
from generator.passes.rest.types import types_of_operations
from generator.passes.soap.wsdl_types import PartOfType


class RestModel(msgspec.Struct, frozen=True):
    """The REST part of the model, and the evidence from which more types can be made, if overrides name them.

    `searched` are the archives of lists, by operation.
    """

    api: RestApi
    evidence: RestEvidence
    searched: Mapping[OperationId, SearchedArchive]


def rest_model(
    pages: Sequence[Located[RestOperationFacts]],
    indexes: Sequence[Located[RestIndexFacts]],
    known: Known,
    removed_fields: frozenset[PartOfType],
    ages: Ages,
) -> Reported[RestModel | None]:
    """Runs the steps of the phase. The result is None without pages."""
    if not pages:
        return Reported(None)
    documented = frozenset(str(page.facts.operation) for page in pages)
    known = msgspec.structs.replace(known, operations=documented)
    # before anything is told apart by its id, of which the group is a part
    grouped = indexed_groups(pages, indexes)
    # one page for each operation; the others remain evidence for types
    chosen = main_pages(grouped.value, ages)
    main = chosen.value.main
    # the request and the result of each page, which say which object each table and sample describes
    exchanges = page_exchanges(chosen.value, known)
    # objects as tables and samples of all pages show them together
    pooled = pooled_structures(exchanges, chosen.value, known)
    # names for objects that no source names
    names = structure_names(pooled, known)
    # names for value lists of parameters, after those of objects, since both become names of types
    enums = parameter_enums(main.values(), pooled, names, known)
    evidence = RestEvidence(
        version=chosen.value.version,
        known=enums.known,
        placeholders=chosen.value.placeholders,
        structures=pooled.structures,
        names=names.all,
        given_names=names.given,
        enums=enums.by_members,
        removed_fields=removed_fields,
    )
    # operations with their types, since all structures have names now
    operations = rest_operations(exchanges.main, evidence)
    # the types that operations reach, and no others
    types = types_of_operations(operations.value, evidence)
    api = RestApi(
        operations=operations.value,
        types=types.value,
    )
    return Reported(
        RestModel(api, evidence, searched_archives_of(main)),
        (
            *grouped.diagnostics,
            *chosen.diagnostics,
            *operations.diagnostics,
            *types.diagnostics,
        ),
    )
