"""The asynchronous client of the REST API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.rest.async_client import (
    AsyncRestAgents,
    AsyncRestClient,
)

if TYPE_CHECKING:
    from superoffice import agents as _agents
    from superoffice import resources as _resources
else:
    _agents = late_module("superoffice.agents")
    _resources = late_module("superoffice.resources")


class AsyncAgents(AsyncRestAgents):
    """The agents of the asynchronous client."""

    @cached_property
    def appointment(self) -> _agents.AsyncAppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        return _agents.AsyncAppointmentAgent(self)

    @cached_property
    def blob(self) -> _agents.AsyncBLOBAgent:
        """The BLOB agent of the REST API."""
        return _agents.AsyncBLOBAgent(self)

    @cached_property
    def crm_script(self) -> _agents.AsyncCRMScriptAgent:
        """The CRMScript agent of the REST API."""
        return _agents.AsyncCRMScriptAgent(self)

    @cached_property
    def database_table(self) -> _agents.AsyncDatabaseTableAgent:
        """The DatabaseTable agent of the REST API."""
        return _agents.AsyncDatabaseTableAgent(self)

    @cached_property
    def document(self) -> _agents.AsyncDocumentAgent:
        """The Document agent of the REST API."""
        return _agents.AsyncDocumentAgent(self)

    @cached_property
    def list(self) -> _agents.AsyncListAgent:
        """Lists that the fields of all other entities choose from."""
        return _agents.AsyncListAgent(self)

    @cached_property
    def person(self) -> _agents.AsyncPersonAgent:
        """The Person agent of the REST API."""
        return _agents.AsyncPersonAgent(self)

    @cached_property
    def quote(self) -> _agents.AsyncQuoteAgent:
        """The Quote agent of the REST API."""
        return _agents.AsyncQuoteAgent(self)

    @cached_property
    def selection(self) -> _agents.AsyncSelectionAgent:
        """The Selection agent of the REST API."""
        return _agents.AsyncSelectionAgent(self)

    @cached_property
    def time_zone(self) -> _agents.AsyncTimeZoneAgent:
        """Reads and changes time zones."""
        return _agents.AsyncTimeZoneAgent(self)


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
    def attachment(self) -> _resources.AsyncAttachmentResource:
        """The Attachment resource of the REST API."""
        return _resources.AsyncAttachmentResource(self)

    @cached_property
    def contact(self) -> _resources.AsyncContactResource:
        """The Contact resource of the REST API."""
        return _resources.AsyncContactResource(self)

    @cached_property
    def hierarchy(self) -> _resources.AsyncHierarchyResource:
        """The Hierarchy resource of the REST API."""
        return _resources.AsyncHierarchyResource(self)

    @cached_property
    def list_business(self) -> _resources.AsyncList_BusinessResource:
        """The List_Business resource of the REST API."""
        return _resources.AsyncList_BusinessResource(self)

    @cached_property
    def string(self) -> _resources.AsyncStringResource:
        """The String resource of the REST API."""
        return _resources.AsyncStringResource(self)

    @cached_property
    def table_record(self) -> _resources.AsyncTableRecordResource:
        """The TableRecord resource of the REST API."""
        return _resources.AsyncTableRecordResource(self)

    @cached_property
    def ticket(self) -> _resources.AsyncTicketResource:
        """The Ticket resource of the REST API."""
        return _resources.AsyncTicketResource(self)

    @cached_property
    def user(self) -> _resources.AsyncUserResource:
        """The User resource of the REST API."""
        return _resources.AsyncUserResource(self)

    @cached_property
    def webhook(self) -> _resources.AsyncWebhookResource:
        """The Webhook resource of the REST API."""
        return _resources.AsyncWebhookResource(self)
