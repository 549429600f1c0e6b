"""REST pages of several generations and years: the newest wins for each fact, older ones fill the gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from support import pages
from support.rest_pages import rest_page

from generator.model.api import Operation
from generator.model.expressions import notation
from generator.model.text import Text
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

ROUTE = "POST /api/v1/Agents/Parcel/Send"


def operation_of(built: Built) -> Operation:
    (operation,) = built.api.operations
    return operation


def parameters(built: Built) -> dict[str, str]:
    shown = (
        parameter
        for parameter in operation_of(built).parameters
        if parameter.where != "header"
    )
    return {str(parameter.wire): notation(parameter.type) for parameter in shown}


def test_older_pages_give_what_newer_cells_leave_open(build: Build) -> None:
    def page(rows: Any, sample: object, **parts: Any) -> str:
        return rest_page(ROUTE, body="request", body_rows=rows, request=sample, **parts)

    old = page(
        (("At", "date-time", "When."), ("Depot", ""), ("Gone", "string")),
        {"At": None, "Depot": {"Id": 1}, "Gone": "a"},
        old=True,
    )
    new = page(
        (("At", "String"), ("Depot", "Depot"), ("Rank", "Integer")),
        {"At": None, "Depot": None, "Rank": 1},
    )
    built = build({"a/p.md": old, "b/p.md": new})
    assert parameters(built) == {
        "At": "date-time",
        "Depot": "#types/Depot",
        "Rank": "int32",
    }
    assert operation_of(built).parameters[0].text == Text("When.")
    assert [(diagnostic.id, diagnostic.path) for diagnostic in built.diagnostics] == [
        ("source-order", "a/")
    ]


def test_an_older_cell_that_contradicts_the_newer_one_is_not_used(build: Build) -> None:
    def page(type_: str, **parts: Any) -> str:
        return rest_page(ROUTE, query=(("$top", type_, "Limit."),), **parts)

    built = build({"a/p.md": page("string", old=True), "b/p.md": page("int32")})
    assert parameters(built) == {"$top": "int32"}
    assert [diagnostic.id for diagnostic in built.diagnostics] == ["source-order"]


def test_a_route_that_was_renamed_is_the_same_operation(build: Build) -> None:
    route = "GET /api/v1/Parcel/{id}"
    path = (("id", "int32", "The key. **Required**"),)
    old = rest_page(route, uid="v1Parcel_GetParcel", path=path, old=True)
    new = rest_page(route, uid="v1Parcel_GetParcelWithStops", path=path)
    built = build({"a/p.md": old, "b/p.md": new})
    assert operation_of(built).id == "rest/v1/Parcel/GetParcelWithStops"


def test_of_two_pages_of_a_route_in_a_folder_the_one_that_names_more_counts(
    build: Build,
) -> None:
    route = "GET /api/v1/Parcel/{id}"
    path = (("id", "int32", "The key. **Required**"),)
    few = rest_page(route, uid="v1Parcel_GetParcel", path=path)
    more = rest_page(
        route, uid="v1Parcel_GetParcelWithStops", path=path, rows=(("Id", "int32"),)
    )
    built = build({"a/p.md": few, "a/q.md": more})
    assert operation_of(built).id == "rest/v1/Parcel/GetParcelWithStops"


def test_an_operation_that_only_older_pages_have_stays(build: Build) -> None:
    other = "POST /api/v1/Agents/Parcel/Find"
    built = build(
        {
            "a/p.md": rest_page(ROUTE, old=True),
            "a/q.md": rest_page(other, old=True),
            "b/p.md": rest_page(ROUTE, rows=(("Id", "int32"),)),
        }
    )
    assert [operation.wire for operation in built.api.operations] == ["Find", "Send"]


def test_a_field_that_only_older_tables_have_is_left_out(build: Build) -> None:
    def page(rows: Any, sample: object, **parts: Any) -> str:
        return rest_page(ROUTE, rows=rows, response=sample, **parts)

    old = page(
        (("Id", "int32"), ("Gone", "string"), ("Depot", "", "Where.")),
        {"Id": 1, "Gone": "a", "Depot": {"Name": "x", "Was": 1}},
        old=True,
        response_body="object",
        heading=" object",
    )
    new = page(
        (("Id", "int32"), ("Depot", "Depot")),
        {"Id": 1, "Depot": None},
        response_body="Parcel",
    )
    built = build({"a/p.md": old, "b/p.md": new})
    (parcel,) = (type_ for type_ in built.api.types if type_.wire == "Parcel")
    assert [(str(f.wire), notation(f.type)) for f in parcel.fields] == [
        ("Id", "int32"),
        ("Depot", "#types/Depot"),
    ]
    # the samples of old pages expand what new ones only name
    (depot,) = (type_ for type_ in built.api.types if type_.wire == "Depot")
    assert [str(field.wire) for field in depot.fields] == ["Name", "Was"]


def test_a_page_with_few_types_is_as_new_as_its_tree(build: Build) -> None:
    shows = rest_page(
        "POST /api/v1/Agents/Parcel/Get",
        rows=(("Depot", "Depot"),),
        response={"Depot": {"Id": "1"}},
        response_body="Parcel",
    )
    sends = rest_page(
        "POST /api/v1/Agents/Parcel/Save",
        body="request",
        body_rows=(("Depots", "array"),),
        request={"Depots": [{"Id": "1", "Extra": "a"}]},
    )
    soap = pages.operation_page(
        "Services88/Parcel/Save",
        '<n:Depots xsi:type="n:ArrayOfDepot"><n:Depot xsi:type="n:Depot">'
        '<n:Id xsi:type="xsd:string"></n:Id></n:Depot></n:Depots>',
    )
    built = build({"a.md": shows, "b.md": sends, "soap.md": soap})
    (depot,) = (type_ for type_ in built.api.types if type_.id == "types/Depot")
    assert [str(field.wire) for field in depot.fields] == ["Id", "Extra"]
