"""Which class of the user stands for which generated class, and what generated code then says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.model.api import Api
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.model.custom import CustomClass
from generator.model.errors import UsageError
from generator.passes import build_api
from generator.reader.read import read_page

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PAGES = (
    "rest/Contact/*.md",
    "agent/Appointment_Agent/*.md",
    "../soap/Services88/**/*.md",
    "../webapi/*.yml",
)


@cache
def api() -> Api:
    """The model of some pages of the seeds."""
    restful = SEEDS / "reference/restful"
    paths = sorted({path for pattern in PAGES for path in restful.glob(pattern)})
    return build_api(read_page(str(path), path.read_bytes()) for path in paths).api


def custom(
    name: str, *bases: str, line: int = 1, module: str = "people"
) -> CustomClass:
    """A class of the user."""
    return CustomClass(
        module=f"superoffice_custom.{module}" if module else "superoffice_custom",
        name=name,
        bases=bases,
        path=f"superoffice_custom/{module}.py",
        line=line,
    )


def render(*classes: CustomClass, succession: Succession = NO_SUCCESSION) -> Sdk:
    """The SDK with these classes of the user."""
    return render_sdk(
        api(),
        SdkSettings(),
        reformat=False,
        custom_classes=classes,
        succession=succession,
    )


def text(sdk: Sdk, path: str) -> str:
    return sdk.files[f"superoffice/{path}"].data().decode()


def refusal(*classes: CustomClass) -> UsageError:
    with pytest.raises(UsageError) as error:
        render(*classes)
    return error.value


MODEL = "superoffice.models.Associate"
PLACES = {
    "superoffice.SuperOffice": "superoffice.SuperOffice",
    "superoffice._client.SuperOffice": "superoffice.SuperOffice",
    "superoffice._async_client.AsyncSuperOffice": "superoffice.AsyncSuperOffice",
    MODEL: MODEL,
    "superoffice.agents.AppointmentAgent": "superoffice.agents.AppointmentAgent",
    "superoffice.agents.appointment.AppointmentAgent": "superoffice.agents.AppointmentAgent",
    "superoffice.async_agents.appointment.AsyncAppointmentAgent": "superoffice.agents.AsyncAppointmentAgent",
    "superoffice.resources.contact.ContactResource": "superoffice.resources.ContactResource",
    "superoffice.soap.services88.Client": "superoffice.soap.services88.Client",
    "superoffice.soap.services88._async_client.AsyncClient": "superoffice.soap.services88.AsyncClient",
    "superoffice.soap.services88.models.Associate": "superoffice.soap.services88.models.Associate",
    "superoffice.soap.services88.models.ReadFileResult": "superoffice.soap.services88.models.ReadFileResult",
    "superoffice.soap.services88.agents.AppointmentAgent": "superoffice.soap.services88.agents.AppointmentAgent",
    "superoffice.soap.services88.agents.appointment.AppointmentAgent": "superoffice.soap.services88.agents.AppointmentAgent",
    "superoffice.soap.services88.async_agents.AsyncAppointmentAgent": "superoffice.soap.services88.async_agents.AsyncAppointmentAgent",
}


@pytest.mark.parametrize(("base", "stands_for"), PLACES.items())
def test_a_class_stands_for_the_one_that_it_extends(base: str, stands_for: str) -> None:
    sdk = render(custom("Mine", base))
    assert sdk.custom == {stands_for: "superoffice_custom.people.Mine"}
    assert f"| `{stands_for}` | `superoffice_custom.people.Mine` |" in (
        sdk.files["README.md"].data().decode()
    )


SUCCESSION = Succession(
    {
        "types/Associate": (Alias("models.Colleague"),),
        "types/Associate#field/Name": (Alias("login"),),
        "types/ContactEntity#field/Associate": (Alias("owner"),),
        "rest/v1/Agents/Appointment": (Alias("agents.MeetingAgent"),),
        "rest/v1/Contact": (Alias("resources.CompanyResource"),),
        "soap/Services88/Appointment": (Alias("soap.services88.agents.MeetingAgent"),),
        "types/Services88/Associate": (
            Alias("soap.services88.models.Colleague"),
            Alias("soap.s88.models.Associate"),
        ),
    }
)
FORMER_PLACES = {
    "superoffice.models.Colleague": MODEL,
    "superoffice.agents.MeetingAgent": "superoffice.agents.AppointmentAgent",
    "superoffice.resources.AsyncCompanyResource": "superoffice.resources.AsyncContactResource",
    "superoffice.soap.services88.async_agents.AsyncMeetingAgent": "superoffice.soap.services88.async_agents.AsyncAppointmentAgent",
    "superoffice.soap.services88.models.Colleague": "superoffice.soap.services88.models.Associate",
    "superoffice.soap.s88.models.Colleague": "superoffice.soap.services88.models.Associate",
    "superoffice.soap.s88.Client": "superoffice.soap.services88.Client",
}


@pytest.mark.parametrize(("base", "stands_for"), FORMER_PLACES.items())
def test_a_class_may_extend_one_by_a_former_name(base: str, stands_for: str) -> None:
    sdk = render(custom("Mine", base), succession=SUCCESSION)
    assert sdk.custom == {stands_for: "superoffice_custom.people.Mine"}


def test_former_names_of_fields_are_of_the_types_of_the_user() -> None:
    sdk = render(custom("Person", MODEL), succession=SUCCESSION)
    models = text(sdk, "models.py")
    assert "value: _custom_people.Person | None" in models
    assert 'owner = FormerField("associate")' in models


def test_classes_of_the_runtime_and_of_others_stand_for_nothing() -> None:
    bases = (
        "superoffice.BasicAuth",
        "superoffice.SuperOfficeError",
        "superoffice._runtime.rest.model.Model",
        "superoffice.testing.SampleTransport",
        "superoffice_other.models.Contact",
        "superoffice_custom.gone.Class",
        "enum.Enum",
    )
    sdk = render(*(custom(f"C{number}", base) for number, base in enumerate(bases)))
    assert sdk.custom == {}
    assert sdk.files == render().files


def test_without_a_class_nothing_of_the_user_is_named() -> None:
    sdk = render(custom("Mine"))
    assert not [
        path
        for path, content in sdk.files.items()
        if path.startswith("superoffice/")
        and "/_runtime/" not in path
        and b"superoffice_custom" in content.data()
    ]
    assert "custom" not in json.loads(text(sdk, "wire.json"))


def test_clients_make_the_agents_and_annotations_name_them() -> None:
    sdk = render(
        custom("Sync", "superoffice.agents.AppointmentAgent"),
        custom("Soap", "superoffice.soap.services88.agents.AppointmentAgent"),
    )
    for path in ("_client.py", "soap/services88/_client.py"):
        name = "Soap" if "soap" in path else "Sync"
        assert f"def appointment(self) -> _custom_people.{name}:" in text(sdk, path)
        assert f"return _custom_people.{name}(self)" in text(sdk, path)
    for path in ("_async_client.py", "soap/services88/_async_client.py"):
        assert "_custom_people" not in text(sdk, path)


def test_a_model_is_named_by_fields_parameters_and_results() -> None:
    sdk = render(
        custom("Person", MODEL),
        custom("Company", "superoffice.models.ContactEntity"),
        custom("Linked", "superoffice.models.ContactEntityWithLinks"),
    )
    models, resource = text(sdk, "models.py"), text(sdk, "resources/contact.py")
    assert "associate: _custom_people.Person | None = None" in models
    assert "class ContactEntityWithLinks(ContactEntity, kw_only=True" in models
    assert "-> _custom_people.Linked:" in resource
    # what was read with links can be sent where no class of the user is in its line
    assert "entity: _custom_people.Company | models.ContactEntity," in resource
    assert json.loads(text(sdk, "wire.json"))["custom"] == {
        "Associate": "superoffice_custom.people:Person",
        "ContactEntity": "superoffice_custom.people:Company",
        "ContactEntityWithLinks": "superoffice_custom.people:Linked",
    }
    assert json.loads(text(sdk, "api.json"))["types/ContactEntity"] == (
        "superoffice.models.ContactEntity"
    )
    page = sdk.files["docs/api/resources/contact/get_contact_entity.md"].data().decode()
    target = "../../models/ContactEntityWithLinks.md"
    assert f"**Returns** [`superoffice_custom.people.Linked`]({target})" in page


def test_a_model_of_soap_belongs_to_its_version_only() -> None:
    sdk = render(custom("Person", "superoffice.soap.services88.models.Associate"))
    assert "registered_associate: _custom_people.Person | None" in (
        text(sdk, "soap/services88/models.py")
    )
    assert "_custom_people" not in text(sdk, "models.py")
    assert json.loads(text(sdk, "soap/services88/wire.json"))["custom"] == {
        "Associate": "superoffice_custom.people:Person"
    }


def test_where_others_extend_a_model_they_are_named_too() -> None:
    """A field of this type may be any of those that extend it, which the user's class does not."""
    sdk = render(custom("Info", "superoffice.soap.services88.models.FieldInfoBase"))
    agent = text(sdk, "soap/services88/agents/user_defined_field_info.py")
    assert "-> _custom_people.Info | models.FieldInfoBase:" in agent


def test_the_last_class_of_a_line_counts() -> None:
    sdk = render(
        custom("First", MODEL),
        custom("Second", "superoffice_custom.people.First", line=5),
        custom("Third", "superoffice_custom.people.Second", module="more"),
    )
    assert sdk.custom == {MODEL: "superoffice_custom.more.Third"}


def test_a_private_class_is_there_for_others() -> None:
    sdk = render(
        custom("_Shared", MODEL),
        custom("Mine", "superoffice_custom.people._Shared"),
        custom("_Unused", "superoffice_custom.people.Mine"),
    )
    assert sdk.custom == {MODEL: "superoffice_custom.people.Mine"}
    assert render(custom("_Shared", MODEL)).custom == {}


def test_a_class_stands_for_the_nearest_of_its_generated_bases() -> None:
    sdk = render(
        custom("Company", "superoffice.models.ContactEntity"),
        custom(
            "Linked",
            "superoffice.models.ContactEntityWithLinks",
            "superoffice_custom.people.Company",
        ),
    )
    assert sdk.custom == {
        "superoffice.models.ContactEntity": "superoffice_custom.people.Company",
        "superoffice.models.ContactEntityWithLinks": "superoffice_custom.people.Linked",
    }


def test_classes_that_extend_each_other_in_a_circle_end() -> None:
    sdk = render(
        custom("A", "superoffice_custom.people.B", MODEL),
        custom("B", "superoffice_custom.people.A"),
    )
    assert sdk.custom == {}


def test_two_classes_for_one_are_refused_by_file_and_line() -> None:
    error = refusal(custom("A", MODEL, line=3), custom("B", MODEL, line=9, module="x"))
    assert error.exit_status == 2
    assert error.message == (
        "superoffice_custom/x.py:9: B is a second class for superoffice.models.Associate, "
        "besides that of superoffice_custom/people.py:3"
    )


@pytest.mark.parametrize(
    ("base", "hint"),
    [
        ("superoffice.models.Asociate", "Did you mean superoffice.models.Associate?"),
        ("superoffice.soap.services12.models.Associate", "Did you mean superoffice.soap.services88.models.Associate?"),
        ("superoffice.enums.ETableRight", "Extend a class that the SDK has"),
        ("superoffice._client.Agents", "Extend a class that the SDK has"),
        ("superoffice.models", "Extend a class that the SDK has"),
    ],
)  # fmt: skip
def test_a_base_that_the_sdk_does_not_have_is_refused_by_file_and_line(
    base: str, hint: str
) -> None:
    error = refusal(custom("Mine", base, line=7))
    assert error.exit_status == 2
    assert error.message == (
        f"superoffice_custom/people.py:7: Mine extends {base}, which is no agent, "
        "resource, client or model of this SDK"
    )
    assert hint in error.hint


def test_a_class_that_extends_two_generated_ones_is_refused() -> None:
    error = refusal(custom("Mine", MODEL, "superoffice.models.ContactEntity"))
    assert "Mine extends both superoffice.models.Associate and " in error.message


def test_all_faults_are_reported_at_once() -> None:
    error = refusal(
        custom("A", "superoffice.models.X", line=1),
        custom("B", "superoffice.models.Y", line=2),
    )
    assert error.message == "2 custom classes cannot be used"
    assert [detail.partition(": ")[0] for detail in error.details] == [
        "superoffice_custom/people.py:1",
        "superoffice_custom/people.py:2",
    ]


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("K\u00e4se", "people"),
        ("\uff2dine", "people"),
        ("Mine", "my-people"),
        ("Mine", "import"),
        ("Mine", "a.2b"),
        ("Mine", "p\u0435ople"),
        ("Mine", "x\nimport os"),
    ],
)
def test_names_that_generated_code_cannot_have_are_refused(
    name: str, module: str
) -> None:
    error = refusal(custom(name, MODEL, module=module))
    assert "generated code cannot name" in error.message
    # a class that stands for nothing may be called anything
    assert render(custom(name, "abc.ABC", module=module)).custom == {}


def test_modules_whose_names_would_be_one_have_aliases_of_their_own() -> None:
    sdk = render(
        custom("A", MODEL, module="a.b"),
        custom("B", "superoffice.models.ContactEntity", module="a_b"),
        custom("C", "superoffice.models.ContactEntityWithLinks", module=""),
    )
    code = text(sdk, "resources/contact.py")
    assert "import superoffice_custom as _custom\n" in code
    assert "import superoffice_custom.a_b as _custom_a_b_2\n" in code
    assert "import superoffice_custom.a.b as _custom_a_b\n" in text(sdk, "models.py")
