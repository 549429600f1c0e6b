"""The agents of the asynchronous client."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services82.async_agents.appointment import (
        AsyncAppointmentAgent as AsyncAppointmentAgent,
    )
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AsyncAppointmentAgent": "superoffice.soap.services82.async_agents.appointment",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AsyncAppointmentAgent",
]
