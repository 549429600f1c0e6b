"""The types of REST: from tables and samples of all pages, and from other sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.model.api import NamedType, TypeKind
from generator.model.expressions import notation
from generator.passes import Built, select

Build = Callable[[Mapping[str, str]], Built]

RIGHT = {"Mask": "FULL", "Reason": ""}


def page(operation: str, rows: Any, sample: object, **parts: Any) -> str:
    options: dict[str, Any] = {"response_body": "Parcel", **parts}
    return rest_page(
        f"POST /api/v1/Agents/Parcel/{operation}", rows=rows, response=sample, **options
    )


def type_of(built: Built, name: str) -> NamedType:
    (match,) = (type_ for type_ in built.api.types if type_.id == f"types/{name}")
    return match


def fields(built: Built, name: str) -> dict[str, str]:
    return {str(f.wire): notation(f.type) for f in type_of(built, name).fields}


def test_a_table_gives_fields_and_the_sample_what_cells_leave_open(
    build: Build,
) -> None:
    rows = (
        ("ParcelId", "int32"),
        ("Sent", "date-time"),
        ("Tags", "array", "Words"),
        ("Stops", "array"),
        ("Extra", "object"),
    )
    sample = {
        "ParcelId": 1,
        "Sent": "2016-09-24T14:19:02.6500523+02:00",
        "Tags": ["a"],
        "Stops": [{"StopId": 4, "Depot": "x"}],
        "Extra": {"SuperOffice:1": "a"},
    }
    built = build({"p.md": page("Get", rows, sample)})
    assert fields(built, "Parcel") == {
        "ParcelId": "int32",
        "Sent": "date-time",
        "Tags": "array<string>",
        "Stops": "array<#types/ParcelStop>",
        "Extra": "dict<string,string>",
    }
    assert fields(built, "ParcelStop") == {"StopId": "int32", "Depot": "string"}
    (tags,) = (f for f in type_of(built, "Parcel").fields if f.wire == "Tags")
    assert tags.text is not None
    assert tags.text.raw == "Words"
    assert [(diagnostic.id, diagnostic.path) for diagnostic in built.diagnostics] == [
        ("type-unnamed", "p.md")
    ]


def test_what_a_new_page_names_an_old_one_expands(build: Build) -> None:
    rows = ("Depot", "Depot"), ("ParcelId", "int32")
    new = page("Get", rows, {"Depot": None, "ParcelId": 1})
    old = page(
        "Find",
        (("Depot", ""), ("ParcelId", "int32")),
        {"Depot": {"DepotId": 1, "Right": {}}, "ParcelId": 2},
        old=True,
        heading=" object",
        response_body="object",
        description="x",
    ).replace("| Depot |  |  |", "| Depot |  | See {A.B.Parcel.ParcelId} |")
    built = build({"new.md": new, "old.md": old})
    assert fields(built, "Depot") == {"DepotId": "int32", "Right": "any"}
    assert fields(built, "Parcel") == {
        "Depot": "#types/Depot",
        "ParcelId": "int32",
    }


def test_a_reference_that_nothing_shows_is_a_type_without_fields(build: Build) -> None:
    built = build({"p.md": page("Get", (("Depot", "Depot"),), {"Depot": None})})
    depot = type_of(built, "Depot")
    assert depot.fields == ()
    assert not depot.complete
    assert [diagnostic.id for diagnostic in built.diagnostics] == ["type-unknown"]


def test_a_placeholder_in_the_field_of_its_own_name_is_that_type(build: Build) -> None:
    rows = (("TableRight", "RecurrenceInfo"), ("Other", "TableRight"))
    built = build({"p.md": page("Get", rows, {"TableRight": None, "Other": None})})
    assert fields(built, "Parcel") == {
        "TableRight": "#types/TableRight",
        "Other": "any",
    }


def test_recursion_that_samples_cut_off_is_closed(build: Build) -> None:
    item = {"Id": 1, "Name": "a", "Items": [{"Id": 2, "Name": "b", "Items": [{}]}]}
    rows = (("Id", "int32"), ("Name", "string"), ("Items", "array"))
    built = build({"p.md": page("Get", rows, item)})
    assert fields(built, "Parcel")["Items"] == "array<#types/Parcel>"


def test_an_object_that_is_cut_off_has_the_type_of_fields_with_the_same_name(
    build: Build,
) -> None:
    rows = (("Right", ""), ("Depots", "array"))
    sample = {"Right": RIGHT, "Depots": [{"DepotId": 1, "Right": {}}]}
    built = build({"p.md": page("Get", rows, sample, old=True, heading=" object")})
    assert fields(built, "ParcelGetDepot")["Right"] == "#types/ParcelGetRight"


SOAP = pages.operation_page(
    "Services88/Parcel/Get",
    "",
    '<n:Response xsi:type="n:Parcel"><n:Speed xsi:type="n:Speed">Slow</n:Speed>'
    '<n:Depots xsi:type="n:ArrayOfDepot"><n:Depot xsi:type="n:Depot">'
    '<n:DepotId xsi:type="xsd:int">0</n:DepotId></n:Depot></n:Depots>'
    '<n:Weight xsi:type="xsd:short">0</n:Weight></n:Response>',
)


def test_soap_names_what_rest_leaves_open(build: Build) -> None:
    rows = (("Speed", "string"), ("Depots", "array"), ("Weight", "int32"))
    sample = {"Speed": "Slow", "Depots": [{"DepotId": 1}], "Weight": 4}
    built = build({"rest.md": page("Get", rows, sample), "soap.md": SOAP})
    assert fields(built, "Parcel") == {
        "Speed": "#types/Speed",
        "Depots": "array<#types/Depot>",
        "Weight": "int32",
    }
    speed = type_of(built, "Speed")
    assert speed.kind is TypeKind.ENUM
    assert [member.wire for member in speed.members] == ["Slow"]
    parcel = type_of(built, "Parcel")
    places = [place.path for place in parcel.fields[0].evidence]
    assert places == ["rest.md", "soap.md"]


def test_a_cell_that_contradicts_soap_wins_and_is_reported(build: Build) -> None:
    rows = (("Speed", "int32"), ("Depots", "array"), ("Weight", "int32"))
    built = build({"rest.md": page("Get", rows, None), "soap.md": SOAP})
    assert fields(built, "Parcel")["Speed"] == "int32"
    conflicts = [
        diagnostic
        for diagnostic in built.diagnostics
        if diagnostic.id == "rest-type-conflict"
    ]
    assert [
        (conflict.path, "soap.md:" in conflict.message) for conflict in conflicts
    ] == [("rest.md", True)]


def test_parameters_and_results_that_contradict_soap_are_reported(build: Build) -> None:
    rest = rest_page(
        "POST /api/v1/Agents/Parcel/Get",
        body="request",
        body_rows=(("Speed", "Integer"), ("Weight", "Integer")),
        request={"Speed": 1, "Weight": 1},
        heading="string",
        response="a",
    )
    soap = SOAP.replace(
        "<n:Get></n:Get>",
        '<n:Get><n:Speed xsi:type="n:Speed">Slow</n:Speed>'
        '<n:Weight xsi:type="xsd:int">0</n:Weight></n:Get>',
    )
    built = build({"rest.md": rest, "soap.md": soap})
    conflicts = [
        diagnostic
        for diagnostic in built.diagnostics
        if diagnostic.id == "rest-type-conflict"
    ]
    beginnings = sorted(
        conflict.message.partition(" soap.md:")[0] for conflict in conflicts
    )
    assert beginnings == [
        "Get returns #types/Parcel according to",
        "Speed has a different type in",
    ]


DOCFX = """### YamlMime:ManagedReference
items:
- uid: SuperOffice.WebApi.Data.Speed
  id: Speed
  name: Speed
  type: Class
  namespace: SuperOffice.WebApi.Data
  syntax:
    content: 'public sealed class Speed : Enum'
- uid: SuperOffice.WebApi.Data.Speed.Slow
  id: Slow
  name: Slow
  type: Field
  syntax:
    content: public const Speed Slow
    return:
      type: SuperOffice.WebApi.Data.Speed
- uid: SuperOffice.WebApi.Data.Speed.UndefinedValue7
  id: UndefinedValue7
  name: UndefinedValue7
  type: Field
  syntax:
    content: public const Speed UndefinedValue7
    return:
      type: SuperOffice.WebApi.Data.Speed
"""
DOCFX_CLASS = """### YamlMime:ManagedReference
items:
- uid: SuperOffice.WebApi.Data.Parcel
  id: Parcel
  name: Parcel
  type: Class
  namespace: SuperOffice.WebApi.Data
  summary: What is sent.
  syntax:
    content: public class Parcel
- uid: SuperOffice.WebApi.Data.Parcel.Speed
  id: Speed
  name: Speed
  type: Property
  summary: How fast.
  syntax:
    content: public Speed Speed { get; set; }
    return:
      type: SuperOffice.WebApi.Data.Speed
"""


def test_docfx_yaml_names_types_and_lists_members(build: Build) -> None:
    rows = (("Speed", "string"), ("ParcelId", "int32"))
    built = build(
        {
            "rest.md": page("Get", rows, {"Speed": "Slow", "ParcelId": 1}),
            "speed.yml": DOCFX,
            "parcel.yml": DOCFX_CLASS,
        }
    )
    assert fields(built, "Parcel") == {"Speed": "#types/Speed", "ParcelId": "int32"}
    parcel = type_of(built, "Parcel")
    assert parcel.text is not None
    assert parcel.text.raw == "What is sent."
    assert parcel.fields[0].text is not None
    assert parcel.fields[0].text.raw == "How fast."
    assert [member.wire for member in type_of(built, "Speed").members] == ["Slow"]


@pytest.mark.parametrize(
    ("summary", "number", "text"),
    [
        ("2: By ship.", 2, "By ship."),
        ("0: 0: Unknown.", 0, "Unknown."),
        ("-1: Never.", -1, "Never."),
        ("3:", 3, None),
        ("24 hours: quick.", None, "24 hours: quick."),
    ],
)
def test_the_summary_of_a_docfx_member_begins_with_its_number(
    build: Build, summary: str, number: int | None, text: str | None
) -> None:
    lines = f"  name: Slow\n  summary: '{summary}'\n"
    yaml = DOCFX.replace("  name: Slow\n", lines)
    rest = page("Get", (("Speed", "Speed"), ("ParcelId", "int32")), None)
    built = build({"rest.md": rest, "speed.yml": yaml, "parcel.yml": DOCFX_CLASS})
    (slow,) = type_of(built, "Speed").members
    assert slow.number == number
    assert (slow.text.raw if slow.text else None) == text


def test_value_lists_are_named_after_their_parameters(build: Build) -> None:
    def listing(group: str, values: str) -> str:
        return rest_page(
            f"GET /api/v1/{group}",
            uid=f"v1{group}Entity_GetAll",
            query=(("$mode", f"Enum: {values}"),),
        )

    built = build(
        {
            "a.md": listing("Depot", "Slim, Full"),
            "b.md": listing("Mail", "Slim, Full"),
            "c.md": listing("Parcel", "Big, Small"),
        }
    )
    members = {type_.id: [m.wire for m in type_.members] for type_ in built.api.types}
    assert members == {
        "types/QueryMode": ["Slim", "Full"],
        "types/ParcelMode": ["Big", "Small"],
    }


def test_agents_and_resources_are_groups_of_the_model(build: Build) -> None:
    built = build(
        {
            "a.md": page("Get", (("ParcelId", "int32"),), None),
            "b.md": rest_page("GET /api/v1/Parcel", uid="v1ParcelEntity_GetAll"),
            "c.md": rest_page("GET /api/v1/List/Parcel", uid="v1ParcelList_GetAll"),
        }
    )
    groups = [(agent.id, agent.wire, agent.is_resource) for agent in built.api.agents]
    assert groups == [
        ("rest/v1/Agents/Parcel", "Parcel", False),
        ("rest/v1/List_Parcel", "List_Parcel", True),
        ("rest/v1/Parcel", "Parcel", True),
    ]
    only = select(built.api, ["rest/v1/Parcel/*"], [])
    assert [agent.id for agent in only.agents] == ["rest/v1/Parcel"]
    assert only.types == ()
    word = select(built.api, ["parcel"], [])
    assert len(word.operations) == 2
    assert [type_.id for type_ in word.types] == ["types/Parcel"]


def test_the_order_of_pages_does_not_matter(build: Build) -> None:
    texts = {
        "a.md": page("Get", (("Stops", "array"),), {"Stops": [{"StopId": 1}]}),
        "b.md": page("Find", (("Stops", "array"),), {"Stops": [{"StopId": 1}]}),
        "soap.md": SOAP,
        "speed.yml": DOCFX,
    }
    backwards = dict(reversed(texts.items()))
    assert build(texts) == build(backwards)


def test_an_operation_has_evidence_for_the_types_of_its_body_and_result(
    build: Build,
) -> None:
    rest = rest_page(
        "POST /api/v1/Agents/Parcel/Get",
        heading="array",
        rows=(("DepotId", "int32"),),
        response=[{"DepotId": 1}],
    )
    soap = pages.operation_page(
        "Services88/Parcel/Get",
        "",
        '<n:Response xsi:type="n:ArrayOfDepot"><n:Depot xsi:type="n:Depot">'
        '<n:DepotId xsi:type="xsd:int">0</n:DepotId></n:Depot></n:Response>',
    )
    put = rest_page(
        "PUT /api/v1/Depot/{id}",
        uid="v1DepotEntity_PutDepot",
        path=(("id", "int32"),),
        body="entity",
        body_rows=(("DepotId", "Integer"),),
        request={"DepotId": 1},
        statuses=((204, "No Content"),),
    )
    api = build({"get.md": rest, "put.md": put, "soap.md": soap}).api
    get, change = api.rest.operations
    results = [(e.path, e.rule) for e in get.evidence if e.fact == "result"]
    assert results == [("get.md", "rest-page"), ("soap.md", "operation-sample")]
    (body,) = (
        parameter for parameter in change.parameters if parameter.where == "body"
    )
    assert notation(body.type) == "#types/Depot"
    assert [(e.path, e.rule) for e in body.evidence] == [
        ("put.md", "rest-page"),
        ("soap.md", "pooled-samples"),
    ]
