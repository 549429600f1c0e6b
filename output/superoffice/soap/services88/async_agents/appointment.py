"""The Appointment agent of Services88."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import enums, models
else:
    enums = late_module("superoffice.soap.services88.enums")
    models = late_module("superoffice.soap.services88.models")


class AsyncAppointmentAgent(AsyncSoapAgent):
    """Interface for the Appointment Agent
    Meetings, answers to invitations and reminders.
    """

    _wire = "Appointment"

    async def get_can_insert_for_associates(
        self,
        *,
        associate_ids: list[int] | None,
        **call: Unpack[CallOptions],
    ) -> list[bool]:
        """Tells in whose calendars the user may write.

        Page: soap/Services88/Services88-Appointment.md
        """
        return await self._call("GetCanInsertForAssociates", (associate_ids,), call)

    async def get_day_information_list_by_dates_and_associate(
        self,
        *,
        start_date: datetime,
        end_date: datetime,
        associate_id: int,
        **call: Unpack[CallOptions],
    ) -> list[models.DayInformationListItem]:
        """GetDayInformationListByDatesAndAssociate of the Appointment agent.

        Page: soap/Services88/Appointment/GetDayInformationListByDatesAndAssociate.md
        """
        return await self._call(
            "GetDayInformationListByDatesAndAssociate",
            (start_date, end_date, associate_id),
            call,
        )

    async def get_suggested_appointment_entity(
        self,
        *,
        suggested_appointment_entity_id: int,
        **call: Unpack[CallOptions],
    ) -> models.SuggestedAppointmentEntity:
        """GetSuggestedAppointmentEntity of the Appointment agent.

        Page: soap/Services88/Appointment/GetSuggestedAppointmentEntity.md
        """
        return await self._call(
            "GetSuggestedAppointmentEntity", (suggested_appointment_entity_id,), call
        )

    async def reject(
        self,
        *,
        appointment_id: int,
        reject_reason: str | None,
        update_mode: enums.RecurrenceUpdateMode,
        **call: Unpack[CallOptions],
    ) -> None:
        """Turns an invitation down. The reason is kept in C:\\new\\table\\reasons.txt
        on the server and is copied to \\fileserver\\u0041\\x41\\N{DASH}\\

        Args:
            appointment_id: Key of the meeting; see D:\\appointments\\
            reject_reason: Free text. Line breaks are written as \\r\\n, a tab
                as \\t and a bell as \\a
            update_mode: How much of a series is turned down.

        Page: soap/Services88/Appointment/Reject.md
        """
        await self._send("Reject", (appointment_id, reject_reason, update_mode), call)
