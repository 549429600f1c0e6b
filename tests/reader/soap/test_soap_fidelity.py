"""From the facts alone the real SOAP and WSDL pages are built again, and nothing of them is missing.

What a page says is read here a second time, with plain code that shares nothing with the reader. Both are brought
into one form: nested tuples, with prefixes resolved and the white space of words reduced.

By default a sample of the pages; all of them with DOCWRIGHT_FULL=1.
"""

from __future__ import annotations

import html
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from lxml import etree

from generator.model.facts import (
    AgentIndexFacts,
    Element,
    Envelope,
    PageFacts,
    SchemaElement,
    SchemaType,
    SoapOperationFacts,
    WsdlFacts,
    encode_facts,
)
from generator.model.text import Text
from generator.reader.discover import SourceFile, discover
from generator.reader.read import read_files, read_page

OPERATIONS, WSDLS, INDEXES = 300, 8, 20
MOST_OF_PAGES = 0.7
SEEDS = (
    "000_3fe1bca786bcdde1.txt",
    "001_1342c4b7236abe2f.txt",
    "002_36b618eff3e45594.txt",
)

pytestmark = pytest.mark.corpus

Form: TypeAlias = object
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
XS = "{http://www.w3.org/2001/XMLSchema}"
SER = "{http://schemas.microsoft.com/2003/10/Serialization/}"
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
SOAP = "{http://schemas.xmlsoap.org/wsdl/soap/}"

Read: TypeAlias = list[tuple[PageFacts, str]]
"""Pages with their text."""


@pytest.fixture(scope="module", params=["2022", "2023"])
def tree(request: pytest.FixtureRequest, shared: Path, full: bool) -> Read:
    """The pages of one year: of each kind of path all, or some."""
    folder = shared / "corpus" / request.param / "reference" / "soap"
    found = discover([folder]).files
    if not full:
        found = tuple(sampled(found))
    pages = read_files(found, os.cpu_count() or 1, lambda done: None)
    texts = {file.path: file.file.read_text("utf-8") for file in found}
    return [(page, texts[page.path]) for page in pages]


def sampled(files: tuple[SourceFile, ...]) -> Iterator[SourceFile]:
    chosen = random.Random(13)
    is_index = re.compile(r"soap/Services\d+/\w+/index\.md\Z")
    is_wsdl = re.compile(r"soap/Services\d+/Services\d+-\w+\.md\Z")
    indexes = [file for file in files if is_index.match(file.path)]
    wsdls = [file for file in files if is_wsdl.match(file.path)]
    others = [f for f in files if f.path.count("/") == 3 and f not in indexes]
    for some, count in ((indexes, INDEXES), (wsdls, WSDLS), (others, OPERATIONS)):
        yield from chosen.sample(some, count)


def of_kind(tree: Read, kind: type) -> Read:
    found = [(page, text) for page, text in tree if isinstance(page.facts, kind)]
    assert found
    return found


# ---- words


def words_of(text: Text | None) -> str:
    return "" if text is None else " ".join(text.raw.split())


def plain(markup: str) -> str:
    """Words of a page without entities, tags and Markdown's escapes."""
    markup = re.sub(r"\\([_*<>\[\]`#~\-])", r"\1", markup)
    markup = html.unescape(html.unescape(markup))
    markup = re.sub(r'<see\w* cref="[^"]*?(\w+)(?:\([^"]*)?"\s*/>', r"\1", markup)
    markup = re.sub(r"</?(?:para|p|br)\s*/?>", "\n", markup)
    markup = re.sub(
        r"</?(?:b|i|c|code|see|summary|client|list|item)\b[^<>]*>", "", markup
    )
    return " ".join(markup.split())


# ---- operation pages


def prose(text: str) -> Form:
    """Description, bullets and Returns, by the lines that they start with."""
    area = text.split("\n## ")[1].partition("\n")[2].split("\n[WSDL file for ")[0]
    parts = re.split(r"^(?=\* \*\*|\*\*Returns:\*\*)", area, flags=re.MULTILINE)
    starts = [re.match(r"\* \*\*(.+?):\*\*", part) for part in parts]
    bullets = [
        (plain(start[1]), plain(part[start.end() :]))
        for start, part in zip(starts, parts, strict=True)
        if start
    ]
    returns = [plain(p[12:]) for p in parts if p.startswith("**Returns:**")]
    return plain(parts[0]) if not starts[0] else "", bullets, "".join(returns)


def kept_prose(facts: SoapOperationFacts) -> Form:
    bullets = [(bullet.name.raw, words_of(bullet.text)) for bullet in facts.bullets]
    return words_of(facts.description), bullets, words_of(facts.returns)


def clark(node: etree._Element, value: str) -> str:
    prefix, _, name = value.rpartition(":")
    return f"{{{node.nsmap[prefix or None]}}}{name}"


def sample(text: str, number: int) -> Form:
    """The headers and the wrapper in the fence of this number."""
    fence = text.split("```xml\n")[number].split("\n```", maxsplit=1)[0]
    root = etree.fromstring(fence.encode())
    body = root[-1]
    assert etree.QName(body).localname == "Body"
    namespace = etree.QName(root).namespace
    return (
        namespace,
        [node_form(element) for element in root[:-1]],
        node_form(body[0]),
    )


def node_form(node: etree._Element) -> Form:
    type_ = node.get(f"{XSI}type")
    return (
        node.tag,
        type_ and clark(node, type_),
        node.get(f"{XSI}nil") == "true",
        "" if len(node) else (node.text or "").strip(),
        [node_form(child) for child in node],
    )


def kept_sample(envelope: Envelope) -> Form:
    headers = [element_form(header) for header in envelope.headers]
    return envelope.soap_namespace, headers, element_form(envelope.wrapper)


def element_form(element: Element) -> Form:
    return (
        str(element.name),
        element.type and str(element.type),
        element.nil,
        element.text.raw.strip() if element.text else "",
        [element_form(child) for child in element.children],
    )


def check_operation(facts: SoapOperationFacts, text: str, path: str) -> None:
    assert kept_prose(facts) == prose(text), path
    assert kept_sample(facts.request) == sample(text, 1), path
    assert kept_sample(facts.response) == sample(text, 2), path


def test_operation_pages_are_built_again_from_their_facts(tree: Read) -> None:
    for page, text in of_kind(tree, SoapOperationFacts):
        assert isinstance(page.facts, SoapOperationFacts)
        check_operation(page.facts, text, page.path)


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_are_built_again_from_their_facts(name: str, shared: Path) -> None:
    data = (shared / "seeds" / name).read_bytes()
    facts = read_page(name, data).facts
    assert isinstance(facts, SoapOperationFacts)
    check_operation(facts, data.decode(), name)


def test_elements_stand_on_the_lines_that_facts_name(tree: Read) -> None:
    for page, text in of_kind(tree, SoapOperationFacts):
        assert isinstance(page.facts, SoapOperationFacts)
        lines = text.split("\n")
        for envelope in (page.facts.request, page.facts.response):
            for element in (*envelope.headers, *every_element(envelope.wrapper)):
                assert f":{element.name.name}" in lines[element.line - 1], page.path


def every_element(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from every_element(child)


# ---- WSDL pages


def wsdl_root(text: str) -> etree._Element:
    return etree.fromstring(
        text.split("```xml\n")[1].split("\n```", maxsplit=1)[0].encode()
    )


def declared(node: etree._Element) -> tuple[Form, ...]:
    """An xs:element with a type."""
    return (
        node.get("name"),
        clark(node, node.get("type", "")),
        node.get("nillable") == "true",
        int(node.get("minOccurs", "1")),
        node.sourceline,
    )


def typed_elements(node: etree._Element) -> list[Form]:
    return [declared(inner) for inner in node.iter(f"{XS}element") if inner.get("type")]


def annotation(node: etree._Element, name: str) -> str | None:
    return node.findtext(f"{XS}annotation/{XS}appinfo/{SER}{name}")


def schema_form(schema: etree._Element, node: etree._Element) -> Form:
    extension = node.find(f".//{XS}extension")
    entry = node.find(f"{XS}sequence/{XS}element")
    is_dictionary = annotation(node, "IsDictionary") == "true"
    return (
        f"{{{schema.get('targetNamespace')}}}{node.get('name')}",
        extension is not None and clark(extension, extension.get("base", "")),
        entry.get("name") if is_dictionary and entry is not None else None,
        typed_elements(node),
        node.find(f"{XS}list") is not None,
        [
            (inner.get("value"), int(number) if number else None, inner.sourceline)
            for inner in node.iter(f"{XS}enumeration")
            for number in [annotation(inner, "EnumerationValue")]
        ],
        node.sourceline,
    )


def schemas(root: etree._Element) -> Iterator[Form]:
    """All named types but simple ones without members, which are scalars."""
    for schema in root.iter(f"{XS}schema"):
        for node in schema.iterchildren(f"{XS}complexType", f"{XS}simpleType"):
            is_scalar = node.tag == f"{XS}simpleType" and not list(
                node.iter(f"{XS}enumeration")
            )
            if not is_scalar:
                yield schema_form(schema, node)


def kept_schema(type_: SchemaType, line: Callable[[int], int]) -> Form:
    return (
        str(type_.name),
        type_.base is not None and str(type_.base),
        type_.entry,
        [kept_element(element, line) for element in type_.elements],
        type_.kind == "flags",
        [(member.value, member.number, line(member.line)) for member in type_.members],
        line(type_.line),
    )


def kept_element(element: SchemaElement, line: Callable[[int], int]) -> Form:
    return (
        element.name,
        str(element.type),
        element.nillable,
        element.min_occurs,
        line(element.line),
    )


def operations(root: etree._Element) -> Iterator[Form]:
    target = root.get("targetNamespace")
    messages = {element.get("name"): element for element in root.iter(f"{WSDL}message")}
    elements = {
        f"{{{schema.get('targetNamespace')}}}{inner.get('name')}": inner
        for schema in root.iter(f"{XS}schema")
        for inner in schema.iterchildren(f"{XS}element")
    }

    def part(message: str, name: str) -> tuple[str, etree._Element]:
        (found,) = [p for p in messages[message[4:]] if p.get("name") == name]
        tag = clark(found, found.get("element", ""))
        assert tag.startswith(f"{{{target}}}")
        return tag, elements[tag]

    def wrapper(operation: etree._Element, direction: str) -> Form:
        found = operation.find(f"{WSDL}{direction}")
        assert found is not None
        tag, node = part(found.get("message", ""), "parameters")
        return tag, typed_elements(node)

    def header(node: etree._Element) -> Form:
        _, element = part(node.get("message", ""), node.get("part", ""))
        name, type_, nillable, *_ = declared(element)
        return name, type_, nillable

    port_type = {
        element.get("name"): element
        for element in root.iterfind(f"{WSDL}portType/{WSDL}operation")
    }
    binding = root.find(f"{WSDL}binding")
    assert binding is not None
    for bound in binding.iterchildren(f"{WSDL}operation"):
        described = port_type[bound.get("name")]
        action = bound.find(f"{SOAP}operation")
        assert action is not None
        documentation = described.find(f"{WSDL}documentation")
        yield (
            bound.get("name"),
            action.get("soapAction"),
            wrapper(described, "input"),
            wrapper(described, "output"),
            [header(inner) for inner in bound.iterfind(f"{WSDL}input/{SOAP}header")],
            [header(inner) for inner in bound.iterfind(f"{WSDL}output/{SOAP}header")],
            documented(documentation),
        )


def documented(node: etree._Element | None) -> str:
    summary = None if node is None else node.find("summary")
    if summary is None:
        return ""
    return plain(etree.tostring(summary, encoding="unicode", with_tail=False))


def kept_operations(facts: WsdlFacts, line: Callable[[int], int]) -> Iterator[Form]:
    for operation in facts.operations:
        yield (
            operation.name,
            operation.soap_action,
            (
                str(operation.request),
                [kept_element(part, line) for part in operation.parameters],
            ),
            (
                str(operation.response),
                [kept_element(part, line) for part in operation.out],
            ),
            [(h.name, str(h.type), h.nillable) for h in operation.request_headers],
            [(h.name, str(h.type), h.nillable) for h in operation.response_headers],
            words_of(operation.documentation),
        )


def test_wsdl_pages_are_built_again_from_their_facts(tree: Read) -> None:
    for page, text in of_kind(tree, WsdlFacts):
        facts, root = page.facts, wsdl_root(text)
        assert isinstance(facts, WsdlFacts)
        line = above(text)
        kept = [kept_schema(type_, line) for type_ in facts.types]
        assert kept == list(schemas(root)), page.path
        assert list(kept_operations(facts, line)) == list(operations(root)), page.path
        assert kept_service(facts) == service(root), page.path


def above(text: str) -> Callable[[int], int]:
    """From lines of the page to lines of its WSDL."""
    before = text.split("```xml\n", maxsplit=1)[0].count("\n") + 1
    return lambda line: line - before


def service(root: etree._Element) -> Form:
    port_type, node = root.find(f"{WSDL}portType"), root.find(f"{WSDL}service")
    assert port_type is not None
    assert node is not None
    documentation = documented(port_type.find(f"{WSDL}documentation"))
    if not documentation:
        documentation = documented(node.find(f"{WSDL}documentation"))
    return root.get("targetNamespace"), documentation


def kept_service(facts: WsdlFacts) -> Form:
    return facts.target_namespace, words_of(facts.documentation)


# ---- indexes, and the size of facts


def test_agent_indexes_are_built_again_from_their_facts(tree: Read) -> None:
    for page, text in of_kind(tree, AgentIndexFacts):
        assert isinstance(page.facts, AgentIndexFacts)
        link = re.compile(r"^\* \[(.*)\]\((.*)\)$", re.MULTILINE)
        listed = [tuple(plain(part) for part in found) for found in link.findall(text)]
        kept = [(link.name.raw, link.target.raw) for link in page.facts.links]
        assert kept == listed, page.path
        described = re.search(r"interface\.\n(.*?)Download \[WSDL", text, re.DOTALL)
        assert described, page.path
        assert words_of(page.facts.description) == plain(described[1]), page.path


@pytest.mark.parametrize("kind", [SoapOperationFacts, WsdlFacts])
def test_facts_are_smaller_than_their_pages(kind: type, tree: Read) -> None:
    pages = of_kind(tree, kind)
    together = len(encode_facts(tuple(page for page, _ in pages)))
    # as the cache keeps them, so that no string is shared between pages
    alone = sum(len(encode_facts((page,))) for page, _ in pages)
    size = sum(len(text.encode()) for _, text in pages)
    assert together <= MOST_OF_PAGES * size
    assert alone <= MOST_OF_PAGES * size
