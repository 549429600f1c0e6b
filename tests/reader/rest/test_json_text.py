"""JSON of samples becomes a tree that keeps tokens and order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonMember,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.text import Text
from generator.reader.rest.json_text import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    JsonTextError,
    read_json,
)


def scalar(kind: JsonKind, text: str) -> JsonScalar:
    return JsonScalar(kind, Text(text))


@pytest.mark.parametrize(
    ("source", "kind", "text"),
    [
        ('"a\\u00e9\\n"', JsonKind.STRING, "aé\n"),
        ('"9"', JsonKind.STRING, "9"),
        ("9", JsonKind.INTEGER, "9"),
        ("-0", JsonKind.INTEGER, "-0"),
        ("1" * 10_000, JsonKind.INTEGER, "1" * 10_000),
        ("9.50", JsonKind.NUMBER, "9.50"),
        ("1E400", JsonKind.NUMBER, "1E400"),
        (" true\n", JsonKind.BOOLEAN, "true"),
        ("false", JsonKind.BOOLEAN, "false"),
        ("null", JsonKind.NULL, "null"),
        ('"\\ud83d\\ude00"', JsonKind.STRING, "😀"),
        ('"\\ud83d"', JsonKind.STRING, "\ufffd"),
    ],
)
def test_scalars_keep_their_tokens(source: str, kind: JsonKind, text: str) -> None:
    assert read_json(source) == scalar(kind, text)


def test_keys_keep_their_order_and_the_first_of_a_name_counts() -> None:
    first, second = scalar(JsonKind.INTEGER, "1"), scalar(JsonKind.INTEGER, "2")
    assert read_json('{"b": 1, "a": [2, []], "b": 3}') == JsonObject(
        (
            JsonMember(Text("b"), first),
            JsonMember(Text("a"), JsonArray((second, JsonArray(())))),
        )
    )


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("", 1),
        ("{'a': 1}", 1),
        ('{\n"a": 1,\n}', 3),
        ("[1] 2", 1),
        ("NaN", 1),
        ("[-Infinity]", 1),
        ('"a\tb"', 1),
        ("01", 1),
        ("\ufeff1", 1),
    ],
)
def test_what_is_no_json_is_refused(source: str, line: int) -> None:
    with pytest.raises(JsonTextError) as caught:
        read_json(source)
    assert caught.value.line == line


def test_nesting_is_bounded() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert isinstance(read_json(deepest), JsonArray)
    for source in (f"[{deepest}]", '{"a":' * 100_000, "[" * 500_000):
        with pytest.raises(JsonTextError):
            read_json(source)


def test_length_is_bounded() -> None:
    with pytest.raises(JsonTextError):
        read_json(" " * MAX_CHARACTERS + "1")


SCALARS = st.none() | st.booleans() | st.integers() | st.text()
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def plain(value: JsonValue) -> object:
    if isinstance(value, JsonObject):
        return {member.key.raw: plain(member.value) for member in value.members}
    if isinstance(value, JsonArray):
        return [plain(item) for item in value.items]
    return (
        value.text.raw if value.kind is JsonKind.STRING else json.loads(value.text.raw)
    )


@given(TREES)
def test_any_tree_is_kept(tree: object) -> None:
    assert plain(read_json(json.dumps(tree))) == tree
