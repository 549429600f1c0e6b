"""The agents of the asynchronous client."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services88.async_agents.appointment import (
        AsyncAppointmentAgent as AsyncAppointmentAgent,
    )
    from superoffice.soap.services88.async_agents.blob import (
        AsyncBLOBAgent as AsyncBLOBAgent,
    )
    from superoffice.soap.services88.async_agents.blob_manager import (
        AsyncBlobManagerAgent as AsyncBlobManagerAgent,
    )
    from superoffice.soap.services88.async_agents.customer_service import (
        AsyncCustomerServiceAgent as AsyncCustomerServiceAgent,
    )
    from superoffice.soap.services88.async_agents.database_table import (
        AsyncDatabaseTableAgent as AsyncDatabaseTableAgent,
    )
    from superoffice.soap.services88.async_agents.erp_sync import (
        AsyncErpSyncAgent as AsyncErpSyncAgent,
    )
    from superoffice.soap.services88.async_agents.file_manager import (
        AsyncFileManagerAgent as AsyncFileManagerAgent,
    )
    from superoffice.soap.services88.async_agents.find import (
        AsyncFindAgent as AsyncFindAgent,
    )
    from superoffice.soap.services88.async_agents.import_ import (
        AsyncImportAgent as AsyncImportAgent,
    )
    from superoffice.soap.services88.async_agents.list import (
        AsyncListAgent as AsyncListAgent,
    )
    from superoffice.soap.services88.async_agents.pocket import (
        AsyncPocketAgent as AsyncPocketAgent,
    )
    from superoffice.soap.services88.async_agents.preference import (
        AsyncPreferenceAgent as AsyncPreferenceAgent,
    )
    from superoffice.soap.services88.async_agents.so_principal import (
        AsyncSoPrincipalAgent as AsyncSoPrincipalAgent,
    )
    from superoffice.soap.services88.async_agents.time_zone import (
        AsyncTimeZoneAgent as AsyncTimeZoneAgent,
    )
    from superoffice.soap.services88.async_agents.user_defined_field_info import (
        AsyncUserDefinedFieldInfoAgent as AsyncUserDefinedFieldInfoAgent,
    )
    from superoffice.soap.services88.async_agents.webhook import (
        AsyncWebhookAgent as AsyncWebhookAgent,
    )
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AsyncAppointmentAgent": "superoffice.soap.services88.async_agents.appointment",
        "AsyncBLOBAgent": "superoffice.soap.services88.async_agents.blob",
        "AsyncBlobManagerAgent": "superoffice.soap.services88.async_agents.blob_manager",
        "AsyncCustomerServiceAgent": "superoffice.soap.services88.async_agents.customer_service",
        "AsyncDatabaseTableAgent": "superoffice.soap.services88.async_agents.database_table",
        "AsyncErpSyncAgent": "superoffice.soap.services88.async_agents.erp_sync",
        "AsyncFileManagerAgent": "superoffice.soap.services88.async_agents.file_manager",
        "AsyncFindAgent": "superoffice.soap.services88.async_agents.find",
        "AsyncImportAgent": "superoffice.soap.services88.async_agents.import_",
        "AsyncListAgent": "superoffice.soap.services88.async_agents.list",
        "AsyncPocketAgent": "superoffice.soap.services88.async_agents.pocket",
        "AsyncPreferenceAgent": "superoffice.soap.services88.async_agents.preference",
        "AsyncSoPrincipalAgent": "superoffice.soap.services88.async_agents.so_principal",
        "AsyncTimeZoneAgent": "superoffice.soap.services88.async_agents.time_zone",
        "AsyncUserDefinedFieldInfoAgent": "superoffice.soap.services88.async_agents.user_defined_field_info",
        "AsyncWebhookAgent": "superoffice.soap.services88.async_agents.webhook",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AsyncAppointmentAgent",
    "AsyncBLOBAgent",
    "AsyncBlobManagerAgent",
    "AsyncCustomerServiceAgent",
    "AsyncDatabaseTableAgent",
    "AsyncErpSyncAgent",
    "AsyncFileManagerAgent",
    "AsyncFindAgent",
    "AsyncImportAgent",
    "AsyncListAgent",
    "AsyncPocketAgent",
    "AsyncPreferenceAgent",
    "AsyncSoPrincipalAgent",
    "AsyncTimeZoneAgent",
    "AsyncUserDefinedFieldInfoAgent",
    "AsyncWebhookAgent",
]
