"""The model: what the API is, after all pages were weighed. Subject ids (`model/ids.py`) name everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

import msgspec

from generator.model.expressions import TypeExpression, references
from generator.model.ids import GroupId, OperationId, Protocol, TypeId
from generator.model.text import QName, Text, WireName


class Evidence(msgspec.Struct, frozen=True):
    """Where a fact of the model comes from: which fact, by which rule, on which page and line."""

    fact: str
    rule: str
    path: str
    line: int


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


class _CommonOperation(msgspec.Struct, frozen=True, kw_only=True):
    """What operations of both protocols have. `path` is relative to the tenant's URL; the first evidence is the strongest."""

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


class SoapOperation(_CommonOperation, frozen=True, kw_only=True):
    """An operation of SOAP 1.1, document/literal: the children of `response` are the parts of `out`, its results."""

    action: str
    request: QName
    response: QName
    request_headers: tuple[Header, ...]
    response_headers: tuple[Header, ...]
    out: tuple[Parameter, ...]


class RestOperation(_CommonOperation, frozen=True, kw_only=True):
    """An operation of REST. `content_types` are those that the answer may have, as written.

    The page's own words call it deprecated where `is_deprecated` is set.
    """

    body: Body | None
    result_kind: ResultKind
    content_types: tuple[Text, ...]
    responses: tuple[StatusResponse, ...]
    is_deprecated: bool

    @property
    def result(self) -> TypeExpression | None:
        """The type of the body of the first status that means success."""
        return next(
            (
                response.type
                for response in self.responses
                if 200 <= response.code < 300
            ),
            None,
        )


Operation = SoapOperation | RestOperation


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

    @property
    def protocol(self) -> Protocol:
        """The protocol whose operations use the type."""
        return self.id.protocol


class Agent(msgspec.Struct, frozen=True):
    """A group of operations: an agent of SOAP or REST, or a resource of REST. `namespace` is empty for REST."""

    id: GroupId
    protocol: Protocol
    version: WireName
    wire: WireName
    namespace: str
    is_resource: bool
    description: Text | None
    evidence: tuple[Evidence, ...]


class SoapApi(msgspec.Struct, frozen=True):
    """The part of the model that goes over SOAP, of all versions. Each tuple is sorted by subject id."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[SoapOperation, ...] = ()
    types: tuple[NamedType, ...] = ()


class RestApi(msgspec.Struct, frozen=True):
    """The part of the model that goes over REST. Each tuple is sorted by subject id."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[RestOperation, ...] = ()
    types: tuple[NamedType, ...] = ()


class Api(msgspec.Struct, frozen=True):
    """The whole model. Each tuple is sorted by subject id."""

    agents: tuple[Agent, ...] = ()
    operations: tuple[Operation, ...] = ()
    types: tuple[NamedType, ...] = ()

    @property
    def soap(self) -> SoapApi:
        """What goes over SOAP."""
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
        """What goes over REST."""
        return RestApi(
            agents=tuple(_of_protocol(self.agents, Protocol.REST)),
            operations=tuple(
                operation
                for operation in self.operations
                if isinstance(operation, RestOperation)
            ),
            types=tuple(_of_protocol(self.types, Protocol.REST)),
        )


_Sided = TypeVar("_Sided", Agent, NamedType)


def _of_protocol(subjects: Iterable[_Sided], protocol: Protocol) -> Iterator[_Sided]:
    return (subject for subject in subjects if subject.protocol is protocol)


def joined(soap: SoapApi, rest: RestApi) -> Api:
    """The whole model, sorted by subject id."""

    def by_id(subject: Agent | Operation | NamedType) -> str:
        return subject.id

    return Api(
        agents=tuple(sorted((*soap.agents, *rest.agents), key=by_id)),
        operations=tuple(sorted((*soap.operations, *rest.operations), key=by_id)),
        types=tuple(sorted((*soap.types, *rest.types), key=by_id)),
    )


def named_types_of(operation: Operation) -> Iterator[TypeId]:
    """The subject ids of the named types in the parameters, results and headers of an operation, with duplicates."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    match operation:
        case SoapOperation():
            for part in operation.out:
                yield from references(part.type)
            for header in (*operation.request_headers, *operation.response_headers):
                yield from references(header.type)
        case RestOperation():
            for response in operation.responses:
                if response.type is not None:
                    yield from references(response.type)


def lineage(type_: NamedType, types: Mapping[TypeId, NamedType]) -> list[NamedType]:
    """A type and those that it extends, nearest first; `types` are by id. No type of the model extends itself."""
    line = [type_]
    while (base := types.get(line[-1].base or TypeId())) is not None:
        line.append(base)
    return line
