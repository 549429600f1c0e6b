"""Names for types that no page names come from the places where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support.rest_pages import rest_page

from generator.model.expressions import references
from generator.passes import Built
from generator.passes.rest.structure_names import is_single_word, joined_words

Build = Callable[[Mapping[str, str]], Built]


def listing(operation: str, agent: str = "Parcel", **fields: object) -> str:
    """An operation that gives a list of objects with these fields."""
    shown = fields or {"Id": 1, "Name": "a"}
    rows = tuple((name, "string") for name in shown)
    return rest_page(
        f"POST /api/v1/Agents/{agent}/{operation}",
        heading="array",
        rows=rows,
        response=[dict.fromkeys(shown, "a")],
    )


def name_of(built: Built, id_: str) -> str:
    (match,) = (
        operation for operation in built.api.operations if operation.id.endswith(id_)
    )
    assert match.result is not None
    (reference,) = references(match.result)
    return reference.rpartition("/")[2]


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("GetDepots", "ParcelDepot"),
        ("GetDepotList", "ParcelDepot"),
        ("GetAllDepots", "ParcelDepot"),
        ("GetMyDepotsByCountry", "ParcelDepot"),
        ("CalculateDays", "ParcelDay"),
        ("AddOrUpdateDepots", "ParcelDepot"),
        ("CreateDefaultDepots", "ParcelDepot"),
        ("SaveAndPublish", "SaveAndPublish"),
        ("GetMailboxes", "ParcelMailbox"),
        ("GetCities", "ParcelCity"),
        ("GetStatus", "ParcelStatus"),
        ("Refresh", "ParcelRefresh"),
    ],
)
def test_a_result_is_named_after_the_noun_of_its_operation(
    build: Build, operation: str, name: str
) -> None:
    assert name_of(build({"p.md": listing(operation)}), operation) == name


def test_the_same_word_in_two_groups_is_two_names(build: Build) -> None:
    built = build(
        {
            "a.md": listing("GetDepots", "Mail", Id=1),
            "b.md": listing("GetDepots", "Parcel", Key=1, Name="a"),
        }
    )
    names = {name_of(built, "Mail/GetDepots"), name_of(built, "Parcel/GetDepots")}
    assert names == {"MailDepot", "ParcelDepot"}


def test_only_types_that_an_operation_reaches_are_reported(build: Build) -> None:
    def page(sample: object, rows: tuple[tuple[str, str], ...], *, old: bool) -> str:
        return rest_page(
            "POST /api/v1/Agents/Parcel/Get",
            rows=rows,
            response=sample,
            old=old,
            heading=" object" if old else "",
            response_body="object" if old else "Parcel",
        )

    old = page({"Gone": {"A": 1, "B": 2}}, (("Gone", ""),), old=True)
    new = page({"Id": 1}, (("Id", "int32"),), old=False)
    built = build({"x/p.md": old, "y/p.md": new})
    assert [diagnostic.id for diagnostic in built.diagnostics] == ["source-order"]


def holder(operation: str, agent: str = "Parcel", **fields: object) -> str:
    """An operation that gives an object called `Holder` with these objects in it."""
    return rest_page(
        f"POST /api/v1/Agents/{agent}/{operation}",
        rows=tuple((name, "") for name in fields),
        response=fields,
        response_body="Holder",
    )


def unnamed(built: Built) -> set[str]:
    """The names that were invented."""
    messages = (d.message for d in built.diagnostics if d.id == "type-unnamed")
    return {message.rpartition("types/")[2] for message in messages}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (holder("Get", Data={"A": 1, "B": 2}), "HolderData"),
        (holder("Get", Values=[{"A": 1, "B": 2}]), "HolderValue"),
        (holder("Get", Option={"A": 1, "B": 2}), "HolderOption"),
        (holder("Get", EMail={"A": 1, "B": 2}), "HolderEMail"),
        (holder("Get", Type={"A": 1, "B": 2}), "HolderType"),
        (holder("Get", HolderLine={"A": 1, "B": 2}), "HolderLine"),
        (listing("GetParcels"), "ParcelInfo"),
        (listing("CalculateDays"), "ParcelDay"),
    ],
)
def test_an_invented_name_is_never_a_single_word_or_one_twice(
    build: Build, page: str, name: str
) -> None:
    assert unnamed(build({"p.md": page})) == {name}


def test_another_page_renames_nothing(build: Build) -> None:
    first = {"m/p.md": listing("CalculateDays", "Mail", Id=1)}
    others = {
        "a/q.md": listing("CalculateDays", "Air", Key=1, Name="a", More=2),
        "z/r.md": holder("Get", "Zoo", Day={"A": 1, "B": 2, "C": 3}),
    }
    (name,) = unnamed(build(first))
    assert unnamed(build(first | others)) == {name, "AirDay", "HolderDay"}


def test_a_single_word_that_pages_print_as_a_type_is_not_invented(build: Build) -> None:
    old = listing("GetDepots", Id=1, Name="a")
    new = holder("Get").replace("| Holder", "| Depot")
    stating = rest_page(
        "POST /api/v1/Agents/Parcel/Open",
        rows=(("Depot", "Depot"),),
        response={"Depot": None},
        response_body="Holder",
    )
    assert unnamed(build({"a.md": old, "b.md": new, "c.md": stating})) == {"Depot"}


@pytest.mark.parametrize(
    ("place", "name", "joined"),
    [
        ("Appointment", "Day", "AppointmentDay"),
        ("License", "License", "License"),
        ("QuoteVersion", "Version", "QuoteVersion"),
        ("Users", "User", "User"),
        ("EMail", "Email", "Email"),
        ("List_Business", "Item", "ListBusinessItem"),
        ("CRMScript", "Script", "CRMScript"),
    ],
)
def test_a_place_before_a_name_repeats_no_word(
    place: str, name: str, joined: str
) -> None:
    assert joined_words(place, name) == joined


@pytest.mark.parametrize(
    ("name", "is_single"),
    [("Data", True), ("EMail", True), ("BLOB", True), ("DayInfo", False)],
)
def test_what_a_single_word_is(name: str, is_single: bool) -> None:
    assert is_single_word(name) is is_single
