"""Names of REST that want the same thing in Python."""

from __future__ import annotations

import pytest
from emit.rest.rest_api import api_of, body, enum, model, operation, path, query

from generator.emit.names.namer import Namer
from generator.emit.names.rules import Names
from generator.emit.rest.naming import RestNames, rest_names
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import NamedType, Operation
from generator.model.names.reserved import ON_CLIENTS, ON_MODELS
from generator.runtime.rest.async_client import (
    AsyncRestAgents,
    AsyncRestClient,
    AsyncRestGroup,
)
from generator.runtime.rest.client import RestAgents, RestClient, RestGroup
from generator.runtime.rest.model import Model


def _names(
    *parts: Operation | NamedType, record: dict[str, str] | None = None
) -> RestNames:
    return rest_names(api_of(*parts), Names(), Namer(record or {}))


def _noted(*parts: Operation | NamedType) -> dict[str, str]:
    namer = Namer({})
    rest_names(api_of(*parts), Names(), namer)
    return namer.collisions


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("Agents/Appointment", "appointment"),
        ("Agents/Import", "import_"),
        ("Agents/Options", "options"),
        ("Agents/CachedProperty", "cached_property_"),
        ("List_Business", "list_business"),
        ("Options", "options_"),
        ("Agents", "agents_"),
        ("FromEnv", "from_env_"),
    ],
)
def test_a_group_is_an_attribute(name: str, attribute: str) -> None:
    assert _names(operation(f"{name}/Do")).attributes == {f"rest/v1/{name}": attribute}


def test_an_agent_and_a_resource_of_one_name_do_not_meet() -> None:
    parts = operation("Agents/Contact/Do"), operation("Contact/Do")
    names = _names(*parts)
    assert set(names.attributes.values()) == {"contact"}
    assert names.group_classes == {
        "rest/v1/Agents/Contact": "ContactAgent",
        "rest/v1/Contact": "ContactResource",
    }
    assert _noted(*parts) == {}


def test_groups_of_one_name_are_told_apart_and_recorded() -> None:
    parts = operation("Agents/Foo-Bar/Do"), operation("Agents/Foo.Bar/Do")
    names = _names(*parts)
    assert names.attributes == {
        "rest/v1/Agents/Foo-Bar": "foo_bar",
        "rest/v1/Agents/Foo.Bar": "foo_bar_2",
    }
    assert _noted(*parts) == {
        "rest/v1/Agents/Foo-Bar": "foo_bar",
        "rest/v1/Agents/Foo-Bar#class": "Foo_BarAgent",
        "rest/v1/Agents/Foo.Bar": "foo_bar_2",
        "rest/v1/Agents/Foo.Bar#class": "Foo_BarAgent_2",
    }
    assert render_sdk(api_of(*parts), SdkSettings(), reformat=False).files


def test_a_class_is_never_that_of_the_other_colour() -> None:
    parts = operation("Agents/Foo/Do"), operation("Agents/AsyncFoo/Do")
    classes = _names(*parts).group_classes.values()
    both = [*classes, *(f"Async{name}" for name in classes)]
    assert len(set(both)) == 4
    assert render_sdk(api_of(*parts), SdkSettings(), reformat=False).files


def test_names_that_collide_are_reported_at_their_page() -> None:
    api = api_of(
        operation("Contact/DoIt", body("FooBar"), body("Foo_Bar")),
        operation("Contact/Do_It"),
        model("Contact", FooBar="int32", Foo_Bar="int32"),
        enum("Mode", "None none"),
    )
    sdk = render_sdk(api, SdkSettings(), reformat=False)
    assert sdk.record == {
        "rest/v1/Contact/DoIt": "do_it",
        "rest/v1/Contact/DoIt#param/FooBar": "foo_bar",
        "rest/v1/Contact/DoIt#param/Foo_Bar": "foo_bar_2",
        "rest/v1/Contact/Do_It": "do_it_2",
        "types/Contact#field/FooBar": "foo_bar",
        "types/Contact#field/Foo_Bar": "foo_bar_2",
        "types/Mode#member/None": "NONE",
        "types/Mode#member/none": "NONE_2",
    }
    assert {(diagnostic.id, diagnostic.path) for diagnostic in sdk.diagnostics} == {
        ("name-collision", "rest/DoIt.md"),
        ("name-collision", "rest/Do_It.md"),
        ("name-collision", "types/Contact.md"),
        ("name-collision", "types/Mode.md"),
    }


def test_the_record_wins() -> None:
    record = {"rest/v1/Contact/Do_It": "do_it", "rest/v1/Contact/DoIt": "do_it_2"}
    parts = operation("Contact/DoIt"), operation("Contact/Do_It")
    assert _names(*parts, record=record).methods == {
        "rest/v1/Contact/DoIt": "do_it_2",
        "rest/v1/Contact/Do_It": "do_it",
    }


def test_one_wire_name_in_two_places_keeps_both_names_the_next_time() -> None:
    documented = operation("Contact/Do", path("id"), query("id"))
    names = _names(documented)
    assert names.parameters[documented.id] == ("id", "id_2")
    assert _names(documented, record=_noted(documented)).parameters[documented.id] == (
        "id",
        "id_2",
    )


def test_a_query_that_meets_the_body_is_no_collision() -> None:
    documented = operation("Contact/Do", body("Select"), query("$select"))
    names = _names(documented)
    assert names.parameters[documented.id] == ("select", "odata_select")
    assert _noted(documented) == {}


def test_a_query_has_its_name_by_the_operation_that_it_stands_in() -> None:
    names = _names(
        operation("Contact/A", body("Select"), query("$select")),
        operation("Contact/B", query("$select")),
    )
    assert names.parameters["rest/v1/Contact/B"] == ("select",)


def test_a_field_hides_no_annotation_and_no_class() -> None:
    names = _names(
        operation("Contact/Do"),
        model("thing"),
        model("X", List="int32", thing="#thing", Copy="int32"),
    )
    assert names.fields["types/X"] == {
        "Copy": "copy_",
        "List": "list_",
        "thing": "thing_",
    }


def _public(cls: type) -> set[str]:
    return {name for name in dir(cls) if not name.startswith("_")}


@pytest.mark.parametrize("client", [RestClient, AsyncRestClient])
def test_a_resource_hides_nothing_of_the_client(client: type) -> None:
    assert _public(client) <= ON_CLIENTS


@pytest.mark.parametrize(
    "base", [RestAgents, AsyncRestAgents, RestGroup, AsyncRestGroup]
)
def test_agents_and_groups_have_no_public_name_of_their_own(base: type) -> None:
    assert _public(base) == set()


def test_a_field_hides_nothing_of_the_model() -> None:
    assert _public(Model) <= ON_MODELS
