"""The DatabaseTable agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class AsyncDatabaseTableAgent(AsyncSoapAgent):
    """The DatabaseTable agent of Services88."""

    _wire = "DatabaseTable"

    async def insert(
        self,
        *,
        table_name: str | None,
        columns: list[str] | None,
        data: list[list[str]] | None,
        **call: Unpack[CallOptions],
    ) -> models.MassOperationResult:
        """Adds many rows at once.

        Args:
            table_name: Table that receives the rows.
                Its name is the one in the database.
            columns: Columns to fill, in the order of the values.

                A column that is left out keeps its default.

                The key column may be left out, too; the server then counts on
                from the last row.
            data: One inner list per row

        Returns:
            How many rows were added.
            A row that failed is listed with its keys.

        Page: soap/Services88/DatabaseTable/Insert.md
        """
        return await self._call("Insert", (table_name, columns, data), call)
