"""References to characters that XML excludes are read as U+FFFD; nothing else is forgiven."""

from __future__ import annotations

import pytest
from example88.models import Person
from lxml import etree

from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.soap.codec import xml
from generator.runtime.soap.codec.characters import without_excluded
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.testing.canonical import canonical_xml

NS = 'xmlns="http://example.com/Services88"'
EXCLUDED = [*range(9), 11, 12, *range(14, 32), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF]  # fmt: skip


def read(codec: Codec, inner: str) -> Person:
    person = codec.decoder("Person")(f"<Person {NS}>{inner}</Person>".encode())
    assert isinstance(person, Person)
    return person


def references(code: int) -> list[str]:
    return [f"&#{code};", f"&#x{code:X};", f"&#x{code:x};", f"&#x00{code:X};", f"&#0{code};"]  # fmt: skip


@pytest.mark.parametrize("code", EXCLUDED)
def test_a_reference_to_an_excluded_character_is_the_replacement_character(
    codec: Codec, code: int
) -> None:
    for reference in references(code):
        assert read(codec, f"<Name>a{reference}b</Name>").name == "a\ufffdb"
        unknown = read(codec, f'<New c="{reference}"/>').unknown_fields["New"]
        assert 'c="\ufffd"' in str(unknown)


def test_the_characters_are_those_that_the_parser_refuses() -> None:
    """For every character of the basic plane and the ends of the others, the parser and the rule agree."""
    for code in [*range(0x10000), 0x10000, 0x1FFFE, 0x10FFFF, 0x110000]:
        document = f"<a>&#{code};</a>".encode()
        hexadecimal = f"<a>&#x{code:x};</a>".encode()
        is_excluded = without_excluded(document) is not None
        assert is_excluded == (without_excluded(hexadecimal) is not None)
        assert is_excluded == (code < 0x110000 and not _is_read(document)), hex(code)


def _is_read(document: bytes) -> bool:
    try:
        etree.fromstring(document)
    except etree.XMLSyntaxError:
        return False
    return True


def test_a_reference_in_a_cdata_section_or_a_comment_is_text(codec: Codec) -> None:
    text = (
        "<![CDATA[&#x1F;]]><!-- &#x1F; --><?pi &#x1F;?>&#x1F;<![CDATA[<!--&#8;]]>&#8;"
    )
    assert read(codec, f"<Name>{text}</Name>").name == "&#x1F;\ufffd<!--&#8;\ufffd"


@pytest.mark.parametrize(
    "inner",
    ["\x1f", "&#x;", "&#;", "&#x110000;", "&#1", "&#x1F", "&e;", "<a>", "&#-1;", "&#x1G;", "<!-- &#1; ", "<![CDATA[&#1;"],
    ids=repr,
)  # fmt: skip
def test_no_other_mistake_is_forgiven(codec: Codec, inner: str) -> None:
    with pytest.raises(DecodeError, match="not well-formed"):
        read(codec, f"<Name>&#x1F;{inner}</Name>")


def test_an_answer_without_such_references_is_parsed_once(
    codec: Codec, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bytes] = []
    monkeypatch.setattr(xml, "without_excluded", looked.append)
    read(codec, "<Name>a &#10; b</Name>")
    assert looked == []


def test_a_long_text_with_such_a_reference_is_read(codec: Codec) -> None:
    long = "x" * 10_000_001
    assert read(codec, f"<Name>{long}&#1;</Name>").name == f"{long}\ufffd"


def test_messages_are_compared_with_the_same_rule() -> None:
    assert canonical_xml(b"<a>&#x1F;</a>") == canonical_xml("<a>\ufffd</a>".encode())


def test_what_was_read_can_be_sent_but_the_excluded_character_cannot(
    codec: Codec,
) -> None:
    person = read(codec, "<Name>a&#8;b</Name>")
    assert codec.decoder("Person")(codec.encoder("Person")(person)) == person
    with pytest.raises(
        EncodeError, match=r"Person\.name: XML has no character U\+0008"
    ):
        codec.encoder("Person")(Person(name="a\x08b"))
    with pytest.raises(EncodeError, match=r"unknown_fields\.New: not well-formed"):
        codec.encoder("Person")(Person(unknown_fields={"New": "<New>&#8;</New>"}))
