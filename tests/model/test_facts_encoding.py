"""Facts as MessagePack: strings and names are written once, and what is no facts is refused."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader.conftest import operation_page

from generator.model.encoding.shared_strings import StringReader, StringWriter
from generator.model.facts import decode_facts, encode_facts
from generator.model.text import QName, Text, WireName
from generator.reader.read import read_page

FACTS = encode_facts((read_page("page.md", operation_page().encode()),))
A, B = QName("urn:a", WireName("A")), QName("urn:a", WireName("B"))


def test_a_name_is_its_two_strings_once_and_then_its_number() -> None:
    write = StringWriter()
    written = [write(item) for item in (A, B, A, Text("urn:a"), B, WireName("B"))]
    assert written == [("urn:a", "A"), (0, "B"), 0, 0, 1, 2]
    read = StringReader()
    kinds = [QName, QName, QName, Text, QName, WireName]
    lists = [
        list(value_) if isinstance(value_, tuple) else value_ for value_ in written
    ]
    assert [read(kind, kind_) for kind, kind_ in zip(kinds, lists, strict=True)] == [
        A,
        B,
        A,
        Text("urn:a"),
        B,
        WireName("B"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        0,
        -1,
        True,
        "AB",
        {"a": 1, "b": 2},
        ["urn:a"],
        ["urn:a", 7],
        ["urn:a", "not a name"],
        [1, 2, 3],
        "A",
        None,
    ],
)
def test_what_is_no_name_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        StringReader()(QName, value)


@given(st.integers(0, len(FACTS) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_damaged_facts_are_refused_or_others(at: int, put: bytes, length: int) -> None:
    try:
        pages = decode_facts(FACTS[:at] + put + FACTS[at + length :])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    assert decode_facts(encode_facts(pages)) == pages
