"""JSON and YAML as trees: the scalars of YAML 1.2, aliases, and limits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text
from generator.reader.log import DiagnosticLog
from generator.reader.page.json_tree import json_tree
from generator.reader.page.tree import DocumentError, Mapping, Value
from generator.reader.page.yaml_tree import yaml_tree


def yaml_of(text: str) -> Value:
    return yaml_tree(text, DiagnosticLog("a.yaml"))


def json_of(text: str) -> Value:
    return json_tree(text, DiagnosticLog("a.json"))


def plain(value: Value) -> Any:
    """The value as `json` has it, numbers as their tokens."""
    match value:
        case Mapping():
            return {key: plain(item) for key, item in value.entries.items()}
        case list():
            return [plain(item) for item in value]
        case JsonScalar(text=text):
            return ("number", text.raw)
        case _:
            return value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("2020-01-01", "2020-01-01"), ("1_000", "1_000"), ("1:30", "1:30"),
        ("", None), ("~", None), ("null", None), ("Null", None), ("true", True), ("FALSE", False), ("'true'", "true"),
        ('"1"', "1"), (".inf", ".inf"), (".nan", ".nan"), ("+", "+"), (".", "."), ("1e", "1e"), ("0x", "0x"),
        ("0b1", "0b1"), ("=", "="), ("1.2.3", "1.2.3"), ("-", [None]), ("|-\n  true", "true"),
    ],
)  # fmt: skip
def test_scalars_of_yaml_are_those_of_its_core_schema(
    written: str, value: Value
) -> None:
    assert plain(yaml_of(f"a: {written}\n" if written != "-" else "a:\n-\n")) == {
        "a": value
    }


@pytest.mark.parametrize(
    ("written", "kind", "token"),
    [
        ("12", JsonKind.INTEGER, "12"), ("-5", JsonKind.INTEGER, "-5"), ("+5", JsonKind.INTEGER, "5"),
        ("012", JsonKind.INTEGER, "12"), ("0", JsonKind.INTEGER, "0"), ("000", JsonKind.INTEGER, "0"),
        ("0o17", JsonKind.INTEGER, "15"), ("0xFf", JsonKind.INTEGER, "255"), ("1.10", JsonKind.NUMBER, "1.10"),
        (".5", JsonKind.NUMBER, "0.5"), ("5.", JsonKind.NUMBER, "5"), ("-00.5e3", JsonKind.NUMBER, "-0.5e3"),
        ("1e9", JsonKind.NUMBER, "1e9"), ("9" * 5000, JsonKind.INTEGER, "9" * 5000),
    ],
)  # fmt: skip
def test_numbers_of_yaml_become_tokens_of_json(
    written: str, kind: JsonKind, token: str
) -> None:
    value = yaml_of(f"a: {written}")
    assert isinstance(value, Mapping)
    assert value.get("a") == JsonScalar(kind, Text(token))
    json.loads(token[:4000])


def test_numbers_of_json_keep_their_tokens() -> None:
    assert plain(json_of("[9.50, 1e400, -0]")) == [
        ("number", "9.50"),
        ("number", "1e400"),
        ("number", "-0"),
    ]


def test_an_alias_is_the_value_of_its_anchor() -> None:
    value = yaml_of("a: &a {b: &b [1], c: x}\nd: *a\ne: *b\n")
    assert plain(value) == {
        "a": {"b": [("number", "1")], "c": "x"},
        "d": {"b": [("number", "1")], "c": "x"},
        "e": [("number", "1")],
    }


def test_merged_keys_give_way_to_those_of_the_mapping_itself() -> None:
    text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  b: own\n  <<: [*y, *x]\n"
    value = yaml_of(text)
    assert isinstance(value, Mapping)
    merged = value.mapping("z")
    assert list(merged.entries) == ["b", "c", "a"]
    assert merged.get("b") == "own"
    assert [merged.line_of(key) for key in "bca"] == [4, 2, 1]


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "a: *b\nb: &b 1\n"])
def test_an_alias_before_the_end_of_its_anchor_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="behind its anchor"):
        yaml_of(text)


def test_aliases_that_repeat_too_much_are_refused() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(DocumentError, match="repeat too many values"):
        yaml_of("\n".join(lines))


def test_a_chain_of_aliases_is_no_deep_value_to_fail_on() -> None:
    lines = [
        "a0: &a0 {x: 1}",
        *(f"a{n}: &a{n} {{x: *a{n - 1}}}" for n in range(1, 1000)),
    ]
    value = yaml_of("\n".join(lines))
    assert isinstance(value, Mapping)
    del value


@pytest.mark.parametrize("read", [json_of, yaml_of])
def test_deep_values_are_refused(read: Any) -> None:
    with pytest.raises(DocumentError, match=r"nested too deeply|is broken"):
        read("[" * 100_000 + "]" * 100_000)


@pytest.mark.parametrize(
    "text", ["{,}", "[1", "{'a': 1}", '{"a": Infinity}', '"\n"', "nul", ""]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="no valid JSON"):
        json_of(text)


def test_a_string_that_is_never_closed_takes_no_time() -> None:
    with pytest.raises(DocumentError):
        json_of('{"a":\n"' + '\\"' * 1_000_000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)
"""Values of JSON but for numbers, which the trees keep as tokens."""


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_json_is_read_as_the_standard_library_reads_it(
    value: Any, indent: int | None
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    read = json_of(text)
    assert plain(read) == value
    _check_lines(read, value, text)


def _check_lines(read: Value, value: Any, text: str) -> None:
    """Each key is on its line."""
    lines = text.split("\n")
    if isinstance(read, Mapping):
        for (key, item, line), expected in zip(
            read.lined(), value.values(), strict=True
        ):
            assert json.dumps(key, ensure_ascii=False) in lines[line - 1]
            assert read.line <= line <= read.last_line_of(key) <= read.last_line
            _check_lines(item, expected, text)


@given(VALUES)
def test_json_is_yaml(value: Any) -> None:
    text = json.dumps(value, indent=1)
    try:
        assert plain(yaml_of(text)) == plain(json_of(text))
    except DocumentError as error:
        # escapes of half a character, and YAML's limit for keys without a line end
        assert "broken" in error.message  # noqa: PT017 - hypothesis tries both
