"""Front matter: strings only, and whatever is wrong with it the page is still used."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("value", ["{{}}", "{{}: c}", "[[], {a: b}]"])
def test_what_yaml_reads_as_more_than_a_string_is_passed_over(value: str) -> None:
    assert read(f"---\na: {value}\nuid: b\n---\n")[0].values == {"uid": "b"}


def test_the_first_of_two_equal_keys_counts() -> None:
    front, found = read("---\ntitle: one\nuid: x\ntitle: two\n---\n")
    assert front.values == {"title": "one", "uid": "x"}
    assert found == [("page-front-matter", 4)]


PAGE = "\n\n# Title\n\n```http\nGET /api/v1/Thing\n```\n"


@pytest.mark.parametrize(
    ("title", "value"),
    [
        pytest.param("API: GET Thing", "API: GET Thing", id="second colon"),
        pytest.param("[GET", "[GET", id="bracket that does not close"),
        pytest.param("[GET]", "[GET]", id="list"),
        pytest.param("{id} GET", "{id} GET", id="brace"),
        pytest.param("@GET", "@GET", id="at sign"),
        pytest.param("%GET", "%GET", id="percent sign"),
        pytest.param("*GET", "*GET", id="alias"),
        pytest.param("&GET x", "&GET x", id="anchor"),
        pytest.param("!GET x", "!GET x", id="tag"),
        pytest.param("!!python/object/apply:os.system ['x']", "!!python/object/apply:os.system ['x']", id="tag of Python"),
        pytest.param("| GET", "| GET", id="block"),
        pytest.param("> GET", "> GET", id="folded block"),
        pytest.param("? GET", "? GET", id="key mark"),
        pytest.param("- GET", "- GET", id="item mark"),
        pytest.param("`GET`", "`GET`", id="backtick"),
        pytest.param('"GET', "GET", id="quote that does not close"),
        pytest.param("'it's'", "it's", id="quote in quotes"),
        pytest.param("a: b # c", "a: b", id="comment"),
        pytest.param("GET\x07", "GET\x07", id="control character"),
    ],
)  # fmt: skip
def test_a_title_that_is_no_yaml_costs_no_other_line(title: str, value: str) -> None:
    front, found = read(f"---\ntitle: {title}\nuid: v1Thing_Get\n---{PAGE}")
    assert front.values == {"title": value, "uid": "v1Thing_Get"}
    assert front.end_line == 4
    assert found == [("page-front-matter", 2)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("more:\n  uid: no\ntitle: a: b\nuid: v1Thing_Get", 4, id="nested"),
        pytest.param("title: a\n\tuid: v1Thing_Get", 3, id="tab"),
        pytest.param("title: a\n  uid: v1Thing_Get", 3, id="other indentation"),
        pytest.param("title: a\nuid:v1Thing_Get", 3, id="no blank"),
        pytest.param("title: a\nuid:\u00a0v1Thing_Get", 3, id="no-break space"),
        pytest.param('title: a\nuid: "v1Thing_Get', 3, id="open quote of the id"),
        pytest.param('title: "a\nuid: v1Thing_Get\nlast: "', 3, id="quotes around lines"),
        pytest.param("title: [a,\n uid: v1Thing_Get", 2, id="list around lines"),
        pytest.param("uid: v1Thing_Get\nuid: v1Other_Get", 3, id="duplicate"),
        pytest.param("# a: b\nx: y: z\nuid: v1Thing_Get # uid: c", 3, id="comments"),
        pytest.param("<<: *x\nuid: v1Thing_Get", 2, id="merge"),
        pytest.param("? [a]\n: b\nuid: v1Thing_Get", 2, id="key that is no string"),
        pytest.param("- a\nuid: v1Thing_Get", 2, id="list and keys"),
    ],
)  # fmt: skip
def test_a_line_of_a_key_and_a_value_counts_on_its_own(source: str, line: int) -> None:
    front, found = read(f"---\n{source}\n---{PAGE}")
    assert front.values["uid"] == "v1Thing_Get"
    assert front.end_line == source.count("\n") + 3
    assert found == [("page-front-matter", line)]


def test_of_conflicting_lines_the_first_counts() -> None:
    source = "<<<<<<< HEAD\nuid: v1Thing_Get\n=======\nuid: v1Other_Get\n>>>>>>> other"
    front, found = read(f"---\n{source}\n---{PAGE}")
    assert front.values == {"uid": "v1Thing_Get"}
    assert found == [("page-front-matter", 2), ("page-front-matter", 5)]


def test_a_conflict_may_hold_the_opening_line() -> None:
    sides = "---\ntitle: a\n=======\n---\ntitle: b\n>>>>>>> other"
    front, _ = read(f"<<<<<<< HEAD\n{sides}\nuid: v1Thing_Get\n---{PAGE}")
    assert front.values == {"title": "a", "uid": "v1Thing_Get"}


@pytest.mark.parametrize("above", ["\n", " \n\n", "\ufeff\n", "<<<<<<< HEAD\n"])
def test_front_matter_may_begin_below_the_first_line(above: str) -> None:
    front, found = read(f"{above}---\nuid: v1Thing_Get\n---{PAGE}")
    assert front.values == {"uid": "v1Thing_Get"}
    assert front.end_line == above.count("\n") + 3
    assert found == [("page-front-matter", above.count("\n") + 1)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(PAGE, id="blank line"),
        pytest.param(PAGE[1:], id="heading"),
        pytest.param(f"{PAGE}\n---\n\nmore", id="break in the text"),
        pytest.param("\n```http\nGET /api/v1/Thing\n```\n\n---\n", id="code block"),
        pytest.param("", id="end"),
    ],
)
def test_front_matter_that_is_never_closed_ends_where_the_page_begins(
    body: str,
) -> None:
    text = f"---\ntitle: a\nuid: v1Thing_Get{body}"
    front, found = read(text)
    assert front.values == {"title": "a", "uid": "v1Thing_Get"}
    assert (front.end_line, text[front.end :]) == (3, body)
    assert found == [("page-front-matter", 1)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("- a\n- b", 2, id="list"),
        pytest.param("only words", 2, id="scalar"),
        pytest.param("[" * 5000, 2, id="deeply nested list"),
    ],
)
def test_what_has_no_key_and_value_is_diagnosed(source: str, line: int) -> None:
    front, found = read(f"---\n{source}\n---\n# Title")
    assert found == [("page-front-matter", line)]
    assert front.end_line == source.count("\n") + 3


def test_front_matter_that_is_too_long_for_yaml_is_read_by_its_lines() -> None:
    front, found = read(f"---\na: {'x' * MAX_CHARACTERS}\nuid: b\n---\n")
    assert front.values["uid"] == "b"
    assert found == [("page-front-matter", 1)]


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\x85", "\x0b"])
def test_only_line_feeds_count_as_lines(break_: str) -> None:
    front, found = read(f"---\ntitle: a{break_}b\nuid: x: y\n---\n")
    assert front.values["uid"] == "x: y"
    assert [line for _, line in found][-1] <= 3
    assert front.end_line == 4


PIECES = ["a", "b: ", "c: d", "uid: x", "\n", " ", "'", '"', "#", " #", ":", "- ", "&", "*", "!", "{", "}", "[", "]", "|", ">", "%", "@", "?", "~", "1", "\t", "é", "\u2028"]  # fmt: skip


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("a: {{}}")
@example("a: [}\nb: c")
def test_there_is_one_way_of_reading_what_is_yaml(source: str) -> None:
    front, found = read(f"---\n{source}\n---\n")
    if found or front.end_line != source.count("\n") + 3:
        return
    top = yaml.compose(source.replace("\u2028", " "), Loader=yaml.CBaseLoader)
    nodes = top.value if top else []
    scalars = (
        (key, value) for key, value in nodes if isinstance(value, yaml.ScalarNode)
    )
    assert front.values == {key.value: value.value for key, value in scalars}
