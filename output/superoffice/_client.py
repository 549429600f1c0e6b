"""The synchronous client of the REST API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.rest.client import (
    RestAgents,
    RestClient,
)

if TYPE_CHECKING:
    from superoffice import agents as _agents
    from superoffice import resources as _resources
else:
    _agents = late_module("superoffice.agents")
    _resources = late_module("superoffice.resources")


class Agents(RestAgents):
    """The agents of the synchronous client."""

    @cached_property
    def appointment(self) -> _agents.AppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        return _agents.AppointmentAgent(self)

    @cached_property
    def blob(self) -> _agents.BLOBAgent:
        """The BLOB agent of the REST API."""
        return _agents.BLOBAgent(self)

    @cached_property
    def crm_script(self) -> _agents.CRMScriptAgent:
        """The CRMScript agent of the REST API."""
        return _agents.CRMScriptAgent(self)

    @cached_property
    def database_table(self) -> _agents.DatabaseTableAgent:
        """The DatabaseTable agent of the REST API."""
        return _agents.DatabaseTableAgent(self)

    @cached_property
    def document(self) -> _agents.DocumentAgent:
        """The Document agent of the REST API."""
        return _agents.DocumentAgent(self)

    @cached_property
    def list(self) -> _agents.ListAgent:
        """Lists that the fields of all other entities choose from."""
        return _agents.ListAgent(self)

    @cached_property
    def person(self) -> _agents.PersonAgent:
        """The Person agent of the REST API."""
        return _agents.PersonAgent(self)

    @cached_property
    def quote(self) -> _agents.QuoteAgent:
        """The Quote agent of the REST API."""
        return _agents.QuoteAgent(self)

    @cached_property
    def selection(self) -> _agents.SelectionAgent:
        """The Selection agent of the REST API."""
        return _agents.SelectionAgent(self)

    @cached_property
    def time_zone(self) -> _agents.TimeZoneAgent:
        """Reads and changes time zones."""
        return _agents.TimeZoneAgent(self)


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
    def attachment(self) -> _resources.AttachmentResource:
        """The Attachment resource of the REST API."""
        return _resources.AttachmentResource(self)

    @cached_property
    def contact(self) -> _resources.ContactResource:
        """The Contact resource of the REST API."""
        return _resources.ContactResource(self)

    @cached_property
    def hierarchy(self) -> _resources.HierarchyResource:
        """The Hierarchy resource of the REST API."""
        return _resources.HierarchyResource(self)

    @cached_property
    def list_business(self) -> _resources.List_BusinessResource:
        """The List_Business resource of the REST API."""
        return _resources.List_BusinessResource(self)

    @cached_property
    def string(self) -> _resources.StringResource:
        """The String resource of the REST API."""
        return _resources.StringResource(self)

    @cached_property
    def table_record(self) -> _resources.TableRecordResource:
        """The TableRecord resource of the REST API."""
        return _resources.TableRecordResource(self)

    @cached_property
    def ticket(self) -> _resources.TicketResource:
        """The Ticket resource of the REST API."""
        return _resources.TicketResource(self)

    @cached_property
    def user(self) -> _resources.UserResource:
        """The User resource of the REST API."""
        return _resources.UserResource(self)

    @cached_property
    def webhook(self) -> _resources.WebhookResource:
        """The Webhook resource of the REST API."""
        return _resources.WebhookResource(self)
