"""Names for types that no page names come from the places where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support.rest_pages import rest_page

from generator.model.expressions import references
from generator.passes import Built

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
    assert [diagnostic.id for diagnostic in built.diagnostics] == ["page-outdated"]
