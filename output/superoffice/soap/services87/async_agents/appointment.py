"""The Appointment agent of Services87."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services87 import enums
else:
    enums = late_module("superoffice.soap.services87.enums")


class AsyncAppointmentAgent(AsyncSoapAgent):
    """Interface for the Appointment Agent
    Meetings, answers to invitations and reminders.
    """

    _wire = "Appointment"

    async def reject_with_email_confirmation(
        self,
        *,
        appointment_id: int,
        reject_reason: str | None,
        update_mode: enums.RecurrenceUpdateMode,
        **call: Unpack[CallOptions],
    ) -> None:
        """Declines an invitation and tells the organizer "no, thank you" by e-mail;
        the organizer's copy of the meeting stays as it is.

        Args:
            appointment_id: Key of the meeting, or of the series that it
                belongs to.
            reject_reason: Quoted in the mail, for instance 'double booked' or
                "on leave".
            update_mode: How much of a series is turned down.

        Page: soap/Services87/Appointment/RejectWithEmailConfirmation.md
        """
        await self._send(
            "RejectWithEmailConfirmation",
            (appointment_id, reject_reason, update_mode),
            call,
        )
