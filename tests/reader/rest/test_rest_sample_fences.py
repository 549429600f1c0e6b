"""Samples in other code blocks than those of the generator of the reference: read by their content, or reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.json_facts import JsonArray, JsonObject, JsonValue
from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.reader.read import read_page

REQUEST = 'PUT /api/v1/Thing\nContent-Type: application/json\n\n{"Name": "x"}'
RESPONSE = 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"Id": 1}'
BODIES = '{"Name": "x"}', '{"Id": 1}'


def page(request: str, response: str, *, route: str = "```http\n{}\n```") -> str:
    """A page; without words for `response` both samples are under one heading, as on older pages."""
    return f"""---
uid: v1Thing_Put
---

# PUT Thing

{route.format("PUT /api/v1/Thing")}

Puts it.

## Response:

| Response | Description |
|---|---|
| 200 | OK |

## Sample request

{request}

{response}
"""


BETWEEN = {"two headings": "## Sample response\n\n", "one heading": ""}


def facts_of(text: str) -> RestOperationFacts:
    facts = read_page("page.md", text.encode()).facts
    assert isinstance(facts, RestOperationFacts)
    return facts


def keys(sample: RestSample | None) -> list[str]:
    body: JsonValue | None = sample.body if sample else None
    assert isinstance(body, JsonObject)
    return [member.key.raw for member in body.members]


def reported(text: str) -> list[tuple[str, int]]:
    found = read_page("page.md", text.encode()).diagnostics
    return [(diagnostic.id, diagnostic.line) for diagnostic in found]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def fenced(language: str, marks: str = "```") -> Callable[[str], str]:
    return lambda body: f"{marks}{language}\n{body}\n{marks}"


def indented(by: str) -> Callable[[str], str]:
    return lambda body: "\n".join(
        by + line if line else "" for line in body.split("\n")
    )


LANGUAGES = [
    "json", "JSON", "http", "HTTP", "http_", "http!", "https", "text", "xml", "", "{.http}", 'http title="x"', "http_ {.a}"
]  # fmt: skip
FENCES = {language or "none": fenced(language) for language in LANGUAGES} | {
    "tildes": fenced("http", "~~~"),
    "tildes alone": fenced("", "~~~"),
    "four backticks": fenced("json", "````"),
}
BLOCKS = FENCES | {"blanks": indented("    "), "tab": indented("\t")}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_message_is_read_whatever_its_code_block_is(block: str) -> None:
    between = BETWEEN["two headings"]
    text = page(BLOCKS[block](REQUEST), between + BLOCKS[block](RESPONSE))
    facts = facts_of(text)
    assert keys(facts.request_sample) == ["Name"]
    assert keys(facts.response_sample) == ["Id"]
    assert reported(text) == []


@pytest.mark.parametrize("block", FENCES)
def test_of_two_messages_under_one_heading_the_first_lines_tell_which_is_which(
    block: str,
) -> None:
    text = page(FENCES[block](RESPONSE), FENCES[block](REQUEST))
    facts = facts_of(text)
    assert keys(facts.request_sample) == ["Name"]
    assert keys(facts.response_sample) == ["Id"]
    assert reported(text) == []


@pytest.mark.parametrize("block", BLOCKS)
def test_a_body_alone_is_the_sample_of_the_heading_above_it(block: str) -> None:
    between = BETWEEN["two headings"]
    text = page(BLOCKS[block](BODIES[0]), between + BLOCKS[block](BODIES[1]))
    facts = facts_of(text)
    assert keys(facts.request_sample) == ["Name"]
    assert keys(facts.response_sample) == ["Id"]
    assert reported(text) == []


@pytest.mark.parametrize("between", BETWEEN)
def test_a_body_may_have_a_code_block_of_its_own(between: str) -> None:
    head, _, body = REQUEST.partition("\n\n")
    other = RESPONSE.partition("\n\n")[0]
    request = f"{fenced('http')(head)}\n\n{fenced('json')(body)}"
    response = f"{fenced('http')(other)}\n\n{fenced('json')(BODIES[1])}"
    text = page(request, BETWEEN[between] + response)
    assert keys(facts_of(text).request_sample) == ["Name"]
    assert keys(facts_of(text).response_sample) == ["Id"]
    assert reported(text) == []


def test_only_whole_messages_are_for_contract_tests() -> None:
    facts = facts_of(page(fenced("http")(REQUEST), fenced("json")(BODIES[1])))
    assert facts.request_sample is not None
    assert facts.request_sample.is_message
    assert facts.response_sample is not None
    assert not facts.response_sample.is_message


def test_a_body_may_be_a_list() -> None:
    sample = facts_of(page(fenced("json")("[1]"), "")).request_sample
    assert sample is not None
    assert isinstance(sample.body, JsonArray)


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(fenced("bash")("curl -X PUT https://host/x"), id="command"),
        pytest.param(fenced("xml")("<Thing/>"), id="XML"),
        pytest.param(fenced("")("Name=x"), id="form"),
        pytest.param("PUT /api/v1/Other", id="no code block"),
        pytest.param("* Name: x", id="list"),
    ],
)
def test_what_is_no_sample_under_a_heading_of_samples_is_reported(sample: str) -> None:
    text = page(fenced("http!")(REQUEST), f"## Sample response\n\n{sample}")
    assert reported(text) == [("rest-sample", line_of(text, sample))]


def test_json_that_is_cut_off_is_reported_with_its_line() -> None:
    text = page(fenced("json")('{\n "Name": \n}'), "")
    assert reported(text) == [("rest-sample", line_of(text, "}\n```"))]


def test_a_third_sample_is_reported() -> None:
    third = fenced("json")('{"Third": 1}')
    text = page(fenced("http")(REQUEST), f"{fenced('')(RESPONSE)}\n\n{third}")
    assert reported(text) == [("rest-part-repeated", line_of(text, third))]


@pytest.mark.parametrize(
    "route",
    ["```\n{}\n```", "```HTTP\n{}\n```", "```text\n{}\n```", "~~~\n{}\n~~~", "```http {{.a}}\n\n{}\n\n```"],
)  # fmt: skip
def test_the_route_may_be_in_another_code_block(route: str) -> None:
    text = page(fenced("http!")(REQUEST), fenced("http_")(RESPONSE), route=route)
    assert facts_of(text).path == "/api/v1/Thing"
    assert reported(text) == []
