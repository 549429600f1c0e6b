"""The ErpSync agent of Services88."""

from __future__ import annotations

from datetime import timedelta
from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent


class ErpSyncAgent(SoapAgent):
    """The ErpSync agent of Services88."""

    _wire = "ErpSync"

    def change_engine_interval(
        self,
        *,
        interval: timedelta,
        **call: Unpack[CallOptions],
    ) -> None:
        """Sets the pause between two runs of the engine.

        Page: soap/Services88/ErpSync/ChangeEngineInterval.md
        """
        self._send("ChangeEngineInterval", (interval,), call)
