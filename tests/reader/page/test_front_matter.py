"""Front matter: strings only, and whatever is wrong with it the page is still used."""

from __future__ import annotations

import pytest

from generator.reader.log import DiagnosticLog
from generator.reader.page.front_matter import MAX_CHARACTERS, FrontMatter, front_matter


def read(text: str) -> tuple[FrontMatter, list[tuple[str, int]]]:
    log = DiagnosticLog("page.md")
    front = front_matter(text, log)
    return front, [(found.id, found.line) for found in log.diagnostics()]


def test_values_are_the_strings_that_are_written() -> None:
    front, found = read(
        "---\na: NO\nb: 1.10\nc: 2021-11-30\nd: 012\ne: ~\nf: 'x: y'\ng:\n---\nbody"
    )
    assert front.values == {
        "a": "NO",
        "b": "1.10",
        "c": "2021-11-30",
        "d": "012",
        "e": "~",
        "f": "x: y",
        "g": "",
    }
    assert front.end_line == 9
    assert found == []


def test_the_front_matter_ends_where_its_last_line_does() -> None:
    text = "---\ntitle: a\n---  \n\n# b"
    assert text[read(text)[0].end :] == "\n\n# b"


@pytest.mark.parametrize("text", ["", "# Title", "text\n---\na: b\n---\n", "----\n"])
def test_a_page_without_front_matter_has_none(text: str) -> None:
    assert read(text) == (FrontMatter({}, 0, 0), [])


def test_nested_values_are_passed_over() -> None:
    front, found = read("---\nkeywords: [a, b]\nmore:\n  title: no\ntitle: yes\n---\n")
    assert front.values == {"title": "yes"}
    assert found == []


def test_the_first_of_two_equal_keys_counts() -> None:
    front, found = read("---\ntitle: one\nuid: x\ntitle: two\n---\n")
    assert front.values == {"title": "one", "uid": "x"}
    assert found == [("page-front-matter", 4)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("a: [1", 3, id="broken"),
        pytest.param("a: b\n\tc: d", 3, id="tab"),
        pytest.param("a: b: c", 2, id="two colons"),
        pytest.param("- a\n- b", 2, id="list"),
        pytest.param("only words", 2, id="scalar"),
        pytest.param("a: !!python/object/apply:os.system ['true']", 2, id="tag"),
        pytest.param("a: b\nc: !x y", 3, id="local tag"),
        pytest.param("a: &x b\nc: *x", 2, id="alias"),
        pytest.param("<<: *x", 2, id="merge"),
        pytest.param("? [a]\n: b", 2, id="key that is no string"),
        pytest.param("a: \x01", 1, id="control character"),
        pytest.param("[" * 5000, 2, id="deeply nested list"),
        pytest.param("a: " + "x" * MAX_CHARACTERS, 1, id="too long"),
    ],
)
def test_what_is_no_plain_mapping_is_diagnosed(source: str, line: int) -> None:
    front, found = read(f"---\n{source}\n---\n# Title")
    assert front.values == {}
    assert front.end_line == source.count("\n") + 3
    assert found == [("page-front-matter", line)]


def test_front_matter_that_never_ends_is_part_of_the_page() -> None:
    assert read("---\na: b\n") == (FrontMatter({}, 0, 0), [("page-front-matter", 1)])
