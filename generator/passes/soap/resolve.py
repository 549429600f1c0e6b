"""Pass: the drafts become operations and types of the model, with every type name resolved to a type expression.

Rule: objects, enums and flags are named types. Arrays and dictionaries have no name in the model; they are expressions
that keep their XML names. A name that nothing defines becomes `any`, so that its value can still be sent and received.
Where no WSDL declares nillable, it follows from the type, as it does in every WSDL.
"""

from __future__ import annotations

from generator.model.api import (
    Field,
    Header,
    Location,
    Member,
    NamedType,
    Parameter,
    SoapApi,
    SoapOperation,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.facts import (
    SchemaKind,
    WsdlHeader,
)
from generator.model.ids import GroupId, OperationId, TypeId
from generator.model.text import QName, WireName
from generator.passes.soap.drafts import (
    DraftOperation,
    DraftPart,
    Drafts,
    DraftType,
    TypePool,
)
from generator.passes.soap.protocol import (
    NILLABLE_SCALARS,
    endpoint_path,
    scalar_of,
)

_KINDS = {
    SchemaKind.OBJECT: TypeKind.OBJECT,
    SchemaKind.ENUM: TypeKind.ENUM,
    SchemaKind.FLAGS: TypeKind.FLAGS,
}
_ANY = ScalarType(Scalar.ANY)
_MAX_DEPTH = 16
"""How deep arrays may be nested: an array of itself would never end."""


def resolve(drafts: Drafts) -> SoapApi:
    """The operations and types of the model, without agents."""
    versions = {
        version: _Version(WireName(version), drafts.types.get(version, {}))
        for version in {*drafts.types, *(each.version for each in drafts.operations)}
    }
    operations = [
        _operation(draft, versions[draft.version]) for draft in drafts.operations
    ]
    types = {
        named.id: named
        for version, pool in drafts.types.items()
        for named in (_named_type(draft, versions[version]) for draft in _named(pool))
    }
    return SoapApi(
        operations=tuple(sorted(operations, key=lambda operation: operation.id)),
        types=tuple(types[id_] for id_ in sorted(types)),
    )


def _named(pool: TypePool) -> list[DraftType]:
    """The drafts that are named types, sorted. Of two that differ in their namespace only, the last wins."""
    named = [draft for draft in pool.values() if draft.kind in _KINDS]
    return sorted(named, key=lambda draft: (draft.name.name, draft.name.namespace))


def expression(
    name: QName | None,
    version: str,
    pool: TypePool,
    depth: int = 0,
) -> TypeExpression:
    """The type expression for a type name. An array that contains itself ends in `any`."""
    if name is None or depth > _MAX_DEPTH:
        return _ANY
    draft = pool.get(name)
    if draft is None:
        scalar = scalar_of(name)
        return _ANY if scalar is None else ScalarType(scalar)
    if draft.kind in _KINDS:
        return ReferenceType(TypeId.of_soap(version, name.name))
    match draft:
        case DraftType(kind=SchemaKind.ARRAY, parts=(item,)):
            type_ = expression(item.type, version, pool, depth + 1)
            name = QName(item.namespace, item.name)
            return ArrayType(type_, xml=draft.name, xml_item=name)
        case DraftType(
            kind=SchemaKind.DICTIONARY, parts=(key, value), entry=str(entry)
        ):
            key_type = _key(key.type, version, pool)
            type_ = expression(value.type, version, pool, depth + 1)
            name = QName(draft.name.namespace, entry)
            return DictionaryType(key_type, type_, xml=draft.name, xml_entry=name)
        case _:
            return _ANY


class _Version:
    """The types of a version. What many parts name is resolved once."""

    def __init__(self, version: WireName, pool: TypePool) -> None:
        self.version = version
        self._pool = pool
        self._expressions: dict[QName | None, TypeExpression] = {}
        self._headers: dict[tuple[WsdlHeader, ...], tuple[Header, ...]] = {}

    def part_type(self, part: DraftPart) -> TypeExpression:
        """The type of a field or parameter, which is a list where its element may be repeated."""
        type_ = self._expression(part.type)
        return ArrayType(type_, repeated=True) if part.repeated else type_

    def headers(self, headers: tuple[WsdlHeader, ...]) -> tuple[Header, ...]:
        """The headers with their types."""
        if headers not in self._headers:
            self._headers[headers] = tuple(
                Header(
                    header.name,
                    self._expression(header.type),
                    nillable=header.nillable,
                )
                for header in headers
            )
        return self._headers[headers]

    def nillable(self, part: DraftPart) -> bool:
        """Whether a field or parameter may be nil."""
        if part.nillable is not None:
            return part.nillable
        if part.type is None:
            return True
        draft = self._pool.get(part.type)
        if draft is not None:
            return draft.kind not in {SchemaKind.ENUM, SchemaKind.FLAGS}
        scalar = scalar_of(part.type)
        return scalar is None or scalar in NILLABLE_SCALARS

    def _expression(self, name: QName | None) -> TypeExpression:
        if name not in self._expressions:
            self._expressions[name] = expression(name, self.version, self._pool)
        return self._expressions[name]


def _key(name: QName | None, version: str, pool: TypePool) -> TypeExpression:
    """The type of a key, which holds no other: so a type of many levels is a chain and no tree."""
    draft = pool.get(name) if name else None
    is_collection = draft is not None and draft.kind not in _KINDS
    return _ANY if is_collection else expression(name, version, pool)


def _operation(draft: DraftOperation, types: _Version) -> SoapOperation:
    return SoapOperation(
        id=OperationId.of(GroupId.of_agent(draft.version, draft.agent), draft.wire),
        version=draft.version,
        agent=draft.agent,
        wire=draft.wire,
        method="POST",
        path=endpoint_path(draft.version, draft.agent),
        action=draft.action,
        request=draft.request,
        response=draft.response,
        request_headers=types.headers(draft.request_headers),
        response_headers=types.headers(draft.response_headers),
        parameters=_parameters(draft.parameters, types),
        out=_parameters(draft.out, types),
        description=draft.documentation,
        returns=None,
        evidence=draft.evidence,
    )


def _parameters(parts: tuple[DraftPart, ...], types: _Version) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            wire=part.name,
            where=Location.BODY,
            type=types.part_type(part),
            required=part.required,
            nillable=types.nillable(part),
            text=None,
            evidence=(part.evidence,),
            chosen=part.chosen,
        )
        for part in parts
    )


def _named_type(draft: DraftType, types: _Version) -> NamedType:
    version = types.version
    return NamedType(
        id=TypeId.of_soap(version, draft.name.name),
        wire=draft.name.name,
        version=version,
        namespace=draft.name.namespace,
        kind=_KINDS[draft.kind],
        base=TypeId.of_soap(version, draft.base.name) if draft.base else None,
        fields=_fields(draft, types),
        members=tuple(
            Member(member.wire, member.number, None, member.value)
            for member in draft.members
        ),
        text=draft.text,
        complete=draft.complete,
        evidence=(draft.evidence,),
    )


def _fields(draft: DraftType, types: _Version) -> tuple[Field, ...]:
    return tuple(
        Field(
            wire=part.name,
            namespace=part.namespace,
            type=types.part_type(part),
            nillable=types.nillable(part),
            required=part.required,
            text=None,
            evidence=(part.evidence,),
        )
        for part in draft.parts
    )
