"""The model: what the API is, after all pages were weighed.

Subject ids name everything in it: `soap/Services88/Appointment/Reject`, `…/Reject#param/RejectReason`,
`rest/v1/Agents/Appointment/Reject`, `rest/v1/Contact/GetContactEntity`, `types/AppointmentEntity#field/StartDate`. A
SOAP version is a namespace of types of its own: `types/Services88/AppointmentEntity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from generator.model.errors import InternalError
from generator.model.text import QName, Text, WireName


class Evidence(msgspec.Struct, frozen=True):
    """Where a fact of the model comes from: which fact, by which rule, on which page and line."""

    fact: str
    rule: str
    path: str
    line: int


class Scalar(StrEnum):
    """The types without parts, in the notation of `inspect --json`."""

    STRING = "string"
    INT16 = "int16"
    INT32 = "int32"
    INT64 = "int64"
    UINT32 = "uint32"
    DOUBLE = "double"
    BOOLEAN = "boolean"
    DATE_TIME = "date-time"
    DURATION = "duration"
    BYTE = "byte"
    ANY = "any"


class ScalarType(msgspec.Struct, frozen=True, tag="scalar"):
    """A scalar; `byte` is binary data."""

    scalar: Scalar


class ReferenceType(msgspec.Struct, frozen=True, tag="reference"):
    """An object, enum or flags type of the model, by its subject id."""

    id: str


class ArrayType(msgspec.Struct, frozen=True, tag="array"):
    """A list. In XML the array is of the named type `xml` and each item is an element `xml_item`."""

    item: TypeExpression
    xml: QName | None = None
    xml_item: QName | None = None


class DictionaryType(msgspec.Struct, frozen=True, tag="dictionary"):
    """A mapping. In XML each entry is an element `xml_entry` with the children `Key` and `Value`."""

    key: TypeExpression
    value: TypeExpression
    xml: QName | None = None
    xml_entry: QName | None = None


TypeExpression = ScalarType | ReferenceType | ArrayType | DictionaryType


def notation(type_: TypeExpression) -> str:
    """The type as `inspect --json` writes it: `array<#types/Services88/Contact>`, `dict<string,int32>`."""
    match type_:
        case ScalarType(scalar=scalar):
            return scalar.value
        case ReferenceType(id=id_):
            return f"#{id_}"
        case ArrayType(item=item):
            return f"array<{notation(item)}>"
        case DictionaryType(key=key, value=value):
            return f"dict<{notation(key)},{notation(value)}>"


def references(type_: TypeExpression) -> Iterator[str]:
    """The subject ids of the named types in a type expression."""
    match type_:
        case ReferenceType(id=id_):
            yield id_
        case ArrayType(item=item):
            yield from references(item)
        case DictionaryType(key=key, value=value):
            yield from references(key)
            yield from references(value)
        case ScalarType():
            return


def collections(type_: TypeExpression) -> Iterator[ArrayType | DictionaryType]:
    """The arrays and dictionaries in a type expression, outer ones first."""
    match type_:
        case ArrayType(item=item):
            yield type_
            yield from collections(item)
        case DictionaryType(key=key, value=value):
            yield type_
            yield from collections(key)
            yield from collections(value)
        case ScalarType() | ReferenceType():
            return


class Parameter(msgspec.Struct, frozen=True):
    """A parameter or out part of an operation. `where` is `body` for SOAP, else `path`, `query`, `header` or `body`."""

    wire: WireName
    where: str
    type: TypeExpression
    required: bool
    nillable: bool
    text: Text | None
    evidence: tuple[Evidence, ...]


class Header(msgspec.Struct, frozen=True):
    """A SOAP header of a request or an answer."""

    wire: WireName
    type: TypeExpression
    nillable: bool


class SoapBinding(msgspec.Struct, frozen=True):
    """How an operation goes over SOAP 1.1, document/literal."""

    action: str
    request: QName
    response: QName
    request_headers: tuple[Header, ...]
    response_headers: tuple[Header, ...]


class BodyKind(StrEnum):
    """How the body of a REST request is made.

    wrapper: a JSON object of the body parameters; value: the one body parameter as JSON; patch: the same, a list of
    JSON Patch operations or a merge patch object; binary: the one body parameter as the bytes themselves.
    """

    WRAPPER = "wrapper"
    VALUE = "value"
    PATCH = "patch"
    BINARY = "binary"


class Body(msgspec.Struct, frozen=True):
    """The body of a REST request under its documented name; its parameters are the operation's with `where` body."""

    wire: WireName
    kind: BodyKind
    content_types: tuple[Text, ...]


class ResultKind(StrEnum):
    """What a REST operation answers with when all is well.

    none: nothing; json: a value; rows: an OData list, whose rows are the items of `value`; binary: bytes.
    """

    NONE = "none"
    JSON = "json"
    ROWS = "rows"
    BINARY = "binary"


class StatusResponse(msgspec.Struct, frozen=True):
    """A documented status; `type` is that of its body, None where it has none."""

    code: int
    type: TypeExpression | None
    text: Text | None


class RestBinding(msgspec.Struct, frozen=True):
    """How an operation goes over REST. `content_types` are those that the answer may have, as written."""

    body: Body | None
    result: ResultKind
    content_types: tuple[Text, ...]


class Operation(msgspec.Struct, frozen=True):
    """An operation. `path` is relative to the tenant's URL; the first evidence is the strongest source.

    One of `soap` and `rest` is there. SOAP has its results in `out`, REST in `responses`. `is_deprecated` is said by the
    page's own words.
    """

    id: str
    protocol: str
    version: WireName
    agent: WireName
    wire: WireName
    method: str
    path: str
    soap: SoapBinding | None
    parameters: tuple[Parameter, ...]
    out: tuple[Parameter, ...]
    description: Text | None
    returns: Text | None
    evidence: tuple[Evidence, ...]
    rest: RestBinding | None = None
    responses: tuple[StatusResponse, ...] = ()
    is_deprecated: bool = False

    @property
    def soap_binding(self) -> SoapBinding:
        """How a SOAP operation goes over the wire.

        Raises:
            InternalError: it is no SOAP operation.
        """
        if self.soap is None:
            raise InternalError(f"{self.id} is no SOAP operation")
        return self.soap

    @property
    def rest_binding(self) -> RestBinding:
        """How a REST operation goes over the wire.

        Raises:
            InternalError: it is no REST operation.
        """
        if self.rest is None:
            raise InternalError(f"{self.id} is no REST operation")
        return self.rest

    @property
    def group_id(self) -> str:
        """The subject id of its agent or resource."""
        return self.id.rpartition("/")[0]

    @property
    def result(self) -> TypeExpression | None:
        """The type of the body of the first status that says success, for REST."""
        return next((one.type for one in self.responses if 200 <= one.code < 300), None)


class TypeKind(StrEnum):
    """What a named type of the model is."""

    OBJECT = "object"
    ENUM = "enum"
    FLAGS = "flags"


class Field(msgspec.Struct, frozen=True):
    """A field of an object, in wire order, without those of its base."""

    wire: WireName
    namespace: str
    type: TypeExpression
    nillable: bool
    required: bool
    text: Text | None
    evidence: tuple[Evidence, ...]


class Member(msgspec.Struct, frozen=True):
    """A member of an enum or of flags with its number, None where no source gives one."""

    wire: WireName
    number: int | None
    text: Text | None


class NamedType(msgspec.Struct, frozen=True):
    """An object, enum or flags type. `base` is the subject id of the type it extends.

    `complete` is False where no source lists all members or fields. Types of REST have no `namespace`, and the
    version of the REST API. `same_as` is the id of the same type in the other protocol, None where it has none.
    """

    id: str
    wire: WireName
    version: WireName
    namespace: str
    kind: TypeKind
    base: str | None
    fields: tuple[Field, ...]
    members: tuple[Member, ...]
    complete: bool
    text: Text | None
    evidence: tuple[Evidence, ...]
    same_as: str | None = None

    @property
    def protocol(self) -> str:
        """`soap` or `rest`, as of operations and agents. Only ids tell: SOAP versions and namespaces have any name."""
        return "rest" if self.id == rest_type_id(self.wire) else "soap"


def named_types_of(operation: Operation) -> Iterator[str]:
    """The subject ids of the named types in parameters, results, headers and answers of an operation."""
    for part in (*operation.parameters, *operation.out):
        yield from references(part.type)
    for response in operation.responses:
        if response.type is not None:
            yield from references(response.type)
    if operation.soap is not None:
        headers = operation.soap.request_headers + operation.soap.response_headers
        for header in headers:
            yield from references(header.type)


def lineage(type_: NamedType, types: Mapping[str, NamedType]) -> list[NamedType]:
    """A type and those that it extends, nearest first; `types` are by id. No type of the model extends itself."""
    found = [type_]
    while (base := types.get(found[-1].base or "")) is not None:
        found.append(base)
    return found


class Agent(msgspec.Struct, frozen=True):
    """A group of operations: an agent of SOAP or REST, or a resource of REST. `namespace` is empty for REST."""

    id: str
    version: WireName
    wire: WireName
    namespace: str
    description: Text | None
    evidence: tuple[Evidence, ...]
    protocol: str = "soap"
    is_resource: bool = False


class Api(msgspec.Struct, frozen=True):
    """Everything, sorted by subject id."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[Operation, ...] = ()
    types: tuple[NamedType, ...] = ()


def rest_group_id(version: str, group: str, *, is_agent: bool) -> str:
    """`rest/v1/Agents/Appointment` of an agent, `rest/v1/Contact` of a resource."""
    return f"rest/{version}/{'Agents/' if is_agent else ''}{group}"


def rest_type_id(name: str) -> str:
    """`types/AppointmentEntity`."""
    return f"types/{name}"


def operation_id(version: str, agent: str, operation: str) -> str:
    """`soap/Services88/Appointment/Reject`."""
    return f"soap/{version}/{agent}/{operation}"


def agent_id(version: str, agent: str) -> str:
    """`soap/Services88/Appointment`."""
    return f"soap/{version}/{agent}"


def type_id(version: str, name: str) -> str:
    """`types/Services88/AppointmentEntity`."""
    return f"types/{version}/{name}"
