"""REST pages of several generations and years: the newest wins per fact, older ones fill the gaps."""

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


def operation(built: Built) -> Operation:
    (found,) = built.api.operations
    return found


def parameters(built: Built) -> dict[str, str]:
    shown = (one for one in operation(built).parameters if one.where != "header")
    return {str(one.wire): notation(one.type) for one in shown}


def test_older_pages_say_what_newer_cells_leave_open(build: Build) -> None:
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
    assert operation(built).parameters[0].text == Text("When.")
    assert [(one.id, one.path) for one in built.diagnostics] == [
        ("page-outdated", "a/p.md")
    ]


def test_what_the_older_page_contradicts_does_not_count(build: Build) -> None:
    def page(type_: str, **parts: Any) -> str:
        return rest_page(ROUTE, query=(("$top", type_, "Limit."),), **parts)

    built = build({"a/p.md": page("string", old=True), "b/p.md": page("int32")})
    assert parameters(built) == {"$top": "int32"}
    assert [one.id for one in built.diagnostics] == ["page-outdated"]


def test_a_route_that_newer_pages_call_otherwise_is_one_operation(build: Build) -> None:
    route = "GET /api/v1/Parcel/{id}"
    path = (("id", "int32", "The key. **Required**"),)
    old = rest_page(route, uid="v1Parcel_GetParcel", path=path, old=True)
    new = rest_page(route, uid="v1Parcel_GetParcelWithStops", path=path)
    built = build({"a/p.md": old, "b/p.md": new})
    assert operation(built).id == "rest/v1/Parcel/GetParcelWithStops"


def test_an_operation_that_only_older_pages_have_stays(build: Build) -> None:
    other = "POST /api/v1/Agents/Parcel/Find"
    built = build(
        {
            "a/p.md": rest_page(ROUTE, old=True),
            "a/q.md": rest_page(other, old=True),
            "b/p.md": rest_page(ROUTE, rows=(("Id", "int32"),)),
        }
    )
    assert [one.wire for one in built.api.operations] == ["Find", "Send"]


def test_a_field_that_only_older_tables_have_is_gone(build: Build) -> None:
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
    (parcel,) = (one for one in built.api.types if one.wire == "Parcel")
    assert [(str(f.wire), notation(f.type)) for f in parcel.fields] == [
        ("Id", "int32"),
        ("Depot", "#types/Depot"),
    ]
    # the samples of old pages expand what new ones only name
    (depot,) = (one for one in built.api.types if one.wire == "Depot")
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
    (depot,) = (one for one in built.api.types if one.id == "types/Depot")
    assert [str(field.wire) for field in depot.fields] == ["Id", "Extra"]
