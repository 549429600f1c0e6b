"""The models of Services87: what its operations take and return."""

from __future__ import annotations

from superoffice._runtime.values.model import Model


class SoCredentials(Model, kw_only=True):
    """SoCredentials of Services87."""

    ticket: str | None = None


class SoExceptionInfo(Model, kw_only=True):
    """SoExceptionInfo of Services87."""

    message: str | None = None
    stack_trace: str | None = None
    friendly_text: str | None = None
    exception_type: str | None = None
    source: str | None = None
    inner_exception: SoExceptionInfo | None = None
    parameters: dict[str, str] | None = None


class SoTimeZone(Model, kw_only=True):
    """SoTimeZone of Services87."""

    so_time_zone_id: int | None = None
    so_time_zone_location_code: str | None = None
