"""Parts of documents are cut out without their texts, and without any change of what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.reader.document_excerpts import excerpt, without_texts
from generator.reader.log import DiagnosticLog
from generator.reader.page.json_tree import json_tree
from generator.reader.page.yaml_tree import yaml_tree


def cut(text: str) -> Any:
    return json.loads(
        excerpt(without_texts(json_tree(text, DiagnosticLog("a.json")))).data
    )


def test_texts_for_people_are_left_out() -> None:
    text = """{"description": "a", "summary": "b", "x-code-samples": [1], "tags": ["c"], "type": "object"}"""
    assert cut(text) == {"type": "object"}


@pytest.mark.parametrize("name", ["description", "tags", "x-a", "title", "example"])
def test_names_are_kept_whatever_they_are(name: str) -> None:
    text = (
        f"""{{"properties": {{"{name}": {{"type": "string", "description": "a"}}}}}}"""
    )
    assert cut(text) == {"properties": {name: {"type": "string"}}}


@pytest.mark.parametrize("key", ["example", "default", "const", "enum", "x-example"])
def test_values_are_kept_as_they_are(key: str) -> None:
    value: dict[str, Any] = {"description": "a", "properties": {"x-b": [1, 2.50, None]}}
    assert cut(json.dumps({key: value})) == {key: value}


def test_numbers_keep_their_digits() -> None:
    tree = json_tree("""{"maximum": 12345678901234567890.10}""", DiagnosticLog("a"))
    assert (
        excerpt(without_texts(tree)).data == b"""{"maximum":12345678901234567890.10}"""
    )


def test_numbers_of_yaml_are_numbers_of_json() -> None:
    tree = yaml_tree("a: 0x1F\nb: .5\nc: +3\nd: 1.\n", DiagnosticLog("a.yaml"))
    assert json.loads(excerpt(without_texts(tree)).data) == {
        "a": 31,
        "b": 0.5,
        "c": 3,
        "d": 1,
    }


def test_references_are_kept_and_listed_once() -> None:
    text = """{"a": {"$ref": "#/x"}, "b": [{"$ref": "b.json#/y"}, {"$ref": "#/x"}]}"""
    tree = json_tree(text, DiagnosticLog("a.json"))
    made = excerpt(without_texts(tree))
    assert made.references == ("#/x", "b.json#/y")
    assert json.loads(made.data) == json.loads(text)


def test_what_is_nested_too_deeply_allows_everything() -> None:
    text = '{"items": ' * 300 + "{}" + "}" * 300
    depth, value = 0, cut(text)
    while value:
        depth, value = depth + 1, value["items"]
    assert depth < 150


def test_characters_outside_of_ascii_are_escaped() -> None:
    tree = json_tree('{"enum": ["\u00fc\u2028\\ud800"]}', DiagnosticLog("a.json"))
    data = excerpt(without_texts(tree)).data
    assert data.isascii()
    assert json.loads(data)["enum"][0].startswith("\u00fc\u2028")
