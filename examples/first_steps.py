"""First steps with the REST client: lists, entities, files, errors, and the same without blocking.

SUPEROFFICE_URL=https://sod2.superoffice.com/Cust12345/api SUPEROFFICE_TOKEN=8A:... python examples/first_steps.py
"""

from __future__ import annotations

import asyncio
import sys
from datetime import date, timedelta
from pathlib import Path

from superoffice import (
    AsyncSuperOffice,
    Field,
    NotFoundError,
    PatchOperation,
    SuperOffice,
    SuperOfficeError,
    adownload,
    download,
)

NAME = Field("name")
CATEGORY = Field("category/id")


def list_companies(so: SuperOffice) -> list[int]:
    """Reads a list page by page. The filter quotes what it is given."""
    rows = so.contact.get_all(
        filter=NAME.begins("Bob's") & ~CATEGORY.one_of(3, 6),
        select=[NAME, "business/id", "updatedDate"],
        order_by=[NAME.asc(), Field("updatedDate").desc()],
        top=3,
    )
    keys: list[int] = []
    for row in rows:
        print(
            "company", row.primary_key, row.name, row["business/id"], row.updated_date
        )
        keys.append(int(row.primary_key or 0))
    return keys


def change_company(so: SuperOffice, key: int) -> None:
    """Reads an entity and changes it, in two ways."""
    company = so.contact.get_contact_entity(key, select="Name,Department")
    print("department", company.department)
    # only what is named is changed; None takes a value away
    so.contact.patch_contact_entity(key, {"Department": "Sales", "OrgNr": None})
    so.contact.patch_contact_entity(
        key,
        [
            PatchOperation.test("/Department", "Sales"),
            PatchOperation.add("/Phones/-", {"Value": "+47 12345678"}),
        ],
    )


def book_follow_up(so: SuperOffice) -> None:
    """Creates: the server fills in a new entity, we complete it and save it."""
    appointment = so.agents.appointment.create_default_re_open_appointment(sale_id=703)
    appointment.description = "Talk about the offer"
    if appointment.start_date is not None:
        appointment.end_date = appointment.start_date + timedelta(hours=1)
    saved = so.agents.appointment.save_appointment_entity(appointment)
    print("appointment", saved.appointment_id, saved.end_date)


def copy_logo(so: SuperOffice, source: int, target: int, folder: Path) -> None:
    """Files come as bytes, or go into a file while they come; they are sent from bytes, paths or open files."""
    logo = folder / "logo.png"
    size = download(so.contact.get_image, logo, source, w=200)
    print("logo", size, "bytes")
    so.contact.save_image_post(target, logo)


def read_what_is_not_there(so: SuperOffice) -> None:
    """Errors are classes; all of them are a SuperOfficeError."""
    try:
        so.contact.get_contact_entity(99999)
    except NotFoundError as error:
        print("not found", error.status, error.error_message)


async def without_blocking(keys: list[int], folder: Path) -> None:
    """The same calls with `await`; many at a time."""
    async with AsyncSuperOffice.from_env() as so:
        companies = await asyncio.gather(*map(so.contact.get_contact_entity, keys))
        print("at once", [company.name for company in companies])
        recent = Field("updatedDate") >= date(2020, 5, 28)
        async for row in so.contact.get_all(filter=recent):
            print("recent", row.name)
        await adownload(so.contact.get_image, folder / "again.png", keys[0])


def main(folder: Path) -> int:
    """Takes all steps; the files go into a folder."""
    try:
        with SuperOffice.from_env() as so:
            keys = list_companies(so)
            change_company(so, keys[0])
            book_follow_up(so)
            copy_logo(so, keys[0], keys[1], folder)
            read_what_is_not_there(so)
        asyncio.run(without_blocking(keys, folder))
    except SuperOfficeError as error:
        print("failed:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:])))
