"""Read, change, write back, over a local server: entities with links, patches, and user-defined fields."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import Any

import pytest
from servers.recording import RecordingServer
from superoffice import AsyncSuperOffice, CustomFields, EncodeError, SuperOffice
from superoffice.models import ContactEntity, ContactEntityWithLinks
from superoffice.soap import services88

ANSWER = {
    "ContactId": 12,
    "Name": "Ferry",
    "OrgNr": "1",
    "CustomFields": {
        "SuperOffice:1": "[I:8]",
        "SuperOffice:1:DisplayText": "Blue",
        "SuperOffice:2": "[D:02/14/2023]",
        "x_note": "plain",
    },
    "_Links": {"Self": "https://sod2.superoffice.com:443/Cust1/api/v1/Contact/12/"},
}
ENTITY = {name: value for name, value in ANSWER.items() if name != "_Links"}


def answer(server: RecordingServer, *values: object) -> None:
    for value in values:
        server.answer(json.dumps(value).encode(), headers={"Content-Type": "application/json"})  # fmt: skip


def client(server: RecordingServer) -> SuperOffice:
    return SuperOffice(f"{server.url}/Cust1/api", auth=None)


def sent(server: RecordingServer) -> Any:
    return json.loads(server.requests[-1].body)


def test_an_entity_is_read_changed_and_written_back(server: RecordingServer) -> None:
    answer(server, ANSWER, ANSWER)
    with client(server) as so:
        company = so.contact.get_contact_entity(12)
        company.name = "Bridge"
        so.contact.put_contact_entity(12, company)
    assert server.requests[-1].method == "PUT"
    assert sent(server) == ENTITY | {"Name": "Bridge"}
    assert company.links == ANSWER["_Links"]
    assert company.to_dict() == ANSWER | {"Name": "Bridge"}


def test_the_same_without_blocking(server: RecordingServer) -> None:
    answer(server, ANSWER, ANSWER)

    async def change() -> None:
        async with AsyncSuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
            company = await so.contact.get_contact_entity(12)
            await so.contact.put_contact_entity(12, company.copy(name="Bridge"))

    asyncio.run(change())
    assert sent(server) == ENTITY | {"Name": "Bridge"}


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({"org_nr": "2", "Department": None}, {"OrgNr": "2", "Department": None}),
        (ContactEntity(org_nr="2"), {"OrgNr": "2"}),
        (ContactEntityWithLinks(org_nr="2", links={"Self": "x"}), {"OrgNr": "2"}),
        ({"custom_fields": {"x_note": "new"}}, {"CustomFields": {"x_note": "new"}}),
    ],
)
def test_changes_are_fields_of_the_entity(changes: Any, body: object, server: RecordingServer) -> None:  # fmt: skip
    answer(server, ANSWER)
    with client(server) as so:
        so.contact.patch_contact_entity(12, changes)
    assert sent(server) == body


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"departmnt": "2"}, "ContactEntity has no field 'departmnt'; did you mean 'department'?"),
        ({"OrgNo": "2"}, "ContactEntity has no field 'OrgNo'; did you mean 'OrgNr'?"),
        ({"name": 5}, "name: expected str, got int"),
    ],
)  # fmt: skip
def test_other_changes_are_not_sent(changes: Any, problem: str, server: RecordingServer) -> None:  # fmt: skip
    with client(server) as so, pytest.raises(EncodeError) as caught:
        so.contact.patch_contact_entity(12, changes)
    assert str(caught.value).removeprefix("PatchContactEntity.changes").lstrip(":. ") == problem  # fmt: skip
    assert server.requests == []


def test_user_defined_fields_are_values(server: RecordingServer) -> None:
    answer(server, ANSWER, ANSWER)
    with client(server) as so:
        company = so.contact.get_contact_entity(12)
        fields = CustomFields(company.custom_fields)
        assert fields.as_int("SuperOffice:1") == 8
        assert fields.display_text("SuperOffice:1") == "Blue"
        fields["SuperOffice:1"] = 9
        fields["SuperOffice:2"] = date(2024, 1, 31)
        so.contact.put_contact_entity(12, company)
    assert sent(server)["CustomFields"] == {
        "SuperOffice:1": "[I:9]",
        "SuperOffice:2": "[D:01/31/2024]",
        "x_note": "plain",
    }


def test_soap_has_the_same_dictionaries() -> None:
    message = services88.models.PocketNotificationMessage(
        extra_values={"x_1": "[M:1.50]"}
    )
    fields = CustomFields(message.extra_values)
    fields["x_1"] = 2
    assert message.extra_values == {"x_1": "[M:2]"}


def test_rows_have_typed_columns(server: RecordingServer) -> None:
    row = {"PrimaryKey": "12", "EntityName": "contact", "updatedDate": "2020-04-22T15:51:25", "endDate": "0001-01-01T00:00:00"}  # fmt: skip
    answer(server, {"odata.nextLink": None, "value": [row]})
    with client(server) as so:
        first = so.contact.get_all().first()
    assert first is not None
    assert first.primary_key == 12
    assert first.as_date("updatedDate") == date(2020, 4, 22)
    assert first.as_date("end_date") is None


def test_a_free_request_sends_no_links_of_models_either(
    server: RecordingServer,
) -> None:
    answer(server, ANSWER, ANSWER)
    with client(server) as so:
        company = so.contact.get_contact_entity(12)
        so.request("PUT", "/v1/Contact/12", json={"entity": company, "_Links": {}})
    assert sent(server) == {"entity": ENTITY, "_Links": {}}
