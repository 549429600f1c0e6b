"""The phase of overrides: what the user's file says has the last word.

It has two parts, since types must be right before the steps compare and share them, and descriptions come after, since an
override describes its own subject only, and not the same one in the other protocol.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import OverrideFault, Overrides, refusal
from generator.passes.overrides.descriptions import override_descriptions
from generator.passes.overrides.drops import override_drops
from generator.passes.overrides.reached_types import with_named_types
from generator.passes.overrides.settled import unsettled
from generator.passes.overrides.types import override_types
from generator.passes.rest.drafts import RestEvidence


class TypedApi(msgspec.Struct, frozen=True):
    """The model with the types of the overrides, the diagnostics that they leave, and what was wrong with them so far."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    faults: tuple[OverrideFault, ...] = ()


def with_types(
    api: Api,
    diagnostics: tuple[Diagnostic, ...],
    overrides: Overrides,
    evidence: RestEvidence | None,
) -> TypedApi:
    """Runs the steps that decide types."""
    if not overrides.entries:
        return TypedApi(api, diagnostics)
    # types of REST that only overrides name
    named = with_named_types(api, overrides, evidence)
    # types, `required`, `nullable` and enum members
    typed = override_types(named.value, overrides)
    known = set(diagnostics)
    everything = (
        *diagnostics,
        *(new for new in named.diagnostics if new not in known),
    )
    # what was unknown on the pages is known now
    left = unsettled(everything, named.value, overrides.entries)
    return TypedApi(typed.api, left, typed.faults)


def with_descriptions_and_drops(
    api: Api, overrides: Overrides, faults: Iterable[OverrideFault]
) -> Api:
    """Runs the steps that describe, name and drop subjects; `faults` are those of the steps before.

    Raises:
        UsageError: an override cannot be used; the error names everything that is wrong. An override corrects the docs
            as they are: one that matches nothing or changes nothing is out of date, and would hide that the docs were
            corrected or that it is misspelt.
    """
    if not overrides.entries:
        return api
    # descriptions, and which subjects have a name of their own
    described = override_descriptions(api, overrides)
    # last, so that an entry can say of a dropped subject nothing but that
    dropped = override_drops(described.api, overrides)
    every_fault = (*faults, *described.faults, *dropped.faults)
    if every_fault:
        raise refusal(overrides.path, every_fault)
    return dropped.api
