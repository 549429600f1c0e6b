"""Which Python names an SDK would have, for reports about it; nothing is rendered."""

from __future__ import annotations

from collections.abc import Mapping

from generator.emit.names.namer import Namer, collision_diagnostics
from generator.emit.names.rules import Names
from generator.emit.rest.files import RestPlan, rest_plan
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import SoapPlan, soap_plan
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import Overrides


def planned(
    api: Api, settings: SdkSettings, namer: Namer
) -> tuple[SoapPlan, RestPlan | None]:
    """The names and views of both protocols; `namer` remembers what became of the names.

    Raises:
        UsageError: the name of an override is taken, reserved, or what the subject is called without it.
    """
    spelling = Names(settings.words)
    soap = soap_plan(api.soap, spelling, namer)
    rest = rest_plan(api.rest, spelling, namer)
    namer.refuse_faults()
    return soap, rest


def name_diagnostics(
    api: Api, settings: SdkSettings, record: Mapping[str, str], overrides: Overrides
) -> tuple[Diagnostic, ...]:
    """The diagnostics about names that rendering the SDK would give. Raises as `planned` does."""
    namer = Namer(record, overrides)
    planned(api, settings, namer)
    return diagnostics_of(api, namer)


def diagnostics_of(api: Api, namer: Namer) -> tuple[Diagnostic, ...]:
    """The diagnostics about the names that `namer` gave."""
    return tuple(collision_diagnostics(api, namer.collisions))
