"""The asynchronous client of the REST API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.rest.async_client import (
    AsyncRestAgents,
    AsyncRestClient,
)

if TYPE_CHECKING:
    from superoffice.async_agents.appointment import AsyncAppointmentAgent
    from superoffice.async_agents.blob import AsyncBLOBAgent
    from superoffice.async_agents.crm_script import AsyncCRMScriptAgent
    from superoffice.async_agents.database_table import AsyncDatabaseTableAgent
    from superoffice.async_agents.document import AsyncDocumentAgent
    from superoffice.async_agents.list import AsyncListAgent
    from superoffice.async_agents.person import AsyncPersonAgent
    from superoffice.async_agents.quote import AsyncQuoteAgent
    from superoffice.async_agents.selection import AsyncSelectionAgent
    from superoffice.async_agents.time_zone import AsyncTimeZoneAgent
    from superoffice.async_resources.attachment import AsyncAttachmentResource
    from superoffice.async_resources.contact import AsyncContactResource
    from superoffice.async_resources.hierarchy import AsyncHierarchyResource
    from superoffice.async_resources.list_business import AsyncList_BusinessResource
    from superoffice.async_resources.string import AsyncStringResource
    from superoffice.async_resources.table_record import AsyncTableRecordResource
    from superoffice.async_resources.ticket import AsyncTicketResource
    from superoffice.async_resources.user import AsyncUserResource
    from superoffice.async_resources.webhook import AsyncWebhookResource


class AsyncAgents(AsyncRestAgents):
    """The agents of the asynchronous client."""

    @cached_property
    def appointment(self) -> AsyncAppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        from superoffice.async_agents.appointment import AsyncAppointmentAgent

        return AsyncAppointmentAgent(self)

    @cached_property
    def blob(self) -> AsyncBLOBAgent:
        """The BLOB agent of the REST API."""
        from superoffice.async_agents.blob import AsyncBLOBAgent

        return AsyncBLOBAgent(self)

    @cached_property
    def crm_script(self) -> AsyncCRMScriptAgent:
        """The CRMScript agent of the REST API."""
        from superoffice.async_agents.crm_script import AsyncCRMScriptAgent

        return AsyncCRMScriptAgent(self)

    @cached_property
    def database_table(self) -> AsyncDatabaseTableAgent:
        """The DatabaseTable agent of the REST API."""
        from superoffice.async_agents.database_table import AsyncDatabaseTableAgent

        return AsyncDatabaseTableAgent(self)

    @cached_property
    def document(self) -> AsyncDocumentAgent:
        """The Document agent of the REST API."""
        from superoffice.async_agents.document import AsyncDocumentAgent

        return AsyncDocumentAgent(self)

    @cached_property
    def list(self) -> AsyncListAgent:
        """Lists that the fields of all other entities choose from."""
        from superoffice.async_agents.list import AsyncListAgent

        return AsyncListAgent(self)

    @cached_property
    def person(self) -> AsyncPersonAgent:
        """The Person agent of the REST API."""
        from superoffice.async_agents.person import AsyncPersonAgent

        return AsyncPersonAgent(self)

    @cached_property
    def quote(self) -> AsyncQuoteAgent:
        """The Quote agent of the REST API."""
        from superoffice.async_agents.quote import AsyncQuoteAgent

        return AsyncQuoteAgent(self)

    @cached_property
    def selection(self) -> AsyncSelectionAgent:
        """The Selection agent of the REST API."""
        from superoffice.async_agents.selection import AsyncSelectionAgent

        return AsyncSelectionAgent(self)

    @cached_property
    def time_zone(self) -> AsyncTimeZoneAgent:
        """The TimeZone agent of the REST API."""
        from superoffice.async_agents.time_zone import AsyncTimeZoneAgent

        return AsyncTimeZoneAgent(self)


class AsyncSuperOffice(AsyncRestClient):
    """The asynchronous client of the REST API."""

    __module__ = "superoffice"
    _package = "superoffice"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def agents(self) -> AsyncAgents:
        """The agents of the asynchronous client."""
        return AsyncAgents(self)

    @cached_property
    def attachment(self) -> AsyncAttachmentResource:
        """The Attachment resource of the REST API."""
        from superoffice.async_resources.attachment import AsyncAttachmentResource

        return AsyncAttachmentResource(self)

    @cached_property
    def contact(self) -> AsyncContactResource:
        """The Contact resource of the REST API."""
        from superoffice.async_resources.contact import AsyncContactResource

        return AsyncContactResource(self)

    @cached_property
    def hierarchy(self) -> AsyncHierarchyResource:
        """The Hierarchy resource of the REST API."""
        from superoffice.async_resources.hierarchy import AsyncHierarchyResource

        return AsyncHierarchyResource(self)

    @cached_property
    def list_business(self) -> AsyncList_BusinessResource:
        """The List_Business resource of the REST API."""
        from superoffice.async_resources.list_business import AsyncList_BusinessResource

        return AsyncList_BusinessResource(self)

    @cached_property
    def string(self) -> AsyncStringResource:
        """The String resource of the REST API."""
        from superoffice.async_resources.string import AsyncStringResource

        return AsyncStringResource(self)

    @cached_property
    def table_record(self) -> AsyncTableRecordResource:
        """The TableRecord resource of the REST API."""
        from superoffice.async_resources.table_record import AsyncTableRecordResource

        return AsyncTableRecordResource(self)

    @cached_property
    def ticket(self) -> AsyncTicketResource:
        """The Ticket resource of the REST API."""
        from superoffice.async_resources.ticket import AsyncTicketResource

        return AsyncTicketResource(self)

    @cached_property
    def user(self) -> AsyncUserResource:
        """The User resource of the REST API."""
        from superoffice.async_resources.user import AsyncUserResource

        return AsyncUserResource(self)

    @cached_property
    def webhook(self) -> AsyncWebhookResource:
        """The Webhook resource of the REST API."""
        from superoffice.async_resources.webhook import AsyncWebhookResource

        return AsyncWebhookResource(self)
