"""What an integration does, a short function for each scenario: take from them what you need.

It runs the scenarios that are named, and lists them if none is. Some change data:

SUPEROFFICE_URL=https://sod2.superoffice.com/Cust12345/api SUPEROFFICE_TOKEN=8A:... python examples/integrator.py read_company
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from pathlib import Path

from superoffice import (
    AuthorizationRequest,
    CustomFields,
    DecodeError,
    EncodeError,
    Field,
    File,
    NotFoundError,
    PatchOperation,
    RateLimitError,
    SuperOffice,
    SuperOfficeError,
    SystemUserAuth,
    TicketAuth,
    download,
    sign_in,
    tenant_state,
)
from superoffice.enums import Domain, RecurrenceUpdateMode
from superoffice.models import (
    AppointmentEntity,
    AppointmentEntityParticipant,
    BusinessHeading,
    ListEntity,
    PersonEntity,
    TicketEntity,
)
from superoffice.soap import services88
from superoffice.soap.services88.enums import WebhookState
from superoffice.tools import function

# ---------------------------------------------------------------- getting a client


def sign_in_user(
    environment: str, client_secret: str, browse: Callable[[str], str]
) -> SuperOffice:
    """Signs a user in; `browse` shows a URL in a browser and returns the URL at which the browser comes back."""
    request = AuthorizationRequest.new(
        client_id="client-1",
        redirect_uri="https://app.example/callback",
        environment=environment,
    )
    answer = browse(request.url)
    signed_in = sign_in(request, answer, client_secret=client_secret)
    print("signed in", signed_in.claims.email, "of", signed_in.claims.ctx)
    return SuperOffice(signed_in.base_url, auth=signed_in.auth)


def act_as_system_user(
    url: str, environment: str, token: str, private_key: str, app_token: str
) -> SuperOffice:
    """Acts without a user, in a job at night: the client fetches tickets and renews them."""
    auth = SystemUserAuth(
        token,
        private_key,
        app_token=app_token,
        context_identifier="Cust1",
        environment=environment,
    )
    return SuperOffice(url, auth=auth)


def find_tenant(environment: str) -> str | None:
    """Asks whether the tenant is available, and where, without credentials. None while it is not."""
    state = tenant_state("Cust1", environment=environment)
    return state.api if state.is_running else None


def follow_tenant(
    url: str, environment: str, ticket: str, allowed_host: str
) -> str | None:
    """Calls a tenant that may have moved. A move within superoffice.com needs no `allowed_hosts`."""
    with SuperOffice(
        url,
        auth=TicketAuth(ticket),
        environment=environment,
        allowed_hosts=[allowed_host],
    ) as so:
        return so.contact.get_contact_entity(12).name


# ---------------------------------------------------------------- companies


def read_company(so: SuperOffice, key: int = 12) -> tuple[str | None, str | None]:
    """Reads some properties of a company: its name, and who looks after it."""
    company = so.contact.get_contact_entity(key, select=["Name", "Associate"])
    owner = company.associate
    return company.name, None if owner is None else owner.full_name


def list_contacts(so: SuperOffice, key: int = 12) -> list[str]:
    """Lists the people of a company."""
    people = so.contact.get_contact_entity(key).persons or []
    return [f"{person.full_name} <{person.email}>" for person in people]


def find_companies(so: SuperOffice) -> dict[int, date | None]:
    """Searches the archive of companies, with columns by type. Values in a filter are quoted."""
    name, changed = Field("name"), Field("updatedDate")
    rows = so.contact.get_all(
        filter=name.begins("Bob's") & (changed >= date(2020, 1, 1)),
        select=[name, changed, "contactId"],
        order_by=[changed.desc(), name],
        top=50,
    )
    return {row.as_int("contactId") or 0: row.as_date("updatedDate") for row in rows}


def put_back(so: SuperOffice, key: int = 12) -> datetime | None:
    """Reads a company, changes it and writes the whole of it back."""
    company = so.contact.get_contact_entity(key)
    company.name = "Kvist"
    return so.contact.put_contact_entity(key, company).updated_date


def change_company(so: SuperOffice, key: int = 12) -> str | None:
    """Changes two fields, by their Python names; None takes a value away."""
    changed = so.contact.patch_contact_entity(
        key, {"department": "Sales", "org_nr": None}
    )
    return changed.department


def change_if_unchanged(so: SuperOffice, key: int = 12) -> str | None:
    """Changes a field only if it still has a certain value, by JSON Patch (RFC 6902)."""
    changes = [
        PatchOperation.test("/Department", "Yard"),
        PatchOperation.replace("/Department", "Sales"),
    ]
    return so.contact.patch_contact_entity(key, changes).department


def read_many(so: SuperOffice) -> list[str | None]:
    """Reads many companies at once: threads share a client."""
    with ThreadPoolExecutor(8) as pool:
        companies = pool.map(so.contact.get_contact_entity, range(1, 25))
        return [company.name for company in companies]


# ---------------------------------------------------------------- people, appointments, documents, tickets


def change_person(so: SuperOffice, key: int = 7) -> dict[str, str]:
    """Reads a person, changes a user-defined field as a value, and has the server check the whole."""
    person = so.request("GET", f"/v1/Person/{key}").parse()
    fields = CustomFields(person["CustomFields"])
    if fields.as_int("SuperOffice:1") == 8:
        fields["SuperOffice:1"] = 9
        fields["SuperOffice:2"] = date(2024, 1, 31)
    entity = PersonEntity.from_dict(person)
    return so.agents.person.validate_person_entity(person_entity=entity)


def book_meeting(so: SuperOffice) -> tuple[int | None, list[str | None]]:
    """Books a meeting: its key, and what the participants answered."""
    # without an offset it is in the tenant's time zone
    start = datetime.combine(date(2026, 11, 30), time(9))
    people = [
        AppointmentEntityParticipant(person_id=7, send_email=True),
        AppointmentEntityParticipant(associate_id=5),
    ]
    saved = so.agents.appointment.save_appointment_entity(
        AppointmentEntity(
            description="Talk about the offer",
            start_date=start,
            end_date=start + timedelta(hours=1),
            participants=people,
        )
    )
    answers = [person.invitation_status for person in saved.participants or []]
    return saved.appointment_id, answers


def decline_meeting(so: SuperOffice, key: int = 31) -> None:
    """Declines a single meeting of a series."""
    so.agents.appointment.reject(
        appointment_id=key,
        reject_reason="On holiday",
        update_mode=RecurrenceUpdateMode.ONLY_THIS,
    )


def send_document(so: SuperOffice, key: int = 40) -> None:
    """Sends a file from its bytes; paths and open files are taken too."""
    content = File(b"%PDF-1.7 offer", name="offer.pdf", content_type="application/pdf")
    so.attachment.upload_attachment(key, content)


def fetch_image(so: SuperOffice, key: int = 12, path: Path = Path("logo.png")) -> int:
    """Fetches a file into a folder while it comes; returns its size."""
    return download(so.contact.get_image, path, key, w=200)


def merge_tickets(so: SuperOffice) -> TicketEntity:
    """Makes a single ticket of two."""
    return so.ticket.merge_tickets(
        merged_ticket_entity_ticket_id=51,
        merged_ticket_entity_title="No ferry",
        secondary_ticket_ids=["52"],
    )


# ---------------------------------------------------------------- webhooks, bulk, lists


def signal_event(so: SuperOffice) -> None:
    """Tells the webhooks of an event that something has happened."""
    so.webhook.signal_event("ferry.docked", 12, {"ferry": "Terna", "cars": 30})


def insert_rows(so: SuperOffice) -> dict[int | None, str]:
    """Inserts many rows in a single call: what has become of each, by key."""
    result = so.agents.database_table.insert(
        table_name="y_ferry",
        columns=["x_name", "x_cars"],
        data=[["Terna", "30"], ["Svale", "12"]],
    )
    return {row.primary_key: str(row.action) for row in result.row_status or []}


def read_lists(so: SuperOffice) -> list[Domain]:
    """Reads a list whose items are members of an enum, also those that the documentation does not list."""
    return so.agents.list.get_all_domains()


def define_list(so: SuperOffice) -> tuple[int | None, list[str | None]]:
    """Defines the list of businesses, and the headings of an item."""
    defined = so.list_business.set_list_definition(
        ListEntity(id=2, name="Trade", use_groups_and_headings=True)
    )
    headings = [BusinessHeading(id=1, name="At sea"), BusinessHeading(id=2)]
    stored = so.list_business.put_business_headings_for_list_item(3, headings)
    return defined.id, [heading.name for heading in stored]


# ---------------------------------------------------------------- errors


def read_missing(so: SuperOffice) -> str | None:
    """Handles what is not there."""
    try:
        so.contact.get_contact_entity(99999)
    except NotFoundError as error:
        return error.error_message
    return None


def wait_for_room(so: SuperOffice) -> tuple[str | None, str | None]:
    """Waits as the server asks when there were too many calls; without retries, the caller decides."""
    name = so.contact.get_contact_entity(12).name
    try:
        so.with_options(retries=0).contact.get_contact_entity(12)
    except RateLimitError as error:
        return name, error.headers.get("Retry-After")
    return name, None


def check_argument(so: SuperOffice) -> str:
    """Sends nothing that is wrong, and says what is meant."""
    try:
        so.contact.patch_contact_entity(12, {"departmnt": "Sales"})
    except EncodeError as error:
        return str(error)
    return ""


def read_unreadable(so: SuperOffice) -> tuple[dict[str, object], str | None]:
    """A field of another type than documented is set aside; an answer that is no JSON is an error that says so."""
    company = so.contact.get_contact_entity(12)
    try:
        so.contact.get_contact_entity(12)
    except DecodeError as error:
        return company.unknown_fields, error.reason
    return company.unknown_fields, None


# ---------------------------------------------------------------- beyond the methods


def call_without_method(so: SuperOffice) -> tuple[str | None, str | None]:
    """Calls what this package has no method for, and asks for the version of the server."""
    query = {"$filter": Field("name") == "Kvist", "$top": 1}
    found = so.request("GET", "/v1/Project", query=query).parse()["value"]
    return so.version().net_server_version, found[0]["name"]


def offer_tool(so: SuperOffice) -> list[object]:
    """Offers a method as a plain function, which registries of tools take, and calls it as they do."""
    tool = function(so.contact.get_all)
    return [row.name for row in tool(filter=Field("name") == "Kvist", top=1)]


def list_webhooks(url: str, ticket: str, app_token: str) -> list[str]:
    """Calls an operation over SOAP, beside a client for REST: both take the same tickets."""
    with services88.Client(url, auth=TicketAuth(ticket), app_token=app_token) as client:
        hooks = client.webhook.get_all_webhooks(
            name_filter="Rental",
            event_filter="sale.",
            status_filter=WebhookState.UNKNOWN,
        )
    return [f"{hook.name}: {', '.join(hook.events or [])}" for hook in hooks]


SCENARIOS: dict[str, Callable[[SuperOffice], object]] = {
    scenario.__name__: scenario
    for scenario in (
        read_company,
        list_contacts,
        find_companies,
        put_back,
        change_company,
        change_if_unchanged,
        read_many,
        change_person,
        book_meeting,
        decline_meeting,
        send_document,
        fetch_image,
        merge_tickets,
        signal_event,
        insert_rows,
        read_lists,
        define_list,
        read_missing,
        wait_for_room,
        check_argument,
        read_unreadable,
        call_without_method,
        offer_tool,
    )
}
"""The scenarios that need nothing but a client; the others say how to get a client."""


def main(names: list[str]) -> int:
    """Runs scenarios by name; lists them where no name is given, or one that is not among them."""
    if not names or not SCENARIOS.keys() >= {*names}:
        print("\n".join(SCENARIOS))
        return 1 if names else 0
    try:
        with SuperOffice.from_env() as so:
            for name in names:
                print(name, SCENARIOS[name](so))
    except SuperOfficeError as error:
        print("failed:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
