"""Elements of samples against the types of the WSDLs."""

from __future__ import annotations

import pytest
from support.pages import operation_page
from support.soap.checked_docs import Call, checked_docs, object_type, quoted, wsdl_file

from generator.model.lint.defects import Defect
from generator.passes.checks.soap.elements import elements_of_samples

SCHEMA = (
    object_type("Base", [("Rights", "xs:string?")])
    + object_type(
        "Parcel", [("Id", "xs:int"), ("Name", "xs:string?"), ("Way", "tns:Way")], "Base"
    )
    + '<xs:simpleType name="Way"><xs:restriction base="xs:string">'
    '<xs:enumeration value="Normal"/><xs:enumeration value="Express"/></xs:restriction></xs:simpleType>'
)
WSDL = wsdl_file("Depot", [Call("Send", [("Parcel", "tns:Parcel?")])], SCHEMA)
RIGHTS = '<n:Rights xsi:type="xsd:string"></n:Rights>'
ID = '<n:Id xsi:type="xsd:int">0</n:Id>'
NAME = '<n:Name xsi:type="xsd:string"></n:Name>'
WAY = '<n:Way xsi:type="n:Way">Normal</n:Way>'


def page(*elements: str) -> str:
    inside = "\n".join(elements)
    sample = f'\n<n:Parcel xsi:type="n:Parcel">\n{inside}\n</n:Parcel>\n'
    return operation_page("Services88/Depot/Send", sample)


def found(text: str, wsdl: str = WSDL, *, of_one_age: bool = True) -> list[Defect]:
    pages, wsdls = {"send.md": text}, {"w.wsdl": wsdl}
    docs = (
        checked_docs({**pages, **wsdls}) if of_one_age else checked_docs(pages, wsdls)
    )
    return list(elements_of_samples(docs))


def test_a_sample_as_the_wsdl_has_it_is_right() -> None:
    text = page(RIGHTS, ID, NAME, WAY)
    assert found(text) == found(text, of_one_age=False) == []


def test_elements_of_the_base_are_missing() -> None:
    text = page(ID, NAME, WAY)
    (defect,) = found(text)
    assert (defect.id, defect.message) == (
        "soap-sample-inherited",
        "the sample of Parcel lacks Rights, which the WSDL has in its base Base",
    )
    lines = quoted({"send.md": text, "w.wsdl": WSDL}, defect)
    assert lines[0] == '<n:Parcel xsi:type="n:Parcel">'
    assert 'name="Rights"' in lines[1]


@pytest.mark.parametrize(
    ("element", "ids"),
    [
        ('<n:Id xsi:nil="true"></n:Id>', ["soap-sample-nil"]),
        ('<n:Id xsi:nil="false" xsi:type="xsd:int">0</n:Id>', []),
    ],
)
def test_only_what_is_nillable_may_be_nil(element: str, ids: list[str]) -> None:
    nil = '<n:Name xsi:nil="true"></n:Name>'
    defects = found(page(RIGHTS, element, nil, WAY))
    assert [defect.id for defect in defects] == ids


@pytest.mark.parametrize(
    ("elements", "id_", "line"),
    [
        ((RIGHTS, ID, NAME, WAY, "<n:Size/>"), "soap-sample-element", "<n:Size/>"),
        ((RIGHTS, ID, WAY), "soap-sample-incomplete", '<n:Parcel xsi:type="n:Parcel">'),
        ((RIGHTS, NAME, ID, WAY), "soap-sample-order", ID),
        (
            (RIGHTS, ID, NAME, WAY.replace("Normal", "Slow")),
            "soap-sample-member",
            WAY.replace("Normal", "Slow"),
        ),
        (
            (RIGHTS, ID.replace("xsd:int", "xsd:short"), NAME, WAY),
            "soap-sample-type",
            ID.replace("xsd:int", "xsd:short"),
        ),
    ],
)
def test_a_page_that_is_older_than_the_wsdl_is_to_be_written_again(
    elements: tuple[str, ...], id_: str, line: str
) -> None:
    text = page(*elements)
    (defect,) = found(text, of_one_age=False)
    assert (defect.id, defect.place.path) == (id_, "send.md")
    assert quoted({"send.md": text, "w.wsdl": WSDL}, defect)[0] == line
    assert defect.believed == defect.other
    # of one age, the model reports it
    assert found(text) == []


def test_a_wsdl_that_is_older_than_the_page_is_to_be_written_again() -> None:
    docs = checked_docs(
        {"w.wsdl": WSDL}, {"send.md": page(RIGHTS, ID, NAME, WAY, "<n:Size/>")}
    )
    (defect,) = elements_of_samples(docs)
    assert (defect.id, defect.place.path) == ("soap-sample-element", "w.wsdl")
    assert defect.believed == defect.other
    assert defect.other is not None
    assert defect.other.path == "send.md"


def test_a_type_may_extend_the_one_that_is_declared() -> None:
    wsdl = wsdl_file("Depot", [Call("Send", [("Parcel", "tns:Base?")])], SCHEMA)
    assert found(page(RIGHTS, ID, NAME, WAY), wsdl, of_one_age=False) == []


def test_bases_in_a_circle_end() -> None:
    schema = object_type("Parcel", [("Id", "xs:int")], "Box")
    schema += object_type("Box", [("Size", "xs:int")], "Parcel")
    wsdl = wsdl_file("Depot", [Call("Send", [("Parcel", "tns:Parcel?")])], schema)
    assert {defect.id for defect in found(page(ID), wsdl)} <= {"soap-sample-inherited"}


def test_a_page_has_each_case_once() -> None:
    wsdl = wsdl_file(
        "Depot", [Call("Send", [("A", "tns:Parcel?"), ("B", "tns:Parcel?")])], SCHEMA
    )
    parcel = f'xsi:type="n:Parcel">{ID}{NAME}{WAY}'
    sample = f"<n:A {parcel}</n:A><n:B {parcel}</n:B>"
    assert len(found(operation_page("Services88/Depot/Send", sample), wsdl)) == 1
