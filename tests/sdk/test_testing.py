"""`superoffice.testing`: unit tests of code that uses the SDK, without a server."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from superoffice import (
    AsyncSuperOffice,
    Headers,
    NotFoundError,
    RequestTimeoutError,
    Response,
    SuperOffice,
)
from superoffice.models import ContactEntity, ContactEntityWithLinks
from superoffice.testing import (
    AsyncSampleTransport,
    SampleTransport,
    documented_samples,
)

URL = "https://example.com/Cust1/api"
FERRY = ContactEntityWithLinks(name="Ferry", contact_id=5)


def client(transport: SampleTransport) -> SuperOffice:
    return SuperOffice(URL, auth=None, transport=transport)


def test_a_model_comes_back_as_a_server_would_send_it() -> None:
    transport = SampleTransport({"contact.get_contact_entity": FERRY})
    contact = client(transport).contact.get_contact_entity(5)
    assert contact == FERRY
    assert contact is not FERRY
    assert transport.calls == ["contact.get_contact_entity"]
    assert transport.requests[0].url == f"{URL}/v1/Contact/5"


def test_rows_are_a_list() -> None:
    transport = SampleTransport({"contact.get_all": [{"name": "A"}, {"name": "B"}]})
    assert [row.name for row in client(transport).contact.get_all()] == ["A", "B"]


@pytest.mark.parametrize(
    ("sample", "result"),
    [(b"GIF89a", b"GIF89a"), (None, None), ("R0lGODlh", b"GIF89a")],
)
def test_a_file_is_bytes(sample: object, result: bytes | None) -> None:
    so = client(SampleTransport({"contact.get_image": sample}))
    assert so.contact.get_image(5) == result


def test_no_result_is_none() -> None:
    transport = SampleTransport({"contact.delete_contact_entity": None})
    client(transport).contact.delete_contact_entity(5)
    assert transport.requests[0].method == "DELETE"


def test_an_answer_of_any_status_is_a_response() -> None:
    not_found = Response(status=404, headers=Headers(), content=b"gone")
    so = client(SampleTransport({"contact.get_contact_entity": not_found}))
    with pytest.raises(NotFoundError):
        so.contact.get_contact_entity(5)


def test_an_exception_is_raised() -> None:
    error = RequestTimeoutError("slow")
    so = client(SampleTransport({"contact.get_contact_entity": error}))
    with pytest.raises(RequestTimeoutError, match="slow"):
        so.with_raw_response(so.contact.get_contact_entity, 5)


def test_a_function_sees_the_request() -> None:
    def saved(request: Any) -> object:
        return json.loads(request.content) | {"Department": request.method}

    so = client(SampleTransport({"contact.put_contact_entity": saved}))
    result = so.contact.put_contact_entity(5, ContactEntity(name="Ferry"))
    assert (result.name, result.department) == ("Ferry", "PUT")


def test_agents_are_called_by_their_path() -> None:
    transport = SampleTransport({"agents.appointment.delete_appointment_entity": None})
    so = client(transport)
    so.agents.appointment.delete_appointment_entity(appointment_entity_id=5)
    assert transport.calls == ["agents.appointment.delete_appointment_entity"]


def test_a_call_without_a_sample_is_named() -> None:
    with pytest.raises(LookupError, match=r"no sample for contact\.get_image"):
        client(SampleTransport({})).contact.get_image(5)


def test_a_sample_for_no_call_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"did you mean 'contact\.get_all'"):
        SampleTransport({"contact.getall": []})


def test_the_asynchronous_client_has_its_own() -> None:
    transport = AsyncSampleTransport(
        {"contact.get_contact_entity": FERRY, "contact.get_all": [{"name": "A"}]}
    )

    async def run() -> tuple[object, list[object]]:
        async with AsyncSuperOffice(URL, auth=None, transport=transport) as so:
            rows = [row.name async for row in so.contact.get_all()]
            return await so.contact.get_contact_entity(5), rows

    assert asyncio.run(run()) == (FERRY, ["A"])
    assert transport.calls == ["contact.get_all", "contact.get_contact_entity"]


def test_the_classes_say_where_they_are_imported_from() -> None:
    for cls in (SampleTransport, AsyncSampleTransport):
        assert cls.__module__ == "superoffice.testing"


def test_documented_samples_answer_every_call_that_has_one() -> None:
    samples = documented_samples()
    assert len(samples) > 30
    so = client(SampleTransport(samples))
    contact = so.contact.get_contact_entity(5)
    assert isinstance(contact, ContactEntityWithLinks)
    shown = json.loads(samples["contact.get_contact_entity"].content)
    assert contact.contact_id == shown["ContactId"]
    assert contact.name == shown["Name"]
    assert so.agents.appointment.create_default_re_open_appointment(sale_id=1)


def test_documented_lists_end_with_their_page() -> None:
    so = client(SampleTransport(documented_samples()))
    rows = so.contact.get_all().all()
    assert rows
    assert rows[0].primary_key is not None


def test_a_sample_of_ones_own_takes_the_place_of_a_documented_one() -> None:
    samples = {"contact.get_contact_entity": FERRY}
    so = client(SampleTransport(documented_samples() | samples))
    assert so.contact.get_contact_entity(5).name == "Ferry"
