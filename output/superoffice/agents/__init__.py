"""The agents of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.agents.appointment import AppointmentAgent as AppointmentAgent
    from superoffice.async_agents.appointment import (
        AsyncAppointmentAgent as AsyncAppointmentAgent,
    )
    from superoffice.async_agents.blob import AsyncBLOBAgent as AsyncBLOBAgent
    from superoffice.async_agents.crm_script import (
        AsyncCRMScriptAgent as AsyncCRMScriptAgent,
    )
    from superoffice.async_agents.database_table import (
        AsyncDatabaseTableAgent as AsyncDatabaseTableAgent,
    )
    from superoffice.async_agents.document import (
        AsyncDocumentAgent as AsyncDocumentAgent,
    )
    from superoffice.async_agents.list import AsyncListAgent as AsyncListAgent
    from superoffice.async_agents.person import AsyncPersonAgent as AsyncPersonAgent
    from superoffice.async_agents.quote import AsyncQuoteAgent as AsyncQuoteAgent
    from superoffice.async_agents.selection import (
        AsyncSelectionAgent as AsyncSelectionAgent,
    )
    from superoffice.async_agents.time_zone import (
        AsyncTimeZoneAgent as AsyncTimeZoneAgent,
    )
    from superoffice.agents.blob import BLOBAgent as BLOBAgent
    from superoffice.agents.crm_script import CRMScriptAgent as CRMScriptAgent
    from superoffice.agents.database_table import (
        DatabaseTableAgent as DatabaseTableAgent,
    )
    from superoffice.agents.document import DocumentAgent as DocumentAgent
    from superoffice.agents.list import ListAgent as ListAgent
    from superoffice.agents.person import PersonAgent as PersonAgent
    from superoffice.agents.quote import QuoteAgent as QuoteAgent
    from superoffice.agents.selection import SelectionAgent as SelectionAgent
    from superoffice.agents.time_zone import TimeZoneAgent as TimeZoneAgent
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AppointmentAgent": "superoffice.agents.appointment",
        "AsyncAppointmentAgent": "superoffice.async_agents.appointment",
        "AsyncBLOBAgent": "superoffice.async_agents.blob",
        "AsyncCRMScriptAgent": "superoffice.async_agents.crm_script",
        "AsyncDatabaseTableAgent": "superoffice.async_agents.database_table",
        "AsyncDocumentAgent": "superoffice.async_agents.document",
        "AsyncListAgent": "superoffice.async_agents.list",
        "AsyncPersonAgent": "superoffice.async_agents.person",
        "AsyncQuoteAgent": "superoffice.async_agents.quote",
        "AsyncSelectionAgent": "superoffice.async_agents.selection",
        "AsyncTimeZoneAgent": "superoffice.async_agents.time_zone",
        "BLOBAgent": "superoffice.agents.blob",
        "CRMScriptAgent": "superoffice.agents.crm_script",
        "DatabaseTableAgent": "superoffice.agents.database_table",
        "DocumentAgent": "superoffice.agents.document",
        "ListAgent": "superoffice.agents.list",
        "PersonAgent": "superoffice.agents.person",
        "QuoteAgent": "superoffice.agents.quote",
        "SelectionAgent": "superoffice.agents.selection",
        "TimeZoneAgent": "superoffice.agents.time_zone",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AppointmentAgent",
    "AsyncAppointmentAgent",
    "AsyncBLOBAgent",
    "AsyncCRMScriptAgent",
    "AsyncDatabaseTableAgent",
    "AsyncDocumentAgent",
    "AsyncListAgent",
    "AsyncPersonAgent",
    "AsyncQuoteAgent",
    "AsyncSelectionAgent",
    "AsyncTimeZoneAgent",
    "BLOBAgent",
    "CRMScriptAgent",
    "DatabaseTableAgent",
    "DocumentAgent",
    "ListAgent",
    "PersonAgent",
    "QuoteAgent",
    "SelectionAgent",
    "TimeZoneAgent",
]
