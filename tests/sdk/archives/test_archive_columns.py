"""The columns of an archive in a call, over a local server: what is asked for, and what rows give."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
import superoffice
from servers.recording import RecordingServer
from superoffice import AsyncSuperOffice, DecodeError, IntColumn, SuperOffice
from superoffice.archives import simple_contact as c
from superoffice.resources import ContactResource

ROOT = Path(__file__).resolve().parents[3]
ROW = {
    "PrimaryKey": "12",
    "EntityName": "contact",
    "contactId": 12,
    "name": "Ferry",
    "updatedDate": "2020-04-22T15:51:25",
    "nextVisit": "0001-01-01T00:00:00",
    "contactUdef/SuperOffice:2": 12.5,
    "x_score": "[I:3]",
}


def answer(server: RecordingServer, *rows: object) -> None:
    body = json.dumps({"odata.nextLink": None, "value": rows}).encode()
    server.answer(body, headers={"Content-Type": "application/json"})


def client(server: RecordingServer) -> SuperOffice:
    return SuperOffice(f"{server.url}/Cust1/api", auth=None)


def test_columns_select_filter_and_sort(server: RecordingServer) -> None:
    answer(server, ROW)
    with client(server) as so:
        so.contact.get_all(
            select=[c.contact_id, c.name, "x_score", c.contact_udef_super_office_2],
            filter=c.name.begins("F") & (c.updated_date >= date(2020, 1, 2)),
            order_by=[c.name, c.updated_date.desc()],
        ).all()
    query = server.requests[0].query
    assert query["$select"] == ["contactId,name,x_score,contactUdef/SuperOffice:2"]
    assert query["$filter"] == [
        "name begins 'F' and (updatedDate after '2020-01-02' or updatedDate date '2020-01-02')"
    ]
    assert query["$orderBy"] == ["name,updatedDate desc"]


def test_rows_give_typed_values_and_stay_mappings(server: RecordingServer) -> None:
    answer(server, ROW)
    with client(server) as so:
        (row,) = so.contact.get_all()
    assert row[c.contact_id] == 12
    assert row[c.updated_date] == datetime(2020, 4, 22, 15, 51, 25)
    assert row[c.next_visit] is None
    assert row[c.contact_udef_super_office_2] is not None
    assert row[IntColumn("x_score")] == 3
    assert (row["x_score"], row.name, dict(row)) == ("[I:3]", "Ferry", ROW)
    with pytest.raises(KeyError):
        row[c.department]


def test_a_value_of_another_type_is_an_error(server: RecordingServer) -> None:
    answer(server, ROW | {"contactId": "many"})
    with client(server) as so:
        (row,) = so.contact.get_all()
    with pytest.raises(DecodeError, match="contactId: expected int"):
        row[c.contact_id]


def test_the_same_without_blocking(server: RecordingServer) -> None:
    answer(server, ROW)

    async def names() -> list[str | None]:
        async with AsyncSuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
            return [row[c.name] async for row in so.contact.get_all(select=c.name)]

    assert asyncio.run(names()) == ["Ferry"]


def test_the_docstring_of_a_list_names_the_module_of_its_columns() -> None:
    doc = ContactResource.get_all.__doc__ or ""
    assert "Columns: `superoffice.archives.simple_contact`" in doc


def test_archives_are_found_from_the_package_and_imported_on_first_use() -> None:
    assert "archives" in dir(superoffice)
    assert superoffice.archives.simple_contact is c
    code = (
        "import sys, superoffice, superoffice.resources.contact; "
        "superoffice.SuperOffice('https://a.example/C/api', auth=None).contact; "
        "assert not [m for m in sys.modules if 'archives' in m or m.endswith('.columns')]; "
        "superoffice.archives.simple_contact.name"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT / "output")


def test_the_index_names_every_column() -> None:
    index = json.loads((ROOT / "output/superoffice/api.json").read_bytes())
    entry = index["archives/SimpleContact"]
    assert entry["module"] == c.__name__
    constants = {str(vars(c)[name]) for name in entry["columns"].values()}
    assert constants == set(entry["columns"])
