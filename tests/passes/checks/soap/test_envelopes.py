"""Envelopes of samples that the WSDL of the agent does not bind."""

from __future__ import annotations

from support.pages import operation_page
from support.soap.checked_docs import Call, checked_docs, quoted, wsdl_file

from generator.passes.checks.soap.envelopes import (
    actions_of_pages,
    headers_of_envelopes,
    versions_of_envelopes,
)

PAGE = operation_page("Services88/Parcel/Send")
SOAP_11 = PAGE.replace(
    "http://www.w3.org/2003/05/soap-envelope",
    "http://schemas.xmlsoap.org/soap/envelope/",
)
SENT = ("ApplicationToken", "Credentials", "TimeZone")


def wsdl(*, binding: str = "") -> str:
    call = Call("Send", headers=SENT, out_headers=("Succeeded",))
    return wsdl_file("Parcel", [call], binding=binding)


def test_an_envelope_of_soap_12_contradicts_the_binding() -> None:
    texts = {"send.md": PAGE, "w.wsdl": wsdl()}
    (defect,) = versions_of_envelopes(checked_docs(texts))
    assert (defect.id, defect.subject) == (
        "soap-sample-version",
        "soap/Services88/Parcel/Send",
    )
    shown, bound = quoted(texts, defect)
    assert shown == 'xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"'
    assert bound.startswith("<soap:binding transport=")
    assert defect.believed == defect.other


def test_an_envelope_is_right_where_the_wsdl_binds_it_or_says_nothing() -> None:
    soap_12 = (
        '<wsdl:binding name="B" type="tns:Parcel"><soap12:binding/></wsdl:binding>'
    )
    for texts in (
        {"send.md": SOAP_11, "w.wsdl": wsdl()},
        {"send.md": PAGE, "w.wsdl": wsdl(binding=soap_12)},
        {"send.md": PAGE},
        {"send.md": PAGE, "w.wsdl": wsdl_file("Label", [Call("Send")])},
    ):
        assert list(versions_of_envelopes(checked_docs(texts))) == []


def test_headers_that_only_the_wsdl_has_are_missing() -> None:
    texts = {"send.md": PAGE, "w.wsdl": wsdl()}
    request, response = headers_of_envelopes(checked_docs(texts))
    assert (
        request.message == "the request lacks the header TimeZone, which the WSDL binds"
    )
    assert "<n:Credentials>" in quoted(texts, request)[0]
    assert 'part="TimeZone"' in quoted(texts, request)[1]
    assert (
        response.message
        == "the response lacks the header Succeeded, which the WSDL binds"
    )
    assert 'part="Succeeded"' in quoted(texts, response)[1]


def test_what_lacks_the_same_headers_has_one_cause() -> None:
    other = operation_page("Services88/Parcel/Drop")
    calls = [Call(name, headers=SENT) for name in ("Send", "Drop")]
    texts = {"a.md": PAGE, "b.md": other, "w.wsdl": wsdl_file("Parcel", calls)}
    found = list(headers_of_envelopes(checked_docs(texts)))
    assert [defect.cause for defect in found] == ["request: TimeZone"] * 2


def test_a_sample_with_all_headers_lacks_none() -> None:
    calls = [Call("Send", headers=SENT[:2])]
    texts = {"send.md": PAGE, "w.wsdl": wsdl_file("Parcel", calls)}
    assert list(headers_of_envelopes(checked_docs(texts))) == []


def test_the_newest_page_and_the_newest_wsdl_count() -> None:
    old = {"old/send.md": PAGE, "old/w.wsdl": wsdl()}
    new = {"new/send.md": SOAP_11, "new/w.wsdl": wsdl()}
    assert list(versions_of_envelopes(checked_docs(old, new))) == []
    (defect,) = versions_of_envelopes(checked_docs(new, old))
    assert defect.place.path == "old/send.md"


def test_a_page_without_the_action_of_the_wsdl_lacks_it() -> None:
    texts = {"send.md": PAGE, "w.wsdl": wsdl()}
    (defect,) = actions_of_pages(checked_docs(texts))
    assert defect.id == "soap-action-missing"
    shown, bound = quoted(texts, defect)
    assert shown.startswith("<?xml")
    assert bound.startswith("<soap:operation soapAction=")


def test_a_page_that_shows_an_action_lacks_none() -> None:
    http = "POST /Remote/Services88/Parcel.svc HTTP/1.1\nSoapAction: x\n\n<?xml"
    for text in (
        PAGE.replace("<?xml", http, 1),
        operation_page("Services88/Parcel/Send", prose="Needs the header SOAPAction."),
    ):
        texts = {"send.md": text, "w.wsdl": wsdl()}
        assert list(actions_of_pages(checked_docs(texts))) == []
    assert list(actions_of_pages(checked_docs({"send.md": PAGE}))) == []
