"""The real docfx pages, where they are at hand, against what a plain YAML loader says of them.

By default a sample; all of them with DOCWRIGHT_FULL=1. DOCWRIGHT_SHARED names the folder that holds `corpus`.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.docfx_facts import DocfxFacts, DocfxType
from generator.model.facts import PageFacts, PageKind
from generator.reader.discover import SourceFile, discover
from generator.reader.read import read_files

SAMPLE = 150

pytestmark = pytest.mark.corpus

KEYWORDS = {
    "Boolean": "bool",
    "Byte": "byte",
    "Double": "double",
    "Int16": "short",
    "Int32": "int",
    "Int64": "long",
    "Object": "object",
    "String": "string",
    "UInt16": "ushort",
    "UInt32": "uint",
    "UInt64": "ulong",
}

Loaded = list[tuple[dict[str, Any], DocfxFacts | None]]


@pytest.fixture(scope="module")
def pages(shared: Path, full: bool) -> tuple[PageFacts, ...]:
    found = discover([shared / "corpus" / "2023" / "reference" / "webapi"]).files
    files = [file for file in found if file.path.endswith(".yml")]
    chosen: list[SourceFile] = files if full else random.Random(7).sample(files, SAMPLE)
    return read_files(chosen, 1, lambda done: None)


@pytest.fixture(scope="module")
def loaded(shared: Path, pages: tuple[PageFacts, ...]) -> Loaded:
    """The items of each page as a plain loader gives them, beside the facts."""
    root = shared / "corpus" / "2023" / "reference"
    found: Loaded = []
    for page in pages:
        if page.kind is PageKind.DOCFX:
            text = (root / page.path).read_text("utf-8-sig")
            assert page.facts is None or isinstance(page.facts, DocfxFacts)
            found.append((yaml.load(text, Loader=yaml.CBaseLoader), page.facts))
    return found


def parts(page: dict[str, Any], kind: str) -> list[Any]:
    """The public parts of a kind; the format of these pages names the modifiers a second time."""
    return [
        item
        for item in page["items"][1:]
        if item["type"] == kind
        and "public" in item["modifiers.csharp"]
        and "static" not in item["modifiers.csharp"]
    ]


def test_every_page_is_read_without_diagnostics(pages: tuple[PageFacts, ...]) -> None:
    assert [found for page in pages for found in page.diagnostics] == []
    assert {page.kind for page in pages} <= {PageKind.DOCFX, PageKind.TOC}


def test_classes_have_facts_and_nothing_else_has(loaded: Loaded) -> None:
    assert any(facts for _, facts in loaded)
    for page, facts in loaded:
        class_ = page["items"][0]
        assert (facts is not None) == (class_["type"] == "Class"), class_["uid"]
        if facts is not None:
            assert facts.name == class_["name"]
            assert facts.namespace.raw == class_["namespace"]
            assert facts.is_enum == class_["syntax"]["content"].endswith(" : Enum")
            is_agent = class_["uid"].endswith("Agent") and ".Agents." in class_["uid"]
            assert (facts.agent is not None) == is_agent


def test_members_are_the_constants_of_their_own_type(loaded: Loaded) -> None:
    for page, facts in loaded:
        if facts is not None and facts.is_enum:
            names = [item["name"] for item in parts(page, "Field")]
            assert [each.name for each in facts.members] == [
                name for name in names if name != "value__"
            ]
            assert facts.members


def test_properties_are_all_but_the_twins(loaded: Loaded) -> None:
    for page, facts in loaded:
        if facts is None:
            continue
        names = [item["name"] for item in parts(page, "Property")]
        kept = [each.name for each in facts.properties]
        assert kept == [name for name in names if name in kept]
        left_out = set(names) - set(kept)
        assert left_out <= {f"{name}_String" for name in kept}, facts.name


def in_csharp(type_: DocfxType) -> str:
    """A type as the C# declarations of these pages have it, but for `Nullable<...>`."""
    if type_.is_array:
        return f"{in_csharp(type_.arguments[0])}[]"
    inner = ", ".join(in_csharp(argument) for argument in type_.arguments)
    name = KEYWORDS.get(type_.name, type_.name)
    return f"{name}<{inner}>" if inner else name


def test_types_are_those_of_the_declarations(loaded: Loaded) -> None:
    for page, facts in loaded:
        declared = {
            item["name"]: item["syntax"]["content"] for item in parts(page, "Property")
        }
        for each in facts.properties if facts is not None else ():
            content = re.sub(r"Nullable<(\w+)>", r"\1", declared[each.name])
            assert f" {in_csharp(each.type)} {each.name} " in content, each


def test_methods_have_every_parameter_but_the_options(loaded: Loaded) -> None:
    for page, facts in loaded:
        if facts is None or facts.agent is None:
            continue
        expected: dict[str, list[str]] = {}
        for item in parts(page, "Method"):
            written = item["syntax"]["parameters"]
            ids = [each["id"] for each in written if each["id"] != "requestOptions"]
            expected.setdefault(item["id"].partition("(")[0].removesuffix("Async"), ids)
        found = {
            each.name: [name for name, _ in each.parameters] for each in facts.methods
        }
        assert found == expected


def test_lines_are_those_of_the_uids(
    pages: tuple[PageFacts, ...], shared: Path
) -> None:
    root = shared / "corpus" / "2023" / "reference"
    for page in pages:
        if not isinstance(page.facts, DocfxFacts):
            continue
        lines = (root / page.path).read_text("utf-8-sig").split("\n")
        facts = page.facts
        for part in (*facts.properties, *facts.members, *facts.methods):
            assert lines[part.line - 1].startswith("- uid: ")
            assert f".{part.name}" in lines[part.line - 1]
