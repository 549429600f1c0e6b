"""Marked-up words become plain text; the cases stand in `fixtures/prose_text.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Text
from generator.reader.page.plain_text import (
    text_from_markdown,
    text_from_markup,
    without_controls,
)


def cases() -> Iterator[object]:
    source = (Path(__file__).parents[1] / "fixtures" / "prose_text.txt").read_text(
        "utf-8"
    )
    for block in source.split("\n===\n"):
        title, _, rest = block.partition("\n")
        words, expected = rest.split("\n---\n")
        yield pytest.param(words, expected.rstrip("\n"), id=title)


@pytest.mark.parametrize(("words", "expected"), list(cases()))
def test_markdown_words_become_plain(words: str, expected: str) -> None:
    assert text_from_markdown(words) == Text(expected)


@pytest.mark.parametrize(
    "words",
    ["", "  \n\t\n", "<para />", "<b></b>", "\x00\x1b", "<scr<b>ipt>x</script>"],
)
def test_nothing_left_is_none(words: str) -> None:
    assert text_from_markdown(words) is None


def test_control_characters_are_dropped() -> None:
    words = "a\x00b\x1b[31mc\x7f\x85d\u2028e\tf\u00a0g"
    assert without_controls(words) == "ab[31mcd\u2028e f g"


def test_entities_bring_no_control_characters_or_surrogates_in() -> None:
    text = text_from_markdown("a&#27;b&#x9b;c&#xD800;d&#0;e")
    assert text is not None
    assert all(c.isprintable() for c in text.raw)


def test_backslashes_of_xml_documentation_are_no_markdown_escapes() -> None:
    assert text_from_markup(r"\\server\_share") == Text(r"\\server\_share")


@given(st.text(alphabet="<>/&;#!-abpscript \n\\_=\"'", max_size=80))
def test_no_script_and_no_comment_is_left(words: str) -> None:
    text = text_from_markup(words)
    left = "" if text is None else text.raw.lower()
    assert "<script" not in left
    assert "<!--" not in left


@given(st.text())
def test_any_text_is_cleaned_to_something_that_can_be_encoded(words: str) -> None:
    text = text_from_markdown(words)
    assert text is None or text.raw.encode()


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("<see>", None),
        ("<script>", None),
        ("<!--", None),
        ("<a", "<a"),
        ('<see cref="', '<see cref="'),
        ("&amp;", "&"),
        ("<b>x", "x"),
    ],
)
def test_a_part_repeated_many_times_is_read_in_one_go(
    part: str, left: str | None
) -> None:
    expected = None if left is None else Text(left * 50_000)
    assert text_from_markdown(part * 50_000) == expected
