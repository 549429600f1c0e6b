"""The asynchronous client of Services88."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.soap.async_client import AsyncSoapClient

if TYPE_CHECKING:
    from superoffice.soap.services88 import async_agents as _agents
else:
    _agents = late_module("superoffice.soap.services88.async_agents")


class AsyncClient(AsyncSoapClient):
    """The asynchronous client of Services88."""

    __module__ = "superoffice.soap.services88"
    _package = "superoffice.soap.services88"
    _version = "Services88"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> _agents.AsyncAppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        return _agents.AsyncAppointmentAgent(self)

    @cached_property
    def blob(self) -> _agents.AsyncBLOBAgent:
        """The BLOB agent of Services88."""
        return _agents.AsyncBLOBAgent(self)

    @cached_property
    def blob_manager(self) -> _agents.AsyncBlobManagerAgent:
        """The BlobManager agent of Services88."""
        return _agents.AsyncBlobManagerAgent(self)

    @cached_property
    def customer_service(self) -> _agents.AsyncCustomerServiceAgent:
        """The CustomerService agent of Services88."""
        return _agents.AsyncCustomerServiceAgent(self)

    @cached_property
    def database_table(self) -> _agents.AsyncDatabaseTableAgent:
        """The DatabaseTable agent of Services88."""
        return _agents.AsyncDatabaseTableAgent(self)

    @cached_property
    def erp_sync(self) -> _agents.AsyncErpSyncAgent:
        """The ErpSync agent of Services88."""
        return _agents.AsyncErpSyncAgent(self)

    @cached_property
    def file_manager(self) -> _agents.AsyncFileManagerAgent:
        """The FileManager agent of Services88."""
        return _agents.AsyncFileManagerAgent(self)

    @cached_property
    def find(self) -> _agents.AsyncFindAgent:
        """The Find agent of Services88."""
        return _agents.AsyncFindAgent(self)

    @cached_property
    def import_(self) -> _agents.AsyncImportAgent:
        """Interface for the Import Agent
        Lines that are read from {{ a file }} and checked before they are stored.
        """
        return _agents.AsyncImportAgent(self)

    @cached_property
    def list(self) -> _agents.AsyncListAgent:
        """Lists that the fields of all other entities choose from."""
        return _agents.AsyncListAgent(self)

    @cached_property
    def pocket(self) -> _agents.AsyncPocketAgent:
        """The Pocket agent of Services88."""
        return _agents.AsyncPocketAgent(self)

    @cached_property
    def preference(self) -> _agents.AsyncPreferenceAgent:
        """The Preference agent of Services88."""
        return _agents.AsyncPreferenceAgent(self)

    @cached_property
    def so_principal(self) -> _agents.AsyncSoPrincipalAgent:
        """The SoPrincipal agent of Services88."""
        return _agents.AsyncSoPrincipalAgent(self)

    @cached_property
    def time_zone(self) -> _agents.AsyncTimeZoneAgent:
        """Reads and changes time zones."""
        return _agents.AsyncTimeZoneAgent(self)

    @cached_property
    def user_defined_field_info(self) -> _agents.AsyncUserDefinedFieldInfoAgent:
        """The UserDefinedFieldInfo agent of Services88."""
        return _agents.AsyncUserDefinedFieldInfoAgent(self)

    @cached_property
    def webhook(self) -> _agents.AsyncWebhookAgent:
        """The Webhook agent of Services88."""
        return _agents.AsyncWebhookAgent(self)
