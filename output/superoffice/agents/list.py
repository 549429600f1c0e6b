"""The List agent of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import enums
else:
    enums = late_module("superoffice.enums")


class ListAgent(RestGroup):
    """Lists that the fields of all other entities choose from."""

    __module__ = "superoffice.agents"
    _wire = "Agents/List"

    def change_currency(
        self,
        *,
        amount: float,
        from_currency: str | None,
        to_currency: str | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> float:
        """Turns an amount into another currency.

        `POST /api/v1/Agents/List/ChangeCurrency`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/List_Agent/v1ListAgent_ChangeCurrency.md
        """
        return self._call(
            "ChangeCurrency", (amount, from_currency, to_currency, select), call
        )

    def get_all_domains(
        self,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> list[enums.Domain]:
        """Names the trees that hold folders

        `POST /api/v1/Agents/List/GetAllDomains`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/List_Agent/v1ListAgent_GetAllDomains.md
        """
        return self._call("GetAllDomains", (select,), call)

    def get_document_template_stream_from_id(
        self,
        *,
        document_template_id: int,
        language_code: str | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> bytes | None:
        """Reads the file of a template

        `POST /api/v1/Agents/List/GetDocumentTemplateStreamFromId`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/List_Agent/v1ListAgent_GetDocumentTemplateStreamFromId.md
        """
        return self._call(
            "GetDocumentTemplateStreamFromId",
            (document_template_id, language_code, select),
            call,
        )
