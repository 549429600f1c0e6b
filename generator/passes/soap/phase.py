"""The phase SOAP: operation pages, index pages and WSDLs → the SOAP part of the model."""

from __future__ import annotations

import msgspec

from generator.model.api import SoapApi
from generator.passes.pages import Ages, Pages, Reported
from generator.passes.soap.agents import agents
from generator.passes.soap.descriptions import descriptions
from generator.passes.soap.drafts import Drafts
from generator.passes.soap.operation_samples import operation_samples
from generator.passes.soap.pooled_types import pooled_types
from generator.passes.soap.repeated_parts import repeated_parts
from generator.passes.soap.resolve import resolve
from generator.passes.soap.unknown_types import unknown_types
from generator.passes.soap.wsdl_operations import wsdl_operations
from generator.passes.soap.wsdl_types import RemovedField, wsdl_types


class SoapModel(msgspec.Struct, frozen=True):
    """The SOAP part of the model, and the fields that newer WSDLs lack: samples of REST may still show them."""

    api: SoapApi
    removed_fields: frozenset[RemovedField]


def soap_model(pages: Pages, ages: Ages) -> Reported[SoapModel]:
    """Runs the steps of the phase. Weaker sources come first; a stronger one replaces what they gave."""
    # operations as their samples show them
    sampled = operation_samples(pages.soap_operations)
    # types as the samples of a version show them together
    pooled = pooled_types(pages.soap_operations)
    # types as WSDLs define them
    defined = wsdl_types(pages.wsdls, pooled.value, ages)
    # operations as WSDLs bind them
    bound = wsdl_operations(pages.wsdls, sampled.value, ages)
    # one parameter, field or member where a page repeats it: Python could not tell them apart
    drafts = repeated_parts(Drafts(bound.value, defined.value.types))
    # names of types become type expressions, now that all types are known
    resolved = resolve(drafts.value)
    # descriptions never change a type, so they wait until the operations stand
    described = descriptions(resolved.operations, pages.soap_operations)
    api = SoapApi(
        agents=agents(described.value, pages.wsdls, pages.agent_indexes),
        operations=described.value,
        types=resolved.types,
    )
    return Reported(
        SoapModel(api, defined.value.removed_fields),
        (
            *sampled.diagnostics,
            *pooled.diagnostics,
            *defined.diagnostics,
            *bound.diagnostics,
            *drafts.diagnostics,
            *described.diagnostics,
            *unknown_types(drafts.value, resolved.types),
        ),
    )
