"""Keys of docfx items that nobody reads are blanked out before the YAML is parsed, and that changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reader.docfx.classes import LIMITS, without_other_keys
from generator.reader.page.yaml import Node, YamlError, top_value

KEPT = frozenset(("uid", "a", "b", "c"))


def read(text: str) -> Node | YamlError | None:
    try:
        return top_value(text, "items", KEPT, LIMITS)
    except YamlError as error:
        return error


BLANKED = [
    "  x: y", "  x:\n  - y\n  - z", "  x:\n    y: z\n    w: 'it'", "  x: 'y z'", "  x: T:Y.#z(A, B)", "  x.y: z",
    "  x:\n  - y: z\n    w: v",
]  # fmt: skip


@pytest.mark.parametrize("other", BLANKED)
def test_other_keys_of_items_are_blanked_out(other: str) -> None:
    text = f"items:\n- uid: 1\n{other}\n  a: 2\n{other}\n- uid: 3\n  b: 4\nz: 5\n"
    text = f"# x\n{text}"
    quick = without_other_keys(text, KEPT)
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
    assert without_other_keys(text, KEPT) == text


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
    assert without_other_keys(text, KEPT) == text


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
    whole = read(text)
    # where the library finds a fault, it may be one of another key, such as a duplicate
    assert isinstance(whole, YamlError) or read(without_other_keys(text, KEPT)) == whole
