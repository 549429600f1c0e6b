"""What the SOAP half of the model knows: carriers, enums and calls of the newest version that has each.

Rule: names and fields of carriers are the same in REST; .NET's small and unsigned integers are int32 there, durations
and all keys of dictionaries are strings. Source: SOAP operation pages and WSDL pages, as the passes before resolved them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from generator.model.api import (
    Agent,
    NamedType,
    Operation,
    SoapApi,
    SoapOperation,
    TypeKind,
    lineage,
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
from generator.passes.knowledge.known import (
    Carrier,
    Known,
    KnownEnum,
    KnownField,
    KnownPart,
    Signature,
)
from generator.passes.soap.protocol import WSDL_RULE

_IN_REST = {
    Scalar.INT16: Scalar.INT32,
    Scalar.UINT32: Scalar.INT32,
    Scalar.DURATION: Scalar.STRING,
}
_RESULT = "Response"
_T = TypeVar("_T", bound=Agent | NamedType | Operation)


def known_from_soap(api: SoapApi) -> Known:
    """Everything that SOAP knows; of several versions the newest counts for each name."""
    types = {one.id: one for one in api.types}
    carriers: dict[str, Carrier] = {}
    enums: dict[str, KnownEnum] = {}
    for one in newest_last(api.types):
        if one.kind is TypeKind.OBJECT:
            carriers[one.wire] = _carrier(one, types)
        else:
            enums[one.wire] = KnownEnum(
                one.wire, one.kind, one.members, one.complete, one.text, one.evidence[0]
            )
    calls: dict[tuple[str, str], Signature] = {}
    for operation in newest_last(api.operations):
        calls[operation.agent, operation.wire] = _signature(operation)
    signatures: dict[str, tuple[Signature, ...]] = {}
    for call in calls.values():
        signatures[call.operation] = (*signatures.get(call.operation, ()), call)
    agents = {
        str(agent.wire): (agent.description, agent.evidence[0])
        for agent in newest_last(api.agents)
        if agent.description
    }
    return Known(carriers, enums, signatures, agents)


def _age(version: str) -> tuple[int, str]:
    number = re.search(r"[0-9]+", version)
    return int(number[0]) if number else 0, version


def newest_last(found: Iterable[_T]) -> list[_T]:
    """The parts of the model by the number in their version: `Services87` before `Services88`."""
    return sorted(found, key=lambda one: (_age(one.version), one.id))


def _carrier(type_: NamedType, types: Mapping[TypeId, NamedType]) -> Carrier:
    fields: dict[str, KnownField] = {}
    for one in lineage(type_, types):
        for field in one.fields:
            in_json, place = in_rest(field.type), field.evidence[0]
            known = KnownField(field.wire, in_json, field.text, place)
            fields.setdefault(field.wire, known)
    return Carrier(
        type_.wire,
        tuple(fields.values()),
        type_.text,
        type_.evidence[0],
        is_whole=type_.evidence[0].rule == WSDL_RULE,
    )


def _signature(operation: SoapOperation) -> Signature:
    named = [part for part in operation.out if part.wire == _RESULT]
    outs = named or list(operation.out)
    return Signature(
        agent=operation.agent,
        operation=operation.wire,
        parameters=tuple(
            KnownPart(part.wire, in_rest(part.type), part.text, part.evidence[0])
            for part in operation.parameters
        ),
        result=in_rest(outs[0].type) if len(outs) == 1 else None,
        description=operation.description,
        evidence=operation.evidence[0],
    )


def in_rest(type_: TypeExpression) -> TypeExpression:
    """A type of SOAP as REST has it: without XML names, types by their short names."""
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
