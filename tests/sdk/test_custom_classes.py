"""An SDK with custom classes: what its clients make, what answers become, and what is sent."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from emit.python.generated_code import as_black_writes
from pydantic import TypeAdapter
from support.packages import imported

from generator.emit.python.stable import is_stable
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.files.custom_classes import load_custom_classes
from generator.passes import build_api
from generator.reader.read import read_page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
URL = "https://example.com/Cust1"
PEOPLE = """
from tailored import SuperOffice, models
from tailored_custom import contacts  # which imports this module


class Colleague(models.Associate):
    score: int | None = None

    @property
    def label(self) -> str:
        return f"<{self.full_name}>"

    def companies(self, so: SuperOffice) -> "list[contacts.Company]":
        return [so.contact.get_contact_entity(1)]
"""
CONTACTS = '''
from tailored import models
from tailored.agents import AppointmentAgent, AsyncAppointmentAgent
from tailored.resources import ContactResource
from tailored_custom import people  # which imports this module


class Company(models.ContactEntity):
    def responsible(self) -> "people.Colleague | None":
        return self.associate


class Linked(models.ContactEntityWithLinks, Company): ...


class Resource(ContactResource):
    def names(self, *keys: int) -> list[str | None]:
        return [self.get_contact_entity(key).name for key in keys]

    def again(self, key: int, *, times: int = 1) -> Linked:
        """Reads a company more than once."""
        for _ in range(times):
            company = self.get_contact_entity(key)
        return company


class Appointments(AppointmentAgent):
    def reject(self, **arguments):
        arguments["reject_reason"] = "no"
        return super().reject(**arguments)


class AsyncAppointments(AsyncAppointmentAgent):
    async def twice(self, **arguments):
        await self.reject(**arguments)
        await self.reject(**arguments)
'''
SOAP = """
from tailored.soap import services88
from tailored.soap.services88 import models
from tailored.soap.services88.agents import UserDefinedFieldInfoAgent


class Client(services88.Client):
    ...


class Activity(models.ActivitySummary):
    @property
    def is_busy(self) -> bool:
        return bool(self.num_busy_activities)


class Info(models.FieldInfoBase):
    ...


class ReadFile(models.ReadFileResult, frozen=True):
    @property
    def kilobytes(self) -> float:
        return self.length / 1024


class Fields(UserDefinedFieldInfoAgent):
    ...
"""
MODULES = {"people": PEOPLE, "contacts": CONTACTS, "soap/services88": SOAP}
COMPANY = {"ContactId": 5, "Name": "A", "Associate": {"FullName": "Bo", "Score": 3, "New": 1}}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `tailored_custom`."""
    folder = tmp_path_factory.mktemp("tailored")
    for name, source in MODULES.items():
        path = folder / f"tailored_custom/{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return folder


@pytest.fixture(scope="module")
def rendered(folder: Path) -> Sdk:
    """The SDK of the seeds beside it."""
    pages = [path for path in sorted(SEEDS.rglob("*.*")) if path.is_file()]
    return render_sdk(
        build_api(read_page(str(path), path.read_bytes()) for path in pages).api,
        SdkSettings(package="tailored"),
        reformat=False,
        custom_classes=load_custom_classes(folder, "tailored"),
    )


@pytest.fixture(scope="module")
def sdk(folder: Path, rendered: Sdk) -> Iterator[Any]:
    """It, imported."""
    with imported(rendered.files, folder, "tailored") as package:
        assert "tailored_custom" not in sys.modules, "generated modules import it late"
        modules = {
            name: importlib.import_module(f"tailored_custom.{name.replace('/', '.')}")
            for name in MODULES
        }
        testing = importlib.import_module("tailored.testing")
        yield SimpleNamespace(package=package, testing=testing, **modules)
    for name in [name for name in sys.modules if name.startswith("tailored_custom")]:
        del sys.modules[name]


def test_black_leaves_modules_with_custom_classes_alone(rendered: Sdk) -> None:
    modules = {
        path: content.data().decode()
        for path, content in rendered.files.items()
        if path.endswith(".py") and "/_runtime/" not in path and "contract" not in path
    }
    assert any("tailored_custom" in text for text in modules.values())
    for path, text in modules.items():
        assert is_stable(text), path
        assert as_black_writes(text) == text


def client(sdk: Any, **samples: object) -> Any:
    """A client that gets these answers, by agent or resource and method with `__` between them."""
    answers = {
        name.replace("__", ".").replace("agents.", "agents.", 1): value
        for name, value in samples.items()
    }
    transport = sdk.testing.SampleTransport(answers)
    return sdk.package.SuperOffice(f"{URL}/api", auth=None, transport=transport)


def test_clients_make_the_custom_agents_and_resources(sdk: Any) -> None:
    so = client(sdk)
    assert type(so.contact) is sdk.contacts.Resource
    assert type(so.agents.appointment) is sdk.contacts.Appointments
    assert type(so.with_options(timeout=1).contact) is sdk.contacts.Resource
    assert type(so.agents.person).__module__ == "tailored.agents"


def test_sync_and_async_classes_count_apart(sdk: Any) -> None:
    transport = sdk.testing.AsyncSampleTransport({"agents.appointment.reject": None})
    so = sdk.package.AsyncSuperOffice(f"{URL}/api", auth=None, transport=transport)
    assert type(so.contact).__name__ == "AsyncContactResource"
    assert type(so.agents.appointment) is sdk.contacts.AsyncAppointments
    arguments = {"appointment_id": 1, "reject_reason": "", "update_mode": "OnlyThis"}
    asyncio.run(so.agents.appointment.twice(**arguments))
    assert transport.calls == ["agents.appointment.reject"] * 2


def test_a_method_that_overrides_a_generated_one_is_called(sdk: Any) -> None:
    so = client(sdk, agents__appointment__reject=None)
    so.agents.appointment.reject(appointment_id=1, reject_reason="", update_mode="OnlyThis")  # fmt: skip
    (request,) = so._transport.requests
    assert b'"RejectReason":"no"' in request.content


def test_answers_and_fields_inside_become_custom_models(sdk: Any) -> None:
    so = client(sdk, contact__get_contact_entity=COMPANY)
    company = so.contact.get_contact_entity(5)
    assert type(company) is sdk.contacts.Linked
    person = company.responsible()
    assert type(person) is sdk.people.Colleague
    assert (person.label, person.score) == ("<Bo>", 3)
    assert person.unknown_fields == {"New": 1}
    assert company.to_dict() == COMPANY
    assert so.contact.names(1, 2) == ["A", "A"]


@pytest.mark.parametrize("name", ["ContactEntity", "ContactEntityWithLinks"])
def test_a_generated_model_reads_custom_ones_inside(sdk: Any, name: str) -> None:
    cls = getattr(sdk.package.models, name)
    company = cls.from_dict(COMPANY)
    assert type(company) is cls
    assert type(company.associate) is sdk.people.Colleague
    assert type(cls.from_json(company.to_json()).associate) is sdk.people.Colleague


def test_custom_and_generated_models_are_sent(sdk: Any) -> None:
    so = client(sdk, contact__put_contact_entity=COMPANY)
    models = sdk.package.models
    for company in (
        sdk.contacts.Company(name="B"),
        sdk.contacts.Linked(name="B"),
        models.ContactEntity(name="B"),
        models.ContactEntityWithLinks(name="B"),
    ):
        so.contact.put_contact_entity(5, company)
    assert {request.content for request in so._transport.requests} == {b'{"Name":"B"}'}


def test_a_copy_is_of_the_custom_class(sdk: Any) -> None:
    company = sdk.contacts.Company(name="B").copy(name="C")
    assert (type(company), company.name) == (sdk.contacts.Company, "C")


def test_a_raw_response_is_parsed_into_custom_models(sdk: Any) -> None:
    so = client(sdk, contact__get_contact_entity=COMPANY)
    raw = so.with_raw_response(so.contact.get_contact_entity, 5)
    assert type(raw.parse()) is sdk.contacts.Linked


def test_a_custom_method_is_a_tool(sdk: Any) -> None:
    so = client(sdk, contact__get_contact_entity=COMPANY)
    tool = importlib.import_module("tailored.tools").function(so.contact.again)
    assert list(inspect.signature(tool).parameters) == ["key", "times"]
    assert tool.__doc__ == "Reads a company more than once."
    assert type(tool(5, times=2)) is sdk.contacts.Linked


def test_hints_of_generated_methods_name_the_custom_classes(sdk: Any) -> None:
    contacts, models = sdk.contacts, sdk.package.models
    hints = typing.get_type_hints(contacts.Resource.put_contact_entity)
    assert hints["return"] is contacts.Linked
    assert hints["entity"] == contacts.Company | models.ContactEntity
    attribute = inspect.getattr_static(sdk.package.SuperOffice, "contact")
    assert typing.get_type_hints(attribute.func)["return"] is contacts.Resource


def test_pydantic_reads_custom_models_and_describes_them(sdk: Any) -> None:
    adapter = TypeAdapter(sdk.contacts.Company)
    company = adapter.validate_python({"Name": "A", "Associate": {"FullName": "Bo"}})
    assert type(company.associate) is sdk.people.Colleague
    assert "Colleague" in adapter.json_schema()["$defs"]


# ---------------------------------------------------------------- SOAP


def soap_codec(sdk: Any) -> Any:
    facade = importlib.import_module("tailored._runtime.soap.codec.facade")
    return facade.Codec.for_package("tailored.soap.services88")


def test_fields_of_soap_become_custom_models(sdk: Any) -> None:
    custom = vars(sdk)["soap/services88"]
    models = importlib.import_module("tailored.soap.services88.models")
    codec = soap_codec(sdk)
    for activity in (
        custom.Activity(num_busy_activities=2),
        models.ActivitySummary(num_busy_activities=2),
    ):
        item = models.DayInformationListItem(activity_information=activity)
        xml = codec.encoder("DayInformationListItem")(item)
        assert b"i:type" not in xml
        read = codec.decoder("DayInformationListItem")(xml)
        assert type(read) is models.DayInformationListItem
        assert type(read.activity_information) is custom.Activity
        assert read.activity_information.is_busy
        assert codec.encoder("DayInformationListItem")(read) == xml


def test_a_value_of_another_class_is_refused_by_the_name_of_the_type(sdk: Any) -> None:
    models = importlib.import_module("tailored.soap.services88.models")
    item = models.DayInformationListItem(activity_information=models.Associate())
    with pytest.raises(sdk.package.EncodeError, match="expected ActivitySummary"):
        soap_codec(sdk).encoder("DayInformationListItem")(item)


def test_a_subtype_that_the_server_names_stays_that_type(sdk: Any) -> None:
    custom = vars(sdk)["soap/services88"]
    models = importlib.import_module("tailored.soap.services88.models")
    codec = soap_codec(sdk)
    encode, decode = codec.encoder("FieldInfoBase"), codec.decoder("FieldInfoBase")
    assert type(decode(encode(models.FieldInfoBase()))) is custom.Info
    assert type(decode(encode(models.FieldInfoBool()))) is models.FieldInfoBool
    assert type(decode(encode(custom.Info()))) is custom.Info


def test_a_result_of_more_than_one_part_is_the_custom_class(sdk: Any) -> None:
    custom = vars(sdk)["soap/services88"]
    assert soap_codec(sdk).classes.result("ReadFileResult") is custom.ReadFile
    agents = importlib.import_module("tailored.soap.services88.agents")
    hints = typing.get_type_hints(agents.FileManagerAgent.read_file)
    assert hints["return"] is custom.ReadFile


def test_a_custom_client_of_soap_makes_custom_agents(sdk: Any) -> None:
    custom = vars(sdk)["soap/services88"]
    so = custom.Client(f"{URL}/Remote", auth=None, transport=sdk.testing.SampleTransport({}))  # fmt: skip
    assert type(so.user_defined_field_info) is custom.Fields
    assert type(so.with_options(timeout=1)) is custom.Client


# ---------------------------------------------------------------- imports

ORDERS = {
    "the custom module first": "import tailored_custom.people",
    "the other custom module first": "import tailored_custom.contacts",
    "the models first": "import tailored.models",
    "the agents first": "import tailored.agents.appointment",
    "the client first": "import tailored._client, tailored._async_client",
    "a client": "from tailored import SuperOffice; SuperOffice('https://a.example/api', auth=None).contact",
    "SOAP first": "import tailored.soap.services88._client, tailored.soap.services88.models",
}
READ = """
from tailored import models
company = models.ContactEntity.from_json('{"Associate": {"FullName": "Bo"}}')
print(company.associate.label)
"""


@pytest.mark.parametrize("first", ORDERS.values(), ids=ORDERS)
def test_modules_may_be_imported_in_any_order(
    sdk: Any, folder: Path, first: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{first}\n{READ}"],
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("<Bo>\n", "")


def test_a_client_imports_no_custom_module_before_it_needs_one(
    sdk: Any, folder: Path
) -> None:
    code = """
import sys, tailored
so = tailored.SuperOffice('https://a.example/api', auth=None)
so.agents.person, tailored.models.ContactEntity(name='A')
assert not [name for name in sys.modules if name.startswith('tailored_custom')]
so.contact
assert 'tailored_custom.contacts' in sys.modules
"""
    subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(folder)},
        check=True,
    )


def test_a_class_that_went_after_generation_is_told(sdk: Any) -> None:
    custom = importlib.import_module("tailored._runtime.values.custom")
    with pytest.raises(ImportError, match="has no class Gone that extends Model: generate"):  # fmt: skip
        custom.custom_class(
            "tailored_custom.people:Gone", sdk.package.models.Associate.__mro__[1]
        )
