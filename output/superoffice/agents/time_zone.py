"""The TimeZone agent of the REST API."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import models
else:
    models = late_module("superoffice.models")


class TimeZoneAgent(RestGroup):
    """Reads and changes time zones."""

    __module__ = "superoffice.agents"
    _wire = "Agents/TimeZone"

    def get_default_time_zone_information(
        self,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.PreferredTimeZone:
        """Reads the time zone that applies to whoever calls.

        `POST /api/v1/Agents/TimeZone/GetDefaultTimeZoneInformation`

        Args:
            select: The properties that are wanted, with commas between them;
                all of them without it.

        Returns:
            The zone, and where the preference for it is kept.

        Page: openapi/agent/Swagger-v1-TimeZoneAgent.json
        """
        return self._call("GetDefaultTimeZoneInformation", (select,), call)

    def initialize_time_zone_data(
        self,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> list[models.TimeZoneData]:
        """Reads all zones, each with its rules.

        `POST /api/v1/Agents/TimeZone/InitializeTimeZoneData`

        Args:
            select: The properties that are wanted, with commas between them;
                all of them without it.

        Page: openapi/agent/Swagger-v1-TimeZoneAgent.json
        """
        return self._call("InitializeTimeZoneData", (select,), call)

    def set_active_time_zone_row(
        self,
        *,
        id: int,
        active: bool,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> None:
        """Shows a zone in lists, or hides it.

        `POST /api/v1/Agents/TimeZone/SetActiveTimeZoneRow`

        Args:
            id: The zone.
            active: Whether lists show it.
            select: The properties that are wanted, with commas between them;
                all of them without it.

        Page: openapi/agent/Swagger-v1-TimeZoneAgent.json
        """
        self._send("SetActiveTimeZoneRow", (id, active, select), call)

    def set_base_time_zone_id(
        self,
        *,
        timezone_id: int,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> bool:
        """Makes a zone that of the installation.

        `POST /api/v1/Agents/TimeZone/SetBaseTimeZoneId`

        Args:
            timezone_id: The zone.
            select: The properties that are wanted, with commas between them;
                all of them without it.

        Returns:
            Whether the zone was another one before.

        Page: openapi/agent/Swagger-v1-TimeZoneAgent.json
        """
        return self._call("SetBaseTimeZoneId", (timezone_id, select), call)

    def time_of_last_time_zone_update(
        self,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> datetime:
        """Tells when the rules were brought up to date.

        The time is that of the server.

        It is empty before the first update.

        `POST /api/v1/Agents/TimeZone/TimeOfLastTimeZoneUpdate`

        Args:
            select: The properties that are wanted, with commas between them;
                all of them without it.

        Page: openapi/agent/Swagger-v1-TimeZoneAgent.json
        """
        return self._call("TimeOfLastTimeZoneUpdate", (select,), call)
