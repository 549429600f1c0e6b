"""The model: the API as all pages together describe it. Subject ids (`model/ids.py`) name everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

import msgspec

from generator.model.clients import API_PATH, is_of_clients
from generator.model.columns import Column
from generator.model.expressions import Scalar, ScalarType, TypeExpression
from generator.model.ids import ArchiveId, GroupId, OperationId, Protocol, TypeId
from generator.model.text import QName, Text, WireName


class Fact(StrEnum):
    """What a piece of evidence is about. Overrides also have facts that name a dropped part: `Large dropped`."""

    OPERATION = "operation"
    TYPE = "type"
    RESULT = "result"
    MEMBERS = "members"
    DESCRIPTION = "description"
    NAME = "name"


class Rule(StrEnum):
    """How a fact was found: in which kind of source, and in which part of it."""

    WSDL = "wsdl"
    """A WSDL declares it."""
    OPERATION_SAMPLE = "operation-sample"
    """The sample envelopes of a SOAP operation page show it."""
    POOLED_SAMPLES = "pooled-samples"
    """The samples of all SOAP operation pages of a version show it together."""
    PAGE_PROSE = "page-prose"
    """The description, the bullets or the `Returns` of a SOAP operation page state it."""
    INDEX = "index"
    """The index page of a SOAP agent states it."""
    REST_PAGE = "rest-page"
    """A REST page states it: in its route, a table of parameters or the head of its body or response."""
    TABLE = "table"
    """A property table or the value list of a REST page states it."""
    SAMPLE = "sample"
    """A JSON sample of a REST page shows it."""
    ARCHIVE_PAGE = "archive-page"
    """The page of an archive states it: in its heading or its table of columns."""
    OPENAPI = "openapi"
    """A document of OpenAPI states it."""
    DOCFX = "docfx"
    """A docfx YAML file declares it."""
    STANDARD = "standard"
    """A published standard defines it; the path is the name of the standard."""
    OVERRIDE = "override"
    """The user's override file states it."""


class Evidence(msgspec.Struct, frozen=True, array_like=True):
    """Where a fact of the model comes from: which fact, by which rule, on which page and line."""

    fact: str
    rule: Rule
    path: str
    line: int


class Location(StrEnum):
    """Where a parameter stands in a request."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    BODY = "body"


class Style(StrEnum):
    """What is between the items of a list; of an object, properties, each a parameter, or deep, such as `filter[name]=x`."""

    COMMA = "comma"
    SPACE = "space"
    PIPE = "pipe"
    TAB = "tab"
    PROPERTIES = "properties"
    DEEP = "deep"


class Parameter(msgspec.Struct, frozen=True, array_like=True):
    """A parameter or out part of an operation. All those of SOAP are in the body.

    One that is `chosen` is left out of the request where it is None: the schema takes one of several. Without a `style`
    each item of a list is a parameter in queries and forms, others have commas; objects are JSON in forms.
    """

    wire: WireName
    where: Location
    type: TypeExpression
    required: bool
    nillable: bool
    text: Text | None
    evidence: tuple[Evidence, ...]
    chosen: bool = False
    style: Style | None = None

    @property
    def is_argument(self) -> bool:
        """Whether calls take it: clients send some headers by themselves."""
        return self.where != Location.HEADER or not is_of_clients(self.wire)


class Header(msgspec.Struct, frozen=True, array_like=True):
    """A SOAP header of a request or a response."""

    wire: WireName
    type: TypeExpression
    nillable: bool


class BodyKind(StrEnum):
    """How the body of a REST request is built from its body parameters.

    wrapper: a JSON object with a key for each; value: the only one as JSON; patch: the only one as JSON, a list of JSON
    Patch operations or a merge patch object; binary: the bytes of the only one; form: `application/x-www-form-urlencoded`
    with a field for each; multipart: `multipart/form-data` with a part for each, those of the type `byte` are files.
    """

    WRAPPER = "wrapper"
    VALUE = "value"
    PATCH = "patch"
    BINARY = "binary"
    FORM = "form"
    MULTIPART = "multipart"


class Body(msgspec.Struct, frozen=True, array_like=True):
    """The body of a REST request under its documented name. Its parameters are those of the operation in the body."""

    wire: WireName
    kind: BodyKind
    content_types: tuple[Text, ...]


class ResultKind(StrEnum):
    """What a REST operation returns on success.

    none: nothing; json: a JSON value; rows: an OData list, whose rows are the items of `value`; binary: bytes; text: a
    text of another media type than JSON.
    """

    NONE = "none"
    JSON = "json"
    ROWS = "rows"
    BINARY = "binary"
    TEXT = "text"


class StatusResponse(msgspec.Struct, frozen=True, array_like=True):
    """A documented status code. `type` is the type of its body, None where it has no body."""

    code: int
    type: TypeExpression | None
    text: Text | None


class _CommonOperation(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The attributes of operations of both protocols.

    `path` is relative to the tenant's URL. The first evidence is the strongest.
    """

    id: OperationId
    version: WireName
    agent: WireName
    wire: WireName
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    description: Text | None
    returns: Text | None
    evidence: tuple[Evidence, ...]

    @property
    def group_id(self) -> GroupId:
        """The subject id of its agent or resource."""
        return self.id.group


class SoapOperation(
    _CommonOperation, frozen=True, array_like=True, kw_only=True, tag="soap"
):
    """An operation of SOAP 1.1, document/literal. Its results are the parts of `out`, the children of `response`."""

    action: str
    request: QName
    response: QName
    request_headers: tuple[Header, ...]
    response_headers: tuple[Header, ...]
    out: tuple[Parameter, ...]


class RestOperation(
    _CommonOperation, frozen=True, array_like=True, kw_only=True, tag="rest"
):
    """An operation of REST. `content_types` are those that the response may have, as the page writes them.

    `is_deprecated` is set where the description of the page calls the operation deprecated. `archive` has the columns of
    its rows; it is None where the operation returns no rows, or no page tells their columns.
    """

    body: Body | None
    result_kind: ResultKind
    content_types: tuple[Text, ...]
    responses: tuple[StatusResponse, ...]
    is_deprecated: bool
    archive: ArchiveId | None = None

    @property
    def result(self) -> TypeExpression | None:
        """The type of the body of the statuses that mean success: any, where they differ."""
        types = {
            response.type for response in self.responses if 200 <= response.code < 300
        } - {None}
        return next(iter(types), None) if len(types) < 2 else ScalarType(Scalar.ANY)


Operation = SoapOperation | RestOperation


class TypeKind(StrEnum):
    """The kinds of named types."""

    OBJECT = "object"
    ENUM = "enum"
    FLAGS = "flags"


class Field(msgspec.Struct, frozen=True, array_like=True):
    """A field of an object type. Fields are in wire order; those of the base are not repeated."""

    wire: WireName
    namespace: str
    type: TypeExpression
    nillable: bool
    required: bool
    text: Text | None
    evidence: tuple[Evidence, ...]


class Member(msgspec.Struct, frozen=True, array_like=True):
    """A member of an enum or flags type. `number` is None where no source gives one.

    `value` is what goes over the wire where that is no name; it is `wire` elsewhere.
    """

    wire: WireName
    number: int | None
    text: Text | None
    value: Text | None = None


class NamedType(msgspec.Struct, frozen=True, array_like=True):
    """An object, enum or flags type. `base` is the subject id of the type it extends.

    `complete` is False where no source lists all members or fields. `namespace` is that of XML, empty for types of
    REST. `same_as` is the id of the same type in the other protocol, None where there is none. One that `is_unnamed` in
    all sources has a name that was made from its place.
    """

    id: TypeId
    wire: WireName
    version: WireName
    namespace: str
    kind: TypeKind
    base: TypeId | None
    fields: tuple[Field, ...]
    members: tuple[Member, ...]
    complete: bool
    text: Text | None
    evidence: tuple[Evidence, ...]
    same_as: TypeId | None = None
    is_unnamed: bool = False

    @property
    def protocol(self) -> Protocol:
        """The protocol whose operations use the type."""
        return self.id.protocol


class Agent(msgspec.Struct, frozen=True, array_like=True):
    """A group of operations: an agent of SOAP or REST, or a resource of REST. `namespace` is that of XML, empty for REST."""

    id: GroupId
    protocol: Protocol
    version: WireName
    wire: WireName
    namespace: str
    is_resource: bool
    description: Text | None
    evidence: tuple[Evidence, ...]


class Archive(msgspec.Struct, frozen=True, array_like=True):
    """A source of rows, which an operation of REST names. `entities` are the kinds of its rows; columns have page order."""

    id: ArchiveId
    wire: WireName
    text: Text | None
    entities: tuple[WireName, ...]
    columns: tuple[Column, ...]
    evidence: tuple[Evidence, ...]

    def column_evidence(self, column: Column) -> Evidence:
        """Where a column comes from."""
        path = self.evidence[0].path
        return Evidence(Fact.TYPE, Rule.ARCHIVE_PAGE, path, column.line)


class SoapApi(msgspec.Struct, frozen=True, array_like=True):
    """The SOAP part of the model, with all versions. Each tuple is sorted by subject id."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[SoapOperation, ...] = ()
    types: tuple[NamedType, ...] = ()


class RestApi(msgspec.Struct, frozen=True, array_like=True):
    """The REST part of the model. Each tuple is sorted by subject id.

    `base_path` is the part of all routes that belongs to the base URL of clients, such as `/v2` of a server's URL.
    """

    agents: tuple[Agent, ...] = ()
    operations: tuple[RestOperation, ...] = ()
    types: tuple[NamedType, ...] = ()
    archives: tuple[Archive, ...] = ()
    base_path: str = API_PATH


class Api(msgspec.Struct, frozen=True, array_like=True):
    """The whole model. Each tuple is sorted by subject id. `base_path` is that of REST."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[Operation, ...] = ()
    types: tuple[NamedType, ...] = ()
    archives: tuple[Archive, ...] = ()
    base_path: str = API_PATH

    @property
    def soap(self) -> SoapApi:
        """The SOAP part."""
        return SoapApi(
            agents=tuple(_of_protocol(self.agents, Protocol.SOAP)),
            operations=tuple(
                operation
                for operation in self.operations
                if isinstance(operation, SoapOperation)
            ),
            types=tuple(_of_protocol(self.types, Protocol.SOAP)),
        )

    @property
    def rest(self) -> RestApi:
        """The REST part."""
        return RestApi(
            agents=tuple(_of_protocol(self.agents, Protocol.REST)),
            operations=tuple(
                operation
                for operation in self.operations
                if isinstance(operation, RestOperation)
            ),
            types=tuple(_of_protocol(self.types, Protocol.REST)),
            archives=self.archives,
            base_path=self.base_path,
        )


_HasProtocol = TypeVar("_HasProtocol", Agent, NamedType)


def _of_protocol(
    subjects: Iterable[_HasProtocol], protocol: Protocol
) -> Iterator[_HasProtocol]:
    return (subject for subject in subjects if subject.protocol is protocol)


def joined(soap: SoapApi, rest: RestApi) -> Api:
    """The whole model, sorted by subject id."""

    def by_id(subject: Agent | Operation | NamedType) -> str:
        return subject.id

    return Api(
        agents=tuple(sorted((*soap.agents, *rest.agents), key=by_id)),
        operations=tuple(sorted((*soap.operations, *rest.operations), key=by_id)),
        types=tuple(sorted((*soap.types, *rest.types), key=by_id)),
        archives=rest.archives,
        base_path=rest.base_path,
    )
