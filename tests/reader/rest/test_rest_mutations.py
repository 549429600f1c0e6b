"""No page, however broken, makes the reader of REST pages raise, hang or give more than it was given."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader.rest.test_rest_operation import FIRST, PAGES, found
from reader.rest.test_rest_variations import VARIATIONS

from generator.model.facts import PageFacts, PageKind, decode_facts, encode_facts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.read import read_page

TEXTS = [page for page, _ in (*PAGES.values(), *VARIATIONS.values())]
LINES = sorted({line for page in TEXTS for line in page.split("\n")})
BROKEN = [
    "```",
    "```http",
    "~~~",
    "|",
    "||||",
    "| a | b",
    "\\|",
    "<!--",
    "<div>",
    "    indented",
    "## Response",
    "| Response | Description |",
    "x" * 5000,
    "|" * 5000,
    "`" * 5000,
    "[" * 5000,
    "\x0b\x0c\x1c\u2028\u0085",
    "\0",
    "\r",
    "\ufeff",
    "&#xD800;",
    '{"a":"\\ud800"}',
    "| Deprecated: use {A.B.C} <see cref= | Enum: A, | (Read-only) |",
]


def mutated(page: str, edits: list[tuple[str, int, int, str]]) -> str:
    lines = page.split("\n")
    for edit, first, second, line in edits:
        i, j = first % len(lines), second % len(lines)
        if edit == "drop" and len(lines) > 1:
            del lines[i]
        elif edit == "double":
            lines.insert(i, lines[i])
        elif edit == "swap":
            lines[i], lines[j] = lines[j], lines[i]
        elif edit == "cut":
            lines[i] = lines[i][: second % (len(lines[i]) + 1)]
        elif edit == "split":
            cells = lines[i].split("|")
            del cells[second % len(cells)]
            lines[i] = "|".join(cells)
        else:
            lines.insert(i, line)
    return "\n".join(lines)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "swap", "cut", "split", "insert"]),
        st.integers(0, 200),
        st.integers(0, 200),
        st.sampled_from(LINES + BROKEN) | st.text(max_size=40),
    ),
    max_size=12,
)

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode("utf-8", "replace"),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode("utf-8", "replace"),
    "UTF-16 with a mark": lambda text: text.encode("utf-16", "replace"),
    "UTF-16": lambda text: text.encode("utf-16-le", "replace"),
    "UTF-16, the other way": lambda text: text.encode("utf-16-be", "replace"),
    "CR": lambda text: text.replace("\n", "\r").encode("utf-8", "replace"),
    "CR LF": lambda text: text.replace("\n", "\r\n").encode("utf-8", "replace"),
    "Latin 1": lambda text: text.encode("latin-1", "replace"),
}


def checked(data: bytes) -> PageFacts:
    """What a page of these bytes says, within the bounds that hold for any page."""
    result = read_page("page.md", data)
    count = data.count(b"\n") + data.count(b"\r") + 1
    assert all(0 <= diagnostic.line <= count for diagnostic in result.diagnostics)
    assert len(result.diagnostics) <= 400
    encoded = encode_facts((result,))
    assert len(encoded) <= 10 * len(data) + 100_000
    assert decode_facts(encoded) == (result,)
    return result


@settings(max_examples=4 * settings().max_examples)
@given(
    st.sampled_from(TEXTS),
    EDITS,
    st.sampled_from(sorted(ENCODINGS)),
    st.none() | st.floats(0, 1),
)
def test_a_page_never_raises(
    page: str, edits: list[tuple[str, int, int, str]], encoding: str, cut: float | None
) -> None:
    data = ENCODINGS[encoding](mutated(page, edits))
    result = checked(data if cut is None else data[: int(cut * len(data))])
    if encoding.startswith("UTF-16") and cut is None:
        assert [diagnostic.id for diagnostic in result.diagnostics] == ["file-binary"]


@pytest.mark.parametrize("encoding", ["UTF-8 with a mark", "CR", "CR LF"])
@pytest.mark.parametrize("page", TEXTS)
def test_a_page_says_the_same_with_other_line_ends(page: str, encoding: str) -> None:
    assert checked(ENCODINGS[encoding](page)) == checked(page.encode())


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_that_lacks_any_one_line_is_read(page: str) -> None:
    lines = page.split("\n")
    for index in range(len(lines)):
        result = read_page(
            "page.md", "\n".join(lines[:index] + lines[index + 1 :]).encode()
        )
        if isinstance(result.facts, RestOperationFacts):
            continue
        assert result.kind is not PageKind.REST_OPERATION or result.diagnostics


TABLE = "## Request Headers\n\n| Parameter Name | Description |\n|---|---|\n"


@pytest.mark.parametrize(
    "text",
    [
        "| a | b\n" * 20_000,
        "## Request Headers\n" + "|" * 1_000_000,
        "#" * 1_000_000,
        "x" * 1_000_000,
        "\n```http!\nGET /" + "a/" * 500_000 + "\n```\n",
        "```http!\n" + "[" * 1_000_000 + "\n```\n",
        "```http!\nGET /\n\n" + "[" * 100_000 + "]" * 100_000 + "\n```\n",
        f"{TABLE}| Accept | {'`a`, ' * 200_000} |\n",
        f"{TABLE}| Accept | {'<see cref=' * 100_000} |\n",
        f"{TABLE}| Accept | {'use {A.B' * 100_000} deprecated |\n",
        f"{TABLE}| Accept | {'Calls the ' * 100_000} |\n",
        "Deprecated\n" + "<para />\n" * 20_000,
        "```\n" * 9_999,
    ],
)
def test_long_input_is_read(text: str) -> None:
    front = "---\nuid: v1AEntity_Get\n---\n```http\nGET /api/v1/A\n```\n"
    assert isinstance(checked(f"{front}{text}".encode()).facts, RestOperationFacts)


def test_a_page_with_a_zero_byte_is_binary() -> None:
    assert found(FIRST + "\0") == [("file-binary", 0)]
