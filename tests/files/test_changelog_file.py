"""OUT/CHANGELOG.md: what a release adds, and what people wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files.changelog_file import has_section, with_section
from generator.model.errors import UsageError

BODY = "### Added\n\n- `so.thing.copy(…)`: added\n"
WRITTEN = f"## 1.1.0\n\n{BODY}"


def test_a_new_file_has_a_title_and_the_section() -> None:
    assert with_section(None, "1.1.0", BODY).decode() == f"# Changelog\n\n{WRITTEN}"
    assert with_section(b"", "1.1.0", BODY).decode() == f"# Changelog\n\n{WRITTEN}"


def test_the_newest_comes_first_below_the_introduction() -> None:
    before = b"# Our log\n\nWords.\n\n## 1.0.0\n\n- first\n"
    assert with_section(before, "1.1.0", BODY).decode() == (
        f"# Our log\n\nWords.\n\n{WRITTEN}\n## 1.0.0\n\n- first\n"
    )


@pytest.mark.parametrize("title", ["Unreleased", "[Unreleased]", "unreleased changes"])
def test_what_is_not_released_stays_on_top(title: str) -> None:
    before = f"# Log\n\n## {title}\n\n- soon\n\n## 1.0.0\n\n- first\n"
    assert with_section(before.encode(), "1.1.0", BODY).decode() == (
        f"# Log\n\n## {title}\n\n- soon\n\n{WRITTEN}\n## 1.0.0\n\n- first\n"
    )


@pytest.mark.parametrize(
    "heading", ["## 1.1.0", "## [1.1.0] - 2026-11-30", "## v1.1.0 ##"]
)
def test_words_for_the_version_are_kept_before_those_of_the_release(
    heading: str,
) -> None:
    before = f"# Log\n\n{heading}\n\nThanks to all.\n\n## 1.0.0\n\n- first\n"
    assert with_section(before.encode(), "1.1.0", BODY).decode() == (
        f"# Log\n\n{heading}\n\nThanks to all.\n\n{BODY}\n## 1.0.0\n\n- first\n"
    )


def test_a_section_that_is_there_is_not_written_twice() -> None:
    first = with_section(b"# Log\n\n## 1.1.0\n\nThanks.\n", "1.1.0", BODY)
    assert with_section(first, "1.1.0", BODY) == first
    assert has_section(first, "1.1.0", BODY)
    assert not has_section(first, "1.2.0", BODY)
    assert not has_section(None, "1.1.0", BODY)


def test_words_that_were_added_to_a_written_section_stay() -> None:
    first = with_section(None, "1.1.0", BODY) + b"\nAnd thanks.\n"
    assert with_section(first, "1.1.0", BODY) == first


def test_other_lists_of_the_same_version_are_refused() -> None:
    before = with_section(None, "1.1.0", "### Breaking\n\n- all\n")
    with pytest.raises(UsageError, match=r"section of 1\.1\.0 already"):
        with_section(before, "1.1.0", BODY)


def test_a_heading_in_a_code_block_is_none() -> None:
    before = "# Log\n\n```md\n## 1.0.0\n```\n\n## 0.9.0\n"
    written = with_section(before.encode(), "1.1.0", BODY).decode()
    assert written == f"# Log\n\n```md\n## 1.0.0\n```\n\n{WRITTEN}\n## 0.9.0\n"


def test_line_ends_and_byte_order_marks_stay() -> None:
    before = "\ufeff# Log\r\n\r\n## 1.0.0\r\n".encode()
    expected = f"\ufeff# Log\n\n{WRITTEN}\n## 1.0.0\n".replace("\n", "\r\n")
    assert with_section(before, "1.1.0", BODY) == expected.encode()


def test_what_is_no_utf_8_is_refused() -> None:
    with pytest.raises(UsageError, match="no UTF-8"):
        with_section(b"# Log \xff\n", "1.1.0", BODY)


_LINES = st.sampled_from(
    ["", "# Log", "## Unreleased", "## 1.0.0", "## 1.1.0", "words", "```", "a\u2028b\r"]
)


@given(st.lists(_LINES, min_size=1))
def test_no_line_of_people_is_lost_or_changed(lines: list[str]) -> None:
    before = "".join(f"{line}\n" for line in lines)
    if lines.count("```") % 2:
        with pytest.raises(UsageError, match="code block without an end"):
            with_section(before.encode(), "1.1.0", BODY)
        return
    after = with_section(before.encode(), "1.1.0", BODY)
    rest = iter(after.decode().split("\n"))
    # in the same order
    assert all(line in rest for line in lines if line)
    assert with_section(after, "1.1.0", BODY) == after
    assert has_section(after, "1.1.0", BODY)
