"""YAML as strings, lists and mappings: nothing is built, followed or guessed, and there is an end to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reader.page.yaml import (
    MAX_VALUES,
    Limits,
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    parsed_yaml,
    top_scalars,
    top_value,
)

LIMITS = Limits(characters=4 * MAX_VALUES, depth=8)
KEPT = frozenset(("a", "b", "c"))


def whole(text: str) -> Node | None:
    return parsed_yaml(text, LIMITS)


def items(text: str) -> Node | None:
    return top_value(text, "items", KEPT, LIMITS)


def scalars(text: str) -> object:
    top = top_scalars(text, LIMITS)
    return top.strings, top.duplicates


WAYS = pytest.mark.parametrize("read", [whole, items, scalars])
Read = Callable[[str], object]


def test_scalars_are_the_strings_that_are_written() -> None:
    text = "# x\nitems:\n- Yes\n- NO\n- 1.10\n- ~\n- 2021-11-30\n- 'it''s'\n- |\n  a\n  b\n"
    node = whole(text)
    assert isinstance(node, Mapping)
    assert node.texts("items") == (
        "Yes", "NO", "1.10", "~", "2021-11-30", "it's", "a\nb\n"
    )  # fmt: skip
    assert node.nodes["items"] == items(text)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [("a", True), ("'a'", False), ('"a"', False), ("|\n a", False)],
)
def test_a_scalar_is_plain_without_quotes(text: str, is_plain: bool) -> None:
    node = whole(text)
    assert isinstance(node, Scalar)
    assert node.is_plain is is_plain


def test_every_value_and_key_has_its_line() -> None:
    text = "other: x\nitems:\n- a: 1\n  b:\n  - 2\n  - c: >-\n      3\n"
    inner = Mapping({"c": Scalar("3", 6, is_plain=False)}, {"c": 6}, 6)
    first = Mapping(
        {"a": Scalar("1", 3), "b": Sequence((Scalar("2", 5), inner), 5)},
        {"a": 3, "b": 4},
        3,
    )
    assert items(text) == Sequence((first,), 3)
    assert first.entries[1] == (Scalar("b", 4), first.nodes["b"])


def test_other_keys_are_skipped_with_all_that_is_in_them() -> None:
    node = items("x: [{y: [z]}]\nitems:\n  x: {a: [1, {b: 2}]}\n  a: 3\n")
    assert node == Mapping({"a": Scalar("3", 4)}, {"a": 4}, 3)


def test_the_text_behind_the_value_is_not_read() -> None:
    assert items("items: [1]\nreferences:\n- &x [\n  *x\n") == Sequence(
        (Scalar("1", 1),), 1
    )


def test_top_scalars_leave_out_lists_and_mappings() -> None:
    text = "keywords: [a, b]\nmore:\n  title: no\ntitle: yes\n"
    assert scalars(text) == ({"title": "yes"}, ())


def test_of_duplicate_top_scalars_the_first_counts() -> None:
    text = "title: a\nuid: x\ntitle: b\ntitle: [c]\n"
    duplicates = (Scalar("title", 3), Scalar("title", 4))
    assert scalars(text) == ({"title": "a", "uid": "x"}, duplicates)


@pytest.mark.parametrize("text", ["", "# only words\n"])
def test_without_a_document_there_is_nothing(text: str) -> None:
    assert (whole(text), items(text), scalars(text)) == (None, None, ({}, ()))


def test_without_the_key_there_is_nothing() -> None:
    assert items("other: 1\n") is None


def test_a_value_of_another_kind_reads_as_empty() -> None:
    node = items("items:\n  a: 1\n  b: [x, {c: 1}]\n  c: {a: 1}\n")
    assert isinstance(node, Mapping)
    assert (node.text("b"), node.line_of("b"), node.text("d")) == ("", 0, "")
    assert (node.mapping("a"), node.mappings("c")) == (Mapping(), ())
    assert node.texts("b") == ("x",)
    assert [inner.text("c") for inner in node.mappings("b")] == ["1"]


def fault(read: Read, text: str) -> tuple[str, int]:
    with pytest.raises(YamlError) as raised:
        read(text)
    return raised.value.message, raised.value.line


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param("items:\n- [1", "broken", 2, id="broken"),
        pytest.param("items:\n- a: b\n\t c: d", "broken", 3, id="tab"),
        pytest.param("items:\n- a: b: c", "broken", 2, id="two colons"),
        pytest.param("items:\n- !!python/name:os.system x", "a tag", 2, id="tag"),
        pytest.param("items:\n- !!python/object/apply:os.system [id]", "a tag", 2, id="tag of a list"),
        pytest.param("items:\n- ! x", "a tag", 2, id="nameless tag"),
        pytest.param("items: &x [*x]", "an alias", 1, id="anchor"),
        pytest.param("items:\n- *x", "an alias", 2, id="alias"),
        pytest.param("items:\n- <<: *x", "an alias", 2, id="merge"),
        pytest.param("items:\n- x: &y 1", "an alias", 2, id="anchor in what is skipped"),
        pytest.param("items: \x00", "broken", 1, id="control character"),
        pytest.param("items: " + "[" * 8 + "]" * 8, "nested too deeply", 1, id="deep"),
        pytest.param("items: " + "[" * 5000, "broken", 1, id="very deep"),
        pytest.param("items: " + "x" * 4 * MAX_VALUES, "too long", 0, id="too long"),
        pytest.param("items:\n" + "- \n" * MAX_VALUES, "too many values", MAX_VALUES - 1, id="too many"),
    ],
)  # fmt: skip
@WAYS
def test_what_is_not_plain_or_too_large_is_refused(
    read: Read, text: str, message: str, line: int
) -> None:
    given_message, given_line = fault(read, text)
    assert given_message.endswith(message)
    assert given_line == line


@pytest.mark.parametrize(
    ("text", "line"), [("items:\n- ? [a]\n  : b", 2), ("items:\n- {{a: b}: c}", 2)]
)
def test_a_key_that_is_no_string_is_refused(text: str, line: int) -> None:
    assert fault(whole, text) == ("a key is no string", line)
    assert fault(items, text) == ("a key is no string", line)


def test_a_duplicate_key_is_refused_with_its_name() -> None:
    for read in (whole, items):
        with pytest.raises(YamlError, match=r"a key is duplicated: \\xe9") as raised:
            read("items:\n- é: 1\n  é: 2")
        assert raised.value.line == 3


@pytest.mark.parametrize("read", [whole, scalars])
def test_a_second_document_is_refused(read: Read) -> None:
    assert fault(read, "a: b\n---\nc: d") == ("a second document begins", 2)
    assert fault(read, "a: b\n...\n[")[1] == 3


@pytest.mark.parametrize(
    ("text", "line"), [("- items", 1), ("only words", 1), ("---\n", 2)]
)
@pytest.mark.parametrize("read", [items, scalars])
def test_what_is_no_mapping_is_refused(read: Read, text: str, line: int) -> None:
    assert fault(read, text) == ("the YAML is no mapping", line)


def test_lines_are_counted_by_line_feeds_alone() -> None:
    node = whole("a: x\u2028y\nb: 'x\x85y'\nc: 1")
    assert isinstance(node, Mapping)
    assert node.key_lines == {"a": 1, "b": 2, "c": 3}
    assert fault(whole, "a: x\u2029y\nb: c: d") == ("the YAML is broken", 2)


def test_a_text_may_be_as_deep_as_the_limit() -> None:
    node = whole("items: " + "[" * 7 + "]" * 7)
    assert isinstance(node, Mapping)
    assert isinstance(node.nodes["items"], Sequence)


PIECES = ["a", "b: ", "c: d", "\n", " ", "'", '"', "#", " #", ":", "- ", "&", "*", "!", "{", "}", "/", ".", ",", "|", ">", "%", "@", "?", "~", "1", "\t", "-", "---", "é", "\x85"]  # fmt: skip


def built(node: Node | None) -> object:
    match node:
        case Mapping(nodes=nodes):
            return {key: built(value) for key, value in nodes.items()}
        case Sequence(nodes=nodes):
            return [built(value) for value in nodes]
        case Scalar(text=text):
            return text
        case None:
            return None


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_values_are_those_of_the_library(text: str) -> None:
    try:
        node = whole(text)
    except YamlError:
        return
    # no line end but the line feed counts
    plain = text.replace("\x85", " ")
    assert built(node) == yaml.load(plain, Loader=yaml.CBaseLoader)
