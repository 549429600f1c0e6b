"""Typical code of users, which type checkers read and nobody runs. A line with an ignore is wrong, and must be seen to be."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from superoffice import (
    AsyncRows,
    AsyncSuperOffice,
    AuthorizationRequest,
    CustomFields,
    Field,
    File,
    Filter,
    IntColumn,
    Order,
    PatchOperation,
    RawResponse,
    Row,
    Rows,
    SuperOffice,
    adownload,
    download,
    encode_value,
    sign_in,
)
from superoffice.archives import simple_contact as c
from superoffice.enums import RecurrenceUpdateMode
from superoffice.models import AppointmentEntity, ContactEntity, ContactEntityWithLinks
from superoffice.testing import SampleTransport


def calls_without_a_method(so: SuperOffice) -> None:
    query = {"$filter": Field("name") == "A", "$top": 5, "ids": [1, 2], "none": None}
    raw = so.request("GET", "/v1/Contact", query=query, timeout=5)
    assert_type(raw.status, int)
    name: str = raw.parse()["value"][0]["name"]
    print(name)
    so.request("PUT", "/v1/x", json={"Name": "A"}, extra_headers={"X": "y"})
    so.request("POST", "/v1/x", content=Path("a.png"))
    so.request("GET", "/v1/x", query=[("x", 1)])  # type: ignore[arg-type]
    so.request("GET", "/v1/x", timout=5)  # type: ignore[call-arg]
    assert_type(so.version().net_server_version, str | None)


async def calls_without_a_method_later(so: AsyncSuperOffice) -> None:
    assert_type((await so.request("GET", "/v1/x")).content, bytes)
    assert_type((await so.version()).services_current, str | None)


def a_sign_in() -> SuperOffice:
    request = AuthorizationRequest.new(client_id="a", redirect_uri="https://a.example")
    request = AuthorizationRequest.from_dict(request.to_dict())
    signed_in = sign_in(request, {"code": "c", "state": "s"}, client_secret="x")
    assert_type(signed_in.claims.associateid, int | None)
    assert_type(signed_in.auth.refresh_token, str)
    return SuperOffice(signed_in.base_url, auth=signed_in.auth)


def lists(so: SuperOffice) -> None:
    name, day = Field("name"), Field("updatedDate")
    assert_type(name == "A", Filter)
    assert_type(~(name.begins("A") & (day > date(2020, 1, 1))) | Filter("x"), Filter)
    assert_type(day.during("lastWeek"), Filter)
    assert_type(name.desc(), Order)
    rows = so.contact.get_all(filter=name == "A", select=[name, "b"], order_by=day)
    assert_type(rows, Rows[Row])
    assert_type(rows.first(), Row | None)
    for row in rows:
        assert_type(row.primary_key, int | str | None)
        assert_type(row.name, object)
        assert_type(row.as_int("contactId"), int | None)
        assert_type(row.as_date("updated_date"), date | None)
        assert_type(row.as_bool("hasGuide"), bool | None)
    so.contact.get_all(filter="name is 'A'", select="name", order_by=[day.desc(), "b"])
    so.contact.get_all(filter=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    so.contact.get_all(fitler="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    so.contact.get_all(select=[5])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    day.during("yesterday")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    _ = name & day  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    _ = name < [1]  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def archives(so: SuperOffice) -> None:
    query = (
        c.name.begins("S")
        & (c.updated_date > date(2020, 1, 1))
        & ~c.has_interests.is_set()
    )
    rows = so.contact.get_all(
        select=[c.contact_id, c.name, "x"],
        filter=query,
        order_by=[c.name, c.updated_date.desc(), "x"],
    )
    so.contact.get_all(select=c.name, filter=c.contact_id == 5, order_by=c.name)
    for row in rows:
        assert_type(row[c.contact_id], int | None)
        assert_type(row[c.name], str | None)
        assert_type(row[c.has_interests], bool | None)
        assert_type(row[c.updated_date], datetime | None)
        assert_type(row[c.contact_udef_super_office_2], Decimal | None)
        assert_type(row[c.saint_status1], object)
        assert_type(row[IntColumn("x_score")], int | None)
        assert_type(row["x"], object)
        assert_type(row[c.name] or "", str)
        _ = row[5]  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
        _ = row[c.contact_id] + 1  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]
    _ = c.names  # type: ignore[attr-defined]  # pyright: ignore


def entities(so: SuperOffice) -> None:
    company = so.contact.get_contact_entity(5, select="Name")
    assert_type(company, ContactEntityWithLinks)
    assert_type(company.name, str | None)
    assert_type(company.updated_date, datetime | None)
    so.contact.patch_contact_entity(5, {"Name": None})
    so.contact.patch_contact_entity(5, [PatchOperation.remove("/Name")])
    so.contact.patch_contact_entity(5, ContactEntity(name="A"))
    so.contact.patch_contact_entity(5, 5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    so.contact.put_contact_entity(5, company)
    fields = CustomFields(company.custom_fields)
    fields["SuperOffice:1"] = 14
    fields["SuperOffice:1"] = b"x"  # type: ignore[assignment]  # pyright: ignore[reportArgumentType]
    assert_type(fields.as_int("SuperOffice:1"), int | None)
    assert_type(fields.display_text("SuperOffice:1"), str | None)
    assert_type(encode_value(date(2020, 1, 2)), str)
    agent = so.agents.appointment
    new = agent.create_default_re_open_appointment(sale_id=1, select=("a", Field("b")))
    assert_type(new, AppointmentEntity)
    mode = RecurrenceUpdateMode.ONLY_THIS
    agent.reject(appointment_id=1, reject_reason=None, update_mode=mode)
    raw = so.with_raw_response(so.contact.get_contact_entity, 5)
    assert_type(raw, RawResponse[ContactEntityWithLinks])
    so.contact.get_contact_entity("5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    so.contact.get_contact(5)  # type: ignore[attr-defined]  # pyright: ignore
    agent.reject(appointment_id=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    so.with_raw_response(so.contact.get_contact_entity, "5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def files(so: SuperOffice, aso: AsyncSuperOffice) -> None:
    target = Path("logo.png")
    assert_type(so.contact.get_image(5), bytes | None)
    assert_type(download(so.contact.get_image, target, 5, w=200), int)
    with target.open("rb") as file:
        assert_type(so.contact.save_image_post(5, file), int | None)
    so.contact.save_image_post(5, target)
    so.contact.save_image_post(5, File(b"x", name="logo.png", as_form=True))
    so.contact.save_image_post(5, "logo.png")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    download(so.contact.get_image, target, "5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    download(so.contact.get_all, target)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    download(aso.contact.get_image, target, 5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def without_blocking(so: AsyncSuperOffice) -> None:
    rows = so.contact.get_all(filter=Field("name") == "A")
    assert_type(rows, AsyncRows[Row])
    assert_type(await rows.first(), Row | None)
    assert_type(await so.contact.get_contact_entity(5), ContactEntityWithLinks)
    assert_type(await adownload(so.contact.get_image, Path("logo.png"), 5), int)


def tests_of_users() -> None:
    transport = SampleTransport({"contact.get_all": [{"name": "A"}]})
    SuperOffice("https://example.com/api", auth=None, transport=transport)
    AsyncSuperOffice("https://example.com/api", auth=None, transport=transport)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
