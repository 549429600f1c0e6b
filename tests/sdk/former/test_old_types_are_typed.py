"""Type checkers take former names of types for the types themselves, and show those that can be deprecated.

A class, a column or a module cannot: checkers know no deprecated aliases (PEP 702), and a class that extends the current
one would refuse its objects.
"""

from __future__ import annotations

from pathlib import Path

from sdk.former.renamed_sdk import PACKAGE, mypy, pyright

OLD = f"""
from typing_extensions import assert_never, assert_type
from {PACKAGE} import BoolColumn, Flags, IntColumn, SuperOffice
from {PACKAGE}.agents import AppointmentAgent, AsyncAppointmentAgent, AsyncMeetingAgent, MeetingAgent
from {PACKAGE}.archives import companies, simple_contact
from {PACKAGE}.enums import ETableRight, RecurrenceUpdateMode, TableRights
from {PACKAGE}.models import Associate, CompanyEntity, ContactEntity, ContactEntityWithLinks
from {PACKAGE}.resources import ContactResource, CustomerResource
from {PACKAGE}.soap.eighty_eight import AsyncClient as OldAsyncClient, Client as OldClient, models as old_models
from {PACKAGE}.soap.eighty_eight.agents import AppointmentAgent as OldSoapAgent
from {PACKAGE}.soap.eighty_eight.enums import RecurrenceUpdateMode as OldMode
from {PACKAGE}.soap.eighty_eight.models import Task as OldTask, ToDo as OldToDo
from {PACKAGE}.soap.services88 import AsyncClient, Client, agents, enums, models
from {PACKAGE}.soap.services88.async_agents import AsyncAppointmentAgent as Agent, AsyncMeetingAgent as OldAgent
import {PACKAGE}.archives.companies

class Mine(CompanyEntity, kw_only=True):
    note: str | None = None

def classes(entity: CompanyEntity, value: object, client: Client, asynchronous: AsyncClient) -> list[CompanyEntity]:
    assert_type(entity, ContactEntity)
    if isinstance(value, CompanyEntity):
        assert_type(value, ContactEntity)
    made: CompanyEntity = ContactEntity(name="Ferry")
    current: ContactEntity = CompanyEntity(name="Ferry")
    old_client: OldClient = client
    old_asynchronous: OldAsyncClient = asynchronous
    return [made, current, Mine(note="x"), CompanyEntity.from_dict({{}}), ContactEntityWithLinks()] if old_client and old_asynchronous else []

def groups(so: SuperOffice, wait: AsyncAppointmentAgent, agent: agents.AppointmentAgent, other: Agent) -> None:
    meeting: MeetingAgent = so.agents.appointment
    customer: CustomerResource = so.contact
    assert_type(meeting, AppointmentAgent)
    assert_type(customer, ContactResource)
    waiting: AsyncMeetingAgent = wait
    old: agents.MeetingAgent = agent
    older: OldSoapAgent = agent
    oldest: OldAgent = other
    print(waiting, old, older, oldest)

def fields(entity: ContactEntity, linked: ContactEntityWithLinks, mine: Mine, task: models.Task, result: models.FileResult) -> None:
    assert_type(entity.title, str | None)  # `title` is now `name`
    entity.title = "Ferry"  # `title` is now `name`
    entity.company_name = None  # `company_name` is now `name`
    assert_type(linked.owner, Associate | None)  # `owner` is now `associate`
    mine.title = mine.name  # `title` is now `name`
    assert_type(task.text, str | None)  # `text` is now `value`
    assert_type(task.rights, models.TableRight | None)  # `rights` is now `table_right`
    assert_type(result, models.ReadFileResult)
    assert_type(result.size, int)  # `size` is now `length`

def members(mode: RecurrenceUpdateMode) -> int:
    single: RecurrenceUpdateMode = RecurrenceUpdateMode.SINGLE  # This member has another name now.
    rights: Flags[TableRights] = Flags(ETableRight.SELECT) | TableRights.READ  # This member has another name now.
    old: enums.Mode = enums.RecurrenceUpdateMode.SINGLE  # This member has another name now.
    older: OldMode = enums.RecurrenceUpdateMode.ONLY_THIS
    print(single, rights, old, older)
    match mode:
        case RecurrenceUpdateMode.UNKNOWN | RecurrenceUpdateMode.ONLY_THIS:
            return 1
        case RecurrenceUpdateMode.THIS_AND_FORWARD | RecurrenceUpdateMode.STOP_RECURRENCE:
            return 2
    assert_never(mode)

def modules(task: models.Task) -> old_models.Task:
    todo: models.ToDo = OldTask(value="Call")
    older: OldToDo = task
    print(todo, older)
    assert_type(simple_contact.company_id, IntColumn)
    assert_type(companies.contact_id, IntColumn)
    assert_type({PACKAGE}.archives.companies.has_interests, BoolColumn)
    return task
"""
WRONG = f"""
from {PACKAGE}.enums import RecurrenceUpdateMode
from {PACKAGE}.models import CompanyEntity, ContactEntity
from {PACKAGE}.soap.services88.models import FileResult

def use(entity: CompanyEntity, result: FileResult) -> None:
    entity.title = 5
    entity.name = entity.nothing
    ContactEntity(title="Ferry")
    result.size = 5
    text: int = RecurrenceUpdateMode.SINGLE
"""
MISTAKES = {7, 8, 9, 10, 11}


def expected(code: str) -> dict[int, str]:
    """What the comments of lines say, by line."""
    return {
        number: comment
        for number, line in enumerate(code.splitlines(), 1)
        if (comment := line.partition("  # ")[2])
    }


def written(folder: Path, code: str) -> None:
    (folder / "use.py").write_text(code, "utf-8")


def errors_of_mypy(folder: Path) -> dict[int, str]:
    lines = mypy(folder, "use.py").splitlines()
    return {int(line.split(":")[1]): line for line in lines if ": error:" in line}


def test_mypy_accepts_former_names_and_shows_them_as_deprecated(folder: Path) -> None:
    written(folder, OLD)
    shown = errors_of_mypy(folder)
    assert shown.keys() == expected(OLD).keys(), shown
    for number, line in shown.items():
        assert expected(OLD)[number] in line
        assert line.endswith("  [deprecated]")


def test_pyright_accepts_former_names_and_shows_them_as_deprecated(
    folder: Path,
) -> None:
    written(folder, OLD)
    shown = pyright(folder, "use.py")
    assert shown.keys() == expected(OLD).keys(), shown
    for number, message in shown.items():
        assert " is deprecated" in message
        assert message.endswith(expected(OLD)[number])


def test_mypy_finds_mistakes_with_former_names(folder: Path) -> None:
    written(folder, WRONG)
    shown = errors_of_mypy(folder).keys()
    assert shown == MISTAKES


def test_pyright_finds_mistakes_with_former_names(folder: Path) -> None:
    written(folder, WRONG)
    assert pyright(folder, "use.py").keys() == MISTAKES
