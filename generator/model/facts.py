"""Facts: what one page says, structured, each with its line. Nothing here is decided between pages.

They go between processes and into the cache, so they are arrays there, and each string is written once.

REST pages and docfx YAML have modules of their own (`rest_facts.py`, `json_facts.py`, `docfx_facts.py`).
Sources: SOAP operation pages, WSDL pages, REST operation pages and docfx YAML. Lines count from 1 in the page's file.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.model.rest_facts import RestOperationFacts
from generator.model.shared_strings import StringReader, StringWriter
from generator.model.text import QName, Text, WireName


class PageKind(StrEnum):
    """What a file turned out to be, by its content."""

    SOAP_OPERATION = "soap-operation"
    WSDL = "wsdl"
    AGENT_INDEX = "agent-index"
    VERSION_INDEX = "version-index"
    ROOT_INDEX = "root-index"
    TOC = "toc"
    REST_OPERATION = "rest-operation"
    REST_INDEX = "rest-index"
    DOCFX = "docfx"
    UNKNOWN = "unknown"


class Element(msgspec.Struct, frozen=True, array_like=True):
    """One element of a sample envelope.

    `type` is its xsi:type or None, `nil` its xsi:nil; `text` is None where it has child elements.
    """

    name: QName
    type: QName | None
    nil: bool
    text: Text | None
    children: tuple[Element, ...]
    line: int


class Envelope(msgspec.Struct, frozen=True, array_like=True):
    """A sample envelope: its SOAP namespace, the headers shown beside or in Header, and the body's one wrapper."""

    soap_namespace: str
    headers: tuple[Element, ...]
    wrapper: Element
    first_line: int
    last_line: int


FrontMatterFacts = tuple[tuple[Text, Text], ...]
"""Keys and values of a page's front matter, in order; values are as written, so `generated: 1` has `1`."""


class Bullet(msgspec.Struct, frozen=True, array_like=True):
    """`* **name:** text` of the prose; the name is as written, so it may differ from the element's."""

    name: Text
    text: Text
    line: int


class SoapOperationFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="soap-operation"
):
    """A SOAP operation page.

    `implemented_by` is the .NET method that the page names, such as `SuperOffice.Services88.IAppointmentAgent.Reject`.
    """

    version: WireName
    agent: WireName
    operation: WireName
    line: int
    description: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None
    request: Envelope
    response: Envelope
    implemented_by: WireName | None = None
    front_matter: FrontMatterFacts = ()


class SchemaElement(msgspec.Struct, frozen=True, array_like=True):
    """An xs:element inside a type. `max_occurs` None means unbounded."""

    name: WireName
    type: QName
    nillable: bool
    min_occurs: int
    max_occurs: int | None
    line: int


class SchemaMember(msgspec.Struct, frozen=True, array_like=True):
    """An enumeration value and its number (`EnumerationValue`), None where the WSDL gives none."""

    value: WireName
    number: int | None
    line: int


class SchemaKind(StrEnum):
    """What a named schema type is."""

    OBJECT = "object"
    ARRAY = "array"
    DICTIONARY = "dictionary"
    ENUM = "enum"
    FLAGS = "flags"


class SchemaType(msgspec.Struct, frozen=True, array_like=True):
    """A named type of a WSDL's schemas.

    An array has its item as the only element; a dictionary has its `Key` and `Value` as elements and the name of
    the repeated element as `entry`. `actual_type` is that of an enumeration's numbers where it is not int, and
    `is_value_type` marks a struct of .NET; both are said in annotations of WCF's serializer.
    """

    name: QName
    kind: SchemaKind
    base: QName | None
    elements: tuple[SchemaElement, ...]
    entry: WireName | None
    members: tuple[SchemaMember, ...]
    documentation: Text | None
    line: int
    actual_type: QName | None = None
    is_value_type: bool = False


class WsdlHeader(msgspec.Struct, frozen=True, array_like=True):
    """A soap:header of a message."""

    name: WireName
    type: QName
    nillable: bool


class WsdlOperation(msgspec.Struct, frozen=True, array_like=True):
    """An operation of a binding with the contents of its two wrapper elements."""

    name: WireName
    soap_action: str
    request: QName
    response: QName
    parameters: tuple[SchemaElement, ...]
    out: tuple[SchemaElement, ...]
    request_headers: tuple[WsdlHeader, ...]
    response_headers: tuple[WsdlHeader, ...]
    documentation: Text | None
    line: int


class WsdlFacts(msgspec.Struct, frozen=True, array_like=True, tag="wsdl"):
    """A WSDL page or a plain WSDL file.

    `documentation` is that of the port type, or of the service where the port type has none. `service`, `port` and
    `binding` are the names of the parts of the WSDL that were read. `schemas_last_line` is the line on which its schemas
    have surely ended, which start below `line`.
    """

    version: WireName
    agent: WireName
    target_namespace: str
    endpoint: Text
    documentation: Text | None
    types: tuple[SchemaType, ...]
    operations: tuple[WsdlOperation, ...]
    line: int
    service_documentation: Text | None = None
    service: WireName | None = None
    port: WireName | None = None
    binding: WireName | None = None
    front_matter: FrontMatterFacts = ()
    schemas_last_line: int = 0


class IndexLink(msgspec.Struct, frozen=True, array_like=True):
    """`* [name](target)` of an index page."""

    name: Text
    target: Text
    line: int


class AgentIndexFacts(msgspec.Struct, frozen=True, array_like=True, tag="agent-index"):
    """The index page of one agent: its description and the operations that it lists.

    `handled_by` is the .NET interface that the page names, such as `SuperOffice.Services88.IAppointmentAgent`.
    """

    version: WireName
    agent: WireName
    description: Text | None
    links: tuple[IndexLink, ...]
    line: int
    handled_by: WireName | None = None
    front_matter: FrontMatterFacts = ()


class VersionIndexFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="version-index"
):
    """The index page of one SOAP version: the agents that it lists."""

    version: WireName
    links: tuple[IndexLink, ...]
    line: int


Facts = (
    SoapOperationFacts
    | WsdlFacts
    | AgentIndexFacts
    | VersionIndexFacts
    | RestOperationFacts
    | DocfxFacts
)


class PageFacts(msgspec.Struct, frozen=True, array_like=True):
    """What the reader made of one file. `path` is relative to the docs folder, with forward slashes."""

    path: str
    kind: PageKind
    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]


_Pages = tuple[PageFacts, ...]


def encode_facts(pages: tuple[PageFacts, ...]) -> bytes:
    """The facts as MessagePack, for another process or a later run."""
    return msgspec.msgpack.Encoder(enc_hook=StringWriter()).encode(pages)


def decode_facts(data: bytes) -> tuple[PageFacts, ...]:
    """The inverse of `encode_facts`; raises msgspec.ValidationError for anything else."""
    return msgspec.msgpack.Decoder(_Pages, dec_hook=StringReader()).decode(data)
