"""Pages that are too large go on, on others, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.docs.paging import LARGEST, page_files, paged

PARAGRAPH = "Words of a paragraph, which is as long as this."
LIST = "\n".join(f"- item {number}" for number in range(40))
TABLE = "| a | b |\n|---|---|\n" + "\n".join(f"| {n} | x |" for n in range(40))
CODE = "```python\n" + "\n".join(f"call({n})\n" for n in range(40)) + "\n```"
texts = st.lists(st.sampled_from([PARAGRAPH, LIST, TABLE, CODE, "# Title"]), min_size=1)


@given(texts, st.integers(120, 1000))
def test_every_page_has_room(blocks: list[str], room: int) -> None:
    pages = paged("\n\n".join(blocks) + "\n", room)
    assert all(len(page.encode()) <= room for page in pages)
    assert all(page.endswith("\n") and not page.endswith("\n\n") for page in pages)


@given(texts, st.integers(120, 1000))
def test_every_line_is_on_a_page_in_order(blocks: list[str], room: int) -> None:
    text = "\n\n".join(blocks) + "\n"
    frame = {"", "| a | b |", "|---|---|", "```python", "```"}
    lines = [line for line in text.split("\n") if line not in frame]
    assert [
        line
        for page in paged(text, room)
        for line in page.split("\n")
        if line not in frame
    ] == lines


@given(texts, st.integers(120, 1000))
def test_tables_and_code_are_whole_on_each_page(blocks: list[str], room: int) -> None:
    for page in paged("\n\n".join(blocks) + "\n", room):
        assert page.count("```") % 2 == 0
        for block in page.split("\n\n"):
            if block.startswith("| "):
                assert block.startswith("| a | b |\n|---|---|\n| ")


def test_a_list_begins_below_its_title() -> None:
    first, *_ = paged(f"# Title\n\n{LIST}\n", 200)
    assert first.startswith("# Title\n\n- item 0\n")


def test_a_page_that_fits_stays_as_it_is() -> None:
    text = f"# Title\n\n{TABLE}\n"
    assert dict(page_files("docs/api/a.md", "more", text)) == {"docs/api/a.md": text}


def test_pages_lead_to_each_other() -> None:
    text = "# Title\n\n" + "\n".join(f"- item {number}" for number in range(2500))
    pages = dict(page_files("docs/api/a.md", "more", text))
    assert list(pages) == [
        "docs/api/a.md",
        *(f"docs/api/a.more-{n}.md" for n in (2, 3)),
    ]
    assert pages["docs/api/a.md"].endswith("\nThis goes on [here](a.more-2.md).\n")
    assert pages["docs/api/a.more-2.md"].startswith("This goes on from [here](a.md).\n")
    assert max(len(page.encode()) for page in pages.values()) <= LARGEST


@pytest.mark.parametrize("text", ["x" * 300, "# a\n\n" + "x" * 300 + "\n\nb"])
def test_a_line_that_fits_on_no_page_has_one(text: str) -> None:
    assert "x" * 300 + "\n" in paged(text, 200)
