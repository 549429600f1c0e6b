"""Operations of WSDLs without a page, and what pages say is returned."""

from __future__ import annotations

import pytest
from support.pages import operation_page
from support.soap.checked_docs import Call, checked_docs, object_type, quoted, wsdl_file

from generator.passes.checks.soap.operations import operations_without_page
from generator.passes.checks.soap.returns import results_of_pages
from generator.passes.checks.soap.wrappers import wrappers_of_namespaces

SEND = {"send.md": operation_page("Services88/Depot/Send")}
DEPOT = wsdl_file("Depot", [Call("Send"), Call("Weigh")])


def test_an_operation_without_page_is_missing() -> None:
    texts = {**SEND, "w.wsdl": DEPOT}
    (defect,) = operations_without_page(checked_docs(texts))
    assert defect.subject == "soap/Services88/Depot/Weigh"
    assert quoted(texts, defect)[0] == '<wsdl:operation name="Weigh">'
    assert defect.cause == ""


def test_what_a_newer_wsdl_adds_has_one_cause() -> None:
    (defect,) = operations_without_page(checked_docs(SEND, {"w.wsdl": DEPOT}))
    assert defect.cause == "newer WSDL"


def test_an_agent_without_pages_is_one_case() -> None:
    label = wsdl_file("Label", [Call("Print"), Call("Scan")])
    texts = {**SEND, "w.wsdl": wsdl_file("Depot", [Call("Send")]), "l.wsdl": label}
    (defect,) = operations_without_page(checked_docs(texts))
    assert defect.subject == "soap/Services88/Label"


def test_docs_of_wsdls_alone_lack_no_page() -> None:
    other = wsdl_file("Depot", [Call("Send")], version="Services87")
    texts = {"w.wsdl": DEPOT, "o.wsdl": other}
    assert list(operations_without_page(checked_docs(texts))) == []
    assert list(operations_without_page(checked_docs({**SEND, "o.wsdl": other}))) == []


PARCEL = '<n:Response xsi:type="n:ParcelEntity"><n:Id xsi:type="xsd:int">0</n:Id></n:Response>'
GET = {"get.md": operation_page("Services88/Depot/Get", "", PARCEL)}


def returning(text: str, response: str = "") -> dict[str, str]:
    prose = f"Sends it.\n\n**Returns:** {text}\n"
    return {"send.md": operation_page("Services88/Depot/Send", "", response, prose)}


@pytest.mark.parametrize("text", ["Updated ParcelEntity", "True if it was sent"])
def test_words_on_a_result_contradict_an_empty_response(text: str) -> None:
    texts = {**GET, **returning(text)}
    (defect,) = results_of_pages(checked_docs(texts))
    assert defect.id == "soap-returns-mismatch"
    shown, response = quoted(texts, defect)
    assert shown == f"**Returns:** {text}"
    assert "<n:SendResponse>" in response


@pytest.mark.parametrize(
    "text", ["Nothing.", "A void return", "There is no return value"]
)
def test_words_on_no_result_contradict_a_response(text: str) -> None:
    texts = returning(text, PARCEL)
    (defect,) = results_of_pages(checked_docs(texts))
    assert "xsi:type" in quoted(texts, defect)[1]
    assert list(results_of_pages(checked_docs(returning(text)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "No ParcelEntity is returned",
        "This call just saves the ParcelEntity that was given before",
        "The parcel",
        "Updated LabelEntity",
        "x" * 100_000,
    ],
)
def test_words_that_may_mean_anything_contradict_nothing(text: str) -> None:
    assert list(results_of_pages(checked_docs({**GET, **returning(text)}))) == []


def test_where_the_wsdl_has_a_result_the_sample_is_wrong_and_not_the_words() -> None:
    schema = object_type("ParcelEntity", [("Id", "xs:int")])
    call = Call("Send", out=[("Response", "tns:ParcelEntity?")])
    wsdl = {"w.wsdl": wsdl_file("Depot", [call], schema)}
    texts = {**GET, **returning("Updated ParcelEntity"), **wsdl}
    assert list(results_of_pages(checked_docs(texts))) == []


def test_two_agents_have_one_element_with_other_parts() -> None:
    texts = {
        "a.wsdl": wsdl_file("Depot", [Call("Drop", [("Ids", "xs:int")])]),
        "b.wsdl": wsdl_file("Label", [Call("Drop", [("Name", "xs:string")])]),
    }
    (defect,) = wrappers_of_namespaces(checked_docs(texts))
    assert defect.id == "wsdl-element-conflict"
    lines = quoted(texts, defect)
    assert 'name="Name"' in lines[0]
    assert 'name="Ids"' in lines[1]


def test_elements_that_are_alike_or_in_other_namespaces_do_not_conflict() -> None:
    ids = [Call("Drop", [("Ids", "xs:int")])]
    name = [Call("Drop", [("Name", "xs:string")])]
    for other in (
        wsdl_file("Label", ids),
        wsdl_file("Label", name, version="Services87"),
        wsdl_file("Label", [Call("Drop")]),
    ):
        texts = {"a.wsdl": wsdl_file("Depot", ids), "b.wsdl": other}
        assert list(wrappers_of_namespaces(checked_docs(texts))) == []
