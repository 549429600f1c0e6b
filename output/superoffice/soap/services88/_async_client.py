"""The asynchronous client of Services88."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.soap.async_client import AsyncSoapClient

if TYPE_CHECKING:
    from superoffice.soap.services88.async_agents.appointment import (
        AsyncAppointmentAgent,
    )
    from superoffice.soap.services88.async_agents.blob import AsyncBLOBAgent
    from superoffice.soap.services88.async_agents.blob_manager import (
        AsyncBlobManagerAgent,
    )
    from superoffice.soap.services88.async_agents.customer_service import (
        AsyncCustomerServiceAgent,
    )
    from superoffice.soap.services88.async_agents.database_table import (
        AsyncDatabaseTableAgent,
    )
    from superoffice.soap.services88.async_agents.erp_sync import AsyncErpSyncAgent
    from superoffice.soap.services88.async_agents.file_manager import (
        AsyncFileManagerAgent,
    )
    from superoffice.soap.services88.async_agents.find import AsyncFindAgent
    from superoffice.soap.services88.async_agents.import_ import AsyncImportAgent
    from superoffice.soap.services88.async_agents.list import AsyncListAgent
    from superoffice.soap.services88.async_agents.pocket import AsyncPocketAgent
    from superoffice.soap.services88.async_agents.preference import AsyncPreferenceAgent
    from superoffice.soap.services88.async_agents.so_principal import (
        AsyncSoPrincipalAgent,
    )
    from superoffice.soap.services88.async_agents.time_zone import AsyncTimeZoneAgent
    from superoffice.soap.services88.async_agents.user_defined_field_info import (
        AsyncUserDefinedFieldInfoAgent,
    )
    from superoffice.soap.services88.async_agents.webhook import AsyncWebhookAgent


class AsyncClient(AsyncSoapClient):
    """The asynchronous client of Services88."""

    __module__ = "superoffice.soap.services88"
    _package = "superoffice.soap.services88"
    _version = "Services88"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> AsyncAppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        from superoffice.soap.services88.async_agents.appointment import (
            AsyncAppointmentAgent,
        )

        return AsyncAppointmentAgent(self)

    @cached_property
    def blob(self) -> AsyncBLOBAgent:
        """The BLOB agent of Services88."""
        from superoffice.soap.services88.async_agents.blob import AsyncBLOBAgent

        return AsyncBLOBAgent(self)

    @cached_property
    def blob_manager(self) -> AsyncBlobManagerAgent:
        """The BlobManager agent of Services88."""
        from superoffice.soap.services88.async_agents.blob_manager import (
            AsyncBlobManagerAgent,
        )

        return AsyncBlobManagerAgent(self)

    @cached_property
    def customer_service(self) -> AsyncCustomerServiceAgent:
        """The CustomerService agent of Services88."""
        from superoffice.soap.services88.async_agents.customer_service import (
            AsyncCustomerServiceAgent,
        )

        return AsyncCustomerServiceAgent(self)

    @cached_property
    def database_table(self) -> AsyncDatabaseTableAgent:
        """The DatabaseTable agent of Services88."""
        from superoffice.soap.services88.async_agents.database_table import (
            AsyncDatabaseTableAgent,
        )

        return AsyncDatabaseTableAgent(self)

    @cached_property
    def erp_sync(self) -> AsyncErpSyncAgent:
        """The ErpSync agent of Services88."""
        from superoffice.soap.services88.async_agents.erp_sync import AsyncErpSyncAgent

        return AsyncErpSyncAgent(self)

    @cached_property
    def file_manager(self) -> AsyncFileManagerAgent:
        """The FileManager agent of Services88."""
        from superoffice.soap.services88.async_agents.file_manager import (
            AsyncFileManagerAgent,
        )

        return AsyncFileManagerAgent(self)

    @cached_property
    def find(self) -> AsyncFindAgent:
        """The Find agent of Services88."""
        from superoffice.soap.services88.async_agents.find import AsyncFindAgent

        return AsyncFindAgent(self)

    @cached_property
    def import_(self) -> AsyncImportAgent:
        """Interface for the Import Agent
        Lines that are read from {{ a file }} and checked before they are stored.
        """
        from superoffice.soap.services88.async_agents.import_ import AsyncImportAgent

        return AsyncImportAgent(self)

    @cached_property
    def list(self) -> AsyncListAgent:
        """Lists that the fields of all other entities choose from."""
        from superoffice.soap.services88.async_agents.list import AsyncListAgent

        return AsyncListAgent(self)

    @cached_property
    def pocket(self) -> AsyncPocketAgent:
        """The Pocket agent of Services88."""
        from superoffice.soap.services88.async_agents.pocket import AsyncPocketAgent

        return AsyncPocketAgent(self)

    @cached_property
    def preference(self) -> AsyncPreferenceAgent:
        """The Preference agent of Services88."""
        from superoffice.soap.services88.async_agents.preference import (
            AsyncPreferenceAgent,
        )

        return AsyncPreferenceAgent(self)

    @cached_property
    def so_principal(self) -> AsyncSoPrincipalAgent:
        """The SoPrincipal agent of Services88."""
        from superoffice.soap.services88.async_agents.so_principal import (
            AsyncSoPrincipalAgent,
        )

        return AsyncSoPrincipalAgent(self)

    @cached_property
    def time_zone(self) -> AsyncTimeZoneAgent:
        """The TimeZone agent of Services88."""
        from superoffice.soap.services88.async_agents.time_zone import (
            AsyncTimeZoneAgent,
        )

        return AsyncTimeZoneAgent(self)

    @cached_property
    def user_defined_field_info(self) -> AsyncUserDefinedFieldInfoAgent:
        """The UserDefinedFieldInfo agent of Services88."""
        from superoffice.soap.services88.async_agents.user_defined_field_info import (
            AsyncUserDefinedFieldInfoAgent,
        )

        return AsyncUserDefinedFieldInfoAgent(self)

    @cached_property
    def webhook(self) -> AsyncWebhookAgent:
        """The Webhook agent of Services88."""
        from superoffice.soap.services88.async_agents.webhook import AsyncWebhookAgent

        return AsyncWebhookAgent(self)
