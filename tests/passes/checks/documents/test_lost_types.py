"""Types that pages and documents have lost, though another source has them."""

from __future__ import annotations

import pytest
from passes.checks.documents.checked_docs import checked, defects
from passes.openapi.vendor_documents import (
    TEXT,
    agent_call,
    document,
    object_of,
    reference,
)
from support.pages import wsdl_page
from support.rest_pages import rest_page

from generator.model.lint.defects import Defect
from generator.passes.checks.documents.lost_types import (
    lost_enums_of_documents,
    lost_types,
)

DEFINITIONS = {
    "Parcel": object_of(
        Tags={"type": "array", "items": TEXT},
        Extra={"type": "object", "additionalProperties": TEXT},
        Size={"type": "string", "enum": ["Small", "Large"]},
        Name=TEXT,
    )
}
ROWS = (
    ("Tags", "array", "Words."),
    ("Extra", "object", "More."),
    ("Size", "string", "How large."),
    ("Name", "string", "Its name."),
)


def lost(rows: tuple[tuple[str, str, str], ...], **definitions: object) -> list[Defect]:
    pages = {
        "a.md": rest_page(
            "POST /api/v1/Agents/Courier/Get", response_body="Parcel", rows=rows
        ),
        "a.json": document(
            agent_call("Get", result=reference("Parcel")),
            definitions={**DEFINITIONS, **definitions},
        ),
    }
    return defects(lost_types, checked(pages))


def test_what_a_table_has_lost() -> None:
    found = {each.id: each for each in lost(ROWS)}
    assert {id_: each.subject for id_, each in found.items()} == {
        "type-item-lost": "types/Parcel#field/Tags",
        "type-value-lost": "types/Parcel#field/Extra",
        "type-enum-lost": "types/Parcel#field/Size",
    }
    assert [each.cause for each in found.values()] == ["array", "object", "string"]
    assert {each.place.path for each in found.values()} == {"a.md"}
    assert {each.other and each.other.path for each in found.values()} == {"a.json"}
    assert all(each.believed == each.other for each in found.values())


@pytest.mark.parametrize(
    "rows",
    [
        (("Size", "Enum: Small, Large", "How large."),),
        # a table of another type
        (*ROWS, ("Weight", "int32", "How heavy.")),
    ],
)
def test_what_a_table_has_not_lost(rows: tuple[tuple[str, str, str], ...]) -> None:
    assert lost(rows) == []


def test_an_array_of_anything_has_lost_nothing() -> None:
    parcel = object_of(Tags={"type": "array", "items": {}})
    assert lost((("Tags", "array", "Words."),), Parcel=parcel) == []


def test_parameters_of_a_query_lose_items_too() -> None:
    query = {
        "in": "query",
        "name": "ids",
        "type": "array",
        "items": {"type": "integer"},
    }
    pages = {
        "a.md": rest_page(
            "POST /api/v1/Agents/Courier/Get", query=(("ids", "array", "Which."),)
        ),
        "a.json": document(agent_call("Get", query)),
    }
    (found,) = defects(lost_types, checked(pages))
    assert found.id == "type-item-lost"
    assert found.subject == "rest/v1/Agents/Courier/Get#param/ids"


def test_the_heading_of_an_answer_loses_items_too() -> None:
    pages = {
        "a.md": rest_page("POST /api/v1/Agents/Courier/Get", heading="array"),
        "a.json": document(agent_call("Get", result={"type": "array", "items": TEXT})),
    }
    (found,) = defects(lost_types, checked(pages))
    assert found.id == "type-item-lost"
    assert found.subject == "rest/v1/Agents/Courier/Get#result"


FLAGS = """
<xs:simpleType name="Size"><xs:list><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="Small"/><xs:enumeration value="Large"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>
<xs:complexType name="Parcel"><xs:sequence>
<xs:element minOccurs="0" name="Size" type="tns:Size"/><xs:element minOccurs="0" name="Name" nillable="true" type="xs:string"/>
</xs:sequence></xs:complexType>
"""


@pytest.mark.parametrize(
    ("size", "count"), [(TEXT, 1), ({**TEXT, "enum": ["Small", "Large"]}, 0)]
)
def test_a_document_that_has_lost_an_enum(size: object, count: int) -> None:
    pages = {
        "wsdl.md": wsdl_page("Services90", "Courier", FLAGS),
        "a.json": document(
            agent_call("Get", result=reference("Parcel")),
            definitions={"Parcel": object_of(Size=size, Name=TEXT)},
        ),
    }
    found = defects(lost_enums_of_documents, checked(pages))
    assert [each.subject for each in found] == ["types/Parcel#field/Size"] * count
    assert {each.other and each.other.path for each in found} <= {"wsdl.md"}
