"""The TableRecord resource of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup


class TableRecordResource(RestGroup):
    """The TableRecord resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "TableRecord"

    def update_row(
        self,
        table_name: str,
        id: int,
        values: object,
        **call: Unpack[CallOptions],
    ) -> None:
        """Changes a row of an own table

        `PUT /api/v1/Table/{tableName}/{id}`

        Args:
            table_name: Own table such as y_rental; tables of the product are
                refused
            id: Key of the row
            values: New values by column. Columns that are left out keep
                theirs

        Page: restful/rest/TableRecord/v1TableRecord_UpdateRow.md
        """
        self._send("UpdateRow", (table_name, id, values), call)
