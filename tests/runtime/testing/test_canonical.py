"""The canonical forms of messages: which messages are equal."""

from __future__ import annotations

import pytest

from generator.runtime.errors import DecodeError
from generator.runtime.testing.canonical import canonical_json, canonical_xml

NAMESPACES = (
    'xmlns="http://example.com/a" xmlns:p="http://example.com/a" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema" '
    'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"'
)
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"


def xml(inner: str) -> str:
    return canonical_xml(f"<R {NAMESPACES}>{inner}</R>".encode())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<A>x</A>", "<p:A>x</p:A>"),
        ("<A> \n <B/> </A>", "<A><B></B></A>"),
        ("<A><!-- c -->x<?p?></A>", "<A>x</A>"),
        ("<A a='1' b='2'/>", "<A b='2' a='1'/>"),
        ("<A i:type='x:int'>1</A>", "<A>1</A>"),
        ("<A i:nil='true'/>", ""),
        ("<A i:nil='1' i:type='x:int'/>", ""),
        ("<A>1</A>", "<A>1.0</A>"),
        ("<A>1E2</A>", "<A>100</A>"),
        ("<A>2020-01-01T00:00:00</A>", "<A>2020-01-01T00:00:00.0000009</A>"),
        ("<A>2020-01-01T00:00:00Z</A>", "<A>2020-01-01T01:00:00+01:00</A>"),
        ("<A i:type='x:dateTime'/>", "<A>0001-01-01T00:00:00</A>"),
        ("<A i:type='z:duration'/>", "<A>PT0S</A>"),
        ("<A i:type='x:anyType'/>", ""),
    ],
)
def test_equal_xml_has_one_form(first: str, second: str) -> None:
    assert xml(first) == xml(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<A>x</A>", "<A>y</A>"),
        ("<A>x</A>", "<B>x</B>"),
        ("<A/>", ""),
        ("<A/><B/>", "<B/><A/>"),
        ("<A><B/></A>", "<A/><B/>"),
        ("<A>x</A>", "<A> x</A>"),
        ("<A a='1'/>", "<A a='2'/>"),
        ("<A>1</A>", "<A>1.1</A>"),
        ("<A>x</A><A i:nil='true'/>", "<A>x</A>"),
        ("<A>2020-01-01T00:00:00Z</A>", "<A>2020-01-01T00:00:00</A>"),
        ("<A>2020-01-01T00:00:00Z</A>", "<A>2020-01-01T00:00:00+01:00</A>"),
        ("<A>2020-01-01T00:00:00.000001</A>", "<A>2020-01-01T00:00:00.000002</A>"),
        ("<A xmlns='http://example.com/b'/>", "<A/>"),
        ("<A i:type='x:string'/>", "<A i:nil='true'/>"),
        ("<A>12345678901234567890123456789012345678901</A>", "<A>12345678901234567890123456789012345678902</A>"),
    ],
)  # fmt: skip
def test_xml_that_differs_has_two_forms(first: str, second: str) -> None:
    assert xml(first) != xml(second)


def test_a_sample_equals_the_envelope_that_it_means() -> None:
    sample = (
        f'<s:Envelope xmlns:s="{SOAP12}" {NAMESPACES}><ApplicationToken>t</ApplicationToken>'
        "<Credentials><Ticket>k</Ticket></Credentials><s:Body><Op><A>x</A></Op></s:Body></s:Envelope>"
    )
    right = (
        f'<e:Envelope xmlns:e="{SOAP11}" {NAMESPACES}><e:Header><p:ApplicationToken>t</p:ApplicationToken>'
        "<p:Credentials><p:Ticket>k</p:Ticket></p:Credentials></e:Header>"
        "<e:Body><p:Op><p:A>x</p:A></p:Op></e:Body></e:Envelope>"
    )
    assert canonical_xml(sample.encode()) == canonical_xml(right.encode())
    assert canonical_xml(sample.encode()) != canonical_xml(
        right.replace(">k<", ">l<").encode()
    )


def test_what_is_no_xml_has_no_form() -> None:
    with pytest.raises(DecodeError):
        canonical_xml(b"<A>")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('{"a": 1, "b": null}', '{"a": 1.0}'),
        ('{"a": 1, "b": 2}', '{"b": 2, "a": 1}'),
        ('["2020-01-01T00:00:00.0000001"]', '["2020-01-01T00:00:00"]'),
        ('{"a": {"b": null}}', '{"a": {}}'),
        ('["2020-01-01T00:00:00.6500528"]', '["2020-01-01T00:00:00.650052"]'),
        ('["2020-01-01T00:00:00.6500523+02:00"]', '["2019-12-31T22:00:00.650052Z"]'),
        ('["9999-12-31T23:59:59.9999999"]', '["9999-12-31T23:59:59.999999"]'),
    ],
)
def test_equal_json_has_one_form(first: str, second: str) -> None:
    assert canonical_json(first) == canonical_json(second.encode())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[null]", "[]"),
        ("[1, 2]", "[2, 1]"),
        ('{"a": "1"}', '{"a": 1}'),
        ("[true]", "[1]"),
        ("[1.5]", "[1]"),
        ('["2020-01-01T00:00:00Z"]', '["2020-01-01T00:00:00"]'),
        ('["2020-01-01T00:00:00.6500528"]', '["2020-01-01T00:00:00.650053"]'),
    ],
)
def test_json_that_differs_has_two_forms(first: str, second: str) -> None:
    assert canonical_json(first) != canonical_json(second)
