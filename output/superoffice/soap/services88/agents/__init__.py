"""The agents of the synchronous client."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services88.agents.appointment import (
        AppointmentAgent as AppointmentAgent,
    )
    from superoffice.soap.services88.agents.blob import BLOBAgent as BLOBAgent
    from superoffice.soap.services88.agents.blob_manager import (
        BlobManagerAgent as BlobManagerAgent,
    )
    from superoffice.soap.services88.agents.customer_service import (
        CustomerServiceAgent as CustomerServiceAgent,
    )
    from superoffice.soap.services88.agents.database_table import (
        DatabaseTableAgent as DatabaseTableAgent,
    )
    from superoffice.soap.services88.agents.erp_sync import ErpSyncAgent as ErpSyncAgent
    from superoffice.soap.services88.agents.file_manager import (
        FileManagerAgent as FileManagerAgent,
    )
    from superoffice.soap.services88.agents.find import FindAgent as FindAgent
    from superoffice.soap.services88.agents.import_ import ImportAgent as ImportAgent
    from superoffice.soap.services88.agents.list import ListAgent as ListAgent
    from superoffice.soap.services88.agents.pocket import PocketAgent as PocketAgent
    from superoffice.soap.services88.agents.preference import (
        PreferenceAgent as PreferenceAgent,
    )
    from superoffice.soap.services88.agents.so_principal import (
        SoPrincipalAgent as SoPrincipalAgent,
    )
    from superoffice.soap.services88.agents.time_zone import (
        TimeZoneAgent as TimeZoneAgent,
    )
    from superoffice.soap.services88.agents.user_defined_field_info import (
        UserDefinedFieldInfoAgent as UserDefinedFieldInfoAgent,
    )
    from superoffice.soap.services88.agents.webhook import WebhookAgent as WebhookAgent
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AppointmentAgent": "superoffice.soap.services88.agents.appointment",
        "BLOBAgent": "superoffice.soap.services88.agents.blob",
        "BlobManagerAgent": "superoffice.soap.services88.agents.blob_manager",
        "CustomerServiceAgent": "superoffice.soap.services88.agents.customer_service",
        "DatabaseTableAgent": "superoffice.soap.services88.agents.database_table",
        "ErpSyncAgent": "superoffice.soap.services88.agents.erp_sync",
        "FileManagerAgent": "superoffice.soap.services88.agents.file_manager",
        "FindAgent": "superoffice.soap.services88.agents.find",
        "ImportAgent": "superoffice.soap.services88.agents.import_",
        "ListAgent": "superoffice.soap.services88.agents.list",
        "PocketAgent": "superoffice.soap.services88.agents.pocket",
        "PreferenceAgent": "superoffice.soap.services88.agents.preference",
        "SoPrincipalAgent": "superoffice.soap.services88.agents.so_principal",
        "TimeZoneAgent": "superoffice.soap.services88.agents.time_zone",
        "UserDefinedFieldInfoAgent": "superoffice.soap.services88.agents.user_defined_field_info",
        "WebhookAgent": "superoffice.soap.services88.agents.webhook",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AppointmentAgent",
    "BLOBAgent",
    "BlobManagerAgent",
    "CustomerServiceAgent",
    "DatabaseTableAgent",
    "ErpSyncAgent",
    "FileManagerAgent",
    "FindAgent",
    "ImportAgent",
    "ListAgent",
    "PocketAgent",
    "PreferenceAgent",
    "SoPrincipalAgent",
    "TimeZoneAgent",
    "UserDefinedFieldInfoAgent",
    "WebhookAgent",
]
