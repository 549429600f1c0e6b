"""Which Python names an SDK would have, for reports about it; nothing is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.emit.custom.generated import generated_classes
from generator.emit.custom.matching import matched
from generator.emit.custom.replacements import NO_REPLACEMENTS, Replacements
from generator.emit.names.namer import Namer, collision_diagnostics
from generator.emit.names.rules import Names
from generator.emit.rest.files import RestPlan, rest_plan
from generator.emit.rest.files import with_custom as custom_rest
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import SoapPlan, soap_plan
from generator.emit.soap.files import with_custom as custom_soap
from generator.model.api import Api
from generator.model.comparison.snapshot import NO_SUCCESSION, Succession
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import Overrides


class Plan(NamedTuple):
    """The names and views of both protocols, the user's classes for generated ones, and what the release before had."""

    soap: SoapPlan
    rest: RestPlan | None
    custom: Replacements = NO_REPLACEMENTS
    succession: Succession = NO_SUCCESSION


def planned(
    api: Api,
    settings: SdkSettings,
    namer: Namer,
    custom_classes: tuple[CustomClass, ...] = (),
    succession: Succession = NO_SUCCESSION,
) -> Plan:
    """The plan of an SDK; `namer` remembers what became of the names.

    It keeps the names and defaults of `succession`, as far as they can still be used.

    Raises:
        UsageError: the name of an override is taken, reserved, or what the subject is called without it; or a class of
            the user stands for nothing that the SDK has, or for what another one does.
    """
    spelling = Names(settings.words)
    soap = soap_plan(api.soap, spelling, namer, succession)
    rest = rest_plan(api.rest, spelling, namer, settings.package, succession)
    namer.refuse_faults()
    if not custom_classes:
        return Plan(soap, rest, succession=succession)
    generated = generated_classes(
        rest.view if rest else None, soap.views, soap.former_packages
    )
    custom = matched(custom_classes, generated, settings.package)
    return Plan(
        custom_soap(soap, custom),
        custom_rest(rest, custom, settings.package) if rest else None,
        custom,
        succession,
    )


def name_diagnostics(
    api: Api, settings: SdkSettings, record: Mapping[str, str], overrides: Overrides
) -> tuple[Diagnostic, ...]:
    """The diagnostics about names that rendering the SDK would give. Raises as `planned` does."""
    namer = Namer(record, overrides)
    planned(api, settings, namer)
    return diagnostics_of(api, namer)


def diagnostics_of(api: Api, namer: Namer) -> tuple[Diagnostic, ...]:
    """The diagnostics about the names that `namer` gave."""
    return tuple(collision_diagnostics(api, namer.numbered))
