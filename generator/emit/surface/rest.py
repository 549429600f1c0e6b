"""The entries of REST: agents, resources and their operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.python.views import SYNC
from generator.emit.rest.arguments import arguments
from generator.emit.rest.files import RestPlan
from generator.emit.rest.methods import MethodView
from generator.emit.rest.views import GroupView
from generator.emit.surface.archives import archive_entries
from generator.emit.surface.escape import values, words_of
from generator.emit.surface.origins import origin
from generator.emit.surface.parameters import (
    later_defaults,
    parameter_entries,
    signature,
)
from generator.emit.surface.types import Classes, type_entries
from generator.model.api import Agent, Fact, RestOperation
from generator.model.comparison.snapshot import (
    Entry,
    GroupFact,
    Python,
    PythonParameter,
    RestFact,
    ResultFact,
    Succession,
)
from generator.model.expressions import notation


def rest_entries(plan: RestPlan, succession: Succession) -> Iterator[Entry]:
    """The entries of everything in REST."""
    views = {view.wire: view for view in plan.view.groups[SYNC.prefix]}
    methods = {
        (view.wire, method.wire): method
        for view in views.values()
        for method in view.methods
    }
    for group in plan.api.agents:
        yield _group(group, views[plan.names.keys[group.id]], succession)
    for operation in plan.api.operations:
        key = plan.names.keys[operation.group_id]
        method = methods[key, operation.wire]
        yield from _operation(operation, views[key], method, plan, succession)
    classes = Classes(
        "",
        plan.view.models,
        plan.names.classes,
        {**plan.names.fields, **plan.names.members},
    )
    yield from type_entries(plan.api.types, classes, succession)
    yield from archive_entries(plan.api.archives, plan.view.archives, succession)


def _group(group: Agent, view: GroupView, succession: Succession) -> Entry:
    return Entry(
        str(group.id),
        GroupFact(group.is_resource),
        *origin(group.evidence, Fact.OPERATION),
        words_of(group.description),
        Python(view.call, view.path),
        succession.aliases.get(group.id, ()),
    )


def _operation(
    operation: RestOperation,
    group: GroupView,
    method: MethodView,
    plan: RestPlan,
    succession: Succession,
) -> Iterator[Entry]:
    id_ = str(operation.id)
    taken = {f"param/{key}": each for key, each in arguments(operation).by_key.items()}
    names = dict(zip(taken, plan.names.parameters[id_], strict=True))
    parameters = signature(_parameters(method), names)
    texts = [response.text for response in operation.responses]
    yield Entry(
        id_,
        _fact(operation),
        *origin(operation.evidence, Fact.OPERATION),
        words_of(operation.description, operation.returns, *texts),
        Python(
            f"{group.call}.{method.name}",
            method.returns,
            parameters,
        ),
        succession.aliases.get(id_, ()),
        later_defaults(succession, id_, parameters),
    )
    yield from parameter_entries(id_, taken, names, succession)
    result = operation.result
    yield Entry(
        f"{id_}#result",
        ResultFact(str(operation.result_kind), notation(result) if result else ""),
        *origin(operation.evidence, Fact.RESULT, Fact.OPERATION),
    )


def _fact(operation: RestOperation) -> RestFact:
    body = operation.body
    return RestFact(
        method=operation.method,
        path=operation.path,
        body=str(body.wire) if body else "",
        body_kind=str(body.kind) if body else "",
        takes=values(body.content_types) if body else (),
        answers=values(operation.content_types),
        responses={
            str(response.code): notation(response.type) if response.type else ""
            for response in operation.responses
        },
        deprecated=operation.is_deprecated,
        archive=str(operation.archive or ""),
    )


def _parameters(method: MethodView) -> Iterator[PythonParameter]:
    """The parameters of a method, without their keys."""
    for parameter in method.positional:
        yield PythonParameter(
            parameter.name,
            parameter.annotation,
            positional=True,
            default=parameter.optional,
        )
    for parameter in method.named:
        yield PythonParameter(
            parameter.name, parameter.annotation, default=parameter.optional
        )
