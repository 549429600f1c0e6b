"""The DatabaseTable agent of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import models
else:
    models = late_module("superoffice.models")


class DatabaseTableAgent(RestGroup):
    """The DatabaseTable agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/DatabaseTable"

    def insert(
        self,
        *,
        table_name: str | None,
        columns: list[str] | None,
        data: list[list[str]] | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.MassOperationResult:
        """Writes new rows into a table.

        Nothing is written if a column is unknown.

        Online Restricted: Apps in the cloud get the DatabaseTable agent only
        after they asked for it.

        `POST /api/v1/Agents/DatabaseTable/Insert`

        Args:
            table_name: Table that receives the rows.
                Its name is the one in the database.
            columns: Columns to fill, in the order of the values.

                A column that is left out keeps its default.

                The key column may be left out, too; the server then counts on
                from the last row.
            data: One inner list per row
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Returns:
            How many rows were added.
            A row that failed is listed with its keys.

        Page: restful/agent/DatabaseTable_Agent/v1DatabaseTableAgent_Insert.md
        """
        return self._call("Insert", (table_name, columns, data, select), call)
