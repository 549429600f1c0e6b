"""SOAP and WSDL pages in all their variations; the cases stand in `fixtures/soap_pages.txt`.

A case gives the parts of an operation page that matter, as `[prose]`, `[request]` or `[response]`, or a whole `[page]`.
What is expected is an outline: one line per fact, `//` for a line break within a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reader.conftest import ARRAYS, HEADERS, NAMESPACE, envelope, operation_page

from generator.model.facts import (
    AgentIndexFacts,
    Element,
    Facts,
    IndexLink,
    SchemaElement,
    SchemaType,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
    WsdlOperation,
    decode_facts,
    encode_facts,
)
from generator.model.text import QName, Text
from generator.reader.read import read_page

PREFIXES = {
    "http://www.w3.org/2001/XMLSchema": "xs:",
    "http://schemas.microsoft.com/2003/10/Serialization/": "ser:",
    ARRAYS: "arr:",
    NAMESPACE: "",
    "http://schemas.datacontract.org/2004/07/Parcels.Seals": "seals:",
}

# which case stands for which row of the list of sample pages: rows 1 to 34, then the other kinds of page
ROWS: dict[str, list[str]] = {
    "1": ["array of objects, dictionary of any values, enum in the request"],
    "2": ["any value as a parameter"],
    "3": [
        "no credentials, a response wrapper of another name, three out parts, a dictionary"
    ],
    "4": [
        "empty request, the only out part is not called Response, a type of another namespace"
    ],
    "5": ["bytes as a parameter, empty response"],
    "6": [
        "cut off by depth in request and response, flags, doubles, an array of arrays"
    ],
    "7": ["cut off where strings beside keep their type"],
    "8": ["a type inside itself until a whole item is cut off"],
    "9": ["items of a list of strings are cut off too"],
    "10": ["two out parts and no Response"],
    "11": ["three out parts, Response last"],
    "12": ["an out part before Response"],
    "13": ["a part that goes in and comes out, after Response; it has no bullet"],
    "14": ["an operation called like its agent, columns by name"],
    "15": ["a dictionary by dates whose key is empty, an array of flags, a date-time"],
    "16": ["a dictionary of strings as a parameter"],
    "17": ["a duration as a parameter and in a result"],
    "18": ["an array of an enum, a dictionary by numbers, an array of dates"],
    "19": ["a dictionary of objects"],
    "20": ["an array of arrays of strings, an array of booleans"],
    "21": ["only the base of what comes is shown"],
    "22": ["an unsigned number as a parameter", "empty request and empty response"],
    "23": ["twelve parameters"],
    "24": ["second generation: front matter in other case, SOAP in the heading, prose"],
    "25": [
        "third generation: case of the names kept, prose",
        "Returns without anything in the response",
    ],
    "26": ["a bullet with paragraphs of its own, two lines of Returns, a line break"],
    "27": ["a bullet that goes on in the next line"],
    "28": ["bullets whose names differ from the elements"],
    "29": ["a parameter without a bullet", "no prose and one line more"],
    "30": [
        "curly quotes, an empty bullet, a raw reference",
        "curly quotes, an escaped reference",
    ],
    "31": ["three lines of description with paragraph and bold"],
    "32": ["escapes of Markdown, a tab in letters, entities escaped twice"],
    "33": ["a description that starts like the line about tickets"],
    "34": [
        "first generation: the ticket's link goes to a page beside its agent",
        "second generation: front matter in other case, SOAP in the heading, prose",
        "third generation: case of the names kept, prose",
        "fourth generation: no prose at all",
    ],
    "index of a version": ["index of a version"],
    "index of an agent": ["index of an agent, with a description"],
    "WSDL with subclasses": ["WSDL page: a base and a type that extends it"],
    "WSDL with a struct": [
        "WSDL page: a struct with fields that must be there, numbers of an enum, flags"
    ],
    "WSDL with documentation": ["WSDL page: documentation with entities"],
}


def blocks() -> Iterator[tuple[str, tuple[str, str]]]:
    source = Path(__file__).parents[1] / "fixtures" / "soap_pages.txt"
    for block in source.read_text("utf-8").split("\n=====\n"):
        title, _, rest = block.partition("\n<<<\n")
        given, expected = rest.split("\n>>>\n")
        yield title, (given, expected.rstrip("\n"))


def page_of(given: str) -> str:
    """The whole page of a case."""
    pieces = re.split(r"^\[(\w+)\]\n", given, flags=re.MULTILINE)[1:]
    parts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    if "page" in parts:
        return parts["page"]
    name = re.match(r"<Parcel:(\w+)", parts["request"])
    assert name
    text = operation_page(
        front=parts.get("front", FRONT).rstrip("\n"),
        heading=parts.get("heading", HEADING).rstrip("\n"),
        prose=parts.get("prose", "\n\n\n\n"),
        request=envelope(parts["request"], parts.get("headers", HEADERS)),
        response=envelope(parts["response"]),
    )
    ticket = parts.get("ticket", "../SoPrincipal/index.md").rstrip("\n")
    return re.sub(r"\bTrack\b", name[1], text).replace(
        "../SoPrincipal/index.md", ticket
    )


FRONT = "title: Services90.ParcelAgent.Track SOAP\ngenerated: 1\nuid: Services90-Parcel-Track"
HEADING = "# Services90 Parcel Track"


# ---- outlines


def short(name: QName) -> str:
    return PREFIXES[name.namespace] + name.name


def words(text: Text | None) -> str:
    return ": " + " ".join(text.raw.replace("\n", " // ").split()) if text else ""


def outline(facts: Facts) -> Iterator[str]:
    match facts:
        case SoapOperationFacts():
            yield from operation(facts)
        case WsdlFacts():
            yield from wsdl(facts)
        case AgentIndexFacts():
            yield f"agent {facts.version} {facts.agent}{words(facts.description)}"
            yield from links(facts.links)
        case VersionIndexFacts():
            yield f"version {facts.version}"
            yield from links(facts.links)
        case _:
            raise AssertionError(f"a page of another kind: {facts}")


def links(found: tuple[IndexLink, ...]) -> Iterator[str]:
    yield from (f"link {item.name.raw} -> {item.target.raw}" for item in found)


def operation(facts: SoapOperationFacts) -> Iterator[str]:
    names = (facts.version, facts.agent, facts.operation)
    yield " ".join(["operation", *map(str, names)]) + words(facts.description)
    yield from (f"bullet {b.name.raw}{words(b.text)}" for b in facts.bullets)
    if facts.returns:
        yield f"returns{words(facts.returns)}"
    for sample in (facts.request, facts.response):
        for header in sample.headers:
            yield from (f"header {line}" for line in element(header))
        yield from element(sample.wrapper)


def element(shown: Element) -> Iterator[str]:
    type_ = f" {short(shown.type)}" if shown.type else ""
    value = f" = {shown.text.raw}" if shown.text else ""
    yield short(shown.name) + type_ + " nil" * shown.nil + value
    for child in shown.children:
        yield from (f"  {line}" for line in element(child))


def wsdl(facts: WsdlFacts) -> Iterator[str]:
    yield f"wsdl {facts.version} {facts.agent}{words(facts.documentation)}"
    for type_ in facts.types:
        yield from schema(type_)
    for operation in facts.operations:
        yield from wsdl_operation(operation)


def schema(type_: SchemaType) -> Iterator[str]:
    base = f" extends {short(type_.base)}" if type_.base else ""
    yield f"{type_.kind.value} {short(type_.name)}{base}"
    yield from (f"  {part(element)}" for element in type_.elements)
    yield from (f"  {m.value} {m.number}" for m in type_.members)


def part(declared: SchemaElement) -> str:
    required = " required" * (declared.min_occurs > 0)
    return f"{declared.name} {short(declared.type)}{required}{' nillable' * declared.nillable}"


def wsdl_operation(bound: WsdlOperation) -> Iterator[str]:
    yield f"operation {bound.name} {bound.soap_action}{words(bound.documentation)}"
    yield f"  {short(bound.request)}"
    yield from (f"    {part(element)}" for element in bound.parameters)
    yield f"  {short(bound.response)}"
    yield from (f"    {part(element)}" for element in bound.out)


# ---- tests

CASES = dict(blocks())


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_every_variation_is_read(given: str, expected: str) -> None:
    page = read_page("page.md", page_of(given).encode())
    assert page.diagnostics == ()
    assert page.facts is not None
    assert "\n".join(outline(page.facts)) == expected


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_facts_go_between_processes(given: str, expected: str) -> None:
    page = read_page("page.md", page_of(given).encode())
    (decoded,) = decode_facts(encode_facts((page,)))
    assert decoded == page
    assert decoded.facts is not None
    assert "\n".join(outline(decoded.facts)) == expected


def test_every_row_has_its_cases_and_every_case_its_row() -> None:
    assert {str(number) for number in range(1, 35)} <= ROWS.keys()
    assert {title for titles in ROWS.values() for title in titles} == CASES.keys()
