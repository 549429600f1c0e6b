"""The phase SOAP: operation pages, index pages and WSDLs → the SOAP part of the model.

`drafts.py` has the values that the steps hand on, `protocol.py` what all services have in common.
"""

from __future__ import annotations

import msgspec

from generator.model.api import SoapApi
from generator.passes.pages import Ages, Pages, Reported
from generator.passes.soap.agents import agents
from generator.passes.soap.bases import usable_bases
from generator.passes.soap.descriptions import descriptions
from generator.passes.soap.draft_checks import repeated_parts, unknown_types
from generator.passes.soap.drafts import Drafts
from generator.passes.soap.index_links import index_links
from generator.passes.soap.operation_samples import operation_samples
from generator.passes.soap.pooled_types import pooled_types
from generator.passes.soap.resolve import resolve
from generator.passes.soap.wsdl_operations import wsdl_operations
from generator.passes.soap.wsdl_types import PartOfType, wsdl_types


class SoapModel(msgspec.Struct, frozen=True):
    """The SOAP part of the model, and what older pages of REST have otherwise.

    `removed_fields` are those that newer WSDLs lack but samples may still show, `added` the fields and members
    that only newer WSDLs have, so that older pages cannot show them.
    """

    api: SoapApi
    removed_fields: frozenset[PartOfType]
    added: frozenset[PartOfType]


def soap_model(pages: Pages, ages: Ages) -> Reported[SoapModel]:
    """Runs the steps of the phase. Samples come first; WSDLs, which are stronger, replace what they gave."""
    # operations as their samples show them
    sampled = operation_samples(pages.soap_operations, ages)
    # types as all samples of a version show them together
    pooled = pooled_types(pages.soap_operations, ages)
    # types as WSDLs define them
    defined = wsdl_types(pages.wsdls, pooled.value, ages)
    # operations as WSDLs bind them
    bound = wsdl_operations(pages.wsdls, sampled.value, ages)
    # before names are resolved: parts with the same name could not be told apart in Python
    drafts = repeated_parts(Drafts(bound.value, defined.value.types))
    # all types are known now, so that each base can be followed to its end
    based = usable_bases(drafts.value)
    # names of types become type expressions
    resolved = resolve(based.value)
    # last, because descriptions never change a type
    described = descriptions(resolved.operations, pages.soap_operations)
    api = SoapApi(
        agents=agents(described.value, pages.wsdls, pages.agent_indexes),
        operations=described.value,
        types=resolved.types,
    )
    return Reported(
        SoapModel(api, defined.value.removed_fields, defined.value.added),
        (
            *sampled.diagnostics,
            *pooled.diagnostics,
            *defined.diagnostics,
            *bound.diagnostics,
            *drafts.diagnostics,
            *based.diagnostics,
            *described.diagnostics,
            *unknown_types(based.value, resolved.types),
            *index_links(pages.agent_indexes, pages.soap_operations),
        ),
    )
