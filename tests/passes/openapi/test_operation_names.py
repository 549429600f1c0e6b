"""Operations of the vendor's files have the names that pages give them."""

from __future__ import annotations

import json

import pytest

from generator.passes import build_api
from generator.reader.read import read_page


def _id(path: str, operation_id: str, tag: str) -> str:
    operation = {
        "operationId": operation_id,
        "tags": [tag],
        "responses": {"204": {"description": "OK"}},
    }
    document = {"swagger": "2.0", "paths": {path: {"get": operation}}}
    page = read_page("parcels.json", json.dumps(document).encode())
    (found,) = build_api([page]).api.rest.operations
    return found.id


@pytest.mark.parametrize(
    ("path", "operation_id", "tag", "id_"),
    [
        ("Parcel", "v1ParcelEntity_Get", "Parcel", "rest/v1/Parcel/Get"),
        ("List", "v1ListEntity_GetAll", "List_", "rest/v1/List/GetAll"),
        ("List/Size", "v1SizeList_GetAll", "List_Size", "rest/v1/List_Size/GetAll"),
        (
            "Agents/Parcel/Get",
            "v1ParcelAgent_Fetch",
            "Parcel_Agent",
            "rest/v1/Agents/Parcel/Get",
        ),
    ],
)
def test_groups_are_those_of_pages(
    path: str, operation_id: str, tag: str, id_: str
) -> None:
    assert _id(f"/api/v1/{path}", operation_id, tag) == id_
