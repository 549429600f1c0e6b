"""The scenarios of `examples/integrator.py` that need nothing but a client: the answers of the server, what it must get, and
what comes back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from servers.recording import Answer, RecordedRequest
from superoffice.enums import Domain
from superoffice.models import TicketEntity

JSON: Final = {"Content-Type": "application/json"}
PNG: Final = b"\x89PNG\r\n\x1a\n..."
COMPANY: Final[dict[str, object]] = {"ContactId": 12, "Name": "Bob's Boats", "Department": "Yard"}  # fmt: skip
SALES: Final = COMPANY | {"Department": "Sales"}
LINKS: Final = {"_Links": {"Self": "https://sod2.superoffice.com/Cust1/api/v1/Contact/12/"}}  # fmt: skip
PERSON: Final[dict[str, object]] = {
    "PersonId": 7,
    "CustomFields": {
        "SuperOffice:1": "[I:8]",
        "SuperOffice:2": "[D:02/14/2023]",
        "SuperOffice:1:DisplayText": "Blue",
    },
}
MEETING: Final = {
    "Description": "Talk about the offer",
    "StartDate": "2026-11-30T09:00:00",
    "EndDate": "2026-11-30T10:00:00",
    "Participants": [{"PersonId": 7, "SendEmail": True}, {"AssociateId": 5}],
}


def answer(value: object, status: int = 200, **headers: str) -> Answer:
    return Answer(status, JSON | headers, json.dumps(value).encode())


def rows(*values: object) -> Answer:
    return answer({"odata.nextLink": None, "value": values})


@dataclass(frozen=True)
class Scenario:
    """What the server answers, what it must get, as method, path, query and body; and what the scenario returns."""

    name: str
    answers: tuple[Answer, ...]
    requests: tuple[tuple[object, ...], ...]
    result: object


def get(path: str, **query: str) -> tuple[object, ...]:
    return "GET", path, {name.replace("_", "$"): [text] for name, text in query.items()}, None  # fmt: skip


def send(method: str, path: str, body: object) -> tuple[object, ...]:
    return method, path, {}, body


READ: Final = get("Contact/12")

SCENARIOS: Final = (
    Scenario(
        "read_company",
        (answer(COMPANY | {"Associate": {"AssociateId": 5, "FullName": "Ola Kvist"}}),),
        (get("Contact/12", _select="Name,Associate"),),
        ("Bob's Boats", "Ola Kvist"),
    ),
    Scenario(
        "list_contacts",
        (answer(COMPANY | {"Persons": [{"FullName": "Ada", "Email": "ada@kvist.example"}]}),),
        (READ,),
        ["Ada <ada@kvist.example>"],
    ),
    Scenario(
        "find_companies",
        (rows({"contactId": 12, "name": "Bob's Boats", "updatedDate": "2020-05-28T08:00:00"},
              {"contactId": "[I:13]", "name": "Bob's Books", "updatedDate": "0001-01-01T00:00:00"}),),
        (get(
            "Contact",
            _filter=r"name begins 'Bob\'s' and (updatedDate after '2020-01-01' or updatedDate date '2020-01-01')",
            _select="name,updatedDate,contactId",
            _orderBy="updatedDate desc,name",
            _top="50",
        ),),
        {12: date(2020, 5, 28), 13: None},
    ),
    Scenario(
        "put_back",
        (answer(COMPANY | LINKS), answer({"UpdatedDate": "2026-11-30T09:00:00Z"})),
        (READ, send("PUT", "Contact/12", COMPANY | {"Name": "Kvist"})),
        datetime(2026, 11, 30, 9, tzinfo=UTC),
    ),
    Scenario(
        "change_company",
        (answer(SALES),),
        (send("PATCH", "Contact/12", {"Department": "Sales", "OrgNr": None}),),
        "Sales",
    ),
    Scenario(
        "change_if_unchanged",
        (answer(SALES),),
        (send("PATCH", "Contact/12", [
            {"op": "test", "path": "/Department", "value": "Yard"},
            {"op": "replace", "path": "/Department", "value": "Sales"},
        ]),),
        "Sales",
    ),
    Scenario(
        "change_person",
        (answer(PERSON), answer({"Firstname": "must not be empty"})),
        (get("Person/7"), send("POST", "Agents/Person/ValidatePersonEntity", {"PersonEntity": PERSON | {
            "CustomFields": {"SuperOffice:1": "[I:9]", "SuperOffice:2": "[D:01/31/2024]"},
        }})),
        {"Firstname": "must not be empty"},
    ),
    Scenario(
        "book_meeting",
        (answer(MEETING | {"AppointmentId": 31, "Participants": [
            {"PersonId": 7, "InvitationStatus": "Sent"}, {"AssociateId": 5, "InvitationStatus": "Accepted"},
        ]}),),
        (send("POST", "Agents/Appointment/SaveAppointmentEntity", MEETING),),
        (31, ["Sent", "Accepted"]),
    ),
    Scenario(
        "decline_meeting",
        (Answer(204),),
        (send("POST", "Agents/Appointment/Reject", {"AppointmentId": 31, "RejectReason": "On holiday", "UpdateMode": "OnlyThis"}),),
        None,
    ),
    Scenario(
        "send_document",
        (Answer(204),),
        (send("POST", "Attachment/40/Content", b"%PDF-1.7 offer"),),
        None,
    ),
    Scenario(
        "fetch_image",
        (Answer(200, {"Content-Type": "image/png"}, PNG),),
        (get("Contact/12/Image", w="200"),),
        len(PNG),
    ),
    Scenario(
        "merge_tickets",
        (answer({"TicketId": 51, "Title": "No ferry", "NumReplies": 4}),),
        (("POST", "Ticket/Merge", {
            "secondaryTicketIds": ["52"],
            "mergedTicketEntity.ticketId": ["51"],
            "mergedTicketEntity.title": ["No ferry"],
        }, None),),
        TicketEntity(ticket_id=51, title="No ferry", num_replies=4),
    ),
    Scenario(
        "signal_event",
        (Answer(204),),
        (send("POST", "Webhook/ferry.docked/12", {"ferry": "Terna", "cars": 30}),),
        None,
    ),
    Scenario(
        "insert_rows",
        (answer({"Success": True, "RowStatus": [{"PrimaryKey": 1, "Action": "Inserted"}, {"PrimaryKey": 2, "Action": "Inserted"}]}),),
        (send("POST", "Agents/DatabaseTable/Insert", {
            "TableName": "y_ferry", "Columns": ["x_name", "x_cars"], "Data": [["Terna", "30"], ["Svale", "12"]],
        }),),
        {1: "Inserted", 2: "Inserted"},
    ),
    Scenario(
        "read_lists",
        (answer(["Unknown", "Tide"]),),
        (send("POST", "Agents/List/GetAllDomains", None),),
        [Domain.UNKNOWN, Domain("Tide")],
    ),
    Scenario(
        "define_list",
        (answer({"Id": 2, "Name": "Trade"}), answer([{"Id": 1, "Name": "At sea"}, {"Id": 2, "Name": "Ashore"}])),
        (
            send("PUT", "List/Business", {"Id": 2, "Name": "Trade", "UseGroupsAndHeadings": True}),
            send("PUT", "List/Business/Items/3/Headings", [{"Id": 1, "Name": "At sea"}, {"Id": 2}]),
        ),
        (2, ["At sea", "Ashore"]),
    ),
    Scenario(
        "read_missing",
        (answer({"Error": True, "ErrorMessage": "Contact id 99999 not found"}, 404),),
        (get("Contact/99999"),),
        "Contact id 99999 not found",
    ),
    Scenario(
        "wait_for_room",
        (answer({}, 429, **{"Retry-After": "0"}), answer(COMPANY), answer({}, 429, **{"Retry-After": "3"})),
        (READ, READ, READ),
        ("Bob's Boats", "3"),
    ),
    Scenario(
        "check_argument",
        (),
        (),
        "PatchContactEntity.changes: ContactEntity has no field 'departmnt'; did you mean 'department'?",
    ),
    Scenario(
        "read_unreadable",
        (answer(COMPANY | {"Persons": 5}), Answer(200, {"Content-Type": "text/html"}, b"<html>Signed out</html>")),
        (READ, READ),
        ({"Persons": 5}, "no JSON: JSON is malformed: invalid character (byte 0)"),
    ),
    Scenario(
        "call_without_method",
        (rows({"name": "Kvist"}), answer({"NetServerVersion": "11.10"})),
        (get("Project", _filter="name is 'Kvist'", _top="1"), get("/Cust1/api")),
        ("11.10", "Kvist"),
    ),
    Scenario(
        "offer_tool",
        (rows({"name": "Kvist"}),),
        (get("Contact", _filter="name is 'Kvist'", _top="1"),),
        ["Kvist"],
    ),
)  # fmt: skip


def shown(request: RecordedRequest) -> tuple[object, ...]:
    """A request as the scenarios state it."""
    body: object = request.body or None
    if request.headers.get("content-type", "").startswith("application/json"):
        body = json.loads(request.body)
    path = request.path.removeprefix("/Cust1/api/v1/")
    return request.method, path, request.query, body
