"""SOAP and WSDL pages that were damaged: what is left of them is read or reported, and nothing is raised."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader.conftest import operation_page

from generator.model.catalogue import Level
from generator.model.facts import (
    PageFacts,
    PageKind,
    SoapOperationFacts,
    WsdlFacts,
    decode_facts,
    encode_facts,
)
from generator.reader.read import read_page

WSDL: Final = (Path(__file__).parents[1] / "fixtures" / "parcel.wsdl").read_text(
    "utf-8"
)
OPERATION: Final = operation_page()
WSDL_PAGE: Final = (
    "---\ntitle: Services90.ParcelAgent WSDL\n---\n\n"
    f"# Services90.ParcelAgent WSDL\n\n```xml\n{WSDL}```\n"
)
PAGES: Final = {"operation": OPERATION, "WSDL page": WSDL_PAGE, "WSDL file": WSDL}
KINDS: Final = {PageKind.SOAP_OPERATION, PageKind.WSDL}
LONG: Final = 1024 * 1024

Lines = list[str]

any_time = settings(max_examples=2 * settings().max_examples)


def check(page: PageFacts) -> None:
    """What holds for every page: it says all that it has or what is wrong with it, never half of it silently."""
    assert decode_facts(encode_facts((page,))) == (page,)
    assert all(
        diagnostic.path == page.path and diagnostic.hint
        for diagnostic in page.diagnostics
    )
    if page.kind is PageKind.UNKNOWN:
        assert page.diagnostics
    if page.kind in KINDS and page.facts is None:
        assert Level.ERROR in {diagnostic.level for diagnostic in page.diagnostics}


def read(text: str | bytes) -> PageFacts:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    page = read_page("page.md", data)
    check(page)
    return page


# ---- lines


def dropped(lines: Lines, at: int, other: int) -> Lines:
    return lines[:at] + lines[at + 1 :]


def doubled(lines: Lines, at: int, other: int) -> Lines:
    return lines[: at + 1] + lines[at:]


def swapped(lines: Lines, at: int, other: int) -> Lines:
    changed = list(lines)
    changed[at], changed[other] = changed[other], changed[at]
    return changed


def unclosed(lines: Lines, at: int, other: int) -> Lines:
    """Without the first fence mark after a line, which opens or closes a fence."""
    marks = [index for index, line in enumerate(lines) if line.startswith("```")]
    index = next((index for index in marks if index >= at), at)
    return dropped(lines, index, other)


def cut(lines: Lines, at: int, other: int) -> Lines:
    """A line broken off in the middle, with whatever tag is open there."""
    return [*lines[:at], lines[at][: other % (len(lines[at]) + 1)], *lines[at + 1 :]]


def ended(lines: Lines, at: int, other: int) -> Lines:
    return lines[: at + 1]


def moved(lines: Lines, at: int, other: int) -> Lines:
    rest = dropped(lines, at, other)
    return [*rest[:other], lines[at], *rest[other:]]


MUTATIONS = (dropped, doubled, swapped, unclosed, cut, ended, moved)
steps = st.lists(
    st.tuples(
        st.sampled_from(MUTATIONS), st.integers(0, 10_000), st.integers(0, 10_000)
    ),
    min_size=1,
    max_size=6,
)


@any_time
@given(st.sampled_from(sorted(PAGES)), steps)
def test_pages_with_lines_out_of_place_are_read(
    name: str, steps: list[tuple[Callable[[Lines, int, int], Lines], int, int]]
) -> None:
    lines = PAGES[name].split("\n")
    for mutation, at, other in steps:
        lines = mutation(lines, at % len(lines), other % len(lines)) or [""]
    read("\n".join(lines))


@pytest.mark.parametrize("name", PAGES)
def test_any_one_line_may_be_missing(name: str) -> None:
    lines = PAGES[name].split("\n")
    for at in range(len(lines)):
        read("\n".join(dropped(lines, at, 0)))


@pytest.mark.parametrize("name", PAGES)
def test_any_one_line_may_stand_twice(name: str) -> None:
    lines = PAGES[name].split("\n")
    for at in range(len(lines)):
        read("\n".join(doubled(lines, at, 0)))


@pytest.mark.parametrize("name", PAGES)
def test_pages_may_end_anywhere(name: str) -> None:
    data = PAGES[name].encode()
    for end in range(0, len(data), 61):
        read(data[:end])


@pytest.mark.parametrize("mark", [0, 1, 2, 3])
def test_a_page_whose_fence_is_not_closed_is_reported(mark: int) -> None:
    lines = OPERATION.split("\n")
    marks = [index for index, line in enumerate(lines) if line.startswith("```")]
    page = read("\n".join(dropped(lines, marks[mark], 0)))
    assert page.kind is PageKind.SOAP_OPERATION
    found = {diagnostic.id for diagnostic in page.diagnostics}
    assert found & {"page-fence-unclosed", "page-incomplete", "page-xml"}


# ---- long lines


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "* ",
        "**",
        "`",
        "```",
        "<",
        "&",
        "&amp;",
        "\\",
        "[",
        "(",
        "<b>",
        "<!--",
        "#",
        "| ",
        "\t",
        '<see cref="',
    ],
)
@pytest.mark.parametrize("name", PAGES)
def test_a_line_of_a_megabyte_is_read(name: str, part: str) -> None:
    lines = PAGES[name].split("\n")
    long = part * (LONG // len(part))
    for at in (0, 13, len(lines) // 2):
        read("\n".join([*lines[:at], long, *lines[at:]]))


@pytest.mark.parametrize("line", ["* **{}:** words", "* **parcelId:** {}", "**Returns:** {}", "[WSDL file for {}", "Remote/Services90/{}.svc", "Implemented by the <see cref=\"M:{}\">"])  # fmt: skip
def test_a_long_line_of_prose_is_read(line: str) -> None:
    page = read(operation_page(prose=line.format("word " * (LONG // 5))))
    assert isinstance(page.facts, SoapOperationFacts)


def test_a_text_of_a_megabyte_in_a_sample_is_kept() -> None:
    text = OPERATION.replace(
        '<Parcel:ParcelId xsi:type="xsd:int">0<',
        f'<Parcel:ParcelId xsi:type="xsd:int">{"9" * LONG}<',
    )
    facts = read(text).facts
    assert isinstance(facts, SoapOperationFacts)
    value = facts.request.wrapper.children[0].text
    assert value is not None
    assert len(value.raw) == LONG


# ---- bytes


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8])
def test_line_ends_and_a_byte_order_mark_change_nothing(
    start: bytes, end: str, name: str
) -> None:
    text = PAGES[name]
    assert read(start + text.replace("\n", end).encode()) == read(text)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_page_that_is_not_utf8_is_refused(encoding: str, name: str) -> None:
    page = read(PAGES[name].encode(encoding))
    assert (page.kind, page.facts) == (PageKind.UNKNOWN, None)
    assert [diagnostic.id for diagnostic in page.diagnostics] == ["file-binary"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_a_nul_is_refused(name: str) -> None:
    data = PAGES[name].encode()
    for at in (0, len(data) // 2, len(data)):
        page = read(data[:at] + b"\0" + data[at:])
        assert [diagnostic.id for diagnostic in page.diagnostics] == ["file-binary"]


@any_time
@given(
    st.sampled_from(sorted(PAGES)),
    st.integers(0, 10_000),
    st.integers(0, 40),
    st.binary(max_size=4),
)
@example("operation", 3000, 0, b"\xe2\x80")
@example("WSDL file", 3000, 0, b"\xff")
@example("operation", 900, 0, b"\x1b[2J")
def test_pages_with_broken_bytes_are_read(
    name: str, at: int, length: int, bytes_: bytes
) -> None:
    data = PAGES[name].encode()
    at %= len(data)
    read(data[:at] + bytes_ + data[at + length :])


def test_the_pages_are_whole_before_they_are_damaged() -> None:
    facts = [read(text).facts for text in PAGES.values()]
    assert [type(read_facts) for read_facts in facts] == [
        SoapOperationFacts,
        WsdlFacts,
        WsdlFacts,
    ]
    assert {read(text).diagnostics for text in PAGES.values()} == {()}
    assert {read(text).kind for text in PAGES.values()} == KINDS
