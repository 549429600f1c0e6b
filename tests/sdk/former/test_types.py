"""Type checkers accept calls by former names and show them as deprecated; they find nothing in the SDK itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdk.former.renamed_sdk import PACKAGE, mypy, pyright

NEW = f"""
from typing_extensions import assert_type
from {PACKAGE} import AsyncRows, AsyncSuperOffice, RawResponse, Row, Rows, SuperOffice, models
from {PACKAGE}.soap.services88 import AsyncClient, Client

Contact = models.ContactEntityWithLinks

def use(so: SuperOffice, client: Client) -> None:
    assert_type(so.contact.get_contact_entity(5), Contact)
    assert_type(so.contact.get_contact_entity(id=5, select="name", timeout=3), Contact)
    assert_type(so.contact.put_contact_entity(5, Contact()), Contact)
    assert_type(so.contact.get_all(top=5), Rows[Row])
    assert_type(so.with_raw_response(so.contact.get_contact_entity, 5), RawResponse[Contact])
    assert_type(so.with_raw_response(so.contact.get_contact_entity, id=5), RawResponse[Contact])
    so.agents.appointment.reject(appointment_id=5, update_mode="ThisOnly")
    so.agents.appointment.reject(appointment_id=5, reject_reason=None, update_mode="ThisOnly")
    client.appointment.reject(appointment_id=5)
    client.appointment.reject(appointment_id=5, reject_reason="no", update_mode=None)

async def wait(so: AsyncSuperOffice, client: AsyncClient) -> None:
    assert_type(await so.contact.get_contact_entity(5), Contact)
    assert_type(so.contact.get_all(top=5), AsyncRows[Row])
    assert_type(await so.with_raw_response(so.contact.put_contact_entity, 5, Contact()), RawResponse[Contact])
    await client.appointment.reject(appointment_id=5)
"""
OLD = f"""
from typing_extensions import assert_type
from {PACKAGE} import AsyncRows, AsyncSuperOffice, RawResponse, Row, Rows, SuperOffice, models
from {PACKAGE}.soap.services88 import AsyncClient, Client

Contact = models.ContactEntityWithLinks

def use(so: SuperOffice, client: Client) -> None:
    assert_type(so.contact.get_contact(5), Contact)  # `get_contact` is now `get_contact_entity`
    assert_type(so.contact.get_contact_entity(contact_id=5, timeout=3), Contact)  # `contact_id` is now `id`
    assert_type(so.contact.get_contact(contact_id=5), Contact)  # `get_contact` is now `get_contact_entity`, `contact_id` is now `id`
    assert_type(so.contact.put_contact_entity(contact=5, contact_entity=Contact()), Contact)  # `contact` is now `id`, `contact_entity` is now `entity`
    assert_type(so.contact.put_contact_entity(contact_id=5, contact_entity=Contact()), Contact)  # `contact_id` is now `id`, `contact_entity` is now `entity`
    assert_type(so.contact.put_contact_entity(5, contact_entity=Contact()), Contact)  # `contact_entity` is now `entity`
    assert_type(so.contact.list_all(), Rows[Row])  # `list_all` is now `get_all`
    assert_type(so.contact.get_all(limit=5), Rows[Row])  # `limit` is now `top`
    so.agents.appointment.reject(appointment_id=5, reason=None, update_mode="ThisOnly")  # `reason` is now `reject_reason`
    assert_type(so.with_raw_response(so.contact.get_contact_entity, contact_id=5), RawResponse[Contact])
    so.with_raw_response(so.agents.appointment.agree, appointment_id=5, update_mode="ThisOnly")  # `agree` is now `accept`
    so.customer.delete_contact_entity(5)  # `customer` is now `contact`
    so.agents.meeting.delete_appointment_entity(appointment_entity_id=5)  # `meeting` is now `appointment`
    client.appointment.reject(id=5)  # `id` is now `appointment_id`
    assert_type(client.appointment.can_insert(associate_ids=[5]), list[bool])  # `can_insert` is now `get_can_insert_for_associates`
    client.meeting.reject(appointment_id=5)  # `meeting` is now `appointment`

async def wait(so: AsyncSuperOffice, client: AsyncClient) -> None:
    assert_type(await so.contact.get_contact(5), Contact)  # `get_contact` is now `get_contact_entity`
    assert_type(await so.contact.get_contact_entity(contact_id=5), Contact)  # `contact_id` is now `id`
    assert_type(so.contact.list_all(), AsyncRows[Row])  # `list_all` is now `get_all`
    await so.customer.delete_contact_entity(5)  # `customer` is now `contact`
    await client.appointment.refuse(id=5)  # `refuse` is now `reject`, `id` is now `appointment_id`
"""
WRONG = f"""
from {PACKAGE} import SuperOffice, models

def use(so: SuperOffice) -> None:
    so.contact.put_contact_entity(5, contact_id=5, entity=models.ContactEntityWithLinks())
    so.contact.put_contact_entity(entity=models.ContactEntityWithLinks())
    so.contact.put_contact_entity(contact_id=5, entity=models.ContactEntityWithLinks())
    so.agents.appointment.reject(appointment_id=5)
"""


def expected(code: str) -> dict[int, str]:
    """What the comments of lines say, by line."""
    return {
        number: comment
        for number, line in enumerate(code.splitlines(), 1)
        if (comment := line.partition("  # ")[2])
    }


def written(folder: Path, code: str) -> Path:
    path = folder / "use.py"
    path.write_text(code, "utf-8")
    return path


def test_mypy_finds_nothing_in_the_sdk_and_in_new_calls(folder: Path) -> None:
    written(folder, NEW)
    output = mypy(folder, PACKAGE, "use.py")
    assert output.startswith("Success"), output


def test_pyright_finds_nothing_in_the_sdk_and_in_new_calls(folder: Path) -> None:
    written(folder, NEW)
    assert pyright(folder, PACKAGE, "use.py") == {}


def test_mypy_shows_old_calls_as_deprecated(folder: Path) -> None:
    written(folder, OLD)
    lines = [line for line in mypy(folder, "use.py").splitlines() if ": error:" in line]
    assert all(line.endswith("  [deprecated]") for line in lines), lines
    shown = {int(line.split(":")[1]): line for line in lines}
    assert shown.keys() == expected(OLD).keys()
    assert all(expected(OLD)[number] in line for number, line in shown.items())


def test_pyright_shows_old_calls_as_deprecated(folder: Path) -> None:
    written(folder, OLD)
    shown = pyright(folder, "use.py")
    assert shown.keys() == expected(OLD).keys(), shown
    assert all(
        " is deprecated" in message and message.endswith(expected(OLD)[number])
        for number, message in shown.items()
    )


@pytest.mark.parametrize("check", [mypy, pyright])
def test_mistakes_and_names_of_different_releases_are_errors(
    folder: Path, check: object
) -> None:
    written(folder, WRONG)
    assert callable(check)
    if check is pyright:
        numbers = set(pyright(folder, "use.py"))
    else:
        lines = mypy(folder, "use.py").splitlines()
        numbers = {int(line.split(":")[1]) for line in lines if ": error:" in line}
    assert numbers == {5, 6, 7, 8}
