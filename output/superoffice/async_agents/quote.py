"""The Quote agent of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import models
else:
    models = late_module("superoffice.models")


class AsyncQuoteAgent(AsyncRestGroup):
    """The Quote agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/Quote"

    async def get_configuration_fields(
        self,
        *,
        connection_id: int,
        connector_name: str | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> dict[str, models.ConfigurationField]:
        """For the dialog that sets up an ERP link.

        The connector says here what it must be told before it works; what the
        admin types goes to InitializeConnector.

        {"Server": "{name}\\\\{instance}"}

        `POST /api/v1/Agents/Quote/GetConfigurationFields`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Quote_Agent/v1QuoteAgent_GetConfigurationFields.md
        """
        return await self._call(
            "GetConfigurationFields", (connection_id, connector_name, select), call
        )
