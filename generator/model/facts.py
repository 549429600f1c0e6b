"""Facts: what one page states, structured, each with its line. Nothing here is decided between pages.

Facts are sent between processes and kept in the cache, where structs are arrays and each string is written once.

The facts of SOAP pages and WSDLs are here, those of REST pages, archives and docfx YAML in `rest_facts.py`,
`json_facts.py`, `archive_facts.py`, `docfx_facts.py` and `openapi_facts.py`. Lines count from 1 in the page's file.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.model.archive_facts import ArchiveFacts
from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.model.encoding.shared_strings import StringReader, StringWriter
from generator.model.openapi_facts import OpenApiFacts
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import QName, Text, WireName


class PageKind(StrEnum):
    """The kind of a page, by its content."""

    SOAP_OPERATION = "soap-operation"
    WSDL = "wsdl"
    AGENT_INDEX = "agent-index"
    VERSION_INDEX = "version-index"
    ROOT_INDEX = "root-index"
    TOC = "toc"
    REST_OPERATION = "rest-operation"
    REST_INDEX = "rest-index"
    ARCHIVE = "archive"
    DOCFX = "docfx"
    OPENAPI = "openapi"
    OPENAPI_PART = "openapi-part"
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
    """A sample envelope: its SOAP namespace, the headers shown beside or in Header, and the body's one wrapper.

    `namespace_line` is that on which the SOAP namespace is written. `beside_header` is the line of the first header that is
    in no Header, and 0 where there is none.
    """

    soap_namespace: str
    headers: tuple[Element, ...]
    wrapper: Element
    first_line: int
    last_line: int
    namespace_line: int = 0
    beside_header: int = 0


class Bullet(msgspec.Struct, frozen=True, array_like=True):
    """`* **name:** text` of a description; the name is as written, so it may differ from the element's."""

    name: Text
    text: Text
    line: int


class SoapOperationFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="soap-operation"
):
    """A SOAP operation page. The lines of the description, of what is returned and of its SOAPAction are 0 without them."""

    version: WireName
    agent: WireName
    operation: WireName
    line: int
    description: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None
    request: Envelope
    response: Envelope
    description_line: int = 0
    returns_line: int = 0
    action_line: int = 0


class SchemaElement(msgspec.Struct, frozen=True, array_like=True):
    """An xs:element inside a type.

    `repeated` tells that it may occur more than once, without an element around all of them; `chosen` that it is one of an
    `xs:choice`.
    """

    name: WireName
    type: QName
    nillable: bool
    min_occurs: int
    line: int
    repeated: bool = False
    chosen: bool = False


class SchemaMember(msgspec.Struct, frozen=True, array_like=True):
    """An enumeration value and its number (`EnumerationValue`), None where the WSDL gives none.

    `position` counts all values of the enumeration from 0. A value that is no name is `text`, and has a name made from it.
    """

    value: WireName
    number: int | None
    line: int
    position: int = 0
    text: Text | None = None


class SchemaKind(StrEnum):
    """The kind of a named schema type."""

    OBJECT = "object"
    ARRAY = "array"
    DICTIONARY = "dictionary"
    ENUM = "enum"
    FLAGS = "flags"


class SchemaType(msgspec.Struct, frozen=True, array_like=True):
    """A named type of a WSDL's schemas.

    An array has its item as the only element; a dictionary has its `Key` and `Value` as elements and the name of
    the repeated element as `entry`.
    """

    name: QName
    kind: SchemaKind
    base: QName | None
    elements: tuple[SchemaElement, ...]
    entry: WireName | None
    members: tuple[SchemaMember, ...]
    documentation: Text | None
    line: int


class WsdlHeader(msgspec.Struct, frozen=True, array_like=True):
    """A soap:header of a message."""

    name: WireName
    type: QName
    nillable: bool


class WsdlOperation(msgspec.Struct, frozen=True, array_like=True):
    """An operation of a binding with the contents of its two wrapper elements.

    `request_header_lines` and `response_header_lines` are those on which the operation binds its headers, in their order.
    `documentation_line` is 0 where there is no documentation, `action_line` is that of its soapAction.
    """

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
    request_header_lines: tuple[int, ...] = ()
    response_header_lines: tuple[int, ...] = ()
    documentation_line: int = 0
    action_line: int = 0


class WsdlFacts(msgspec.Struct, frozen=True, array_like=True, tag="wsdl"):
    """A WSDL page or a plain WSDL file.

    `documentation` is that of the port type, or of the service where the port type has none. The schemas start below
    `line` and have ended on the line `schemas_last_line`. `binding_line` is that of the SOAP 1.1 binding; the WSDL may also
    have one of SOAP 1.2.
    """

    version: WireName
    agent: WireName
    target_namespace: str
    documentation: Text | None
    types: tuple[SchemaType, ...]
    operations: tuple[WsdlOperation, ...]
    line: int
    schemas_last_line: int
    binding_line: int = 0
    has_soap_12: bool = False


class IndexLink(msgspec.Struct, frozen=True, array_like=True):
    """`* [name](target)` of an index page."""

    name: Text
    target: Text
    line: int


class AgentIndexFacts(msgspec.Struct, frozen=True, array_like=True, tag="agent-index"):
    """The index page of one agent: its description and the operations that it lists.

    `description_line` is 0 where there is no description.
    """

    version: WireName
    agent: WireName
    description: Text | None
    links: tuple[IndexLink, ...]
    line: int
    description_line: int = 0


class VersionIndexFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="version-index"
):
    """The index page of one SOAP version: the agents that it lists."""

    version: WireName
    links: tuple[IndexLink, ...]
    line: int


class RestIndexFacts(msgspec.Struct, frozen=True, array_like=True, tag="rest-index"):
    """The index page of an agent or a resource of REST: its name, such as `List_Business`, and the operations that it lists."""

    group: WireName
    is_agent: bool
    links: tuple[IndexLink, ...]
    line: int


Facts = (
    SoapOperationFacts
    | WsdlFacts
    | AgentIndexFacts
    | VersionIndexFacts
    | RestOperationFacts
    | RestIndexFacts
    | ArchiveFacts
    | DocfxFacts
    | OpenApiFacts
)


class PageFacts(msgspec.Struct, frozen=True, array_like=True):
    """The facts and diagnostics of one file. `path` is relative to the docs folder, with forward slashes."""

    path: str
    kind: PageKind
    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]


_Pages = tuple[PageFacts, ...]


def encode_facts(pages: tuple[PageFacts, ...]) -> bytes:
    """The facts as MessagePack, for another process or a later run."""
    # a method, since it is called faster than an object
    hook = StringWriter().__call__
    return msgspec.msgpack.Encoder(enc_hook=hook).encode(pages)


def decode_facts(data: bytes) -> tuple[PageFacts, ...]:
    """The inverse of `encode_facts`; raises msgspec.ValidationError for anything else."""
    return FactsDecoder().decode(data)


class FactsDecoder:
    """Decodes the facts of many pages: the strings that they share are in memory once."""

    def __init__(self) -> None:
        self._strings = StringReader()
        # a method, since it is called faster than an object, and nearly a million times for a large reference
        hook = self._strings.__call__
        self._decoder = msgspec.msgpack.Decoder(_Pages, dec_hook=hook)

    def decode(self, data: bytes) -> tuple[PageFacts, ...]:
        """The inverse of `encode_facts`; raises msgspec.ValidationError for anything else."""
        self._strings.begin()
        return self._decoder.decode(data)
