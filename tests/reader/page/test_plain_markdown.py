"""What is plain is read as the Markdown library reads it, and what is not is left to the library."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reader.discover import SourceFile, discover
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import MAX_LINES, Blocks, Fence, Heading
from generator.reader.page.markdown import markdown_blocks
from generator.reader.page.outline import Form, decode, split_page
from generator.reader.page.plain_markdown import plain_blocks

SAMPLE = 400
LEAST_PLAIN = 0.9
"""The share of real pages that are plain; were it small, there would be no need to find plain ones."""


def plain(text: str) -> Blocks | None:
    return plain_blocks(f"\n{text}", 0)


def by_library(text: str) -> Blocks:
    return markdown_blocks(text.split("\n"), DiagnosticLog("page.md"))


def test_headings_and_fences_at_the_margin_are_plain() -> None:
    found = plain(
        "# A\n\n```XML x\n<a>\n# no\n```\n* **b:** c\n\n## B: ## C ##\n| d |\n"
    )
    assert found is not None
    assert found.headings == (Heading(1, "A", 1), Heading(2, "B: ## C", 9))
    assert found.fences == (Fence("xml", "<a>\n# no", 3),)


def test_lines_count_from_the_first_of_the_page() -> None:
    found = plain_blocks("\n\n# A\n```\n```\n", 3)
    assert found == Blocks((Heading(1, "A", 5),), (Fence("", "", 6),))


@pytest.mark.parametrize(
    "line",
    [
        "<para />", "  <!-- x", "> # A", "~~~", "===", "---", " # A", "#", "# #", "#A", "# A#", "####### A", "- # A",
        "* # A", "* - # A", "* 1. # A", "*", "***", "1. # A", "12) A", "+ ```", "  ```", "``` a ` b", "a ``` b", "\t# A",
        "* ```", "*  > a", "* <p>", "````\n```",
    ],
)  # fmt: skip
def test_what_needs_a_closer_look_is_left_to_the_library(line: str) -> None:
    assert plain(line) is None
    assert plain(f"words\n{line}\n# B") is None


def test_what_is_inside_a_fence_is_not_looked_at() -> None:
    assert plain("```\n<a>\n> b\n  # c\n- d\n~~~\n```\n") is not None


def test_too_many_lines_are_not_plain() -> None:
    assert plain("a\n" * (MAX_LINES - 1)) is not None
    assert plain("a\n" * (MAX_LINES + 1)) is None


LINES = [
    "", "# A", "## B: ## C", "# D ##", "#", "#E", "| a | b |", "|---|---|", "| --> | <p> |", "> | f |", "<!-- x", "--> y",
    "```xml", "```", "````", "~~~", "    code", "- item", "* item", "* **b:** c", "* [d](e.md)", "*f", "**g** h", "2. item",
    "1 item", "===", "---", "  | g |", "  ```", "<pre>", "</pre>", "text", "|", "    # B", "  words", "\t", " ", "\x0b# F",
    "# #", "# # #", "# \xa0G", "# H\xa0", "# I \\#", "`j`", "\\# k",
]  # fmt: skip
PIECES = ["#", "`", "```", "*", "-", "1.", " ", "\t", "a", "|", ">", "<", "\n", "\n\n", "~", "=", "\\", "\xa0"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join) | st.lists(
    st.sampled_from(PIECES), max_size=30
).map("".join)


@settings(max_examples=20 * settings().max_examples)
@given(TEXTS)
def test_what_is_plain_is_read_as_by_the_library(text: str) -> None:
    found = plain(text)
    assert found is None or found == by_library(text)


@settings(max_examples=5 * settings().max_examples)
@given(TEXTS)
def test_leaving_out_bodies_of_fences_changes_nothing(text: str) -> None:
    whole = markdown_blocks(["<!--", "-->", "", *text.split("\n")], DiagnosticLog(""))
    alone = by_library(text)
    assert [heading.text for heading in whole.headings] == [
        heading.text for heading in alone.headings
    ]
    assert [fence.body for fence in whole.fences] == [
        fence.body for fence in alone.fences
    ]


@pytest.fixture
def files(shared: Path, full: bool) -> tuple[SourceFile, ...]:
    """The pages of all years and generations, or a sample of them."""
    files = discover([shared / "corpus"]).files
    return files if full else tuple(random.Random(3).sample(files, SAMPLE))


@pytest.mark.corpus
def test_every_real_page_is_read_as_by_the_library(
    files: tuple[SourceFile, ...],
) -> None:
    plain_pages = pages = 0
    for file in files:
        log = DiagnosticLog(file.path)
        text = decode(file.file.read_bytes(), log)
        assert text is not None, file.path
        page = split_page(file.path, text, log)
        if page.form is not Form.MARKDOWN:
            continue
        pages += 1
        above = page.front_matter_end
        source = "\n" + "\n".join(page.lines[above:])
        blocks = plain_blocks(source, above)
        plain_pages += blocks is not None
        lines = ("",) * above + page.lines[above:]
        expected = markdown_blocks(lines, log)
        assert blocks is None or blocks == expected, file.path
        assert (page.headings, page.fences) == (expected.headings, expected.fences)
    assert plain_pages >= LEAST_PLAIN * pages
