"""The Preference agent of Services88."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent


class AsyncPreferenceAgent(AsyncSoapAgent):
    """The Preference agent of Services88."""

    _wire = "Preference"

    async def update_net_services_status(
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
        await self._send("UpdateNetServicesStatus", (xml_or_json,), call)
