"""Facts: what one page says, structured, each with its line. Nothing here is decided between pages.

Sources: SOAP operation pages, WSDL pages, REST operation pages and docfx YAML. Lines count from 1 in the page's file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from generator.model.diagnostics import Diagnostic
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


NOT_READ_YET = frozenset({PageKind.REST_OPERATION, PageKind.DOCFX})


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


class JsonKind(StrEnum):
    """What a scalar of a JSON sample is. An integer has neither fraction nor exponent."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


class JsonScalar(msgspec.Struct, frozen=True, tag="scalar"):
    """A scalar of a sample; `text` is its value: a string's characters, else the JSON token, such as `9.50`."""

    kind: JsonKind
    text: Text


class JsonArray(msgspec.Struct, frozen=True, tag="array"):
    """An array of a sample."""

    items: tuple[JsonValue, ...]


class JsonMember(msgspec.Struct, frozen=True):
    """A key of an object in a sample with its value. Keys of dictionaries are data, so any text."""

    key: Text
    value: JsonValue


class JsonObject(msgspec.Struct, frozen=True, tag="object"):
    """An object of a sample, its keys in order; of a key that stands twice the first counts."""

    members: tuple[JsonMember, ...]


JsonValue = JsonScalar | JsonArray | JsonObject


class TypeCell(msgspec.Struct, frozen=True):
    """The type that a table cell or heading writes.

    `name` is the word as written (`int32`, `Integer`, `AppointmentEntity`), None where the cell is blank; `members`
    are those of `Enum: A, B`, whose `name` is None.
    """

    name: WireName | None = None
    members: tuple[WireName, ...] = ()


class RestParameter(msgspec.Struct, frozen=True):
    """A row of the path, query or header table; the `**Required**` of its text is cut out and kept as `required`."""

    name: WireName
    cell: TypeCell
    required: bool
    text: Text | None
    line: int


class RestProperty(msgspec.Struct, frozen=True):
    """A row of the property table of a body or response."""

    name: WireName
    cell: TypeCell
    text: Text | None
    line: int


class RestBody(msgspec.Struct, frozen=True):
    """The request body: `## Request Body: changes string` has the name `changes` and the word `string`.

    `content_types` are those of the Content-Type row, in order, as written.
    """

    name: WireName
    word: WireName | None
    text: Text | None
    content_types: tuple[Text, ...]
    properties: tuple[RestProperty, ...]
    line: int


class RestStatus(msgspec.Struct, frozen=True):
    """A row of the status table."""

    code: int
    text: Text | None
    line: int


class RestResponse(msgspec.Struct, frozen=True):
    """The response: `heading` is the type of `## Response:int32`, `body` that of `### Response body: int32`.

    `content_types` are those of the Accept row.
    """

    heading: TypeCell
    body: TypeCell
    text: Text | None
    content_types: tuple[Text, ...]
    statuses: tuple[RestStatus, ...]
    properties: tuple[RestProperty, ...]
    line: int


class RestSample(msgspec.Struct, frozen=True):
    """A sample request or response. `start` is its first line, `body` is None where there is none or no JSON.

    `first_line` and `last_line` are those of the fence's contents.
    """

    start: Text
    headers: tuple[tuple[Text, Text], ...]
    body: JsonValue | None
    first_line: int
    last_line: int


class RestOperationFacts(msgspec.Struct, frozen=True, tag="rest-operation"):
    """A REST operation page.

    `uid` is the page's id in front matter (`v1AppointmentAgent_Reject`); `group` and `operation` come from it and the
    route: `Appointment` and `Reject`, for a list resource `List_Business` and `GetAll`. `is_agent` tells
    `/api/v1/Agents/…` from resources. `line` is that of the route.
    """

    uid: WireName | None
    method: str
    path: Route
    version: WireName
    group: WireName
    is_agent: bool
    operation: WireName
    summary: Text | None
    description: Text | None
    path_parameters: tuple[RestParameter, ...]
    query_parameters: tuple[RestParameter, ...]
    header_parameters: tuple[RestParameter, ...]
    body: RestBody | None
    response: RestResponse | None
    request_sample: RestSample | None
    response_sample: RestSample | None
    line: int


class DocfxType(msgspec.Struct, frozen=True):
    """A .NET type as docfx writes it: `System.Collections.Generic.Dictionary{System.String,System.Int32}[]`.

    `name` is its short name (`Dictionary`, `Int32`, `AppointmentEntity`), `arguments` are those in braces, and
    `is_array` says that `[]` stands behind it; then `arguments` holds the one item.
    """

    name: WireName
    arguments: tuple[DocfxType, ...] = ()
    is_array: bool = False


class DocfxProperty(msgspec.Struct, frozen=True):
    """A public property of a class."""

    name: WireName
    type: DocfxType
    text: Text | None
    line: int


class DocfxMember(msgspec.Struct, frozen=True):
    """A member of an enum."""

    name: WireName
    text: Text | None
    line: int


class DocfxMethod(msgspec.Struct, frozen=True):
    """A method of an agent, without `Async`, without the task around its result and without request options.

    `parameters` are names and types in order; `result` is None for a method without result.
    """

    name: WireName
    parameters: tuple[tuple[WireName, DocfxType], ...]
    result: DocfxType | None
    text: Text | None
    line: int


class DocfxFacts(msgspec.Struct, frozen=True, tag="docfx"):
    """A docfx page of one class or enum. `base` is the short name of the class that it extends, without `Object`.

    `agent` is the name of the agent that a class of methods stands for (`Appointment` for `AppointmentAgent`).
    """

    name: WireName
    namespace: Text
    is_enum: bool
    base: WireName | None
    agent: WireName | None
    properties: tuple[DocfxProperty, ...]
    members: tuple[DocfxMember, ...]
    methods: tuple[DocfxMethod, ...]
    text: Text | None
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
