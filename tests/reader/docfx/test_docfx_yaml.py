"""YAML as strings, lists and mappings: nothing is built, followed or guessed, and there is an end to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reader.docfx import yaml as docfx_yaml
from generator.reader.docfx.yaml import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_NODES,
    Mapping,
    Scalar,
    Sequence,
    top_value,
)
from generator.reader.log import DiagnosticLog

KEPT = frozenset(("a", "b", "c"))


def read(text: str) -> tuple[Mapping, list[tuple[str, int]]]:
    log = DiagnosticLog("page.yml")
    value = top_value(text, "items", KEPT, log)
    return value, [(found.id, found.line) for found in log.diagnostics()]


def test_values_are_the_strings_that_stand_there() -> None:
    value, found = read(
        "# x\nitems:\n- Yes\n- NO\n- 1.10\n- ~\n- 2021-11-30\n- 'it''s'\n- |\n  a\n  b\n"
    )
    assert value.texts("items") == (
        "Yes", "NO", "1.10", "~", "2021-11-30", "it's", "a\nb\n"
    )  # fmt: skip
    assert found == []


def test_every_string_has_its_line() -> None:
    value, _ = read("other: x\nitems:\n- a: 1\n  b:\n  - 2\n  - c: >-\n      3\n")
    inner = Sequence((Scalar("2", 5), Mapping({"c": Scalar("3", 6)})))
    first = Mapping({"a": Scalar("1", 3), "b": inner})
    assert value == Mapping({"items": Sequence((first,))})


def test_other_keys_are_passed_over_with_all_that_is_in_them() -> None:
    value, found = read("x: [{y: [z]}]\nitems:\n  x: {a: [1, {b: 2}]}\n  a: 3\n")
    assert value == Mapping({"items": Mapping({"a": Scalar("3", 4)})})
    assert found == []


def test_what_stands_behind_the_value_is_not_looked_at() -> None:
    value, found = read("items: [1]\nreferences:\n- &x [\n  *x\n")
    assert value.texts("items") == ("1",)
    assert found == []


@pytest.mark.parametrize("text", ["", "# only words\n", "other: 1\n"])
def test_without_the_key_there_is_nothing(text: str) -> None:
    assert read(text) == (Mapping({}), [])


def test_what_is_of_another_kind_reads_as_empty() -> None:
    value, _ = read("items:\n  a: 1\n  b: [x, {c: 1}]\n  c: {a: 1}\n")
    items = value.mapping("items")
    assert (items.text("b"), items.line("b"), items.text("d")) == ("", 0, "")
    assert (items.mapping("a"), items.mappings("c")) == (Mapping({}), ())
    assert items.texts("b") == ("x",)
    assert items.mappings("b") == (Mapping({"c": Scalar("1", 3)}),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("items:\n- [1", 3, id="broken"),
        pytest.param("items:\n- a: b\n\t c: d", 3, id="tab"),
        pytest.param("items:\n- a: b: c", 2, id="two colons"),
        pytest.param("- items", 1, id="list"),
        pytest.param("only words", 1, id="scalar"),
        pytest.param("---\n", 2, id="nothing"),
        pytest.param("items:\n- !!python/name:os.system x", 2, id="tag"),
        pytest.param("items:\n- ! x", 2, id="nameless tag"),
        pytest.param("items: &x [*x]", 1, id="anchor"),
        pytest.param("items:\n- *x", 2, id="alias"),
        pytest.param("items:\n- <<: *x", 2, id="merge"),
        pytest.param("items:\n- x: &y 1", 2, id="anchor in what is passed over"),
        pytest.param("items:\n- ? [a]\n  : b", 2, id="key that is no string"),
        pytest.param("items:\n- a: 1\n  a: 2", 3, id="key that stands twice"),
        pytest.param("items: \x00", 0, id="control character"),
        pytest.param("items: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, 1, id="deep"),
        pytest.param("other: " + "[" * 5000, 1, id="very deep"),
        pytest.param("items: " + "x" * MAX_CHARACTERS, 0, id="too long"),
        pytest.param("items:\n" + "- \n" * MAX_NODES, MAX_NODES - 1, id="too many"),
    ],
)
def test_what_is_not_plain_is_diagnosed_and_not_used(text: str, line: int) -> None:
    assert read(text) == (Mapping({}), [("page-yaml", line)])


def test_a_page_may_be_as_deep_as_the_limit() -> None:
    deepest = MAX_DEPTH - 1
    value, found = read("items: " + "[" * deepest + "]" * deepest)
    assert "items" in value.nodes
    assert found == []


BLANKED = [
    "  x: y", "  x:\n  - y\n  - z", "  x:\n    y: z\n    w: 'it'", "  x: 'y z'", "  x: T:Y.#z(A, B)", "  x.y: z",
    "  x:\n  - y: z\n    w: v",
]  # fmt: skip


@pytest.mark.parametrize("other", BLANKED)
def test_other_keys_of_items_are_blanked_out(other: str) -> None:
    text = f"items:\n- uid: 1\n{other}\n  a: 2\n{other}\n- uid: 3\n  b: 4\nz: 5\n"
    text = f"# x\n{text}"
    quick = docfx_yaml.without_other_keys(text, "items", KEPT)
    lines = other.count("\n") + 1
    assert quick.split("\n")[3 : 4 + lines] == [""] * lines + ["  a: 2"]
    assert quick.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "other",
    [
        "  x: &y z", "  x: *y", "  x: !y z", '  x: "y\\n"', "  x: y: z", "  x: y #z", "  x: >-\n    y", "  x: y\n    z",
        "  x: [y]", "  x:\n  - &y z", "  'x': y", "  x: y\n\n    z", "  a: |\n   x: y\n\n  x:",
    ],
)  # fmt: skip
def test_what_yaml_may_mean_otherwise_is_left_to_the_library(other: str) -> None:
    text = f"# x\nitems:\n- uid: 1\n{other}\n  a: 2\n"
    assert docfx_yaml.without_other_keys(text, "items", KEPT) == text


@pytest.mark.parametrize(
    "text",
    [
        "# x\nitems:\n- a: 1\n  x: y\n  b: 2\n",
        "# x\nitems:\n- |\n  x: y\n  z\n- uid: 1\n",
        "# x\nitems:\n- uid: 1\n- |\n  x: y\n  z\n",
        "# x\nother:\n- uid: 1\n  x: y\n  b: 2\n",
        "# x\nitems: |\n  x: y\n  b: 2\n",
    ],
)
def test_other_forms_of_items_are_left_to_the_library(text: str) -> None:
    assert docfx_yaml.without_other_keys(text, "items", KEPT) == text


KEYS = ["a", "b", "c", "x", "y.z", "uid", "'q'"]
VALUES = [
    " 1", " d e", " 'f g'", ' "h\\n"', "", " |", " >-", " [1, 2]", " {i: j}", " []", " k: l", " m #n", " o#p", " q:r",
    " &s t", " *s", " 'u", " -", " ''", " v,w{}[]",
]  # fmt: skip
LINES = [
    "    more",
    "  - 1",
    "  - a: 2",
    "    b: 3",
    "  -",
    "",
    "#",
    "  # a",
    "\t",
    "   x: y",
    "  ",
    "z: 1",
    "- 4",
]
PART = st.tuples(st.sampled_from(["  "] * 5 + ["- "]), st.sampled_from(KEYS), st.sampled_from(VALUES)).map(
    lambda part: f"{part[0]}{part[1]}:{part[2]}"
)  # fmt: skip


@settings(max_examples=15 * settings().max_examples)
@given(st.lists(PART | st.sampled_from(LINES), max_size=10))
def test_blanking_out_changes_nothing_that_is_read(lines: list[str]) -> None:
    text = "\n".join(["# x", "items:", "- uid: 0", *lines, ""])
    quick = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docfx_yaml, "without_other_keys", lambda text, key, kept: text)
        value, found = read(text)
    # where the library finds a fault, it may be one of another key, such as one that stands twice
    assert found or quick == (value, found)
