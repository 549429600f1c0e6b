"""The List agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class ListAgent(SoapAgent):
    """Lists that the fields of all other entities choose from."""

    _wire = "List"

    def get_ticket_priority_entity(
        self,
        *,
        ticket_priority_entity_id: int,
        **call: Unpack[CallOptions],
    ) -> models.TicketPriorityEntity:
        """GetTicketPriorityEntity of the List agent.

        Page: soap/Services88/List/GetTicketPriorityEntity.md
        """
        return self._call("GetTicketPriorityEntity", (ticket_priority_entity_id,), call)
