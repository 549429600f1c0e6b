"""A value that cannot be read costs its field: None in the model, its XML in `unknown_fields`, sent back as it came."""

from __future__ import annotations

import pytest
from example88.enums import Colour
from example88.models import KeyType, Person
from lxml import etree

from generator.runtime.errors import EncodeError
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.testing.canonical import canonical_xml

NAMESPACES = (
    'xmlns:a="http://example.com/Services88" '
    'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:c="http://example.com/keys"'
)


def document(inner: str) -> bytes:
    return f"<a:Person {NAMESPACES}>{inner}</a:Person>".encode()


def read(codec: Codec, inner: str) -> Person:
    person = codec.decoder("Person")(document(inner))
    assert isinstance(person, Person)
    return person


RED = "<a:Colour>Red</a:Colour>"
UNREADABLE = {
    "a number": "<a:PersonId>many</a:PersonId>",
    "a number out of range": "<a:PersonId>99999999999</a:PersonId>",
    "a date in the year 0": "<a:Born>0000-00-00T00:00:00</a:Born>",
    "a date that does not exist": "<a:Born>2023-02-29T00:00:00</a:Born>",
    "a duration": "<a:LeadTime>P1Y</a:LeadTime>",
    "a double": "<a:Score>1,5</a:Score>",
    "a boolean": "<a:Active>yes</a:Active>",
    "bytes": "<a:Picture>?</a:Picture>",
    "a text with elements": "<a:Name>a<a:B/></a:Name>",
    "an item of a list": "<a:Table><b:ArrayOfint><b:int>x</b:int></b:ArrayOfint></a:Table>",
    "another item": "<a:Team><a:Other/></a:Team>",
    "a text for a list": "<a:Team>text</a:Team>",
    "a key of a dictionary": "<a:Holidays><a:DatePair><a:Key>x</a:Key></a:DatePair></a:Holidays>",
    "no key": "<a:Labels><a:StringPair/></a:Labels>",
}  # fmt: skip


@pytest.mark.parametrize("element", UNREADABLE.values(), ids=UNREADABLE)
def test_the_other_fields_are_read_and_all_is_sent_back_in_its_place(
    codec: Codec, element: str
) -> None:
    name = element[3:].partition(">")[0]
    person = read(codec, f"{RED}{element}<a:Anything/>")
    assert (person.colour, list(person.unknown_fields)) == (Colour.RED, [name])
    assert person.copy(colour=None, unknown_fields={}) == Person()
    # the fields in the order of the schema
    comes_after = name in {"Team", "Labels", "Table", "Holidays"}
    inner = f"{RED}{element}" if comes_after else f"{element}{RED}"
    again = codec.encoder("Person")(person)
    assert canonical_xml(again) == canonical_xml(document(inner))


def test_only_the_innermost_field_is_lost(codec: Codec) -> None:
    person = read(
        codec,
        "<a:Name>A</a:Name><a:Team><a:Person><a:Name>B</a:Name><a:Score>x</a:Score></a:Person></a:Team>",
    )
    assert person.team is not None
    (other,) = person.team
    assert (person.name, person.unknown_fields) == ("A", {})
    assert (other.name, other.score, list(other.unknown_fields)) == (
        "B",
        None,
        ["Score"],
    )


def test_a_field_that_is_set_replaces_what_could_not_be_read(codec: Codec) -> None:
    person = read(codec, "<a:Score>x</a:Score><a:New>y</a:New>")
    person.score = 1.5
    root = etree.fromstring(codec.encoder("Person")(person))
    assert [(etree.QName(child).localname, child.text) for child in root] == [
        ("Score", "1.5"),
        ("New", "y"),
    ]


def test_a_required_field_that_could_not_be_read_is_sent_back(codec: Codec) -> None:
    data = f"<c:Key {NAMESPACES}><c:Counter>many</c:Counter></c:Key>".encode()
    key = codec.decoder("Key")(data)
    assert isinstance(key, KeyType)
    assert key.counter is None
    assert b"Counter>many<" in codec.encoder("Key")(key).replace(
        b' xmlns:c="http://example.com/keys"', b""
    )


@pytest.mark.parametrize("unknown", [[], (), None, "x", 5])
def test_unknown_fields_are_a_dictionary(codec: Codec, unknown: object) -> None:
    person = Person()
    person.unknown_fields = unknown  # type: ignore[assignment]  # tested
    with pytest.raises(EncodeError, match=r"Person\.unknown_fields: expected dict"):
        codec.encoder("Person")(person)


SPELLINGS = [
    ("<a:Score>NaN</a:Score>", "NaN"),
    ("<a:Score> INF </a:Score>", "INF"),
    ("<a:Score>-INF</a:Score>", "-INF"),
    ("<a:Score>-Infinity</a:Score>", "-INF"),
    ("<a:Active>TRUE</a:Active>", "true"),
    ("<a:Active>\n0\t</a:Active>", "false"),
    ("<a:PersonId>\r\n +7 </a:PersonId>", "7"),
    ("<a:Born> 2024-05-01T10:00:00Z\n</a:Born>", "2024-05-01T10:00:00Z"),
    ("<a:Born>0001-01-01T00:00:00</a:Born>", "0001-01-01T00:00:00"),
    ("<a:Born>2024-05-01T10:00:00.9999999Z</a:Born>", "2024-05-01T10:00:00.999999Z"),
    ("<a:Born>2024-05-01T10:00</a:Born>", "2024-05-01T10:00:00"),
    ("<a:Born>2024-05-01T24:00:00</a:Born>", "2024-05-02T00:00:00"),
    ("<a:Born>2024-05-01t10:00:00z</a:Born>", "2024-05-01T10:00:00Z"),
    ("<a:Born>9999-12-31T23:59:59.9999999</a:Born>", "9999-12-31T23:59:59.999999"),
]


@pytest.mark.parametrize(("element", "text"), SPELLINGS)
def test_what_is_spelt_otherwise_is_read_as_what_it_means_and_sent_in_the_usual_form(
    codec: Codec, element: str, text: str
) -> None:
    person = read(codec, element)
    assert person.unknown_fields == {}
    root = etree.fromstring(codec.encoder("Person")(person))
    assert [child.text for child in root] == [text]
