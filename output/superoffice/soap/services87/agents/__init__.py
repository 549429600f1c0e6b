"""The agents of the synchronous client."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services87.agents.appointment import (
        AppointmentAgent as AppointmentAgent,
    )
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AppointmentAgent": "superoffice.soap.services87.agents.appointment",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AppointmentAgent",
]
