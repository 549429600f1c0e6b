"""REST operation pages of all generations; the cases stand in `fixtures/rest_pages.txt`.

What is expected is an outline: one line per fact, `//` for a line break within a text, `-` for a blank type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.facts import PageFacts, decode_facts, encode_facts
from generator.model.json_facts import JsonArray, JsonKind, JsonObject, JsonValue
from generator.model.rest_facts import (
    RestOperationFacts,
    RestParameter,
    RestProperty,
    RestSample,
    RestStatus,
    TypeCell,
)
from generator.model.text import Text
from generator.reader.read import read_page


def blocks(name: str) -> Iterator[tuple[str, str, str]]:
    source = (Path(__file__).parents[1] / "fixtures" / name).read_text("utf-8")
    for block in source.split("\n=====\n"):
        title, _, rest = block.partition("\n<<<\n")
        given_, expected = rest.split("\n>>>\n")
        yield title, given_, expected.rstrip("\n")


PAGES = {title: (page, expected) for title, page, expected in blocks("rest_pages.txt")}
TABLES = {title: case for title, *case in blocks("rest_tables.txt")}
FIRST = next(iter(PAGES.values()))[0]
PATCH = PAGES["last generation: type names, and code in the description"][0]


def read(text: str) -> PageFacts:
    return read_page("page.md", text.encode())


def facts_of(text: str) -> RestOperationFacts:
    facts = read(text).facts
    assert isinstance(facts, RestOperationFacts)
    return facts


def found(text: str) -> list[tuple[str, int]]:
    return [(diagnostic.id, diagnostic.line) for diagnostic in read(text).diagnostics]


def line_of(text: str, start: str) -> int:
    return 1 + next(
        index for index, line in enumerate(text.split("\n")) if line.startswith(start)
    )


# ---- outlines


def words(text: Text | None) -> str:
    return ": " + " ".join(text.raw.replace("\n", " // ").split()) if text else ""


def cell(type_: TypeCell) -> str:
    return " ".join(["", type_.name or "|".join(type_.members)]).rstrip()


def row(fact: RestParameter | RestProperty) -> str:
    required = isinstance(fact, RestParameter) and fact.required
    return fact.name + cell(fact.cell) + " required" * required + words(fact.text)


def status(fact: RestStatus) -> str:
    return f"{fact.code}{words(fact.text)}"


def listed(types: tuple[Text, ...]) -> str:
    return f" [{', '.join(media_type.raw for media_type in types)}]" if types else ""


def tokens(value: JsonValue) -> str:
    if isinstance(value, JsonObject):
        members = (f"{json.dumps(m.key.raw)}:{tokens(m.value)}" for m in value.members)
        return "{" + ",".join(members) + "}"
    if isinstance(value, JsonArray):
        return "[" + ",".join(tokens(item) for item in value.items) + "]"
    is_string = value.kind is JsonKind.STRING
    return json.dumps(value.text.raw) if is_string else value.text.raw


def sample(fact: RestSample | None) -> Iterator[str]:
    if fact:
        yield "sample"
        if fact.body is not None:
            yield "  " + tokens(fact.body)


def outline(facts: RestOperationFacts) -> Iterator[str]:
    kind = "agent" if facts.is_agent else "resource"
    yield (
        f"{facts.method} {facts.path} {facts.version} {facts.group}.{facts.operation}"
        f" {kind}"
    )
    if facts.summary:
        yield f"summary{words(facts.summary)}"
    if facts.description:
        yield f"description{words(facts.description)}"
    yield from (f"path {row(parameter)}" for parameter in facts.path_parameters)
    yield from (f"query {row(parameter)}" for parameter in facts.query_parameters)
    yield from (f"header {row(parameter)}" for parameter in facts.header_parameters)
    if facts.body:
        word = f" {facts.body.word}" if facts.body.word else ""
        types = listed(facts.body.content_types)
        yield f"body {facts.body.name}{word}{types}{words(facts.body.text)}"
        yield from (f"  {row(property_)}" for property_ in facts.body.properties)
    if facts.response:
        head = cell(facts.response.heading) or " -"
        body = cell(facts.response.body) or " -"
        types = listed(facts.response.content_types)
        yield f"response{head}{body}{types}{words(facts.response.text)}"
        yield from (f"  {status(answer)}" for answer in facts.response.statuses)
        yield from (f"  {row(property_)}" for property_ in facts.response.properties)
    yield from sample(facts.request_sample)
    yield from sample(facts.response_sample)


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_every_generation_is_read(page: str, expected: str) -> None:
    assert "\n".join(outline(facts_of(page))) == expected
    assert read(page).diagnostics == ()


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_facts_go_between_processes(page: str, expected: str) -> None:
    assert decode_facts(encode_facts((read(page),))) == (read(page),)


# ---- tables


@pytest.mark.parametrize(("table", "expected"), TABLES.values(), ids=TABLES)
def test_tables(table: str, expected: str) -> None:
    rows = re.compile(r"(\|-+\|-+\|-+\|\n)\| \$select.*\n.*\n")
    text = rows.sub(lambda match: f"{match[1]}{table}\n", FIRST, count=1)
    rows_read = [row(parameter) for parameter in facts_of(text).query_parameters]
    reported = [
        f"{diagnostic.id}{words(diagnostic.detail)}"
        for diagnostic in read(text).diagnostics
    ]
    assert "\n".join(rows_read + reported) == expected


def test_properties_and_statuses_are_checked_like_parameters() -> None:
    text = (
        FIRST.replace("| ParcelId |", "| Parcel Id |")
        .replace("| 404 | No such parcel. |", "| 404 | a |\n| 404 | b |\n| 4xx | c |")
        .replace("| _Links | object |", "| _Links | an object |")
    )
    facts = facts_of(text)
    assert facts.body
    assert facts.response
    assert [row(property_) for property_ in facts.body.properties] == ["Depot"]
    assert [status(answer) for answer in facts.response.statuses] == [
        "200: OK",
        "404: a",
    ]
    assert row(facts.response.properties[-1]) == "_Links"
    assert found(text) == [
        ("page-name", line_of(text, "| Parcel Id")),
        ("rest-part-repeated", line_of(text, "| 404 | b")),
        ("rest-table-row", line_of(text, "| 4xx")),
        ("rest-type-cell", line_of(text, "| _Links")),
    ]


def test_a_table_of_another_part_is_not_taken_for_the_one_that_is_missing() -> None:
    start, end = FIRST.index("## Query"), FIRST.index("## Request Headers")
    facts = facts_of(FIRST[:start] + FIRST[end:])
    assert facts.query_parameters == ()
    assert len(facts.header_parameters) == 4


def test_a_heading_that_only_looks_like_a_known_one_is_prose() -> None:
    heading = "## Re\N{LATIN SMALL LETTER LONG S}ponse: object"
    text = FIRST.replace("## Query", f"{heading}\n\n## Query")
    facts = facts_of(text)
    assert facts.description
    assert facts.description.raw.endswith(heading.removeprefix("## "))
    assert found(text) == []


# ---- lines


def test_lines_are_those_of_the_page() -> None:
    lines = FIRST.split("\n")
    facts = facts_of(FIRST)
    assert facts.body
    assert facts.response
    assert facts.request_sample
    assert lines[facts.line - 1] == "POST /api/v1/Agents/Parcel/Track"
    assert lines[facts.body.line - 1].startswith("## Request Body")
    assert lines[facts.response.line - 1].startswith("## Response")
    first = lines[facts.request_sample.first_line - 1]
    assert first == "POST /api/v1/Agents/Parcel/Track"
    assert lines[facts.request_sample.last_line - 1] == "}"
    rows: list[RestParameter | RestProperty] = [
        *facts.query_parameters,
        *facts.header_parameters,
        *facts.body.properties,
        *facts.response.properties,
    ]
    assert len(rows) == 12
    assert all(
        lines[parameter.line - 1].startswith(f"| {parameter.name} ")
        for parameter in rows
    )
    assert [lines[answer.line - 1][2:5] for answer in facts.response.statuses] == [
        "200",
        "404",
    ]


# ---- headings and parts


@pytest.mark.parametrize(
    "headings",
    [
        {
            "## Query String Parameters": "# query  string parameters: #",
            "## Request Headers": "###request headers",
            "## Request Body: request": "## REQUEST BODY : request",
            "## Response: object": "#### response:object",
            "Response body: object": "### Response Body:object ###",
            "## Sample Request": "## sample request ##",
        },
        # the heads of the tables tell what they are
        {"## Query String Parameters": "", "## Request Headers": ""},
        {"## Sample Request": ""},
    ],
    ids=["spelling", "headings before tables", "heading of the samples"],
)
def test_headings_may_be_spelled_otherwise_or_lacking(headings: dict[str, str]) -> None:
    text = FIRST
    for old, new in headings.items():
        assert old in text
        text = text.replace(old, new)
    assert list(outline(facts_of(text))) == list(outline(facts_of(FIRST)))
    assert found(text) == []


@pytest.mark.parametrize(
    "heading", ["## Responses", "## Response codes", "## Request", "Response: object"]
)
def test_other_headings_belong_to_the_description(heading: str) -> None:
    text = FIRST.replace("Says where it was seen last.", f"{heading}\n\nWords.")
    description = facts_of(text).description
    assert description
    assert description.raw == f"{heading.removeprefix('## ')}\n\nWords."
    assert found(text) == []


def test_a_line_about_the_response_body_is_no_heading_before_the_response() -> None:
    text = FIRST.replace("Says where it was seen last.", "Response body: secret")
    facts = facts_of(text)
    assert facts.description == Text("Response body: secret")
    assert facts.response == facts_of(FIRST).response


def test_a_part_that_stands_twice_counts_once() -> None:
    again = "## Response: string\n\nOther.\n\n## Sample Request\n"
    text = FIRST.replace("## Sample Request\n", again)
    assert list(outline(facts_of(text))) == list(outline(facts_of(FIRST)))
    assert found(text) == [("rest-part-repeated", line_of(text, "## Response: string"))]


@pytest.mark.parametrize("heading", ["## Request Body", "## Request Body: "])
def test_a_body_without_a_name_is_reported(heading: str) -> None:
    text = FIRST.replace("## Request Body: request  ", heading)
    assert facts_of(text).body is None
    assert found(text) == [("page-incomplete", line_of(text, heading))]


def test_a_body_without_a_heading_is_reported() -> None:
    text = FIRST.replace("## Request Body: request  \n\nParcelId, Depot \n", "")
    assert facts_of(text).body is None
    assert found(text) == [("page-incomplete", line_of(text, "| Property Name"))]


def test_a_content_type_without_a_body_is_reported() -> None:
    start, end = FIRST.index("## Request Body"), FIRST.index("## Response: object")
    text = FIRST[:start] + FIRST[end:]
    assert facts_of(text).body is None
    assert [id_ for id_, _ in found(text)] == ["page-incomplete"]


def test_a_body_whose_name_is_no_wire_name_is_left_out() -> None:
    text = FIRST.replace("## Request Body: request", "## Request Body: 1st")
    assert facts_of(text).body is None
    assert found(text) == [("page-name", line_of(text, "## Request Body"))]


def test_a_page_without_a_response_is_reported() -> None:
    start, end = FIRST.index("## Response: object"), FIRST.index("## Sample Request")
    text = FIRST[:start] + FIRST[end:]
    assert facts_of(text).response is None
    assert found(text) == [("rest-response-missing", 0)]


def test_path_parameters_are_compared_with_the_route() -> None:
    text = PATCH.replace("| id | string", "| depotId | string")
    assert [parameter.name for parameter in facts_of(text).path_parameters] == [
        "depotId"
    ]
    (diagnostic,) = read(text).diagnostics
    assert diagnostic.id == "rest-path-parameters"
    assert "depotId" in "".join(text.splitlines()[diagnostic.line - 1 :][:3])
    assert f"(line {line_of(text, 'PATCH /api')})" in diagnostic.message
    assert diagnostic.detail == Text("depotId, id")


def test_a_route_with_parameters_and_no_table_of_them_is_reported() -> None:
    text = "\n".join(line for line in PATCH.splitlines() if "| id | string" not in line)
    (diagnostic,) = read(text).diagnostics
    assert diagnostic.id == "rest-path-parameters"
    assert diagnostic.detail == Text("id")


# ---- samples


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"Depot": null', '"Depot": nul', '  "Depot": nul'),
        ('"Depot": null', '"Depot": NaN', "{"),
        ("Authorization: Basic abc", "Basic abc", "Basic abc"),
    ],
    ids=["broken JSON", "not a number", "a header without colon"],
)
def test_what_is_wrong_in_a_sample_is_reported(old: str, new: str, place: str) -> None:
    text = FIRST.replace(old, new)
    sample_read = facts_of(text).request_sample
    assert sample_read
    assert (sample_read.body is None) is ("Depot" in new)
    assert found(text) == [("rest-sample", line_of(text, place))]


def test_an_empty_sample_is_reported() -> None:
    text = re.sub(r"```http!\n[^`]*```", "```http!\n```", FIRST)
    assert facts_of(text).request_sample is None
    assert found(text) == [("rest-sample", line_of(text, "```http!"))]


def test_a_second_sample_is_reported() -> None:
    text = f"{FIRST}\n```http_\nHTTP/1.1 404 No\n```\n"
    response = facts_of(text).response_sample
    assert response
    assert text.split("\n")[response.first_line - 1] == "HTTP/1.1 200 OK"
    assert [id_ for id_, _ in found(text)] == ["rest-part-repeated"]


def test_blank_lines_in_a_body_do_not_matter() -> None:
    text = FIRST.replace('"ParcelId": 12,', '"ParcelId": 12,\n\n')
    assert list(outline(facts_of(text))) == list(outline(facts_of(FIRST)))
