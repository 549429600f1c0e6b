"""The Find agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class FindAgent(SoapAgent):
    """The Find agent of Services88."""

    _wire = "Find"

    def populate_restrictions(
        self,
        *,
        provider_name: str | None,
        restrictions: list[models.ArchiveRestrictionInfo] | None,
        **call: Unpack[CallOptions],
    ) -> list[models.ArchiveRestrictionInfo]:
        """PopulateRestrictions of the Find agent.

        Page: soap/Services88/Find/PopulateRestrictions.md
        """
        return self._call("PopulateRestrictions", (provider_name, restrictions), call)
