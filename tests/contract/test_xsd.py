"""XML against the schemas of a WSDL: what they do not allow is said, and nothing leads out of the WSDL."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.contract_checks.xsd import UnusableSchemaError, WsdlSchema
from generator.runtime.soap.codec.xml import Element, parse

START = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:x="http://www.w3.org/2001/XMLSchema">'
    b"<w:types>"
)
END = b"</w:types>\n<w:message name="
SHIPS = b"""<x:schema targetNamespace="urn:a" elementFormDefault="qualified" xmlns:b="urn:b">
<x:import namespace="urn:b"/>
<x:element name="Ship"><x:complexType><x:sequence>
 <x:element name="Id" type="x:int"/>
 <x:element name="Load" type="b:Load" minOccurs="0"/>
</x:sequence></x:complexType></x:element>
</x:schema>
<x:schema targetNamespace="urn:b" elementFormDefault="qualified">
<x:complexType name="Load"><x:sequence><x:element name="Kilos" type="x:int"/></x:sequence></x:complexType>
</x:schema>"""
OTHER = '<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"/>'


def schema(inside: bytes = SHIPS) -> WsdlSchema:
    return WsdlSchema(START + inside + END)


def ship(inside: str) -> Element:
    return parse(f'<Ship xmlns="urn:a" xmlns:b="urn:b">{inside}</Ship>'.encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<Id>1</Id>",
        "<Id> 1 </Id>",
        "<Id>1</Id><Load><b:Kilos>3</b:Kilos></Load>",
        '<Id>1</Id><Load xsi:type="b:Load" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b:Kilos>3</b:Kilos></Load>',
    ],
)
def test_what_the_schemas_allow_has_no_problem(inside: str) -> None:
    assert schema().problems(ship(inside)) == []


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("", "Missing child element"),
        ("<Id>1.0</Id>", "'1.0' is not a valid value of the atomic type 'xs:int'"),
        ("<Id>1</Id><Weight/>", "This element is not expected"),
        ("<Load><b:Kilos>3</b:Kilos></Load><Id>1</Id>", "This element is not expected"),
        ("<Id>1</Id><Load><Kilos>3</Kilos></Load>", "This element is not expected"),
        ("<Id>1</Id><Load><b:Kilos>x</b:Kilos></Load>", "'x' is not a valid value"),
    ],
    ids=["missing", "value", "unknown", "order", "namespace", "of another namespace"],
)
def test_what_they_do_not_allow_is_reported(inside: str, words: str) -> None:
    problems = schema().problems(ship(inside))
    assert words in problems[0]


def test_an_element_is_checked_in_its_place_with_the_prefixes_declared_above_it() -> (
    None
):
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    load = '<q:Load xsi:type="p:Load"><p:Kilos>3</p:Kilos></q:Load>'
    body = parse(
        f'<e xmlns:q="urn:a" xmlns:p="urn:b" xmlns:xsi="{xsi}"><q:Ship><q:Id>1</q:Id>{load}</q:Ship></e>'.encode()
    )
    assert schema().problems(next(iter(body))) == []


def test_an_element_that_no_schema_declares_is_a_problem() -> None:
    boat = parse(b'<Boat xmlns="urn:a"/>')
    assert not schema().declares(boat)
    assert schema().declares(ship(""))
    assert "No matching global declaration" in schema().problems(boat)[0]


def test_what_is_declared_for_the_encoding_does_not_count() -> None:
    start = b"\xef\xbb\xbf \n" + START.replace(b"utf-8", b"utf-16")
    schema = WsdlSchema(start + SHIPS.replace(b"Kilos", "Bulk\u00e9".encode()) + END)
    assert (
        schema.problems(ship("<Id>1</Id><Load><b:Bulk\u00e9>3</b:Bulk\u00e9></Load>"))
        == []
    )


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"<x:schema",
        SHIPS.replace(b'name="Load"><x:sequence>', b'name="Lead"><x:sequence>'),
        SHIPS.replace(b"urn:b", b"urn:a"),
    ],
    ids=["none", "cut off", "a type is missing", "one namespace twice"],
)
def test_schemas_that_lack_something_are_unusable(inside: bytes) -> None:
    with pytest.raises(UnusableSchemaError):
        schema(inside)


def test_a_document_type_is_refused() -> None:
    with pytest.raises(UnusableSchemaError, match="document type"):
        WsdlSchema(
            START.replace(b"<w:def", b'<!DOCTYPE a [<!ENTITY b "c">]><w:def')
            + SHIPS
            + END
        )


@pytest.mark.parametrize("how", ["import", "include", "redefine"])
@pytest.mark.parametrize("as_uri", [True, False], ids=["uri", "path"])
def test_a_schema_in_a_file_is_never_read(
    how: str, tmp_path: Path, *, as_uri: bool
) -> None:
    other = tmp_path / "b.xsd"
    other.write_text(OTHER.replace("/>", '><x:complexType name="Load"/></x:schema>'))
    place = other.as_uri() if as_uri else str(other)
    reaching = f'<x:{how} namespace="urn:b" schemaLocation="{place}"/>'.replace(
        "" if how == "import" else ' namespace="urn:b"', "", 1
    )
    ships = SHIPS.partition(b"</x:schema>")[0] + b"</x:schema>"
    inside = ships.replace(b'<x:import namespace="urn:b"/>', reaching.encode())
    with pytest.raises(UnusableSchemaError):
        schema(inside)


def test_an_import_of_what_the_wsdl_does_not_have_leads_nowhere() -> None:
    foreign = '<x:import namespace="urn:c" schemaLocation="http://127.0.0.1:9/c.xsd"/>'
    inside = SHIPS.replace(b"<x:element", foreign.encode() + b"<x:element", 1)
    assert schema(inside).problems(ship("<Id>1</Id>")) == []


@pytest.mark.parametrize("how", ["unique", "key", "redefine", "include", "group"])
def test_what_no_service_writes_is_refused(how: str) -> None:
    inside = SHIPS.replace(b"</x:schema>", f"<x:{how}/></x:schema>".encode(), 1)
    with pytest.raises(UnusableSchemaError, match="is refused"):
        schema(inside)
