"""The Preference agent of Services88."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent


class PreferenceAgent(SoapAgent):
    """The Preference agent of Services88."""

    _wire = "Preference"

    def update_net_services_status(
        self,
        *,
        xml_or_json: str | None,
        **call: Unpack[CallOptions],
    ) -> None:
        """UpdateNetServicesStatus of the Preference agent.

        Args:
            xml_or_json: Text of the status page, in either of its two forms

        Page: soap/Services88/Preference/UpdateNetServicesStatus.md
        """
        self._send("UpdateNetServicesStatus", (xml_or_json,), call)
