"""No docfx page, however broken, makes the reader raise, hang or give more than it was given."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader.docfx.docfx_pages import (
    COURIER_AGENT,
    HEADER,
    PARCEL,
    docfx_page,
    method_item,
)

from generator.model.facts import PageFacts, decode_facts, encode_facts
from generator.reader.read import read_page

SEEDS = Path(__file__).parents[3] / "seeds" / "reference" / "webapi"
TEXTS = sorted(
    (path.read_text("utf-8") for path in SEEDS.glob("SuperOffice.*.yml")), key=len
)[:4]
SIGNS = "-:{}[]&*!?%|'\"\n\t\x00\u2028"
PIECES = [
    *SIGNS,
    *("", "  ", "- ", ": ", "&x ", "*x", "!t ", "---\n", "<<: ", "``1", "uid: "),
    *("\r", "\ufeff", '<xref href="'),
]
KNOWN = {"page-yaml", "page-name", "page-unknown", "file-binary", "file-not-utf8"}

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode("utf-8", "replace"),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode("utf-8", "replace"),
    "UTF-16 with a mark": lambda text: text.encode("utf-16", "replace"),
    "UTF-16": lambda text: text.encode("utf-16-le", "replace"),
    "CR": lambda text: text.replace("\n", "\r").encode("utf-8", "replace"),
    "CR LF": lambda text: text.replace("\n", "\r\n").encode("utf-8", "replace"),
    "Latin 1": lambda text: text.encode("latin-1", "replace"),
}


def checked(data: bytes) -> PageFacts:
    """What a page of these bytes says, within the bounds that hold for any page."""
    result = read_page("page.yml", data)
    assert len(result.diagnostics) <= 100
    encoded = encode_facts((result,))
    assert len(encoded) <= 2 * len(data) + 100_000
    assert decode_facts(encoded) == (result,)
    return result


@settings(max_examples=2 * settings().max_examples)
@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 80), st.sampled_from(PIECES)),
        max_size=6,
    ),
    st.sampled_from(sorted(ENCODINGS)),
    st.none() | st.floats(0, 1),
)
def test_pages_with_other_characters(
    text: str,
    edits: list[tuple[float, int, str]],
    encoding: str,
    cut: float | None,
) -> None:
    for place, removed, piece in edits:
        start = len(HEADER) + int(place * (len(text) - len(HEADER)))
        text = text[:start] + piece + text[start + removed :]
    data = ENCODINGS[encoding](text)
    result = checked(data if cut is None else data[: int(cut * len(data))])
    assert {each.id for each in result.diagnostics} <= KNOWN


@settings(max_examples=2 * settings().max_examples)
@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(
            st.sampled_from(["drop", "double", "swap", "cut", "indent"]),
            st.integers(0, 2000),
            st.integers(0, 2000),
        ),
        min_size=1,
        max_size=12,
    ),
)
def test_pages_with_other_lines(text: str, edits: list[tuple[str, int, int]]) -> None:
    lines = text.split("\n")
    for edit, first, second in edits:
        i, j = first % len(lines), second % len(lines)
        if edit == "drop" and len(lines) > 1:
            del lines[i]
        elif edit == "double":
            lines.insert(i, lines[i])
        elif edit == "swap":
            lines[i], lines[j] = lines[j], lines[i]
        elif edit == "cut":
            lines[i] = lines[i][: second % (len(lines[i]) + 1)]
        else:
            lines[i] = " " * (second % 4) + lines[i]
    result = checked("\n".join(lines).encode())
    assert {each.id for each in result.diagnostics} <= KNOWN


@pytest.mark.parametrize("encoding", ["UTF-8 with a mark", "CR", "CR LF"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_page_says_the_same_with_other_line_ends(text: str, encoding: str) -> None:
    assert checked(ENCODINGS[encoding](text)) == checked(text.encode())


@pytest.mark.parametrize(
    "item",
    [
        "x" * 1_000_000,
        f"- uid: {'a' * 1_000_000}\n",
        f"- uid: A\n  type: Class\n  name: {'A.' * 500_000}\n",
        "- " * 500_000,
        "[" * 1_000_000,
        "{" * 1_000_000,
        f"- summary: '{'<xref href=' * 100_000}'\n",
        f"- summary: '{'<see ' * 200_000}'\n",
        "- &a [*a]\n" * 10_000,
        f"- inheritance:\n  - {'A{' * 300_000}\n",
    ],
)
def test_long_input_is_read(item: str) -> None:
    checked(f"{HEADER}{item}".encode())
    checked((docfx_page(COURIER_AGENT, method_item("GoAsync", "A.B")) + item).encode())
    checked((docfx_page(PARCEL) + item).encode())
