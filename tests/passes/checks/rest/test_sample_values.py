"""Values of samples that other sources contradict."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.rest_pages import rest_page
from support.soap.checked_docs import Call, checked_docs, object_type, quoted, wsdl_file

from generator.model.lint.defects import Defect
from generator.passes.checks.rest.sample_values import values_of_rest_samples

PARCEL = object_type(
    "Parcel",
    [
        ("Size", "tns:Size"),
        ("Label", "tns:Label?"),
        ("Sent", "xs:dateTime"),
    ],
)
LABEL = object_type(
    "Label", [("Grams", "xs:int"), ("Text", "xs:string?"), ("Held", "xs:dateTime")]
)
SIZE = '<xs:simpleType name="Size"><xs:restriction base="xs:string">\n' + "".join(
    f'<xs:enumeration value="{member}"/>\n' for member in ("Small", "Large")
)
SCHEMA = f"{PARCEL}{LABEL}{SIZE}</xs:restriction></xs:simpleType>"
ROWS = (("Size", "string"), ("Label", "Label"), ("Sent", "date-time"))
RIGHT = {
    "Size": "Small",
    "Label": {"Grams": 5, "Text": "x", "Held": "2024-01-02T03:04:05Z"},
    "Sent": "2024-01-02T03:04:05Z",
}


def page(sample: object) -> str:
    route = "POST /api/v1/Agents/Courier/Get"
    return rest_page(route, response_body="Parcel", rows=ROWS, response=sample)


def wsdl() -> str:
    call = Call("Get", (), [("Response", "tns:Parcel?")])
    return wsdl_file("Courier", [call], SCHEMA)


def defects(*editions: Mapping[str, str]) -> list[Defect]:
    return list(values_of_rest_samples(checked_docs(*editions)))


def with_label(**fields: object) -> object:
    return {**RIGHT, "Label": {**RIGHT["Label"], **fields}}  # type: ignore[dict-item] - an object


@pytest.mark.parametrize(
    ("sample", "id_", "line", "other"),
    [
        (
            {**RIGHT, "Size": "lorem"},
            "rest-sample-enum",
            '"Size": "lorem",',
            '<xs:simpleType name="Size">',
        ),
        (with_label(Grams=9.5), "sample-fraction", '"Grams": 9.5,', 'name="Grams"'),
        (with_label(Text={}), "sample-cut-off", '"Text": {},', 'name="Text"'),
        (
            with_label(Held="lorem"),
            "sample-word-for-date",
            '"Held": "lorem"',
            'name="Held"',
        ),
    ],
)
def test_a_value_that_the_type_forbids(
    sample: object, id_: str, line: str, other: str
) -> None:
    texts = {"a.md": page(sample), "b.wsdl": wsdl()}
    (defect,) = defects(texts)
    assert defect.id == id_
    shown, stated = quoted(texts, defect)
    assert shown == line
    assert other in stated
    assert defect.believed == defect.other


@pytest.mark.parametrize(
    "sample", [RIGHT, {**RIGHT, "Size": "1"}, {**RIGHT, "Size": "small"}, None]
)
def test_a_value_that_the_type_allows(sample: object) -> None:
    assert defects({"a.md": page(sample), "b.wsdl": wsdl()}) == []


def test_a_type_of_another_age_contradicts_nothing() -> None:
    sample = {**RIGHT, "Size": "Huge"}
    assert defects({"a.md": page(sample)}, {"b.wsdl": wsdl()}) == []


def test_without_another_source_nothing_is_proven() -> None:
    assert defects({"a.md": page({**RIGHT, "Size": "lorem"})}) == []
