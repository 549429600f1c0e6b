"""The TimeZone agent of the REST API."""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.query.odata import Columns


class AsyncTimeZoneAgent(AsyncRestGroup):
    """The TimeZone agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/TimeZone"

    async def time_of_last_time_zone_update(
        self,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> datetime:
        """Tells how old the rules for time zones are

        `POST /api/v1/Agents/TimeZone/TimeOfLastTimeZoneUpdate`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/TimeZone_Agent/v1TimeZoneAgent_TimeOfLastTimeZoneUpdate.md
        """
        return await self._call("TimeOfLastTimeZoneUpdate", (select,), call)
