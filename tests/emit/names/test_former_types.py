"""Which former names of types, fields, members and modules an SDK offers: those that nothing else has by now."""

from __future__ import annotations

from typing import Any

import pytest
from emit.rest.rest_api import api_of, enum, flags, model, operation

from generator.emit.names.former_types import FormerTypes
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.sdk import SdkSettings, render_sdk
from generator.emit.soap.former_types import former_packages
from generator.emit.soap.naming import VersionNames
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.text import WireName

API = api_of(
    operation("Contact/Get", method="GET", returns="#ContactWithLinks"),
    operation("Agents/Sale/Get", method="GET", returns="#Sale"),
    operation("Agents/Project/Get", method="GET", returns="array<#Sale>"),
    model("Contact", Name="string", City="string"),
    model("ContactWithLinks", Name="string", City="string", _Links="dict<string,string>"),
    model("Sale", Amount="double", Kind="#Kind", Rights="#Rights"),
    enum("Kind", "Small Large"),
    flags("Rights", "None Read"),
)  # fmt: skip


def offered(**aliases: str) -> FormerTypes:
    """What is offered of former names that stand beside subjects, with blanks between them."""
    succession = Succession(
        {
            subject: tuple(Alias(name) for name in names.split(" "))
            for subject, names in aliases.items()
        }
    )
    rest = planned(API, SdkSettings(), Namer({}), succession=succession).rest
    assert rest is not None
    return rest.view.former


def test_without_any_there_is_no_former_name() -> None:
    assert offered() == FormerTypes()


def test_each_subject_has_its_former_names_by_bare_name() -> None:
    former = offered(**{
        "types/Sale": "models.Deal",
        "types/Sale#field/Amount": "value",
        "types/Kind": "enums.Size",
        "types/Kind#member/Small": "TINY",
        "rest/v1/Contact": "customer resources.CustomerResource",
        "rest/v1/Agents/Sale": "agents.deal agents.DealAgent",
    })  # fmt: skip
    assert former.of("types/Sale#field/Amount") == ("value",)
    assert former.of("types/Kind#member/Small") == ("TINY",)
    assert former.of("types/Kind#member/Large") == ()
    assert former.classes == {
        "models": (("Deal", "Sale"),),
        "enums": (("Size", "Kind"),),
        "agents": (("DealAgent", "SaleAgent"),),
        "resources": (("CustomerResource", "ContactResource"),),
    }


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("types/Sale", "models.Sale"),
        ("types/Sale", "models.Contact"),
        ("types/Sale", "models.Kind"),
        ("types/Kind", "enums.Sale"),
        ("types/Sale", "models.Model"),
        ("types/Sale", "models.datetime"),
        ("types/Sale", "models.TYPE_CHECKING"),
        ("types/Sale#field/Amount", "kind"),
        ("types/Sale#field/Amount", "to_dict"),
        ("types/Sale#field/Amount", "unknown_fields"),
        ("types/Sale#field/Amount", "list"),
        ("types/Contact#field/Name", "links"),
        ("types/ContactWithLinks#field/_Links", "name"),
        ("types/Kind#member/Small", "LARGE"),
        ("types/Kind#member/Small", "name"),
        ("types/Kind#member/Small", "mro"),
        ("rest/v1/Agents/Sale", "agents.ProjectAgent"),
        ("rest/v1/Agents/Sale", "agents.AsyncProjectAgent"),
    ],
)
def test_a_name_that_is_taken_or_reserved_is_not_offered(
    subject: str, name: str
) -> None:
    former = offered(**{subject: name})
    assert former.of(subject) == ()
    assert not any(former.classes.values())


HOSTILE = {
    "a name that is none": "a-b",
    "code": 'x"];import_os',
    "an escape": "x\\n",
    "another script": "\uff4e\uff41\uff4d\uff45",
    "a private name": "_wire",
    "a special name": "__class__",
    "a keyword": "class",
    "nothing": "",
    "dots only": "...",
    "a null": "a\0b",
    "a line": "a\nb",
}
SUBJECTS = (
    "types/Sale",
    "types/Sale#field/Amount",
    "types/Kind",
    "types/Kind#member/Small",
    "rest/v1/Contact",
    "rest/v1/Agents/Sale",
)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_lock_that_somebody_has_changed_adds_no_code(name: str) -> None:
    succession = Succession({subject: (Alias(name),) for subject in SUBJECTS})
    plain = render_sdk(API, SdkSettings(), reformat=False)
    former = render_sdk(API, SdkSettings(), reformat=False, succession=succession)
    assert {path: content.sha256 for path, content in plain.files.items()} == {
        path: content.sha256 for path, content in former.files.items()
    } | {"docwright.lock": plain.files["docwright.lock"].sha256}


def test_of_two_subjects_with_one_former_name_the_first_has_it() -> None:
    former = offered(**{
        "types/Sale": "models.Deal",
        "types/Contact": "models.Deal",
        "types/Kind#member/Small": "ANY",
        "types/Kind#member/Large": "ANY",
    })  # fmt: skip
    assert former.classes["models"] == (("Deal", "Contact"),)
    assert former.of("types/Kind#member/Large") == ("ANY",)
    assert former.of("types/Kind#member/Small") == ()


def test_a_field_that_a_base_has_is_there_once() -> None:
    succession = Succession(
        {
            f"types/{name}#field/Name": (Alias("title"),)
            for name in ("Contact", "ContactWithLinks")
        }
    )
    rest = planned(API, SdkSettings(), Namer({}), succession=succession).rest
    assert rest is not None
    models = {view.name: view for view in rest.view.models}
    assert models["Contact"].is_renamed
    assert models["ContactWithLinks"].base == "Contact"
    assert not models["ContactWithLinks"].is_renamed


def packages(*names: str) -> tuple[tuple[str, str], ...]:
    """The former packages of Services88, whose only type had these paths."""
    versions = [_version("Services88", "services88"), _version("Services87", "services87")]  # fmt: skip
    aliases = {"types/Services88/Task": tuple(map(Alias, names))}
    return former_packages(versions, Succession(aliases))


def _version(wire: str, module: str) -> VersionNames:
    tables: dict[str, Any] = {key: {} for key in VersionNames.__struct_fields__}
    tables |= {"version": WireName(wire), "module": module}
    tables["classes"] = {f"types/{wire}/Task": "Task"}
    return VersionNames(**tables)


def test_a_path_in_a_package_that_is_none_any_more_is_its_former_name() -> None:
    assert packages("soap.eighty_eight.models.Task", "soap.s88.models.Task") == (
        ("eighty_eight", "services88"),
        ("s88", "services88"),
    )


@pytest.mark.parametrize(
    "path",
    [
        "soap.services88.models.ToDo",
        "soap.services87.models.Task",
        "models.Task",
        "soap.models",
        "soap.con.models.Task",
        "soap.Services88.models.Task",
        "soap.lazy_names.models.Task",
        f"soap.{'a' * 200}.models.Task",
        "soap.a/b.models.Task",
    ],
)
def test_other_paths_make_no_package(path: str) -> None:
    assert packages(path) == ()
