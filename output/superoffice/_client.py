"""The synchronous client of the REST API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.rest.client import (
    RestAgents,
    RestClient,
)

if TYPE_CHECKING:
    from superoffice.agents.appointment import AppointmentAgent
    from superoffice.agents.blob import BLOBAgent
    from superoffice.agents.crm_script import CRMScriptAgent
    from superoffice.agents.database_table import DatabaseTableAgent
    from superoffice.agents.document import DocumentAgent
    from superoffice.agents.list import ListAgent
    from superoffice.agents.person import PersonAgent
    from superoffice.agents.quote import QuoteAgent
    from superoffice.agents.selection import SelectionAgent
    from superoffice.agents.time_zone import TimeZoneAgent
    from superoffice.resources.attachment import AttachmentResource
    from superoffice.resources.contact import ContactResource
    from superoffice.resources.hierarchy import HierarchyResource
    from superoffice.resources.list_business import List_BusinessResource
    from superoffice.resources.string import StringResource
    from superoffice.resources.table_record import TableRecordResource
    from superoffice.resources.ticket import TicketResource
    from superoffice.resources.user import UserResource
    from superoffice.resources.webhook import WebhookResource


class Agents(RestAgents):
    """The agents of the synchronous client."""

    @cached_property
    def appointment(self) -> AppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        from superoffice.agents.appointment import AppointmentAgent

        return AppointmentAgent(self)

    @cached_property
    def blob(self) -> BLOBAgent:
        """The BLOB agent of the REST API."""
        from superoffice.agents.blob import BLOBAgent

        return BLOBAgent(self)

    @cached_property
    def crm_script(self) -> CRMScriptAgent:
        """The CRMScript agent of the REST API."""
        from superoffice.agents.crm_script import CRMScriptAgent

        return CRMScriptAgent(self)

    @cached_property
    def database_table(self) -> DatabaseTableAgent:
        """The DatabaseTable agent of the REST API."""
        from superoffice.agents.database_table import DatabaseTableAgent

        return DatabaseTableAgent(self)

    @cached_property
    def document(self) -> DocumentAgent:
        """The Document agent of the REST API."""
        from superoffice.agents.document import DocumentAgent

        return DocumentAgent(self)

    @cached_property
    def list(self) -> ListAgent:
        """Lists that the fields of all other entities choose from."""
        from superoffice.agents.list import ListAgent

        return ListAgent(self)

    @cached_property
    def person(self) -> PersonAgent:
        """The Person agent of the REST API."""
        from superoffice.agents.person import PersonAgent

        return PersonAgent(self)

    @cached_property
    def quote(self) -> QuoteAgent:
        """The Quote agent of the REST API."""
        from superoffice.agents.quote import QuoteAgent

        return QuoteAgent(self)

    @cached_property
    def selection(self) -> SelectionAgent:
        """The Selection agent of the REST API."""
        from superoffice.agents.selection import SelectionAgent

        return SelectionAgent(self)

    @cached_property
    def time_zone(self) -> TimeZoneAgent:
        """The TimeZone agent of the REST API."""
        from superoffice.agents.time_zone import TimeZoneAgent

        return TimeZoneAgent(self)


class SuperOffice(RestClient):
    """The synchronous client of the REST API."""

    __module__ = "superoffice"
    _package = "superoffice"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def agents(self) -> Agents:
        """The agents of the synchronous client."""
        return Agents(self)

    @cached_property
    def attachment(self) -> AttachmentResource:
        """The Attachment resource of the REST API."""
        from superoffice.resources.attachment import AttachmentResource

        return AttachmentResource(self)

    @cached_property
    def contact(self) -> ContactResource:
        """The Contact resource of the REST API."""
        from superoffice.resources.contact import ContactResource

        return ContactResource(self)

    @cached_property
    def hierarchy(self) -> HierarchyResource:
        """The Hierarchy resource of the REST API."""
        from superoffice.resources.hierarchy import HierarchyResource

        return HierarchyResource(self)

    @cached_property
    def list_business(self) -> List_BusinessResource:
        """The List_Business resource of the REST API."""
        from superoffice.resources.list_business import List_BusinessResource

        return List_BusinessResource(self)

    @cached_property
    def string(self) -> StringResource:
        """The String resource of the REST API."""
        from superoffice.resources.string import StringResource

        return StringResource(self)

    @cached_property
    def table_record(self) -> TableRecordResource:
        """The TableRecord resource of the REST API."""
        from superoffice.resources.table_record import TableRecordResource

        return TableRecordResource(self)

    @cached_property
    def ticket(self) -> TicketResource:
        """The Ticket resource of the REST API."""
        from superoffice.resources.ticket import TicketResource

        return TicketResource(self)

    @cached_property
    def user(self) -> UserResource:
        """The User resource of the REST API."""
        from superoffice.resources.user import UserResource

        return UserResource(self)

    @cached_property
    def webhook(self) -> WebhookResource:
        """The Webhook resource of the REST API."""
        from superoffice.resources.webhook import WebhookResource

        return WebhookResource(self)
