"""Every difference of an exported document from the vendor's files has a cause, or is unexplained."""

from __future__ import annotations

import pytest

from benchmarks.exports.causes import CAUSES, UNEXPLAINED, Difference, Side
from benchmarks.exports.schema_facts import Fact
from benchmarks.exports.table import (
    Explained,
    difference_line,
    explained,
    explained_lines,
)

_FIELD = "types/Parcel#State"
_LISTED: list[Fact] = [(_FIELD, "type", "string"), (_FIELD, "enum", '["a"]')]
_REFERRED: list[Fact] = [
    (_FIELD, "$ref", "State"),
    ("types/State", "enum", '["a"]'),
    ("types/State", "key", '"State"'),
]


def _explained(vendor: list[Fact], exported: list[Fact]) -> Explained:
    return explained(Side(vendor), Side(exported))


def _causes(vendor: list[Fact], exported: list[Fact]) -> dict[str, int]:
    causes = _explained(vendor, exported).causes
    return {name: len(found) for name, found in causes.items()}


def test_equal_sides_have_no_differences() -> None:
    result = _explained(_LISTED, _LISTED)
    assert (result.vendor, result.exported, result.same) == (2, 2, 2)
    assert result.causes == {}


def test_all_facts_are_counted() -> None:
    vendor: list[Fact] = [("a", "x", "1"), ("a", "y", "1"), ("b", "z", "1")]
    exported: list[Fact] = [("a", "x", "1"), ("a", "y", "2"), ("c", "z", "1")]
    result = _explained(vendor, exported)
    assert (result.vendor, result.exported, result.same) == (3, 3, 1)
    assert result.unexplained == 3


def test_a_keyword_that_is_stated_twice_at_a_place_is_two_facts() -> None:
    result = _explained([("info", "title", "A"), ("info", "title", "B")], [])
    assert [
        each.keyword for each in result.causes["title, version and introduction"]
    ] == [
        "title",
        "title 2",
    ]


@pytest.mark.parametrize(
    ("vendor", "exported", "cause"),
    [
        ([], [("a", "x-docwright-evidence", "there")], "evidence: pages and lines"),
        (
            [("types/A", "key", "X.A")],
            [("types/A", "key", "A")],
            "components have short names",
        ),
        (
            [("GET /a", "security", "[]")],
            [],
            "security: alternatives, once for the document",
        ),
        ([("document", "swagger", '"2.0"')], [], "version of the format"),
        (
            [("document", "host", '"localhost:1"')],
            [],
            "servers: the vendor's host is a developer's machine",
        ),
        ([("info", "title", '"A"')], [], "title, version and introduction"),
        ([("tag a", "name", "there")], [], "tags: groups with their descriptions"),
        (
            [("document", "x-tagGroups", "[]")],
            [],
            "links and extensions of the vendor's site",
        ),
        (
            [("PATCH /a#body", "example", "[]")],
            [],
            "formats of a patch, and an example that is none",
        ),
        (
            [("GET /a#query b", "type", '"object"')],
            [],
            "objects without properties say nothing",
        ),
        (
            [("GET /a", "operationId", '"A"')],
            [("GET /a", "operationId", '"B"')],
            "ids of operations tell the group and the call",
        ),
        (
            [("GET /a", "order of parameters", '["path a", "query c", "path b"]')],
            [("GET /a", "order of parameters", '["path b", "path a", "query c"]')],
            "the parts of a path are in its order",
        ),
        (
            [("GET /a", "order of parameters", '["query a", "query b"]')],
            [("GET /a", "order of parameters", '["query b", "query a"]')],
            UNEXPLAINED,
        ),
        ([("GET /a", "order of parameters", "[]")], [], UNEXPLAINED),
        (
            [("GET /a", "tags", '["List_"]')],
            [("GET /a", "tags", '["List"]')],
            "groups are called as on pages",
        ),
        (
            [("GET /a", "tags", '["List_"]')],
            [("GET /a", "tags", '["Other"]')],
            UNEXPLAINED,
        ),
        ([("GET /a", "tags", '["A"]')], [], UNEXPLAINED),
        ([("GET /a", "x-code-samples", "[]")], [], "extensions of the vendor"),
        (
            [("types/POST /a request", "description", '"A"')],
            [],
            "words about the object around parameters",
        ),
        ([], [("types/A#B", "nullable", "true")], "null is stated"),
        ([], [("GET /a#200 as b", "example", "{}")], "examples of pages"),
        (
            [],
            [("GET /a", "x-docwright-path", '"/A"')],
            "paths that OpenAPI takes for the same",
        ),
        (
            [("a", "description", '"A\\r\\n b "')],
            [("a", "description", '"A b"')],
            "white space and line ends",
        ),
        (
            [("a", "description", '"See <see cref=\\"X\\"/>that."')],
            [("a", "description", '"See that."')],
            "markup of XML comments, and what Markdown would misread",
        ),
        (
            [("a", "description", '"<para/>If a < 2, <see cref="X.Y"/>."')],
            [("a", "description", '"If a &lt; 2, Y."')],
            "markup of XML comments, and what Markdown would misread",
        ),
        (
            [("a", "description", '"<para/>A <b>B</b> C"')],
            [("a", "description", '"A C"')],
            UNEXPLAINED,
        ),
        (
            [("a", "description", '"<para/>A"')],
            [("a", "description", '"A B"')],
            UNEXPLAINED,
        ),
        ([], [("a", "description", '"A"')], "words of other sources"),
        ([("a", "description", '"A"')], [("a", "description", '"B"')], UNEXPLAINED),
        ([("a", "type", '"string"')], [("a", "type", '"integer"')], UNEXPLAINED),
    ],
)
def test_a_difference_has_a_cause(
    vendor: list[Fact], exported: list[Fact], cause: str
) -> None:
    assert _causes(vendor, exported) == {cause: 1}


def test_lists_of_members_become_components() -> None:
    assert _causes(_LISTED, _REFERRED) == {
        "lists of members are components": 5,
    }


def test_text_becomes_an_enum_that_another_source_knows() -> None:
    text: list[Fact] = [(_FIELD, "type", '"string"')]
    assert _causes(text, _REFERRED)["WSDLs know an enum where the file has text"] == 2


@pytest.mark.parametrize("place", ["GET /a#200", "GET /a#200 as text/json"])
def test_octets_may_be_raw_or_base64(place: str) -> None:
    vendor: list[Fact] = [("GET /a#200", "format", '"byte"')]
    raw: list[Fact] = [("GET /a#200", "format", '"byte"'), (place, "type", '"string"')]
    assert _causes(vendor, raw) == {"octets: raw, base64 in JSON, parts of a form": 1}


def test_words_about_a_body_count_unless_it_is_a_wrapper() -> None:
    words: Fact = ("POST /a#body", "description", '"A, B"')
    wrapper: Fact = ("POST /a#body", "$ref", "POST /a request")
    assert _causes([words, wrapper], [wrapper]) == {
        "words about the object around parameters": 1
    }
    assert _causes([words], []) == {UNEXPLAINED: 1}


def test_definitions_that_no_operation_reaches_are_left_out() -> None:
    vendor: list[Fact] = [
        ("GET /a#200", "$ref", "A"),
        ("types/A#B", "$ref", "B"),
        ("types/B", "type", "object"),
        ("types/C#D", "$ref", "D"),
        ("types/D", "type", "object"),
    ]
    result = _explained(vendor, [])
    left_out = result.causes["definitions that nothing refers to"]
    assert [each.place for each in left_out] == ["types/C#D", "types/D"]
    assert result.unexplained == 3


def test_the_table_has_counts_that_add_up_and_examples() -> None:
    lines = list(explained_lines(_explained(_LISTED, _REFERRED)))
    assert lines[0] == ("2 facts in the vendor's files, 3 in the export, 0 the same")
    assert lines[2].split() == "lists of members are components 2 3 0".split()
    assert lines[3].strip() == f"{_FIELD} type: string → -"
    long = Difference("a", "b", "x" * 80, "")
    assert difference_line(long) == f"a b: {'x' * 60}… → -"


def test_every_rule_has_a_name() -> None:
    assert all(name and name != UNEXPLAINED for name, _ in CAUSES)
