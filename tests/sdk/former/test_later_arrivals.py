"""Parameters that came later than their operation may be left out, and are absent from the request then."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from lxml import etree
from sdk.former.renamed_sdk import PACKAGE
from servers.recording import Answer, RecordingServer

NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
REJECTED = f"""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<RejectResponse xmlns="{NAMESPACE}"/></s:Body></s:Envelope>"""


@pytest.mark.parametrize("given", [{}, {"reject_reason": None}])
def test_a_property_of_a_wrapper_is_left_out(
    sdk: Any, server: RecordingServer, given: dict[str, None]
) -> None:
    server.answer(status=204)
    with sdk.SuperOffice(f"{server.url}/C1/api", auth=None) as so:
        so.agents.appointment.reject(appointment_id=5, update_mode="ThisOnly", **given)
    assert json.loads(server.requests[0].body) == {
        "AppointmentId": 5,
        "UpdateMode": "ThisOnly",
    }


def test_others_are_still_required(sdk: Any, server: RecordingServer) -> None:
    with (
        sdk.SuperOffice(f"{server.url}/C1/api", auth=None) as so,
        pytest.raises(TypeError, match="'update_mode'"),
    ):
        so.agents.appointment.reject(appointment_id=5)


def soap_request(
    server: RecordingServer, **arguments: Any
) -> list[tuple[str, str | None]]:
    """The names and texts of what a call of SOAP sends."""
    services = importlib.import_module(f"{PACKAGE}.soap.services88")
    server.queue(Answer(headers={"Content-Type": "text/xml"}, body=REJECTED.encode()))
    with services.Client(f"{server.url}/C1/Remote", auth=None) as client:
        client.appointment.reject(appointment_id=5, **arguments)
    (body,) = etree.fromstring(server.requests[-1].body).iter(f"{{{NAMESPACE}}}Reject")
    return [(etree.QName(part).localname, part.text) for part in body]


@pytest.mark.parametrize("given", [{}, {"reject_reason": None, "update_mode": None}])
def test_an_element_of_soap_is_left_out(
    sdk: Any, server: RecordingServer, given: dict[str, None]
) -> None:
    assert soap_request(server, **given) == [("AppointmentId", "5")]


def test_what_is_given_is_sent_in_its_place(sdk: Any, server: RecordingServer) -> None:
    assert soap_request(server, reject_reason="no") == [
        ("AppointmentId", "5"),
        ("RejectReason", "no"),
    ]
