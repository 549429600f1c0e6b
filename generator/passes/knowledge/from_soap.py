"""What the SOAP part of the model knows: carriers, enums and calls, each of the newest version that has it.

Rule: carriers have the same names and fields in REST. The small and unsigned integers of .NET are int32 there; durations
and all keys of dictionaries are strings. Source: SOAP operation pages and WSDL pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from generator.model.api import (
    Agent,
    NamedType,
    Operation,
    Rule,
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
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.model.relations import lineage
from generator.passes.knowledge.known import (
    Carrier,
    Known,
    KnownEnum,
    KnownField,
    KnownPart,
    Signature,
    by_operation,
)

_IN_REST = {
    Scalar.INT16: Scalar.INT32,
    Scalar.UINT32: Scalar.INT32,
    Scalar.DURATION: Scalar.STRING,
}
_RESULT = "Response"
"""The out part that is the return value of a .NET method; all others are its out parameters."""
_T = TypeVar("_T", bound=Agent | NamedType | Operation)


def known_from_soap(api: SoapApi) -> Known:
    """Everything that SOAP knows. For each name the newest version that has it wins."""
    types = {type_.id: type_ for type_ in api.types}
    carriers: dict[str, Carrier] = {}
    enums: dict[str, KnownEnum] = {}
    fields = {type_.id: _fields(type_) for type_ in api.types}
    for type_ in newest_last(api.types):
        if type_.kind is TypeKind.OBJECT:
            inherited = [fields[each.id] for each in lineage(type_, types)]
            carriers[type_.wire] = _carrier(type_, inherited)
        else:
            enums[type_.wire] = known_enum(type_)
    calls: dict[tuple[str, str], Signature] = {}
    for operation in newest_last(api.operations):
        calls[operation.agent, operation.wire] = _signature(operation)
    agents = {
        str(agent.wire): (agent.description, agent.evidence[0])
        for agent in newest_last(api.agents)
        if agent.description
    }
    return Known(carriers, enums, by_operation(calls.values()), agents)


# thousands of subjects have a few versions
@lru_cache(maxsize=100)
def _rank(version: str) -> tuple[int, str]:
    # by number, so that `Services100` comes after `Services88`
    number = re.search(r"[0-9]+", version)
    return int(number[0]) if number else 0, version


def newest_last(subjects: Iterable[_T]) -> list[_T]:
    """Sorts agents, operations or types by the number of their version: `Services87` before `Services88`."""
    return sorted(subjects, key=lambda subject: (_rank(subject.version), subject.id))


def known_enum(type_: NamedType) -> KnownEnum:
    """What an enum or flags type of a model knows."""
    return KnownEnum(
        type_.wire,
        type_.kind,
        type_.members,
        type_.complete,
        type_.text,
        type_.evidence[0],
    )


def _fields(type_: NamedType) -> tuple[KnownField, ...]:
    """The fields of a type without those of its bases."""
    return tuple(
        KnownField(field.wire, in_rest(field.type), field.text, field.evidence[0])
        for field in type_.fields
    )


def _carrier(type_: NamedType, inherited: Iterable[Iterable[KnownField]]) -> Carrier:
    """The carrier of a type. `inherited` are the fields of the type and of its bases, nearest first."""
    fields: dict[str, KnownField] = {}
    for own in inherited:
        for field in own:
            fields.setdefault(field.wire, field)
    return Carrier(
        type_.wire,
        tuple(fields.values()),
        type_.text,
        type_.evidence[0],
        is_whole=type_.evidence[0].rule == Rule.WSDL,
    )


def _signature(operation: SoapOperation) -> Signature:
    returned = [part for part in operation.out if part.wire == _RESULT]
    results = returned or list(operation.out)
    return Signature(
        agent=operation.agent,
        operation=operation.wire,
        parameters=tuple(
            KnownPart(part.wire, in_rest(part.type), part.text, part.evidence[0])
            for part in operation.parameters
        ),
        result=in_rest(results[0].type) if len(results) == 1 else None,
        description=operation.description,
        evidence=operation.evidence[0],
    )


def in_rest(type_: TypeExpression) -> TypeExpression:
    """The type in REST for a type in SOAP: without XML names, and with named types of REST."""
    match type_:
        case ScalarType(scalar=scalar):
            return ScalarType(_IN_REST.get(scalar, scalar))
        case ReferenceType(id=id_):
            return ReferenceType(TypeId.of_rest(id_.name))
        case ArrayType(item=item):
            return ArrayType(in_rest(item))
        case DictionaryType(value=value):
            return DictionaryType(ScalarType(Scalar.STRING), in_rest(value))
        case UnnamedType():
            return type_
