"""The Appointment agent of Services86."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services86 import enums
else:
    enums = late_module("superoffice.soap.services86.enums")


class AsyncAppointmentAgent(AsyncSoapAgent):
    """All that can be done with entries of a diary."""

    _wire = "Appointment"

    async def set_activity_status(
        self,
        *,
        activity_identifier: list[str] | None,
        activity_status: enums.ActivityStatus,
        **call: Unpack[CallOptions],
    ) -> None:
        """Ticks several activities off, or opens them again, in one go. Each
        identifier names a table key and a row, so sale_id and document_id may
        stand next to appointment_id. One unknown row stops the whole call before
        anything is written.

        Args:
            activity_identifier: Rows to change, such as document_id=4712
            activity_status: Status that all of them get

        Page: soap/Services86/Appointment/SetActivityStatus.md
        """
        await self._send(
            "SetActivityStatus", (activity_identifier, activity_status), call
        )
