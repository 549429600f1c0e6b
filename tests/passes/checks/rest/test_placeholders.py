"""Names of types that pages print in place of others."""

from __future__ import annotations

import pytest
from support.rest_pages import Row, rest_page
from support.soap.checked_docs import Call, checked_docs, object_type, quoted, wsdl_file

from generator.model.lint.defects import Defect
from generator.passes.checks.rest.placeholders import placeholder_types

PARCEL = [("Rights", "tns:Rights?"), ("Label", "tns:Label?"), ("Id", "xs:int")]
SCHEMA = "".join(
    (
        object_type("Parcel", PARCEL),
        object_type("Rights", [("Mask", "xs:int")]),
        object_type("Label", [("Text", "xs:string?")]),
    )
)
ROUTE = "POST /api/v1/Agents/Courier"
EMPTY = rest_page(
    f"{ROUTE}/Drop", response_body="Rights", statuses=((204, "No Content"),)
)


def defects(
    rows: tuple[Row, ...], *, empty: str = EMPTY
) -> tuple[dict[str, str], list[Defect]]:
    texts = {
        "a.md": rest_page(f"{ROUTE}/Get", response_body="Parcel", rows=rows),
        "b.md": empty,
        "c.wsdl": wsdl_file(
            "Courier", [Call("Get", (), [("Response", "tns:Parcel?")])], SCHEMA
        ),
    }
    return texts, list(placeholder_types(checked_docs(texts)))


def test_a_placeholder_in_place_of_another_type() -> None:
    texts, (defect,) = defects(
        (("Rights", "Rights"), ("Label", "Rights"), ("Id", "int32"))
    )
    assert (defect.id, defect.cause) == ("rest-type-placeholder", "Rights")
    assert defect.subject == "types/Parcel#field/Label"
    page, wsdl = quoted(texts, defect)
    assert page == "| Label | Rights |  |"
    assert 'name="Label"' in wsdl
    assert defect.believed == defect.other


@pytest.mark.parametrize("empty", [EMPTY.replace("Rights", ""), EMPTY])
def test_the_type_that_the_other_source_has_is_none(empty: str) -> None:
    rows = (("Rights", "Rights"), ("Label", "Label"), ("Id", "int32"))
    assert defects(rows, empty=empty)[1] == []


def test_a_name_that_no_empty_answer_prints_is_another_matter() -> None:
    rows = (("Rights", "Rights"), ("Label", "Rights"), ("Id", "int32"))
    assert defects(rows, empty=EMPTY.replace("Rights", ""))[1] == []
