"""The Appointment agent of Services82."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services82 import enums
else:
    enums = late_module("superoffice.soap.services82.enums")


class AppointmentAgent(SoapAgent):
    """All that can be done with entries of a diary."""

    _wire = "Appointment"

    def reject(
        self,
        *,
        appointment_id: int,
        reject_reason: str | None,
        update_mode: enums.RecurrenceUpdateMode,
        **call: Unpack[CallOptions],
    ) -> None:
        """Turns down a meeting request on behalf of the person who was invited

        Args:
            appointment_id: Key of the meeting. The key of the series works as
                well as the key of one occurrence.
            reject_reason: What the organizer gets to read.
            update_mode: How much of a series is turned down.

        Page: soap/Services82/Appointment/Reject.md
        """
        self._send("Reject", (appointment_id, reject_reason, update_mode), call)
