"""Types, fields, members and modules are there under former names, and whoever uses these is warned on the own line."""

from __future__ import annotations

import copy
import importlib
import inspect
import json
import pickle
import typing
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sdk.former.renamed_sdk import PACKAGE
from servers.recording import RecordingServer

JSON = {"Content-Type": "application/json"}
NAME = "`ContactEntity.title` is now `name`"


def module(path: str) -> Any:
    return importlib.import_module(f"{PACKAGE}.{path}")


@pytest.fixture(autouse=True)
def importable(sdk: Any) -> Iterator[None]:
    """The package can be imported, and any warning that no test expects is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def warned(use: Callable[[], Any]) -> tuple[Any, list[str]]:
    """What a use gives, and the warnings, each of which is about a line of this file."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = use()
    assert all(each.category is DeprecationWarning for each in caught)
    assert {Path(each.filename) for each in caught} <= {Path(__file__)}
    return result, [str(each.message) for each in caught]


# ---------------------------------------------------------------- fields


def test_a_field_is_read_and_written_under_its_former_names() -> None:
    contact = module("models").ContactEntity(name="Ferry")
    assert warned(lambda: contact.title) == ("Ferry", [NAME])
    _, messages = warned(lambda: setattr(contact, "company_name", "Ship"))
    assert (contact.name, messages) == (
        "Ship",
        ["`ContactEntity.company_name` is now `name`"],
    )


def test_the_line_that_uses_a_former_name_is_warned() -> None:
    def use() -> None:
        contact.title = "Ferry"

    contact = module("models").ContactEntity()
    with pytest.warns(DeprecationWarning, match="title") as caught:
        use()
    assert [each.lineno for each in caught] == [use.__code__.co_firstlineno + 1]


def test_models_that_extend_another_one_have_its_former_names() -> None:
    models = module("models")

    class Mine(models.ContactEntityWithLinks, kw_only=True):  # type: ignore[misc, name-defined]  # found at run time
        note: str | None = None

    for cls in (models.ContactEntityWithLinks, Mine):
        title, _ = warned(partial(getattr, cls(name="Ferry"), "title"))
        assert title == "Ferry"
    assert not hasattr(models.Contact(), "title")


def test_the_constructor_takes_current_names_only() -> None:
    with pytest.raises(TypeError, match="title"):
        module("models").ContactEntity(title="Ferry")


def test_former_names_are_no_fields() -> None:
    models = module("models")
    contact = models.ContactEntity(name="Ferry", associate=models.Associate())
    same = models.ContactEntity.from_dict(
        {"Name": "Ferry", "Associate": {}, "X": 1}
    ).copy(unknown_fields={})
    copies = (same, copy.copy(contact), copy.deepcopy(contact), contact.copy())
    assert {repr(each) for each in copies} == {repr(contact)}
    assert all(each == contact for each in copies)
    assert pickle.loads(pickle.dumps(contact)) == contact
    assert contact.to_dict() == {"Name": "Ferry", "Associate": {}}
    names = {field.name for field in msgspec.structs.fields(models.ContactEntity)}
    assert names.isdisjoint({"title", "company_name", "owner"})
    assert names == typing.get_type_hints(models.ContactEntity).keys()
    assert set(inspect.signature(models.ContactEntity).parameters) == names


def test_the_class_itself_has_no_value_to_warn_of() -> None:
    cls = module("models").ContactEntity
    assert [name for name, _ in inspect.getmembers(cls) if name == "title"]
    assert cls.title is inspect.getattr_static(cls, "title")


def test_models_of_soap_have_former_fields_too() -> None:
    task = module("soap.services88.models").Task(value="Call")
    assert warned(lambda: task.text) == ("Call", ["`Task.text` is now `value`"])
    assert warned(lambda: task.rights) == (
        None,
        ["`Task.rights` is now `table_right`"],
    )


def test_results_are_read_under_former_names_and_stay_frozen() -> None:
    result = module("soap.services88.models").ReadFileResult(
        file_name="a", length=5, response=b""
    )
    messages = ["`ReadFileResult.size` is now `length`"]
    assert warned(lambda: result.size) == (5, messages)

    def write() -> None:
        with pytest.raises(AttributeError):
            result.size = 6

    # msgspec refuses it before anything is looked up
    assert warned(write) == (None, [])
    assert result.length == 5


# ---------------------------------------------------------------- changes and from_dict


@pytest.mark.parametrize(
    ("changes", "sent", "messages"),
    [
        ({"title": "Ferry"}, {"Name": "Ferry"}, [NAME]),
        ({"Title": "Ferry"}, {"Name": "Ferry"}, [NAME]),
        ({"title": None}, {"Name": None}, [NAME]),
        (
            {"owner": {"whole_name": "Ada"}},
            {"Associate": {"FullName": "Ada"}},
            [
                "`ContactEntity.owner` is now `associate`",
                "`Associate.whole_name` is now `full_name`",
            ],
        ),
        ({"name": "Ferry"}, {"Name": "Ferry"}, []),
    ],
)
def test_changes_of_a_patch_are_taken_by_former_names(
    sdk: Any,
    server: RecordingServer,
    changes: dict[str, Any],
    sent: dict[str, Any],
    messages: list[str],
) -> None:
    server.answer(b"{}", headers=JSON)
    with sdk.SuperOffice(f"{server.url}/C1/api", auth=None) as so:
        _, warned_of = warned(lambda: so.contact.patch_contact_entity(5, changes))
    assert json.loads(server.requests[-1].body) == sent
    assert warned_of == [text.replace("ContactEntity", "ContactEntityWithLinks") for text in messages]  # fmt: skip


def test_a_change_by_two_names_is_refused(sdk: Any) -> None:
    with sdk.SuperOffice("https://example.com/C1/api", auth=None) as so:

        def call() -> None:
            with pytest.raises(sdk.EncodeError, match="given twice"):
                so.contact.patch_contact_entity(5, {"name": "a", "title": "b"})

        warned(call)


@pytest.mark.parametrize("key", ["title", "Title", "company_name", "CompanyName"])
def test_from_dict_takes_former_names(key: str) -> None:
    cls = module("models").ContactEntity
    contact, messages = warned(lambda: cls.from_dict({key: "Ferry"}))
    assert contact == cls(name="Ferry")
    assert len(messages) == 1


def test_from_dict_takes_former_names_at_any_depth() -> None:
    models = module("models")
    data = {"Owner": {"WholeName": "Ada", "Name": "ada"}}
    contact, messages = warned(lambda: models.ContactEntity.from_dict(data))
    associate = models.Associate(full_name="Ada", name="ada")
    assert contact == models.ContactEntity(associate=associate)
    assert messages == [
        "`ContactEntity.owner` is now `associate`",
        "`Associate.whole_name` is now `full_name`",
    ]
    assert data == {"Owner": {"WholeName": "Ada", "Name": "ada"}}


def test_what_from_dict_cannot_read_under_a_former_name_is_sent_back_under_the_current_one() -> (
    None
):
    contact, _ = warned(
        lambda: module("models").ContactEntity.from_dict({"title": [5]})
    )
    assert (contact.name, contact.unknown_fields) == (None, {"Name": [5]})


def test_the_current_name_wins_over_a_former_one() -> None:
    cls = module("models").ContactEntity
    contact = cls.from_dict({"Title": "old", "Name": "new"})
    assert (contact.name, contact.unknown_fields) == ("new", {"Title": "old"})


def test_errors_below_a_former_name_have_its_place(sdk: Any) -> None:
    data = {"owner": {"full_name": "Ada"}}

    def read() -> None:
        with pytest.raises(sdk.DecodeError) as error:
            module("models").ContactEntity.from_dict(data)
        assert error.value.path == "Associate.full_name"

    warned(read)


def test_answers_of_servers_have_no_former_names(
    sdk: Any, server: RecordingServer
) -> None:
    server.answer(b'{"Name": null, "Title": "Ferry"}', headers=JSON)
    with sdk.SuperOffice(f"{server.url}/C1/api", auth=None) as so:
        contact = so.contact.get_contact_entity(5)
    assert (contact.name, contact.unknown_fields) == (None, {"Title": "Ferry"})


# ---------------------------------------------------------------- classes

CLASSES = {
    "models": ("CompanyEntity", "ContactEntity"),
    "enums": ("TableRights", "ETableRight"),
    "agents": ("MeetingAgent", "AppointmentAgent"),
    "resources": ("CustomerResource", "ContactResource"),
    "soap.services88.models": ("ToDo", "Task"),
    "soap.services88.enums": ("Mode", "RecurrenceUpdateMode"),
    "soap.services88.agents": ("MeetingAgent", "AppointmentAgent"),
    "soap.services88.async_agents": ("AsyncMeetingAgent", "AsyncAppointmentAgent"),
}


@pytest.mark.parametrize(
    ("path", "former", "current"),
    [
        *((path, *names) for path, names in CLASSES.items()),
        ("agents", "AsyncMeetingAgent", "AsyncAppointmentAgent"),
        ("resources", "AsyncCustomerResource", "AsyncContactResource"),
        ("soap.services88.models", "FileResult", "ReadFileResult"),
        ("archives.simple_contact", "company_id", "contact_id"),
    ],
)
def test_a_class_or_column_is_there_under_its_former_name(
    path: str, former: str, current: str
) -> None:
    inside = module(path)
    messages = [f"`{PACKAGE}.{path}.{former}` is now `{current}`"]
    for _ in range(2):
        assert warned(lambda: getattr(inside, former)) == (getattr(inside, current), messages)  # fmt: skip
    assert former not in dir(inside)
    assert former not in getattr(inside, "__all__", ())
    with pytest.raises(AttributeError, match="'Nothing'"):
        _ = inside.Nothing


def test_an_import_by_a_former_name_warns_its_line() -> None:
    code = f"\nfrom {PACKAGE}.models import CompanyEntity\nfrom {PACKAGE}.agents import MeetingAgent"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        exec(compile(code, "mine.py", "exec"), {"__name__": "mine"})
    assert [(each.filename, each.lineno) for each in caught] == [("mine.py", 2), ("mine.py", 3)]  # fmt: skip


def test_pickles_of_former_classes_are_read() -> None:
    models = module("models")
    contact = models.ContactEntity(name="Ferry")
    pickled = pickle.dumps(contact, protocol=0).replace(b"ContactEntity", b"CompanyEntity")  # fmt: skip
    read, messages = warned(lambda: pickle.loads(pickled))
    assert read == contact
    assert messages == [f"`{PACKAGE}.models.CompanyEntity` is now `ContactEntity`"]


# ---------------------------------------------------------------- members


@pytest.mark.parametrize("path", ["enums", "soap.services88.enums"])
def test_a_member_is_there_under_its_former_name(path: str) -> None:
    enum = module(path).RecurrenceUpdateMode
    messages = ["`RecurrenceUpdateMode.SINGLE` is now `RecurrenceUpdateMode.ONLY_THIS`"]
    assert warned(lambda: enum.SINGLE) == (enum.ONLY_THIS, messages)
    assert warned(lambda: enum["SINGLE"]) == (enum.ONLY_THIS, messages)
    assert warned(lambda: enum.ONLY_THIS.SINGLE) == (enum.ONLY_THIS, messages)


def test_only_current_names_of_members_are_listed() -> None:
    enum = module("enums").RecurrenceUpdateMode
    assert "SINGLE" not in [*enum.__members__, *dir(enum)]
    assert [member.name for member in enum] == list(enum.__members__)
    assert enum("SINGLE") is not enum.ONLY_THIS
    assert not enum("SINGLE").is_known
    with pytest.raises(KeyError, match="NOTHING"):
        _ = enum["NOTHING"]


def test_flags_take_members_by_former_names(sdk: Any) -> None:
    enum = module("enums").ETableRight
    read, _ = warned(lambda: enum.READ)
    assert sdk.Flags(read) == sdk.Flags[enum]["Select"]
    assert pickle.loads(pickle.dumps(read)) is enum.SELECT


# ---------------------------------------------------------------- modules


def test_a_package_of_soap_is_there_under_its_former_name() -> None:
    start = f"{PACKAGE}.soap.eighty_eight"
    former, messages = warned(lambda: importlib.import_module(start))
    assert messages == [f"`{start}` is now `{PACKAGE}.soap.services88`"]
    assert former.Client is module("soap.services88").Client
    assert former.models is module("soap.services88").models
    assert dir(former) == dir(module("soap.services88"))


@pytest.mark.parametrize("name", ["models", "enums", "agents", "async_agents"])
def test_the_modules_of_such_a_package_are_those_of_the_current_one(name: str) -> None:
    path = f"{PACKAGE}.soap.eighty_eight.{name}"
    former, messages = warned(lambda: importlib.import_module(path))
    current = module(f"soap.services88.{name}")
    assert messages[-1] == f"`{path}` is now `{current.__name__}`"
    names = [each for each in dir(current) if not each.startswith("_")]
    assert all(getattr(former, each) is getattr(current, each) for each in names)


def test_an_archive_is_there_under_its_former_name() -> None:
    archives, current = module("archives"), module("archives.simple_contact")
    messages = [f"`{PACKAGE}.archives.companies` is now `simple_contact`"]
    assert warned(lambda: archives.companies) == (current, messages)
    assert "companies" not in [*dir(archives), *archives.__all__]
    path = f"{PACKAGE}.archives.companies"
    former, messages = warned(lambda: importlib.import_module(path))
    assert former is current
    assert messages == [f"`{path}` is now `{current.__name__}`"]
