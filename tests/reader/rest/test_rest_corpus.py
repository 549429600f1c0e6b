"""The real REST operation pages, where they are at hand: every one is read, and nothing is lost on the way.

By default a sample; all of them with DOCWRIGHT_FULL=1. DOCWRIGHT_SHARED names the folder that holds `corpus`.
What a page says is counted here a second time, with plain regular expressions.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.model.facts import PageFacts, PageKind
from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.reader.discover import SourceFile, discover
from generator.reader.read import read_files

SAMPLE = 400

pytestmark = pytest.mark.corpus

# a row starts with `| name |`; heads and delimiters are no rows
ROW = re.compile(r"^\| ([^|\s]+) +\|", re.MULTILINE)
TABLE = r"^\| {} \|[^\n]*\n\|[-|]+\|\n(.*?)\n\n"
HEADS = {
    "path": "Path Part",
    "query": r"Parameter Name \| Type",
    "header": "Parameter Name",
    "property": "Property Name",
    "status": "Response",
}


@pytest.fixture(scope="module")
def files(shared: Path, full: bool) -> tuple[SourceFile, ...]:
    corpus = shared / "corpus"
    trees = [corpus / year / "reference" / "restful" for year in ("2022", "2023")]
    trees += sorted((corpus / "generations").iterdir())
    found = [
        f for f in discover(trees).files if f.path.rpartition("/")[2] != "index.md"
    ]
    return tuple(found if full else random.Random(11).sample(found, SAMPLE))


@pytest.fixture(scope="module")
def pages(files: tuple[SourceFile, ...]) -> tuple[PageFacts, ...]:
    return read_files(files, os.cpu_count() or 1, lambda done: None)


@pytest.fixture(scope="module")
def operations(
    files: tuple[SourceFile, ...], pages: tuple[PageFacts, ...]
) -> list[tuple[str, RestOperationFacts, str]]:
    """Path, facts and text of each page."""
    texts = {file.path: file.file for file in files}
    return [
        (page.path, page.facts, texts[page.path].read_text("utf-8"))
        for page in pages
        if isinstance(page.facts, RestOperationFacts)
    ]


def test_every_page_has_facts_and_no_diagnostic(pages: tuple[PageFacts, ...]) -> None:
    assert {page.kind for page in pages} == {PageKind.REST_OPERATION}
    assert [page.path for page in pages if page.facts is None] == []
    assert [found for page in pages for found in page.diagnostics] == []


def test_the_names_are_those_of_file_and_folder(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, _ in operations:
        *_, above, folder, name = path.split("/")
        assert name.endswith(f"_{facts.operation}.md")
        assert folder == facts.group + "_Agent" * facts.is_agent
        assert above == ("agent" if facts.is_agent else "rest")


def test_no_two_operations_of_a_tree_have_one_name(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    names = Counter(
        (path.rsplit("/", 3)[0], facts.is_agent, facts.group, facts.operation)
        for path, facts, _ in operations
    )
    assert set(names.values()) == {1}


def test_tables_lose_no_row(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        assert counted(facts) == {name: rows(text, HEADS[name]) for name in HEADS}, path


def test_every_required_and_every_enum_is_found(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        parameters = (*facts.path_parameters, *facts.query_parameters)
        assert sum(parameter.required for parameter in parameters) == text.count(
            "**Required**"
        )
        members = [
            len(parameter.cell.members)
            for parameter in parameters
            if parameter.cell.members
        ]
        listed = re.findall(r"\| Enum: ([^|]*) \|", text)
        assert members == [cell.count(",") + 1 for cell in listed], path


def test_bodies_and_content_types_are_those_of_the_page(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        heading = re.search(r"^## Request Body: (\S+) *(\S*) *$", text, re.MULTILINE)
        named = (facts.body.name, facts.body.word or "") if facts.body else None
        assert named == (heading.groups() if heading else None), path
        assert facts.response
        for header, types in (
            ("Content-Type", facts.body.content_types if facts.body else ()),
            ("Accept", facts.response.content_types),
        ):
            row = re.search(rf"^\| {header} +\|(.*)\|$", text, re.MULTILINE)
            assert len(types) * 2 == (row[1].count("`") if row else 0), path


def test_types_are_those_of_the_headings(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        assert facts.response
        heading = re.search(r"^## Response:? *(\S*) *$", text, re.MULTILINE)
        body = re.search(r"^(?:### )?Response body: *(\S*) *$", text, re.MULTILINE)
        assert heading
        assert (facts.response.heading.name or "") == heading[1], path
        assert (facts.response.body.name or "") == (body[1] if body else ""), path


def test_samples_are_those_of_the_page(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        for sample, language in (
            (facts.request_sample, "http!"),
            (facts.response_sample, "http_"),
        ):
            assert_sample(sample, text, f"\n```{language}\n", path)


def test_every_page_but_those_without_summary_has_one(
    operations: list[tuple[str, RestOperationFacts, str]],
) -> None:
    for path, facts, text in operations:
        after = text.split("\n```\n", 1)[1].strip("\n")
        empty = after.startswith(
            ("## Query", "## Request Headers", "| Path Part", "<para />")
        )
        assert (facts.summary is None) is empty, path


def counted(facts: RestOperationFacts) -> dict[str, int]:
    assert facts.response
    properties = facts.body.properties if facts.body else ()
    return {
        "path": len(facts.path_parameters),
        "query": len(facts.query_parameters),
        "header": len(facts.header_parameters),
        "property": len(properties) + len(facts.response.properties),
        "status": len(facts.response.statuses),
    }


def rows(text: str, head: str) -> int:
    tables = re.findall(TABLE.format(head), text + "\n\n", re.MULTILINE | re.DOTALL)
    if head == HEADS["header"]:
        query = re.findall(TABLE.format(HEADS["query"]), text, re.MULTILINE | re.DOTALL)
        return sum(len(ROW.findall(table)) for table in tables) - sum(
            len(ROW.findall(table)) for table in query
        )
    return sum(len(ROW.findall(table)) for table in tables)


def assert_sample(sample: RestSample | None, text: str, fence: str, path: str) -> None:
    assert (sample is None) is (fence not in text), path
    if sample is None:
        return
    contents = text.split(fence, 1)[1].split("\n```", 1)[0]
    head, _, body = contents.partition("\n\n")
    lines = text.split("\n")[sample.first_line - 1 : sample.last_line]
    assert "\n".join(lines) == contents
    if not body or "\nContent-Type: binary/octet-stream" in head:
        assert sample.body is None
    else:
        assert sample.body is not None
        assert json.dumps(plain(sample.body)) == json.dumps(json.loads(body)), path


def plain(value: JsonValue) -> object:
    if isinstance(value, JsonObject):
        return {member.key.raw: plain(member.value) for member in value.members}
    if isinstance(value, JsonArray):
        return [plain(item) for item in value.items]
    return plain_scalar(value)


def plain_scalar(value: JsonScalar) -> object:
    if value.kind is JsonKind.STRING:
        return value.text.raw
    return json.loads(value.text.raw)
