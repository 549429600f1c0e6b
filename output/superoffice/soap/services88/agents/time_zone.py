"""The TimeZone agent of Services88."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent


class TimeZoneAgent(SoapAgent):
    """Reads and changes time zones."""

    _wire = "TimeZone"

    def set_active_time_zones_by_filter(
        self,
        *,
        filter: str | None,
        active: bool,
        **call: Unpack[CallOptions],
    ) -> None:
        """SetActiveTimeZonesByFilter of the TimeZone agent.

        Page: soap/Services88/TimeZone/SetActiveTimeZonesByFilter.md
        """
        self._send("SetActiveTimeZonesByFilter", (filter, active), call)
