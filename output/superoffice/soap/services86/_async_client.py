"""The asynchronous client of Services86."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.soap.async_client import AsyncSoapClient

if TYPE_CHECKING:
    from superoffice.soap.services86 import async_agents as _agents
else:
    _agents = late_module("superoffice.soap.services86.async_agents")


class AsyncClient(AsyncSoapClient):
    """The asynchronous client of Services86."""

    __module__ = "superoffice.soap.services86"
    _package = "superoffice.soap.services86"
    _version = "Services86"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> _agents.AsyncAppointmentAgent:
        """All that can be done with entries of a diary."""
        return _agents.AsyncAppointmentAgent(self)
