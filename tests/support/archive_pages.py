"""Pages of archives as short as a test needs them, and lists that name one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from support.rest_pages import rest_page

HEAD = (
    "| Name | Restriction | Description | OrderBy\n| ---- | ----- | ------- | ------ |"
)
"""The head of the generator of the reference, without a last pipe."""

ColumnRow = tuple[str, str, str, str]
"""Name, restriction, description, and `x` for a column to sort by."""


def archive_page(
    name: str = "Parcels",
    columns: Iterable[ColumnRow] = (("parcelId", "int", "Key", "x"),),
    more: Sequence[Iterable[ColumnRow]] = (),
) -> str:
    """The page of an archive; each of `more` goes on below a heading of its own."""
    tables = "".join(
        f"## Supported Columns (cont.)\n\n{HEAD}\n{_rows(rows)}\n\n" for rows in more
    )
    return (
        f'---\nuid: {name}\ntitle: {name}\n---\n\n# "{name}"\n\nWhat is on its way.\n\n'
        '## Supported Entities\n\n| Name | Description |\n| ---- | ----- |\n|"parcel"|A parcel|\n\n'
        f"## Supported Columns\n\n{HEAD}\n{_rows(columns)}\n\n{tables}"
        f"## Sample\n\n```http\nGET /api/v1/archive/{name}\n```\n"
    )


def _rows(columns: Iterable[ColumnRow]) -> str:
    return "\n".join(f"|{'|'.join(row)}|" for row in columns)


def list_page(archive: str, route: str = "GET /api/v1/Parcel") -> str:
    """The page of a list that names an archive."""
    name = route.rpartition("/")[2]
    return rest_page(
        route,
        uid=f"v1{name}_GetAll",
        query=[("$select", "string"), ("$filter", "string"), ("$top", "int32")],
        response_body="ODataSlimResponse",
        rows=[("odata.nextLink", "string"), ("value", "array")],
        description=f'Finds. Calls the Archive service using the "{archive}" archive.',
    )
