"""The real pages, where they are at hand: each has a kind, and those of SOAP lose nothing on the way.

By default a sample; all of them with DOCWRIGHT_FULL=1. DOCWRIGHT_SHARED names the folder that holds `corpus`.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from generator.model.catalogue import Level
from generator.model.facts import (
    AgentIndexFacts,
    Element,
    PageFacts,
    PageKind,
    SchemaKind,
    SoapOperationFacts,
    WsdlFacts,
)
from generator.reader.discover import Discovery, SourceFile, discover
from generator.reader.read import KINDS, read_files

SAMPLE = 300

# docfx YAML of namespaces and of types without properties has none, and is whole; so is the index of the whole API
WITHOUT_FACTS = {PageKind.DOCFX, PageKind.REST_INDEX}
WITH_FACTS = {reader.kind for reader in KINDS if reader.read} - WITHOUT_FACTS

pytestmark = pytest.mark.corpus

NAMESPACES = {
    "w": "http://schemas.xmlsoap.org/wsdl/",
    "s": "http://schemas.xmlsoap.org/wsdl/soap/",
    "x": "http://www.w3.org/2001/XMLSchema",
    "r": "http://schemas.microsoft.com/2003/10/Serialization/",
}
# plain questions to the document, none of which the reader asks this way
COUNTS = {
    "operations": "count(//w:binding/w:operation)",
    "headers": "count(//s:header)",
    "documented": "count(//w:portType/w:operation[normalize-space(w:documentation)])",
    "objects": "count(//x:schema/x:complexType[not(starts-with(@name, 'ArrayOf'))]"
    "[not(.//r:IsDictionary)])",
    "arrays": "count(//x:schema/x:complexType[starts-with(@name, 'ArrayOf')])",
    "dictionaries": "count(//r:IsDictionary)",
    "enums": "count(//x:schema/x:simpleType[x:restriction/x:enumeration])",
    "flags": "count(//x:schema/x:simpleType[x:list])",
    "members": "count(//x:enumeration)",
    "numbers": "count(//r:EnumerationValue)",
    "bases": "count(//x:extension[@base])",
    "fields": "count(//x:schema/x:complexType//x:element[@type])",
    "parameters": "count(//x:schema/x:element/x:complexType//x:element)",
}


@pytest.fixture(scope="module")
def files(shared: Path, full: bool) -> tuple[SourceFile, ...]:
    years = ("2022", "2023")
    trees = [shared / "corpus" / year / "reference" / "soap" for year in years]
    found = discover(trees).files
    if full:
        return found
    return tuple(random.Random(7).sample(found, SAMPLE))


@pytest.fixture(scope="module")
def pages(files: tuple[SourceFile, ...]) -> tuple[PageFacts, ...]:
    return read_files(files, os.cpu_count() or 1, lambda done: None)


def is_operation_path(path: str) -> bool:
    """`reference/soap/Services88/Agent/Operation.md`; the reader itself never looks at the path."""
    parts = path.split("/")
    return len(parts) == 5 and parts[-1] != "index.md"


# a page of prose about a library, which is no part of the reference
UNKNOWN = {"webapi/index.md"}


@pytest.fixture(
    scope="module",
    params=[
        "2022/reference",
        "2023/reference",
        "generations/2021-03",
        "generations/2021-08",
        "generations/2022-07",
        "generations/2022-09",
        "generations/2023-01",
    ],
)
def everything(
    request: pytest.FixtureRequest, shared: Path, full: bool
) -> tuple[Path, Discovery, tuple[PageFacts, ...]]:
    """A tree, what was found in it, and its pages: all of them, or some and the indexes."""
    tree = shared / "corpus" / request.param
    found = discover([tree])
    read = found.files
    if not full:
        is_index = [
            file for file in read if file.path.endswith(("index.md", "toc.yml"))
        ]
        read = (*random.Random(5).sample(read, 150), *is_index)
        read = tuple({file.path: file for file in read}.values())
    return tree, found, read_files(read, os.cpu_count() or 1, lambda done: None)


def test_every_file_is_accounted_for(
    everything: tuple[Path, Discovery, tuple[PageFacts, ...]], full: bool
) -> None:
    tree, found, pages = everything
    there = sum(file.is_file() for file in tree.rglob("*"))
    assert len(found.files) + sum(found.skipped.values()) == there
    assert found.diagnostics == ()
    if full:
        assert [page.path for page in pages] == [file.path for file in found.files]
    kinds = Counter(page.kind for page in pages)
    assert kinds.total() == len(pages)
    unknown = {page.path for page in pages if page.kind is PageKind.UNKNOWN}
    assert unknown == UNKNOWN & {file.path for file in found.files}


def test_no_page_is_read_half(
    everything: tuple[Path, Discovery, tuple[PageFacts, ...]],
) -> None:
    for page in everything[2]:
        levels = {diagnostic.level for diagnostic in page.diagnostics}
        if page.kind is PageKind.UNKNOWN:
            assert [diagnostic.id for diagnostic in page.diagnostics] == [
                "page-unknown"
            ]
        elif page.kind in WITH_FACTS and page.facts is None:
            assert Level.ERROR in levels, page.path
        else:
            assert Level.ERROR not in levels, page.path


def test_every_page_has_a_kind_and_no_diagnostic_above_info(
    pages: tuple[PageFacts, ...],
) -> None:
    worse = [d for page in pages for d in page.diagnostics if d.level is not Level.INFO]
    assert worse == []
    assert PageKind.UNKNOWN not in {page.kind for page in pages}


def test_every_operation_page_gives_the_operation_that_its_path_names(
    pages: tuple[PageFacts, ...],
) -> None:
    operations = [page for page in pages if isinstance(page.facts, SoapOperationFacts)]
    assert [page.path for page in operations] == [
        page.path for page in pages if is_operation_path(page.path)
    ]
    for page in operations:
        assert isinstance(page.facts, SoapOperationFacts)
        facts = page.facts
        named = f"{facts.version}/{facts.agent}/{facts.operation}.md"
        assert page.path.partition("/soap/")[2] == named


def test_samples_lose_no_element(
    files: tuple[SourceFile, ...], pages: tuple[PageFacts, ...]
) -> None:
    texts = {file.path: file.file for file in files}
    for page in pages:
        if not isinstance(page.facts, SoapOperationFacts):
            continue
        types = Counter(
            element.type.name
            for envelope in (page.facts.request, page.facts.response)
            for element in descendants(envelope.wrapper)
            if element.type is not None
        )
        assert types.total() == texts[page.path].read_text("utf-8").count("xsi:type=")


def test_wsdls_lose_nothing(
    files: tuple[SourceFile, ...], pages: tuple[PageFacts, ...]
) -> None:
    texts = {file.path: file.file for file in files}
    wsdls = [page for page in pages if page.kind is PageKind.WSDL]
    assert wsdls
    for page in wsdls:
        assert isinstance(page.facts, WsdlFacts)
        source = texts[page.path].read_text("utf-8").split("```")[1]
        root = etree.fromstring(source.removeprefix("xml\n").encode())
        expected = {
            name: root.xpath(path, namespaces=NAMESPACES)
            for name, path in COUNTS.items()
        }
        assert counts(page.facts) == expected, page.path


def test_agent_indexes_list_operations(pages: tuple[PageFacts, ...]) -> None:
    indexes = [page.facts for page in pages if isinstance(page.facts, AgentIndexFacts)]
    assert indexes
    assert all(
        link.target.raw == f"{link.name.raw}.md"
        for index in indexes
        for link in index.links
    )
    assert all(index.links for index in indexes)


def descendants(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from descendants(child)


def counts(facts: WsdlFacts) -> dict[str, int]:
    kinds = Counter(type_.kind for type_ in facts.types)
    dictionaries = kinds[SchemaKind.DICTIONARY]
    return {
        "operations": len(facts.operations),
        "headers": sum(
            len(o.request_headers) + len(o.response_headers) for o in facts.operations
        ),
        "documented": sum(o.documentation is not None for o in facts.operations),
        "objects": kinds[SchemaKind.OBJECT],
        "arrays": kinds[SchemaKind.ARRAY],
        "dictionaries": dictionaries,
        "enums": kinds[SchemaKind.ENUM],
        "flags": kinds[SchemaKind.FLAGS],
        "members": sum(len(type_.members) for type_ in facts.types),
        "numbers": sum(m.number is not None for t in facts.types for m in t.members),
        "bases": sum(type_.base is not None for type_ in facts.types),
        "fields": sum(len(type_.elements) for type_ in facts.types),
        "parameters": sum(
            len(elements)
            for elements in {
                **{o.request: o.parameters for o in facts.operations},
                **{o.response: o.out for o in facts.operations},
            }.values()
        ),
    }
