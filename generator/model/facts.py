"""Facts: what one page says, structured, each with its line. Nothing here is decided between pages.

REST pages and docfx YAML have modules of their own (`rest_facts.py`, `json_facts.py`, `docfx_facts.py`).
Sources: SOAP operation pages, WSDL pages, REST operation pages and docfx YAML. Lines count from 1 in the page's file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import Route, Text, WireName


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


class QName(msgspec.Struct, frozen=True):
    """A namespace and a local name; prefixes are resolved, never kept."""

    namespace: str
    name: WireName


class Element(msgspec.Struct, frozen=True):
    """One element of a sample envelope.

    `type` is its xsi:type or None, `nil` its xsi:nil; `text` is None where it has child elements.
    """

    name: QName
    type: QName | None
    nil: bool
    text: Text | None
    children: tuple[Element, ...]
    line: int


class Envelope(msgspec.Struct, frozen=True):
    """A sample envelope: its SOAP namespace, the headers shown beside or in Header, and the body's one wrapper."""

    soap_namespace: str
    headers: tuple[Element, ...]
    wrapper: Element
    first_line: int
    last_line: int


class Bullet(msgspec.Struct, frozen=True):
    """`* **name:** text` of the prose; the name is as written, so it may differ from the element's."""

    name: Text
    text: Text
    line: int


class SoapOperationFacts(msgspec.Struct, frozen=True, tag="soap-operation"):
    """A SOAP operation page."""

    version: WireName
    agent: WireName
    operation: WireName
    line: int
    description: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None
    request: Envelope
    response: Envelope


class SchemaElement(msgspec.Struct, frozen=True):
    """An xs:element inside a type. `max_occurs` None means unbounded."""

    name: WireName
    type: QName
    nillable: bool
    min_occurs: int
    max_occurs: int | None
    line: int


class SchemaMember(msgspec.Struct, frozen=True):
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


class SchemaType(msgspec.Struct, frozen=True):
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


class WsdlHeader(msgspec.Struct, frozen=True):
    """A soap:header of a message."""

    name: WireName
    type: QName
    nillable: bool


class WsdlOperation(msgspec.Struct, frozen=True):
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


class WsdlFacts(msgspec.Struct, frozen=True, tag="wsdl"):
    """A WSDL page or a plain WSDL file."""

    version: WireName
    agent: WireName
    target_namespace: str
    endpoint: Text
    documentation: Text | None
    types: tuple[SchemaType, ...]
    operations: tuple[WsdlOperation, ...]
    line: int


class IndexLink(msgspec.Struct, frozen=True):
    """`* [name](target)` of an index page."""

    name: Text
    target: Text
    line: int


class AgentIndexFacts(msgspec.Struct, frozen=True, tag="agent-index"):
    """The index page of one agent: its description and the operations that it lists."""

    version: WireName
    agent: WireName
    description: Text | None
    links: tuple[IndexLink, ...]
    line: int


class VersionIndexFacts(msgspec.Struct, frozen=True, tag="version-index"):
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


class PageFacts(msgspec.Struct, frozen=True):
    """What the reader made of one file. `path` is relative to the docs folder, with forward slashes."""

    path: str
    kind: PageKind
    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]


def _encode_hook(value: Any) -> str:
    if isinstance(value, Text):
        return value.raw
    if isinstance(value, WireName | Route):
        return str.__str__(value)
    raise TypeError(f"no encoding for {type(value).__name__}")


def _decode_hook(kind: type[Any], value: Any) -> Text | WireName | Route:
    if kind is Text:
        return Text(value)
    if kind is WireName:
        return WireName(value)
    if kind is Route:
        return Route(value)
    raise TypeError(f"no decoding for {kind.__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encode_hook)
_DECODER = msgspec.msgpack.Decoder(tuple[PageFacts, ...], dec_hook=_decode_hook)


def encode_facts(pages: tuple[PageFacts, ...]) -> bytes:
    """The facts as MessagePack, for another process."""
    return _ENCODER.encode(pages)


def decode_facts(data: bytes) -> tuple[PageFacts, ...]:
    """The inverse of `encode_facts`; raises msgspec.ValidationError for anything else."""
    return _DECODER.decode(data)
