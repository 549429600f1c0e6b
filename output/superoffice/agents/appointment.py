"""The Appointment agent of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import enums, models
else:
    enums = late_module("superoffice.enums")
    models = late_module("superoffice.models")


class AppointmentAgent(RestGroup):
    """Interface for the Appointment Agent
    Meetings, answers to invitations and reminders.
    """

    __module__ = "superoffice.agents"
    _wire = "Agents/Appointment"

    def accept(
        self,
        *,
        appointment_id: int,
        update_mode: str | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> None:
        """Says yes to an invitation.

        `POST /api/v1/Agents/Appointment/Accept`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_Accept.md
        """
        self._send("Accept", (appointment_id, update_mode, select), call)

    def calculate_days(
        self,
        *,
        appointment_entity: models.AppointmentEntity | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.AppointmentDay:
        """Lists the days a repeating appointment falls on.

        Days that are taken already carry a note.

        `POST /api/v1/Agents/Appointment/CalculateDays`

        Args:
            appointment_entity: A meeting, call or task of somebody's
                calendar.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_CalculateDays.md
        """
        return self._call("CalculateDays", (appointment_entity, select), call)

    def create_default_re_open_appointment(
        self,
        *,
        sale_id: int,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.AppointmentEntity:
        """Prepares an appointment that says when to have another look at a sale that
        stands still.

        `POST /api/v1/Agents/Appointment/CreateDefaultReOpenAppointment`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_CreateDefaultReOpenAppointment.md
        """
        return self._call("CreateDefaultReOpenAppointment", (sale_id, select), call)

    def delete_appointment_entity(
        self,
        *,
        appointment_entity_id: int,
        **call: Unpack[CallOptions],
    ) -> None:
        """Throws an appointment away

        `POST /api/v1/Agents/Appointment/DeleteAppointmentEntity`

        Args:
            appointment_entity_id: Key of the appointment to throw away.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_DeleteAppointmentEntity.md
        """
        self._send("DeleteAppointmentEntity", (appointment_entity_id,), call)

    def get_appointment_list(
        self,
        appointment_ids: list[int],
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> list[models.AppointmentInfo]:
        """Fetches appointments by their keys.

        `POST /api/v1/Agents/Appointment/GetAppointmentList`

        Args:
            appointment_ids: The primary keys of the appointments to fetch.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_GetAppointmentList.md
        """
        return self._call("GetAppointmentList", (appointment_ids, select), call)

    def get_can_insert_for_associates(
        self,
        *,
        associate_ids: list[int] | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> list[bool]:
        """Tells in whose calendars the user may write.

        `POST /api/v1/Agents/Appointment/GetCanInsertForAssociates`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_GetCanInsertForAssociates.md
        """
        return self._call("GetCanInsertForAssociates", (associate_ids, select), call)

    def reject(
        self,
        *,
        appointment_id: int,
        reject_reason: str | None,
        update_mode: enums.RecurrenceUpdateMode | str,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> None:
        """Says no to an invitation

        `POST /api/v1/Agents/Appointment/Reject`

        Args:
            appointment_id: Key of the meeting; see D:\\appointments\\
            reject_reason: Free text. Line breaks are written as \\r\\n, a tab
                as \\t and a bell as \\a
            update_mode: How much of a series is turned down.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_Reject.md
        """
        self._send("Reject", (appointment_id, reject_reason, update_mode, select), call)

    def save_appointment_entity(
        self,
        entity: models.AppointmentEntity,
        **call: Unpack[CallOptions],
    ) -> models.AppointmentEntity:
        """Stores an appointment: a new one if its key is 0, else the changes of an
        old one

        `POST /api/v1/Agents/Appointment/SaveAppointmentEntity`

        Args:
            entity: The appointment to store.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_SaveAppointmentEntity.md
        """
        return self._call("SaveAppointmentEntity", (entity,), call)

    def validate_appointment_entity(
        self,
        *,
        appointment_entity: models.AppointmentEntity | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> dict[str, str]:
        """Looks for mistakes before an appointment is stored.

        The answer has a message per field; it is empty if all is well.

        `POST /api/v1/Agents/Appointment/ValidateAppointmentEntity`

        Args:
            appointment_entity: A meeting, call or task of somebody's
                calendar.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Appointment_Agent/v1AppointmentAgent_ValidateAppointmentEntity.md
        """
        return self._call(
            "ValidateAppointmentEntity", (appointment_entity, select), call
        )
