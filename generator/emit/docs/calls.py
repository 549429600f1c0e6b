"""The methods of agents and resources as their pages show them, alike for REST and SOAP, without links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.emit.docs.statuses import status_error
from generator.emit.python.layout import LINE_LENGTH
from generator.emit.python.views import SYNC, pages_of
from generator.emit.rest.arguments import arguments
from generator.emit.rest.files import RestPlan
from generator.emit.rest.methods import MethodView as RestMethod
from generator.emit.soap.files import VersionPlan
from generator.emit.soap.methods import MethodView as SoapMethod
from generator.model.api import (
    NamedType,
    Parameter,
    RestOperation,
    ResultKind,
    SoapOperation,
    TypeKind,
)
from generator.model.expressions import ReferenceType, TypeExpression
from generator.model.ids import TypeId
from generator.model.text import Text

_OPTIONS: Final = "**call: Unpack[CallOptions]"
_NULL: Final = "the service answers with null"
_FAULT: Final = "the service answers with a SOAP fault"

Types = Mapping[TypeId, NamedType]


class CallParameter(msgspec.Struct, frozen=True):
    """A parameter: its annotation, whether it is required, how it is sent (`query $select`), and what the page says."""

    name: str
    annotation: str
    required: bool
    where: str
    wire: str
    text: Text | None


class CallError(msgspec.Struct, frozen=True):
    """An error that a call may raise: its class, when, and what the page says of it."""

    name: str
    when: str
    text: Text | None = None


class Call(msgspec.Struct, frozen=True):
    """A method of a group.

    `route` is the verb and the path of REST, `action` the `soapAction` of SOAP; the other one is empty. `page` is the path
    of the page that it comes from. A lazy call sends nothing until its rows are read. `note` is a paragraph of ours, in
    Markdown, and so are the former names in `formerly`.
    """

    name: str
    path: str
    route: str
    action: str
    text: Text
    signature: str
    parameters: tuple[CallParameter, ...]
    returns: str
    returned: Text | None
    errors: tuple[CallError, ...]
    example: str | None
    page: str
    is_lazy: bool = False
    note: str = ""
    formerly: str = ""


def signature(
    path: str, positional: Iterable[str], named: Iterable[str], returns: str
) -> str:
    """The signature of a method below its path, with annotations, as `inspect.signature` has it; wide ones are wrapped."""
    only_named = tuple(named)
    star = ("*",) if only_named else ()
    parts = (*positional, *star, *only_named, _OPTIONS)
    line = f"{path}({', '.join(parts)}) -> {returns}"
    if len(line) <= LINE_LENGTH:
        return line
    lines = "".join(f"    {part},\n" for part in parts)
    return f"{path}(\n{lines}) -> {returns}"


def rest_calls(
    plan: RestPlan, examples: Mapping[str, str]
) -> dict[str, tuple[Call, ...]]:
    """The calls of each agent and resource, by its key `wire`; `examples` are by subject id."""
    operations: dict[str, list[RestOperation]] = {}
    for operation in plan.api.operations:
        key = plan.names.keys[operation.group_id]
        operations.setdefault(key, []).append(operation)
    types = {type_.id: type_ for type_ in plan.api.types}
    return {
        group.wire: tuple(
            _rest_call(method, operation, f"so.{group.call}", types, examples)
            for method, operation in zip(
                group.methods, operations.get(group.wire, ()), strict=True
            )
        )
        for group in plan.view.groups[SYNC.prefix]
    }


def soap_calls(
    plan: VersionPlan, examples: Mapping[str, str]
) -> dict[str, tuple[Call, ...]]:
    """The calls of each agent of a version, by its wire name; `examples` are by subject id."""
    operations: dict[str, list[SoapOperation]] = {}
    for operation in plan.api.operations:
        operations.setdefault(operation.agent, []).append(operation)
    types = {type_.id: type_ for type_ in plan.api.types}
    return {
        agent.wire: tuple(
            _soap_call(method, operation, f"client.{agent.name}", types, examples)
            for method, operation in zip(
                agent.methods, operations.get(agent.wire, ()), strict=True
            )
        )
        for agent in plan.view.agents
    }


def _rest_call(
    method: RestMethod,
    operation: RestOperation,
    group: str,
    types: Types,
    examples: Mapping[str, str],
) -> Call:
    path = f"{group}.{method.name}"
    shown = [
        _parameter(view.name, view.annotation, fact, required=not view.optional)
        for view, fact in zip(method.parameters, arguments(operation).all, strict=True)
    ]
    positional = (parameter.declaration for parameter in method.positional)
    named = (parameter.declaration for parameter in method.named)
    return Call(
        name=method.name,
        path=path,
        route=method.doc.route,
        action="",
        text=method.doc.text,
        signature=signature(path, positional, named, method.returns),
        parameters=tuple(shown),
        returns=method.returns,
        returned=method.doc.returns,
        errors=_rest_errors(operation, types),
        example=examples.get(operation.id),
        page=pages_of(operation)[0].path,
        is_lazy=method.is_lazy,
        note=method.doc.note,
        formerly=method.former.summary if method.former else "",
    )


def _soap_call(
    method: SoapMethod,
    operation: SoapOperation,
    agent: str,
    types: Types,
    examples: Mapping[str, str],
) -> Call:
    path = f"{agent}.{method.name}"
    shown = [
        _parameter(view.name, view.annotation, fact, required=not view.optional)
        for view, fact in zip(method.parameters, operation.parameters, strict=True)
    ]
    named = (view.declaration for view in method.parameters)
    return Call(
        name=method.name,
        path=path,
        route="",
        action=operation.action,
        text=method.doc.text,
        signature=signature(path, (), named, method.returns),
        parameters=tuple(shown),
        returns=method.returns,
        returned=method.doc.returns,
        errors=_soap_errors(operation, types),
        example=examples.get(operation.id),
        # the operation's own page follows that of the WSDL
        page=pages_of(operation)[-1].path,
        formerly=method.former.summary if method.former else "",
    )


def _parameter(
    name: str, annotation: str, fact: Parameter, *, required: bool
) -> CallParameter:
    return CallParameter(name, annotation, required, fact.where, fact.wire, fact.text)


def _soap_errors(operation: SoapOperation, types: Types) -> tuple[CallError, ...]:
    """A fault, and null in place of an object where that is the only out part."""
    fault = CallError("SoapFaultError", _FAULT)
    if len(operation.out) == 1 and _is_object(operation.out[0].type, types):
        return fault, CallError("NoResultError", _NULL)
    return (fault,)


def _rest_errors(operation: RestOperation, types: Types) -> tuple[CallError, ...]:
    """The statuses of failure that the page documents, and null in place of an object."""
    documented = [
        CallError(status_error(response.code), f"status {response.code}", response.text)
        for response in operation.responses
        if not 200 <= response.code < 300
    ]
    is_json = operation.result_kind is ResultKind.JSON
    if is_json and operation.result and _is_object(operation.result, types):
        documented.append(CallError("NoResultError", _NULL))
    return tuple(documented)


def _is_object(type_: TypeExpression, types: Types) -> bool:
    named = types.get(type_.id) if isinstance(type_, ReferenceType) else None
    return named is not None and named.kind is TypeKind.OBJECT
