"""Descriptions that are missing or were lost, by what causes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from support.pages import operation_page
from support.rest_pages import rest_page
from support.soap.checked_docs import Call, checked_docs, quoted, wsdl_file

from generator.model.lint.defects import Defect
from generator.passes.checks.descriptions import descriptions

PROSE = "Sends it.\n\n* **id:** The number.\n\n**Returns:** Its weight.\n"
ID = '\n<n:Id xsi:type="xsd:int">0</n:Id>\n'
WEIGHT = '\n<n:Response xsi:type="xsd:double">0</n:Response>\n'


def send(prose: str = "", version: str = "Services88", name: str = "Send") -> str:
    return operation_page(f"{version}/Depot/{name}", ID, WEIGHT, prose)


def found(*editions: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(defect.id, defect.cause) for defect in of(*editions)]


def of(*editions: Mapping[str, str]) -> list[Defect]:
    return list(descriptions(checked_docs(*editions)))


def many(prose: str, version: str = "Services88", count: int = 21) -> dict[str, str]:
    return {f"{version}/{n}.md": send(prose, version, f"Send{n}") for n in range(count)}


def test_a_page_with_all_its_words_lacks_none() -> None:
    assert found({"send.md": send(PROSE)}) == []


def test_each_part_without_words_is_a_case() -> None:
    texts = {"send.md": send("* **id:**\n")}
    assert {defect.id: quoted(texts, defect)[0] for defect in of(texts)} == {
        "operation-undescribed": "# Services88 Depot Send",
        "parameter-undescribed": "* **id:**",
        "result-undescribed": WEIGHT.strip(),
    }


def test_the_comment_of_a_parameter_is_one_cause_in_all_versions() -> None:
    texts = {
        f"{version}.md": send(PROSE.replace("The number.", ""), version)
        for version in ("Services87", "Services88")
    }
    assert found(texts) == [("parameter-undescribed", "Depot.Send(id)")] * 2


def test_a_template_without_words_is_one_cause() -> None:
    causes = dict(found(many("")))
    assert causes == {
        "operation-undescribed": "descriptions in SOAP pages",
        "parameter-undescribed": "parameters in SOAP pages",
        "result-undescribed": "results in SOAP pages",
    }


def test_few_pages_without_words_prove_no_template() -> None:
    causes = {cause for _, cause in found(many("", count=2))}
    assert "Depot.Send0" in causes


def test_what_has_no_place_for_words_lacks_none() -> None:
    page = operation_page(
        "Services88/Depot/Send",
        "",
        "<n:Size xsi:type='xsd:int'>0</n:Size>",
        "Sends it.\n",
    )
    assert found({"send.md": page}) == []


def test_a_page_that_lost_its_words_is_one_case() -> None:
    old, new = {"old/send.md": send(PROSE)}, {"new/send.md": send()}
    (defect,) = of(old, new)
    assert defect.id == "description-lost"
    assert quoted({**old, **new}, defect) == ("# Services88 Depot Send", "Sends it.")
    assert (
        defect.message
        == "the operation Send and 2 more had a description on the older page"
    )
    assert defect.believed == defect.other
    assert defect.cause == ""
    # the other way round nothing is lost
    assert found(new, old) == []


def test_pages_that_a_template_robbed_of_their_words_have_one_cause() -> None:
    old = {f"old/{path}": text for path, text in many(PROSE).items()}
    lost = found(old, many(""))
    assert lost == [("description-lost", "SOAP pages")] * 21


def test_a_wsdl_counts_where_no_page_describes_its_operation() -> None:
    wsdl = wsdl_file("Depot", [Call("Send", [("Id", "xs:int")]), Call("Weigh")])
    assert found({"w.wsdl": wsdl, "send.md": send(PROSE)}) == [
        ("operation-undescribed", "Depot.Weigh")
    ]


def test_documentation_that_a_wsdl_lost_counts_beside_pages_too() -> None:
    old = {"old/w.wsdl": wsdl_file("Depot", [Call("Send", text="Sends it.")])}
    new = {"new/w.wsdl": wsdl_file("Depot", [Call("Send")]), "new/send.md": send(PROSE)}
    assert found(old, new) == [("description-lost", "")]


def box(*rows: tuple[str, ...], route: str = "GET /api/v1/Box/GetBox") -> str:
    table: Any = rows
    return rest_page(
        route, uid="v1BoxEntity_GetBox", heading="", response_body="Box", rows=table
    )


def test_a_property_without_words_is_the_comment_of_its_type() -> None:
    texts = {"box.md": box(("Id", "int32", "The number."), ("Size", "string"))}
    (defect,) = of(texts)
    assert (defect.id, defect.cause) == ("field-undescribed", "Box.Size")
    assert quoted(texts, defect)[0].startswith("| Size |")


def test_a_type_without_any_words_is_one_cause() -> None:
    assert (
        found({"box.md": box(("Id", "int32"), ("Size", "string"))})
        == [("field-undescribed", "Box")] * 2
    )


def test_a_type_that_no_page_names_is_not_named() -> None:
    page = rest_page(
        "GET /api/v1/Box/GetBox",
        uid="v1BoxEntity_GetBox",
        response_body="object",
        rows=[("Id", "int32", "The number."), ("Size", "string")],
        response={"Id": 1, "Size": "L"},
    )
    (defect,) = of({"box.md": page})
    assert defect.message == "the property Size has no description"
    assert defect.subject.startswith("rest/v1/Box/GetBox#")


def test_rows_of_an_agents_body_are_parameters() -> None:
    page = rest_page(
        "POST /api/v1/Agents/Depot/Send",
        body="request",
        body_rows=[("Id", "Integer"), ("Name", "String", "What it is called.")],
    )
    assert found({"send.md": page}) == [("parameter-undescribed", "Depot.Send(id)")]


def test_parts_of_a_body_in_the_query_are_another_defect() -> None:
    query = [("box.size", "string"), ("flat", "bool")]
    page = rest_page("GET /api/v1/Box/GetBox", uid="v1BoxEntity_GetBox", query=query)
    assert found({"box.md": page}) == [("parameter-undescribed", "Box.GetBox(flat)")]


def test_a_rest_page_without_any_words_is_undescribed() -> None:
    page = rest_page("POST /api/v1/Agents/Depot/Send", description="")
    assert found({"send.md": page}) == [("operation-undescribed", "Depot.Send")]


def document(fields: Mapping[str, Any], *, summary: str = "Gives a box.") -> str:
    schema = {"$ref": "#/definitions/Crm.Box"}
    get = {
        "operationId": "v1BoxEntity_GetBox",
        "summary": summary,
        "tags": ["Box"],
        "parameters": [{"name": "flat", "in": "query", "type": "boolean"}],
        "responses": {"200": {"description": "OK", "schema": schema}},
    }
    definitions: dict[str, Any] = {
        "Crm.Box": {"type": "object", "properties": fields},
        "Crm.Label": {"type": "object", "properties": {}},
    }
    whole: dict[str, Any] = {
        "swagger": "2.0",
        "info": {"title": "Boxes", "version": "v1"},
        "paths": {"/api/v1/Box/GetBox": {"get": get}},
        "definitions": definitions,
    }
    return json.dumps(whole, indent=1)


def test_a_document_has_places_for_words_but_not_beside_references() -> None:
    fields = {
        "Id": {"type": "integer", "description": "The number."},
        "Size": {"type": "string"},
        "Label": {"$ref": "#/definitions/Crm.Label"},
    }
    assert sorted(found({"boxes.json": document(fields)})) == [
        ("field-undescribed", "Box.Size"),
        ("parameter-undescribed", "Box.GetBox(flat)"),
    ]
    assert ("operation-undescribed", "Box.GetBox") in found(
        {"boxes.json": document(fields, summary="")}
    )


def test_a_page_and_a_document_have_the_same_cause() -> None:
    fields = {
        "Id": {"type": "integer", "description": "The number."},
        "Size": {"type": "string"},
    }
    texts = {
        "boxes.json": document(fields),
        "box.md": box(("Id", "int32", "The number."), ("Size", "string")),
    }
    assert found(texts).count(("field-undescribed", "Box.Size")) == 2


def docfx(members: Iterable[str]) -> str:
    fields = "".join(members)
    return (
        "### YamlMime:ManagedReference\nitems:\n- uid: Depot.Way\n  id: Way\n  name: Way\n  type: Enum\n"
        "  namespace: Depot\n  summary: How it is sent.\n" + fields
    )


def member(name: str, summary: str = "") -> str:
    text = f"  summary: {summary}\n" if summary else ""
    return (
        f"- uid: Depot.Way.{name}\n  id: {name}\n  parent: Depot.Way\n  name: {name}\n"
        f"  type: Field\n{text}  syntax:\n    content: {name} = 0\n"
    )


@pytest.mark.parametrize(
    ("members", "causes"),
    [
        ([member("Slow", "By ship."), member("Fast")], ["Way.Fast"]),
        ([member("Slow"), member("Fast")], ["Way", "Way"]),
        ([member("Slow", "By ship."), member("Fast", "By air.")], []),
    ],
)
def test_members_of_enums_have_places_in_docfx_yaml(
    members: list[str], causes: list[str]
) -> None:
    texts = {"way.yml": docfx(members), "send.md": send(PROSE)}
    assert found(texts) == [("member-undescribed", cause) for cause in causes]


INDEX = """---
title: Services88 Depot SOAP
generated: 1
uid: Services88-Depot-soap
---

# Services88 Depot SOAP

SOAP request and response examples, and WSDL files for **Remote/Services88/Depot.svc**
Handled by the <see cref="T:X.IDepotAgent">X.IDepotAgent</see> interface.

{text}
Download [WSDL file for Services88/Depot](../Services88-Depot.md) if you need it.

* [Send](Send.md)
"""


def test_an_agent_has_a_place_on_its_index_page() -> None:
    pages = {"send.md": send(PROSE)}
    assert found({**pages, "index.md": INDEX.format(text="")}) == [
        ("agent-undescribed", "Depot")
    ]
    assert found({**pages, "index.md": INDEX.format(text="Sends parcels.\n")}) == []
