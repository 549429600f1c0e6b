"""The phase of overrides: what the user's file states wins over every page.

It has two parts. Types come before the phase `across`, which compares them; descriptions come after it, because an override
describes its own subject only, and not the same subject in the other protocol. Each fact that an override gives has
evidence with the line of its key. A fault does not stop a step, so that one error names all of them at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import OverrideFault, Overrides, refusal
from generator.passes.overrides.descriptions import override_descriptions
from generator.passes.overrides.drops import override_drops
from generator.passes.overrides.named_types import with_named_types
from generator.passes.overrides.types import override_types, unsettled
from generator.passes.rest.drafts import RestEvidence


class TypedApi(msgspec.Struct, frozen=True):
    """The model with the types of the overrides, the diagnostics that remain, and the faults of the overrides so far."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    faults: tuple[OverrideFault, ...] = ()


def with_types(
    api: Api,
    diagnostics: tuple[Diagnostic, ...],
    overrides: Overrides,
    evidence: RestEvidence | None,
) -> TypedApi:
    """Runs the steps that decide types. `evidence` is None where the docs have no pages of REST."""
    if not overrides.entries:
        return TypedApi(api, diagnostics)
    # first, so that overrides can refer to types of REST that no page uses, and change them
    named = with_named_types(api, overrides, evidence)
    # types, `required`, `nullable` and enum members
    typed = override_types(named.value, overrides)
    reported = set(diagnostics)
    new = (diagnostic for diagnostic in named.diagnostics if diagnostic not in reported)
    # last, since overrides now state what diagnostics report as unknown
    remaining = unsettled((*diagnostics, *new), named.value, overrides.entries)
    return TypedApi(typed.api, remaining, typed.faults)


def with_descriptions_and_drops(
    api: Api, overrides: Overrides, faults: Iterable[OverrideFault]
) -> Api:
    """Runs the steps that describe, name and drop subjects. `faults` are those of the steps before.

    Raises:
        UsageError: overrides cannot be used; the error names all faults. An override that matches nothing or changes
            nothing is a fault, too: it is misspelt, or the docs were corrected since it was written.
    """
    if not overrides.entries:
        return api
    # descriptions, and evidence for the names that overrides give
    described = override_descriptions(api, overrides)
    # last, since a type can be dropped when other overrides leave nothing that refers to it
    dropped = override_drops(described.api, overrides)
    all_faults = (*faults, *described.faults, *dropped.faults)
    if all_faults:
        raise refusal(overrides.path, all_faults)
    return dropped.api
