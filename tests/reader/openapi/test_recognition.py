"""Documents are recognised by the version at their root, whatever their form, line ends and file name."""

from __future__ import annotations

import json

import pytest
from reader.openapi.documents import document, facts_of, read, reported, with_operation

from generator.model.facts import PageKind
from generator.reader.prose import without_prose
from generator.reader.read import read_page

YAML = """\
openapi: 3.0.3
info:
  title: Parcels
  version: 1.0.0
paths:
  /parcels:
    get:
      responses:
        200: {description: All parcels}
"""


@pytest.mark.parametrize(
    "text",
    [
        '{"swagger": "2.0", "paths": {}}',
        '{"openapi": "3.0.0", "paths": {}}',
        '\n  {\n"info": {}, "openapi":"3.1.0"}',
        "swagger: '2.0'\npaths: {}\n",
        "# Parcels\n\n---\nopenapi: 3.1.0\n",
        "---\n# Parcels\nopenapi: 3.1.0\n",
        "%YAML 1.2\n---\nopenapi: 3.1.0\n",
        '"openapi": "3.0.0"\n"paths": {}\n',
        "info:\n  title: x\npaths: {}\nopenapi: 3.0.0\n",
    ],
)
def test_the_version_at_the_root_makes_a_document(text: str) -> None:
    page = read(text)
    assert page.kind is PageKind.OPENAPI
    assert page.facts is not None
    assert page.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"name": "parcels", "version": "1.0.0", "type": "module"}', id="package"),
        pytest.param('{"apis": [{"openapi": "3.0.0", "paths": {}}]}', id="list of documents"),
        pytest.param('{"broken": "openapi":', id="broken"),
        pytest.param("{}", id="empty"),
        pytest.param("[1, 2]", id="array"),
        pytest.param("site_name: Parcels\nnav:\n- Home: index.md\ntheme: {name: x}\n", id="site"),
        pytest.param("jobs:\n  build:\n    runs-on: x\n    steps:\n    - uses: y\n", id="jobs"),
        pytest.param("a: [\n", id="broken YAML"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["json", "yml", "yaml"])
def test_other_data_is_skipped_without_a_diagnostic(text: str, suffix: str) -> None:
    page = read_page(f"data.{suffix}", text.encode())
    assert page.kind is PageKind.UNKNOWN
    assert without_prose([page]) == ((), {f".{suffix}": 1})


def test_markdown_that_quotes_a_document_is_none() -> None:
    page = "---\ntitle: How to\n---\n\nWrite:\n\n```yaml\nopenapi: 3.0.0\n```\n"
    assert read_page("a.md", page.encode()).kind is PageKind.UNKNOWN
    page = "Note: this is a document.\n\nopenapi: 3.0.0\n\nIt is short.\n"
    assert read_page("a.md", page.encode()).kind is PageKind.UNKNOWN


@pytest.mark.parametrize(
    ("version", "dialect"),
    [
        (2, "2.0"),
        (3, "3.0"),
        (31, "3.1"),
    ],
)
def test_the_dialect_is_that_of_the_version(version: int, dialect: str) -> None:
    facts = facts_of(document(version, paths={}))
    assert facts.dialect == dialect
    assert facts.title is not None
    assert facts.title.raw == "Parcels"


@pytest.mark.parametrize("version", ["1.2", "4.0.0", "x", "2.01", ""])
def test_nothing_of_an_unknown_version_is_used(version: str) -> None:
    page = read({"swagger": version, "paths": {}})
    assert (page.kind, page.facts) == (PageKind.OPENAPI, None)
    assert [case.id for case in page.diagnostics] == ["openapi-version"]


def test_a_newer_version_of_3_is_read_as_3_1() -> None:
    source = {**with_operation(31), "openapi": "3.2.0"}
    assert facts_of(source).dialect == "3.1"
    assert len(facts_of(source).operations) == 1
    assert reported(source) == [("openapi-version", 1, "3.2.0")]


def test_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    pretty = json.dumps(with_operation(), indent=2)
    for text in (pretty, YAML):
        changed = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        assert facts_of(changed) == facts_of(text)


def test_a_document_of_one_line_is_on_line_1() -> None:
    facts = facts_of(json.dumps(with_operation()))
    assert (facts.line, facts.operations[0].line) == (1, 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('{"openapi": "3.0.0",\n"paths": {,}}', 2, id="comma"),
        pytest.param('{"openapi": "3.0.0",\n"paths": ', 2, id="cut off"),
        pytest.param('{"openapi": "3.0.0", "x": NaN}', 0, id="NaN"),
        pytest.param("openapi: 3.0.0\npaths:\n\t/a: {}\n", 3, id="tab"),
        pytest.param("openapi: 3.0.0\npaths: [a\n", 2, id="bracket"),
        pytest.param("openapi: 3.0.0\nx: !!python/object/apply:os.system [id]\n", 2, id="tag"),
        pytest.param("openapi: 3.0.0\n---\nopenapi: 3.0.0\n", 2, id="two documents"),
        pytest.param("openapi: 3.0.0\n? [a]\n: b\n", 2, id="key that is a list"),
        pytest.param("openapi: 3.0.0\nx: *a\n", 2, id="alias of nothing"),
    ],
)  # fmt: skip
def test_a_broken_document_is_reported_with_its_line(text: str, line: int) -> None:
    page = read(text)
    assert (page.kind, page.facts) == (PageKind.OPENAPI, None)
    assert [(case.id, case.line) for case in page.diagnostics] == [
        ("openapi-syntax", line)
    ]


def test_of_duplicate_keys_the_first_counts() -> None:
    text = '{"openapi": "3.0.0",\n"info": {"title": "A",\n"title": "B"}}'
    yaml = "openapi: 3.0.0\ninfo:\n  title: A\n  title: B\n"
    for source, line in ((text, 3), (yaml, 4)):
        title = facts_of(source).title
        assert title is not None
        assert title.raw == "A"
        assert reported(source) == [("openapi-duplicate-key", line, "title")]
