"""Facts of all pages → the model: an ordered table of small passes, each a pure function of the state.

The stronger source comes later in the table and takes the place of the weaker one; both places are named when they
disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.facts import PageFacts
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.passes.across.same_types import same_types
from generator.passes.across.shared_descriptions import shared_words
from generator.passes.checks.unknown_types import unknown_types
from generator.passes.editions import editions
from generator.passes.knowledge.sources import rest_sources
from generator.passes.overrides.descriptions import override_words
from generator.passes.overrides.drops import override_drops
from generator.passes.overrides.faults import override_faults
from generator.passes.overrides.types import override_types
from generator.passes.rest.operations import rest_operations
from generator.passes.rest.pages import rest_pages
from generator.passes.rest.parameter_enums import rest_parameter_enums
from generator.passes.rest.pooled import rest_structures
from generator.passes.rest.type_names import rest_type_names
from generator.passes.rest.types import rest_types
from generator.passes.select import select
from generator.passes.soap.agents import agents
from generator.passes.soap.descriptions import prose
from generator.passes.soap.operation_samples import operation_samples
from generator.passes.soap.pooled_types import pooled_types
from generator.passes.soap.repeated_parts import repeated_parts
from generator.passes.soap.resolve import resolve
from generator.passes.soap.wsdl_operations import wsdl_operations
from generator.passes.soap.wsdl_types import wsdl_types
from generator.passes.state import State, state_of_pages

__all__ = ["PASSES", "Built", "build_api", "select"]

Pass = Callable[[State], State]

PASSES: Final[tuple[Pass, ...]] = (
    editions,  # which pages are newer than others
    operation_samples,  # operations as their samples show them
    pooled_types,  # types as the samples of a version show them together
    wsdl_types,  # types as WSDLs define them
    wsdl_operations,  # operations as WSDLs bind them
    repeated_parts,  # names that stand twice where they can stand once
    resolve,  # drafts → model
    prose,  # words of the pages
    agents,  # agents and their descriptions
    unknown_types,  # what no source told
    rest_sources,  # what SOAP and docfx YAML know of the types of REST
    rest_pages,  # one page for each REST operation
    rest_structures,  # objects as tables and samples of all pages show them together
    rest_type_names,  # names for objects that no source names
    rest_parameter_enums,  # names for value lists of parameters
    rest_operations,  # REST operations, agents and resources
    rest_types,  # the types that they reach
    override_types,  # types, null and members as overrides say, and the types that they reach
    same_types,  # carriers and enums that REST and SOAP share
    shared_words,  # words that only another source has
    override_words,  # words and names as overrides say
    override_drops,  # what overrides drop, and what nothing reaches then
    override_faults,  # the end, where an override cannot be used
)


class Built(msgspec.Struct, frozen=True):
    """The model and everything that is wrong with the pages, sorted by place."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def build_api(pages: Iterable[PageFacts], overrides: Overrides = NO_OVERRIDES) -> Built:
    """Runs all passes over the facts of all pages; the order of the pages does not matter.

    Raises:
        UsageError: an override cannot be used.
    """
    state = state_of_pages(pages, overrides)
    for step in PASSES:
        state = step(state)
    return Built(state.api, tuple(sorted(state.diagnostics, key=by_place)))
