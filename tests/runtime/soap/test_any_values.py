"""Values of `xsd:anyType`: value and `xsi:type` survive reading and saving, also of types that the schema lacks."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from example88.enums import Right
from example88.models import Person
from lxml import etree

from generator.runtime.errors import EncodeError
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.values.flags import Flags

NAMESPACES = (
    'xmlns:a="http://example.com/Services88" '
    'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema" '
    'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/" '
    'xmlns:o="urn:other"'
)
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
ANYTHING = "{http://example.com/Services88}Anything"


def read(codec: Codec, inner: str) -> Person:
    person = codec.decoder("Person")(
        f"<a:Person {NAMESPACES}>{inner}</a:Person>".encode()
    )
    assert isinstance(person, Person)
    return person


def sent(codec: Codec, person: Person, tag: str = ANYTHING) -> etree._Element:
    root = etree.fromstring(codec.encoder("Person")(person))
    (element,) = root.iter(tag)
    return element


def type_of(element: etree._Element) -> tuple[str | None, str] | None:
    name = element.get(TYPE)
    if name is None:
        return None
    prefix, _, local = name.rpartition(":")
    return element.nsmap.get(prefix or None), local


SCALARS = [
    ("x:decimal", "12345678901234567.89", Decimal("12345678901234567.89")),
    ("x:decimal", "-0.10", Decimal("-0.10")),
    ("x:decimal", "100000000000000000000000000000", Decimal(10**29)),
    ("x:unsignedLong", "18446744073709551615", 2**64 - 1),
    ("x:integer", "123456789012345678901234567890", 123456789012345678901234567890),
    ("x:integer", "9" * 400, int("9" * 400)),
    ("x:integer", "9" * 5000, "9" * 5000),
    ("x:positiveInteger", "5", 5),
    ("x:int", "5", 5),
    ("x:int", "5000000000", 5_000_000_000),
    ("x:long", "5", 5),
    ("x:long", "1099511627776", 2**40),
    ("x:short", "-5", -5),
    ("x:byte", "-5", -5),
    ("x:unsignedByte", "5", 5),
    ("x:unsignedShort", "5", 5),
    ("x:unsignedInt", "4294967295", 2**32 - 1),
    ("z:char", "65", 65),
    ("x:float", "1.5", 1.5),
    ("x:float", "INF", float("inf")),
    ("x:double", "1.5", 1.5),
    ("x:boolean", "true", True),
    ("x:string", "", ""),
    ("x:string", "a & <b>".replace("&", "&amp;").replace("<", "&lt;"), "a & <b>"),
    ("x:date", "2024-05-01", date(2024, 5, 1)),
    ("x:date", "2024-05-01+02:00", "2024-05-01+02:00"),
    ("x:date", "10000-01-01", "10000-01-01"),
    ("x:time", "10:00:00", time(10)),
    ("x:time", "10:00:00.500000+00:00", time(10, 0, 0, 500_000, UTC)),
    ("x:dateTime", "2024-05-01T10:00:00Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
    ("x:dateTime", "0000-01-01T00:00:00", "0000-01-01T00:00:00"),
    ("x:duration", "P1DT2H", timedelta(days=1, hours=2)),
    ("x:duration", "P1Y2M", "P1Y2M"),
    ("z:duration", "PT5M", timedelta(minutes=5)),
    ("x:gYear", "2024", "2024"),
    ("x:hexBinary", "00FFA0", b"\x00\xff\xa0"),
    ("x:base64Binary", "eHg=", b"xx"),
    ("x:anyURI", "http://a/?b&amp;c", "http://a/?b&c"),
    ("x:language", "nb-NO", "nb-NO"),
    ("z:guid", "5f9b7a1e-0000-0000-0000-000000000001", "5f9b7a1e-0000-0000-0000-000000000001"),
    ("a:NewEnum", "Some value", "Some value"),
    ("o:Unknown", "text", "text"),
    ("o:Unknown", "", ""),
    ("x:int", "many", "many"),
]  # fmt: skip
TYPED = {f"{mark} {text[:30]}": (mark, text, value) for mark, text, value in SCALARS}


@pytest.mark.parametrize(("mark", "text", "value"), TYPED.values(), ids=TYPED)
def test_a_scalar_keeps_its_value_and_its_type(
    codec: Codec, mark: str, text: str, value: object
) -> None:
    element = f'<a:Anything i:type="{mark}">{text}</a:Anything>'
    person = read(codec, element)
    assert person.anything == value
    assert isinstance(person.anything, type(value))
    shown = etree.fromstring(f"<r {NAMESPACES}>{element}</r>".encode())[0]
    again = sent(codec, person)
    assert again.text == shown.text
    assert type_of(again) == type_of(shown)
    assert read(codec, etree.tostring(again).decode()) == person


@pytest.mark.parametrize("mark", ["x:long", "x:decimal", "o:Unknown", "x:hexBinary"])
def test_a_value_keeps_its_type_as_a_copy_in_pickles_and_in_dictionaries(
    codec: Codec, mark: str
) -> None:
    pair = f'<a:ObjectPair><a:Key>k</a:Key><a:Value i:type="{mark}">12</a:Value></a:ObjectPair>'
    person = read(codec, f"<a:Extra>{pair}</a:Extra>")
    for same in (person, copy.deepcopy(person), pickle.loads(pickle.dumps(person))):
        again = sent(codec, same, "{http://example.com/Services88}Value")
        assert (type_of(again) or ("", ""))[1] == mark.partition(":")[2]
        assert again.text == "12"


def test_a_value_without_xsi_type_is_sent_without_it(codec: Codec) -> None:
    person = read(codec, "<a:Anything>5 &amp; 6</a:Anything>")
    assert person.anything == "5 & 6"
    again = sent(codec, person)
    assert (again.text, dict(again.attrib)) == ("5 & 6", {})


def test_a_qname_keeps_the_namespace_of_its_prefix(codec: Codec) -> None:
    person = read(
        codec, '<a:Anything i:type="x:QName" xmlns:n0="urn:name">n0:Local</a:Anything>'
    )
    assert person.anything == "n0:Local"
    again = sent(codec, person)
    prefix, _, local = str(again.text).partition(":")
    assert (again.nsmap[prefix], local) == ("urn:name", "Local")
    assert (type_of(again) or ("", ""))[1] == "QName"


ELEMENTS = {
    "an array of an unknown type": '<a:Anything i:type="b:ArrayOfguid"><b:guid>1</b:guid><b:guid/></a:Anything>',
    "an object of an unknown type": '<a:Anything i:type="o:Thing"><o:A i:type="x:int">1</o:A><o:B c="d"/></a:Anything>',
    "elements of no type": "<a:Anything><o:A>1 &lt; 2</o:A></a:Anything>",
    "nested values": '<a:Anything i:type="o:T"><o:A i:type="o:T"><o:B i:type="x:QName">o:q</o:B></o:A></a:Anything>',
    "a known array that cannot be read": '<a:Anything i:type="b:ArrayOfint"><b:int>x</b:int></a:Anything>',
    "its prefix for another namespace": '<n0:Anything xmlns:n0="http://example.com/Services88"><n0:A xmlns:n0="urn:x"/></n0:Anything>',
    "a relative namespace": '<a:Anything><A xmlns="relative"/></a:Anything>',
}  # fmt: skip


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS)
def test_elements_that_the_schema_does_not_have_are_sent_back_as_they_came(
    codec: Codec, element: str
) -> None:
    shown = etree.fromstring(f"<r {NAMESPACES}>{element}</r>".encode())[0]
    again = sent(codec, read(codec, element))
    assert _content(again) == _content(shown)


def test_elements_take_the_name_of_the_place_to_which_they_are_moved(
    codec: Codec,
) -> None:
    moved = Person(
        extra={"k": read(codec, "<a:Anything><o:A>1</o:A></a:Anything>").anything}
    )
    value = sent(codec, moved, "{http://example.com/Services88}Value")
    assert [child.tag for child in value] == ["{urn:other}A"]


@pytest.mark.parametrize(
    ("mark", "inner", "value"),
    [
        ("b:ArrayOfint", "", []),
        ("b:ArrayOfint", "<b:int>1</b:int>", [1]),
        ("b:ArrayOfstring", '<b:string i:nil="true"/>', [None]),
        ("a:ArrayOfPerson", "<a:Person/>", [Person()]),
        ("a:StringDictionary", "", {}),
        ("a:Right", "", Flags[Right]()),
        ("a:Right", "Select New", Flags([Right.SELECT, Right("New")])),
    ],
)
def test_a_value_of_the_schema_keeps_its_type_also_when_it_is_empty(
    codec: Codec, mark: str, inner: str, value: object
) -> None:
    person = read(codec, f'<a:Anything i:type="{mark}">{inner}</a:Anything>')
    assert person.anything == value
    again = sent(codec, person)
    assert (type_of(again) or ("", ""))[1] == mark.partition(":")[2]
    assert read(codec, etree.tostring(again).decode()) == person


def test_nil_is_none_of_any_type(codec: Codec) -> None:
    for mark in ("", ' i:type="x:long"', ' i:type="o:Unknown"', ' i:type="a:Person"'):
        assert read(codec, f'<a:Anything{mark} i:nil="true"/>') == Person()


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        (Decimal("1.50"), "decimal", "1.50"),
        (Decimal("1E+3"), "decimal", "1000"),
        (date(2024, 5, 1), "date", "2024-05-01"),
        (time(10, 30), "time", "10:30:00"),
        (datetime(2024, 5, 1), "dateTime", "2024-05-01T00:00:00"),
        (2**40, "long", "1099511627776"),
    ],
)
def test_a_value_of_a_program_gets_the_type_of_its_class(
    codec: Codec, value: object, type_: str, text: str
) -> None:
    element = sent(codec, Person(anything=value))
    assert ((type_of(element) or ("", ""))[1], element.text) == (type_, text)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 1 + 2j])
def test_a_value_that_no_type_has_is_refused(codec: Codec, value: object) -> None:
    with pytest.raises(EncodeError, match=r"Person\.anything: "):
        codec.encoder("Person")(Person(anything=value))


@pytest.mark.parametrize(
    "text", ["12345678901234567.89", "0.1000000000000000000001", "10000000000000000"]
)
def test_a_number_with_more_digits_than_a_float_has_is_sent_as_it_came(
    codec: Codec, text: str
) -> None:
    person = read(codec, f"<a:Score>{text}</a:Score>")
    assert person.score == float(text)
    assert f">{text}<".encode() in codec.encoder("Person")(person)


def _content(element: etree._Element) -> object:
    return (
        element.tag,
        element.text or "",
        type_of(element),
        {name: text for name, text in element.attrib.items() if name != TYPE},
        [_content(child) for child in element],
    )
