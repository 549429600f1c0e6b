"""Sample envelopes: prefixes are resolved, and what is wrong is reported with its line in the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import (
    Element,
    Envelope,
)
from generator.model.text import QName, Text, WireName
from generator.reader.log import MOST_PER_ID, DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.soap.envelope import read_envelope

TNS = "http://www.superoffice.net/ws/crm/NetServer/Services90"
XSD = "http://www.w3.org/2001/XMLSchema"
Make = Callable[..., str]


def read(body: str) -> tuple[Envelope | None, list[tuple[str, int]]]:
    log = DiagnosticLog("page.md")
    envelope = read_envelope(Fence("xml", body, 10), log)
    return envelope, [(found.id, found.line) for found in log.diagnostics()]


def wrapper(body: str) -> Element:
    envelope, found = read(body)
    assert found == []
    assert envelope is not None
    return envelope.wrapper


def tns(name: str) -> QName:
    return QName(TNS, WireName(name))


def test_an_envelope_has_headers_wrapper_and_lines(soap_envelope: Make) -> None:
    headers = "<Parcel:Token>t</Parcel:Token>\n"
    envelope, found = read(soap_envelope("<Parcel:Track/>", headers))
    assert found == []
    assert envelope == Envelope(
        soap_namespace="http://www.w3.org/2003/05/soap-envelope",
        headers=(Element(tns("Token"), None, False, Text("t"), (), 18),),
        wrapper=Element(tns("Track"), None, False, Text(""), (), 20),
        first_line=11,
        last_line=22,
        namespace_line=13,
        beside_header=18,
    )


def test_headers_in_a_header_element_are_read_too(soap_envelope: Make) -> None:
    headers = (
        "<Parcel:One/><E:Header><Parcel:Two><Parcel:Three/></Parcel:Two></E:Header>"
    )
    envelope, _ = read(soap_envelope("<Parcel:Track/>", headers))
    assert envelope is not None
    assert [header.name for header in envelope.headers] == [tns("One"), tns("Two")]


def test_types_are_resolved_by_the_namespaces_in_scope(soap_envelope: Make) -> None:
    inside = (
        '<Parcel:A xsi:type="xsd:int">0</Parcel:A>'
        '<Parcel:B xmlns:q="urn:q" xsi:type="q:Thing"><q:C xsi:type=" q:int "/></Parcel:B>'
        '<Parcel:D xmlns="urn:d" xsi:type="plain"/>'
        '<Parcel:E xmlns:xsd="urn:e" xsi:type="xsd:int"/>'
        '<Parcel:F xsi:type="plain"/>'
    )
    a, b, d, e, f = wrapper(
        soap_envelope(f"<Parcel:Track>{inside}</Parcel:Track>")
    ).children
    assert a.type == QName(XSD, WireName("int"))
    assert b.type == QName("urn:q", WireName("Thing"))
    assert b.children[0].name == QName("urn:q", WireName("C"))
    assert b.children[0].type == QName("urn:q", WireName("int"))
    assert d.type == QName("urn:d", WireName("plain"))
    assert e.type == QName("urn:e", WireName("int"))
    assert f.type == QName("", WireName("plain"))


def test_text_stands_on_leaves_only(soap_envelope: Make) -> None:
    inside = "<Parcel:A> x </Parcel:A><Parcel:B> \n </Parcel:B><Parcel:C>\n<Parcel:D/></Parcel:C>"
    a, b, c = wrapper(soap_envelope(f"<Parcel:Track>{inside}</Parcel:Track>")).children
    assert (a.text, b.text, c.text) == (Text(" x "), Text(""), None)


@pytest.mark.parametrize(
    ("value", "nil"), [("true", True), ("1", True), ("false", False)]
)
def test_nil(value: str, nil: bool, soap_envelope: Make) -> None:
    body = f'<Parcel:Track><Parcel:A xsi:nil="{value}"/></Parcel:Track>'
    assert wrapper(soap_envelope(body)).children[0].nil is nil


def test_comments_and_instructions_between_elements_are_passed_over(
    soap_envelope: Make,
) -> None:
    body = "<!-- a --><?b c?><Parcel:Track><!-- <x/> --><Parcel:A>1<!-- 2 -->3</Parcel:A></Parcel:Track>"
    read = wrapper(soap_envelope(body))
    assert [child.text for child in read.children] == [Text("13")]


def test_another_namespace_is_kept_as_it_is(soap_envelope: Make) -> None:
    envelope = soap_envelope("<Parcel:Track/>", namespace="urn:example:parcel/2")
    assert wrapper(envelope).name.namespace == "urn:example:parcel/2"


@pytest.mark.parametrize(
    ("inside", "line", "kept"),
    [
        ("<Parcel:\ufb01le/><Parcel:B/>", 19, ["B"]),
        (
            "<Parcel:B/><Parcel:A xsi:type='xsd:in\u0142'><Parcel:C/></Parcel:A>",
            19,
            ["B"],
        ),
        ("<Parcel:A xsi:type='xsd:int); PWN=1; (int'/>", 19, []),
        ("<Parcel:A xsi:type='xsd:x&#10;import os'/>", 19, []),
        ("<Parcel:A xsi:type=''/>", 19, []),
        (f"<Parcel:{'a' * 300}/>", 19, []),
        (f"<Parcel:B/><q:A xmlns:q='urn:{'a' * 400}'/>", 19, ["B"]),
    ],
)
def test_a_name_that_is_none_leaves_its_element_out(
    inside: str, line: int, kept: list[str], soap_envelope: Make
) -> None:
    envelope, found = read(soap_envelope(f"<Parcel:Track>{inside}</Parcel:Track>"))
    assert found == [("page-name", line)]
    assert envelope is not None
    assert [child.name.name for child in envelope.wrapper.children] == kept


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("<E:Body>", "", ("page-xml", 20), id="not well formed"),
        pytest.param("</E:Envelope>", "", ("page-xml", 22), id="cut off"),
        pytest.param("xsd:int", "nope:int", ("page-xml", 19), id="unknown prefix"),
        pytest.param("E:Body>", "E:Corps>", ("page-incomplete", 11), id="no Body"),
        pytest.param(
            "<Parcel:Track>",
            "<Parcel:A/><Parcel:Track>",
            ("page-incomplete", 18),
            id="two wrappers",
        ),
        pytest.param(
            "Parcel:Track>", "Parcel:Tr\xe4ck>", ("page-name", 19), id="wrapper"
        ),
        pytest.param(
            "<E:Envelope",
            '<!DOCTYPE a [<!ENTITY b "c">]>\n<E:Envelope',
            ("page-xml-doctype", 12),
            id="DOCTYPE",
        ),
    ],
)
def test_an_envelope_that_cannot_be_used_is_reported(
    old: str, new: str, found: tuple[str, int], soap_envelope: Make
) -> None:
    body = '<Parcel:Track>\n<Parcel:A xsi:type="xsd:int"/></Parcel:Track>'
    good = soap_envelope(body.replace("\n", "")).replace(" <E:Body>\n   ", "<E:Body>\n")
    assert read(good)[1] == []
    assert read(good.replace(old, new)) == (None, [found])


def test_one_page_says_the_same_thing_a_few_times_only(soap_envelope: Make) -> None:
    inside = "<Parcel:\xe4/>" * 1000
    _, found = read(soap_envelope(f"<Parcel:Track>{inside}</Parcel:Track>"))
    assert len(found) == MOST_PER_ID
