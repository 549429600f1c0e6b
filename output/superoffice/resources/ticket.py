"""The Ticket resource of the REST API."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup

if TYPE_CHECKING:
    from superoffice import enums, models
else:
    enums = late_module("superoffice.enums")
    models = late_module("superoffice.models")


class TicketResource(RestGroup):
    """The Ticket resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "Ticket"

    def merge_tickets(
        self,
        *,
        secondary_ticket_ids: list[str],
        merged_ticket_entity_ticket_id: int | None = None,
        merged_ticket_entity_title: str | None = None,
        merged_ticket_entity_created_at: datetime | None = None,
        merged_ticket_entity_created_by_person_id: int | None = None,
        merged_ticket_entity_created_by_type: enums.UserType | str | None = None,
        merged_ticket_entity_created_by_deleted: bool | None = None,
        merged_ticket_entity_created_by_table_right_mask: (
            enums.TableRightMask | str | None
        ) = None,
        merged_ticket_entity_created_by_field_properties: object = None,
        merged_ticket_entity_category_name: str | None = None,
        merged_ticket_entity_slevel: enums.MergedTicketEntitySlevel | str | None = None,
        merged_ticket_entity_secondary_persons: list[str] | None = None,
        merged_ticket_entity_custom_fields: object = None,
        **call: Unpack[CallOptions],
    ) -> models.TicketEntity:
        """Makes one request out of several

        `POST /api/v1/Ticket/Merge`

        Args:
            secondary_ticket_ids: Keys of the requests that end up in the
                first one
            merged_ticket_entity_ticket_id: Key of the request that stays
            merged_ticket_entity_title: Subject line to keep
            merged_ticket_entity_created_at: When the oldest of them came in
            merged_ticket_entity_created_by_person_id: Person behind the
                colleague

                Use MDO List name "person" to get list items.
            merged_ticket_entity_created_by_type: 1 = colleague, 2 = room, 3 =
                customer, 4 = nobody known, 5 = robot
            merged_ticket_entity_category_name: Short name, e.g. 'repairs'.
            merged_ticket_entity_slevel: Who may read it.
            merged_ticket_entity_secondary_persons: Others who want to know

                Use MDO List name "person_new" to get list items.
            merged_ticket_entity_custom_fields: All fields a customer added,
                in one box.

                Replaces {SuperOffice.CRM.Services.TicketEntity.ExtraFields} and
                UserDefinedFields
                for good.

        Page: restful/rest/Ticket/v1TicketEntity_MergeTickets.md
        """
        return self._call(
            "MergeTickets",
            (
                secondary_ticket_ids,
                merged_ticket_entity_ticket_id,
                merged_ticket_entity_title,
                merged_ticket_entity_created_at,
                merged_ticket_entity_created_by_person_id,
                merged_ticket_entity_created_by_type,
                merged_ticket_entity_created_by_deleted,
                merged_ticket_entity_created_by_table_right_mask,
                merged_ticket_entity_created_by_field_properties,
                merged_ticket_entity_category_name,
                merged_ticket_entity_slevel,
                merged_ticket_entity_secondary_persons,
                merged_ticket_entity_custom_fields,
            ),
            call,
        )
