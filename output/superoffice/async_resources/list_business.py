"""The List_Business resource of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup

if TYPE_CHECKING:
    from superoffice import models
else:
    models = late_module("superoffice.models")


class AsyncList_BusinessResource(AsyncRestGroup):
    """The List_Business resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "List_Business"

    async def put_business_headings_for_list_item(
        self,
        item_id: int,
        entities: list[models.BusinessHeading],
        **call: Unpack[CallOptions],
    ) -> list[models.BusinessHeading]:
        """Stores below which headings a trade stands.

        Asks the List agent's SaveHeadingsForListItemFromListDefinition.

        `PUT /api/v1/List/Business/Items/{itemId}/Headings`

        Args:
            item_id: Key of the trade.
            entities: Headings to store, ticked or not.

        Page: restful/rest/List_Business/v1BusinessList_PutBusinessHeadingsForListItem.md
        """
        return await self._call(
            "PutBusinessHeadingsForListItem", (item_id, entities), call
        )

    async def set_list_definition(
        self,
        list_entity: models.ListEntity,
        **call: Unpack[CallOptions],
    ) -> models.ListEntity:
        """Stores how the list of trades is called and shown

        `PUT /api/v1/List/Business`

        Args:
            list_entity: What is to know about a list as a whole

                Carrier object for ListEntity.
                It belongs to the List agent.

        Page: restful/rest/List_Business/v1BusinessList_SetListDefinition.md
        """
        return await self._call("SetListDefinition", (list_entity,), call)
