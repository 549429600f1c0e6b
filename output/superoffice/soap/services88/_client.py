"""The synchronous client of Services88."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.soap.client import SoapClient

if TYPE_CHECKING:
    from superoffice.soap.services88.agents.appointment import AppointmentAgent
    from superoffice.soap.services88.agents.blob import BLOBAgent
    from superoffice.soap.services88.agents.blob_manager import BlobManagerAgent
    from superoffice.soap.services88.agents.customer_service import CustomerServiceAgent
    from superoffice.soap.services88.agents.database_table import DatabaseTableAgent
    from superoffice.soap.services88.agents.erp_sync import ErpSyncAgent
    from superoffice.soap.services88.agents.file_manager import FileManagerAgent
    from superoffice.soap.services88.agents.find import FindAgent
    from superoffice.soap.services88.agents.import_ import ImportAgent
    from superoffice.soap.services88.agents.list import ListAgent
    from superoffice.soap.services88.agents.pocket import PocketAgent
    from superoffice.soap.services88.agents.preference import PreferenceAgent
    from superoffice.soap.services88.agents.so_principal import SoPrincipalAgent
    from superoffice.soap.services88.agents.time_zone import TimeZoneAgent
    from superoffice.soap.services88.agents.user_defined_field_info import (
        UserDefinedFieldInfoAgent,
    )
    from superoffice.soap.services88.agents.webhook import WebhookAgent


class Client(SoapClient):
    """The synchronous client of Services88."""

    __module__ = "superoffice.soap.services88"
    _package = "superoffice.soap.services88"
    _version = "Services88"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> AppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        from superoffice.soap.services88.agents.appointment import AppointmentAgent

        return AppointmentAgent(self)

    @cached_property
    def blob(self) -> BLOBAgent:
        """The BLOB agent of Services88."""
        from superoffice.soap.services88.agents.blob import BLOBAgent

        return BLOBAgent(self)

    @cached_property
    def blob_manager(self) -> BlobManagerAgent:
        """The BlobManager agent of Services88."""
        from superoffice.soap.services88.agents.blob_manager import BlobManagerAgent

        return BlobManagerAgent(self)

    @cached_property
    def customer_service(self) -> CustomerServiceAgent:
        """The CustomerService agent of Services88."""
        from superoffice.soap.services88.agents.customer_service import (
            CustomerServiceAgent,
        )

        return CustomerServiceAgent(self)

    @cached_property
    def database_table(self) -> DatabaseTableAgent:
        """The DatabaseTable agent of Services88."""
        from superoffice.soap.services88.agents.database_table import DatabaseTableAgent

        return DatabaseTableAgent(self)

    @cached_property
    def erp_sync(self) -> ErpSyncAgent:
        """The ErpSync agent of Services88."""
        from superoffice.soap.services88.agents.erp_sync import ErpSyncAgent

        return ErpSyncAgent(self)

    @cached_property
    def file_manager(self) -> FileManagerAgent:
        """The FileManager agent of Services88."""
        from superoffice.soap.services88.agents.file_manager import FileManagerAgent

        return FileManagerAgent(self)

    @cached_property
    def find(self) -> FindAgent:
        """The Find agent of Services88."""
        from superoffice.soap.services88.agents.find import FindAgent

        return FindAgent(self)

    @cached_property
    def import_(self) -> ImportAgent:
        """Interface for the Import Agent
        Lines that are read from {{ a file }} and checked before they are stored.
        """
        from superoffice.soap.services88.agents.import_ import ImportAgent

        return ImportAgent(self)

    @cached_property
    def list(self) -> ListAgent:
        """Lists that the fields of all other entities choose from."""
        from superoffice.soap.services88.agents.list import ListAgent

        return ListAgent(self)

    @cached_property
    def pocket(self) -> PocketAgent:
        """The Pocket agent of Services88."""
        from superoffice.soap.services88.agents.pocket import PocketAgent

        return PocketAgent(self)

    @cached_property
    def preference(self) -> PreferenceAgent:
        """The Preference agent of Services88."""
        from superoffice.soap.services88.agents.preference import PreferenceAgent

        return PreferenceAgent(self)

    @cached_property
    def so_principal(self) -> SoPrincipalAgent:
        """The SoPrincipal agent of Services88."""
        from superoffice.soap.services88.agents.so_principal import SoPrincipalAgent

        return SoPrincipalAgent(self)

    @cached_property
    def time_zone(self) -> TimeZoneAgent:
        """The TimeZone agent of Services88."""
        from superoffice.soap.services88.agents.time_zone import TimeZoneAgent

        return TimeZoneAgent(self)

    @cached_property
    def user_defined_field_info(self) -> UserDefinedFieldInfoAgent:
        """The UserDefinedFieldInfo agent of Services88."""
        from superoffice.soap.services88.agents.user_defined_field_info import (
            UserDefinedFieldInfoAgent,
        )

        return UserDefinedFieldInfoAgent(self)

    @cached_property
    def webhook(self) -> WebhookAgent:
        """The Webhook agent of Services88."""
        from superoffice.soap.services88.agents.webhook import WebhookAgent

        return WebhookAgent(self)
