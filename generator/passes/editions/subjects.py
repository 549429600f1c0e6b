"""What a page is about: it tells which pages are about the same, and which of them say more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from generator.model.archive_facts import ArchiveFacts
from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    Element,
    Facts,
    RestIndexFacts,
    SchemaType,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
    WsdlOperation,
)
from generator.model.openapi_facts import OpenApiFacts, OpenApiOperation
from generator.model.rest_facts import RestOperationFacts

Subject = tuple[str, ...]
"""A kind, and the names that identify one of it on all pages."""

Part: TypeAlias = Facts | WsdlOperation | SchemaType | OpenApiOperation
"""What tells of a subject: a page, or a part of a WSDL or of a document of OpenAPI."""


def page_subject(facts: Facts) -> Subject:
    """The subject of a page as a whole."""
    match facts:
        case SoapOperationFacts():
            return "operation", facts.version, facts.agent, facts.operation
        case WsdlFacts():
            return "wsdl", facts.version, facts.agent
        case AgentIndexFacts():
            return "agent", facts.version, facts.agent
        case VersionIndexFacts():
            return "version", facts.version
        case RestOperationFacts():
            return _route_subject(facts.method, facts.path)
        case RestIndexFacts():
            return "rest-index", str(facts.is_agent), facts.group
        case ArchiveFacts():
            return "archive", facts.archive.lower()
        case DocfxFacts():
            return "docfx", facts.name
        case OpenApiFacts():
            return "openapi", *min(route_subjects(facts), default=())


def route_subjects(facts: OpenApiFacts) -> list[Subject]:
    """The subjects of the operations of a document, which are those of their pages."""
    return [_route_subject(each.method, each.path) for each in facts.operations]


def _route_subject(method: str, path: str) -> Subject:
    return "rest", method, str(path)


def subjects(facts: Facts) -> Iterator[tuple[Subject, Part]]:
    """Yields all that a page is about: a WSDL is also about its operations and types, which other pages share.

    A document of OpenAPI is about its operations, which pages are about, too.
    """
    yield page_subject(facts), facts
    if isinstance(facts, OpenApiFacts):
        yield from zip(route_subjects(facts), facts.operations, strict=True)
    if isinstance(facts, WsdlFacts):
        for operation in facts.operations:
            name = operation.name
            yield ("operation", facts.version, facts.agent, name), operation
        for type_ in facts.types:
            name, namespace = type_.name.name, type_.name.namespace
            yield ("type", facts.version, namespace, name), type_


def size(part: Part) -> int:
    """The number of things that a page or a part of it names; descriptions do not count. 0 where it tells nothing."""
    match part:
        case SoapOperationFacts():
            wrappers = part.request.wrapper, part.response.wrapper
            return sum(_elements(wrapper.children) for wrapper in wrappers)
        case WsdlFacts():
            return len(part.operations) + sum(map(size, part.types))
        case SchemaType():
            return len(part.elements) + len(part.members)
        case WsdlOperation() | OpenApiOperation():
            # its messages are not comparable with samples and tables, which show all that is in them
            return 0
        case RestOperationFacts(body=body, response=response):
            return (
                len(part.query_parameters)
                + (len(body.properties) if body else 0)
                + (len(response.properties) if response else 0)
            )
        case DocfxFacts():
            return len(part.properties) + len(part.members) + len(part.methods)
        case ArchiveFacts():
            return len(part.entities) + len(part.columns)
        case OpenApiFacts():
            return len(part.operations) + len(part.schemas)
        case AgentIndexFacts() | VersionIndexFacts() | RestIndexFacts():
            return len(part.links)


def _elements(children: Sequence[Element]) -> int:
    return len(children) + sum(_elements(child.children) for child in children)
