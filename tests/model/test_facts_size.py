"""Facts are smaller than the pages that they come from, since they hold words and names but once.

The bound of 70 % holds for trees, and for each page of a kind that is mostly markup. A REST page is mostly prose, and so
are its facts; what they hold besides is a fifth of it. DOCWRIGHT_SHARED names the folder that holds `corpus`.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.encoding.shared_strings import StringReader, StringWriter
from generator.model.facts import PageFacts, PageKind, decode_facts, encode_facts
from generator.model.rest_facts import RestProperty, TypeCell
from generator.model.text import Text, WireName, route
from generator.reader.discover import discover
from generator.reader.read import read_files

LARGEST_SHARE = 0.7
LARGEST_SHARE_WITHOUT_WORDS = 0.45
MOSTLY_MARKUP = {PageKind.SOAP_OPERATION, PageKind.WSDL, PageKind.DOCFX}
SAMPLE = 300

TREES = {
    "2022/reference/restful": PageKind.REST_OPERATION,
    "2023/reference/restful": PageKind.REST_OPERATION,
    "generations/2021-03": PageKind.REST_OPERATION,
    "generations/2021-08": PageKind.REST_OPERATION,
    "generations/2022-07": PageKind.REST_OPERATION,
    "generations/2022-09": PageKind.REST_OPERATION,
    "generations/2023-01": PageKind.REST_OPERATION,
    "2023/reference/webapi": PageKind.DOCFX,
}


@pytest.mark.corpus
@pytest.mark.parametrize(("tree", "kind"), TREES.items(), ids=TREES)
def test_facts_of_a_tree_are_smaller_than_its_pages(
    shared: Path, full: bool, tree: str, kind: PageKind
) -> None:
    files = discover([shared / "corpus" / tree]).files
    if not full:
        files = tuple(random.Random(3).sample(files, min(SAMPLE, len(files))))
    pages = read_files(files, 1, lambda done: None)
    chosen = tuple(page for page in pages if page.kind is kind)
    paths = {page.path for page in chosen}
    size = sum(file.file.stat().st_size for file in files if file.path in paths)
    assert chosen
    assert len(encode_facts(chosen)) <= LARGEST_SHARE * size


class CountingWriter(StringWriter):
    """Counts the bytes of prose and of scalars in samples."""

    def __init__(self) -> None:
        super().__init__()
        self.words = 0

    def __call__(self, value: Any) -> Any:
        written = super().__call__(value)
        if isinstance(value, Text) and isinstance(written, str):
            self.words += len(written.encode())
        return written


@pytest.mark.corpus
@pytest.mark.parametrize("tree", ["2022", "2023", "generations"])
def test_facts_of_a_page_hold_little_but_its_words(
    shared: Path, full: bool, tree: str
) -> None:
    files = discover([shared / "corpus" / tree]).files
    if not full:
        files = tuple(random.Random(5).sample(files, SAMPLE))
    size_of = {file.path: file.file.stat().st_size for file in files}
    pages = [page for page in read_files(files, 1, lambda done: None) if page.facts]
    assert pages
    for page in pages:
        writer = CountingWriter()
        moved = msgspec.structs.replace(page, path="")
        size = len(msgspec.msgpack.Encoder(enc_hook=writer).encode((moved,)))
        without_words = size - writer.words
        largest = size_of[page.path]
        assert without_words <= LARGEST_SHARE_WITHOUT_WORDS * largest, page.path
        assert page.kind not in MOSTLY_MARKUP or size <= LARGEST_SHARE * largest


def test_a_string_is_written_once() -> None:
    writer = StringWriter()
    path = route("/api/v1/Depot")
    assert path
    values = [WireName("Depot"), Text("Depot"), Text("it"), path, path, Text("it")]
    written = [writer(value) for value in values]
    assert written == ["Depot", 0, "it", "/api/v1/Depot", 2, 1]
    kinds = [type(value) for value in values]
    reader = StringReader()
    read = [reader(kind, value_) for kind, value_ in zip(kinds, written, strict=True)]
    assert read == values
    assert [type(item) for item in read] == kinds


def test_a_row_without_references_takes_a_byte_more() -> None:
    row = RestProperty(WireName("A"), TypeCell(), None, 1)
    encoder = msgspec.msgpack.Encoder(enc_hook=StringWriter())
    assert len(encoder.encode(row.references)) == 1
    assert len(encoder.encode(row)) == 9


PAGE = PageFacts("a.md", PageKind.UNKNOWN, None, ())


@pytest.mark.parametrize("value", [5, -1, True, None, 1.5, b"a", ["a"], "two words"])
def test_what_no_writer_wrote_is_refused(value: object) -> None:
    row = msgspec.msgpack.encode([value, [None, []], None, 1, []])
    decoder = msgspec.msgpack.Decoder(RestProperty, dec_hook=StringReader())
    with pytest.raises(msgspec.ValidationError):
        decoder.decode(row)


def test_other_kinds_are_not_written() -> None:
    with pytest.raises(TypeError):
        StringWriter()(object())
    with pytest.raises(TypeError):
        StringReader()(object, "a")


@given(st.binary(max_size=40))
def test_other_bytes_are_no_facts(data: bytes) -> None:
    try:
        pages = decode_facts(data)
    except msgspec.DecodeError:
        return
    assert encode_facts(pages)


@given(st.integers(0, len(encode_facts((PAGE,))) - 1))
def test_facts_that_are_cut_are_refused(length: int) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_facts(encode_facts((PAGE,))[:length])
