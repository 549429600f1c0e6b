"""The synchronous client of Services88."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.soap.client import SoapClient

if TYPE_CHECKING:
    from superoffice.soap.services88 import agents as _agents
else:
    _agents = late_module("superoffice.soap.services88.agents")


class Client(SoapClient):
    """The synchronous client of Services88."""

    __module__ = "superoffice.soap.services88"
    _package = "superoffice.soap.services88"
    _version = "Services88"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> _agents.AppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        return _agents.AppointmentAgent(self)

    @cached_property
    def blob(self) -> _agents.BLOBAgent:
        """The BLOB agent of Services88."""
        return _agents.BLOBAgent(self)

    @cached_property
    def blob_manager(self) -> _agents.BlobManagerAgent:
        """The BlobManager agent of Services88."""
        return _agents.BlobManagerAgent(self)

    @cached_property
    def customer_service(self) -> _agents.CustomerServiceAgent:
        """The CustomerService agent of Services88."""
        return _agents.CustomerServiceAgent(self)

    @cached_property
    def database_table(self) -> _agents.DatabaseTableAgent:
        """The DatabaseTable agent of Services88."""
        return _agents.DatabaseTableAgent(self)

    @cached_property
    def erp_sync(self) -> _agents.ErpSyncAgent:
        """The ErpSync agent of Services88."""
        return _agents.ErpSyncAgent(self)

    @cached_property
    def file_manager(self) -> _agents.FileManagerAgent:
        """The FileManager agent of Services88."""
        return _agents.FileManagerAgent(self)

    @cached_property
    def find(self) -> _agents.FindAgent:
        """The Find agent of Services88."""
        return _agents.FindAgent(self)

    @cached_property
    def import_(self) -> _agents.ImportAgent:
        """Interface for the Import Agent
        Lines that are read from {{ a file }} and checked before they are stored.
        """
        return _agents.ImportAgent(self)

    @cached_property
    def list(self) -> _agents.ListAgent:
        """Lists that the fields of all other entities choose from."""
        return _agents.ListAgent(self)

    @cached_property
    def pocket(self) -> _agents.PocketAgent:
        """The Pocket agent of Services88."""
        return _agents.PocketAgent(self)

    @cached_property
    def preference(self) -> _agents.PreferenceAgent:
        """The Preference agent of Services88."""
        return _agents.PreferenceAgent(self)

    @cached_property
    def so_principal(self) -> _agents.SoPrincipalAgent:
        """The SoPrincipal agent of Services88."""
        return _agents.SoPrincipalAgent(self)

    @cached_property
    def time_zone(self) -> _agents.TimeZoneAgent:
        """Reads and changes time zones."""
        return _agents.TimeZoneAgent(self)

    @cached_property
    def user_defined_field_info(self) -> _agents.UserDefinedFieldInfoAgent:
        """The UserDefinedFieldInfo agent of Services88."""
        return _agents.UserDefinedFieldInfoAgent(self)

    @cached_property
    def webhook(self) -> _agents.WebhookAgent:
        """The Webhook agent of Services88."""
        return _agents.WebhookAgent(self)
