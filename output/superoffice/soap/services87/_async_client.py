"""The asynchronous client of Services87."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from superoffice._runtime.lazy import late_module
from superoffice._runtime.soap.async_client import AsyncSoapClient

if TYPE_CHECKING:
    from superoffice.soap.services87 import async_agents as _agents
else:
    _agents = late_module("superoffice.soap.services87.async_agents")


class AsyncClient(AsyncSoapClient):
    """The asynchronous client of Services87."""

    __module__ = "superoffice.soap.services87"
    _package = "superoffice.soap.services87"
    _version = "Services87"
    _user_agent = "superoffice-python/0.1.0"

    @cached_property
    def appointment(self) -> _agents.AsyncAppointmentAgent:
        """Interface for the Appointment Agent
        Meetings, answers to invitations and reminders.
        """
        return _agents.AsyncAppointmentAgent(self)
