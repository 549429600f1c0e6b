"""The entries of one version of SOAP: agents and their operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.python.views import SYNC
from generator.emit.soap.files import VersionPlan
from generator.emit.soap.methods import MethodView
from generator.emit.soap.views import AgentView
from generator.emit.surface.escape import words_of
from generator.emit.surface.origins import origin
from generator.emit.surface.parameters import (
    later_defaults,
    parameter_entries,
    signature,
)
from generator.emit.surface.types import Classes, type_entries
from generator.model.api import Agent, Fact, Header, SoapOperation
from generator.model.comparison.snapshot import (
    Entry,
    GroupFact,
    OutFact,
    Python,
    PythonParameter,
    ResultFact,
    SoapFact,
    Succession,
)
from generator.model.expressions import notation


def soap_entries(plan: VersionPlan, succession: Succession) -> Iterator[Entry]:
    """The entries of everything in a version."""
    start = f"soap.{plan.view.module}."
    for agent, view in zip(plan.api.agents, plan.view.agents, strict=True):
        yield _agent(agent, view, start, succession)
    operations = _Operations(plan, start, succession)
    for operation in plan.api.operations:
        yield from operations.entries(operation)
    classes = Classes(
        start,
        plan.view.models,
        plan.names.classes,
        {**plan.names.fields, **plan.names.members},
    )
    yield from type_entries(plan.api.types, classes, succession)


def _agent(agent: Agent, view: AgentView, start: str, succession: Succession) -> Entry:
    return Entry(
        str(agent.id),
        GroupFact(),
        *origin(agent.evidence, Fact.OPERATION),
        words_of(agent.description),
        Python(f"{start}{view.name}", f"{start}{view.path(SYNC)}"),
        succession.aliases.get(agent.id, ()),
    )


class _Operations:
    """Makes the entries of the operations of a version."""

    def __init__(self, plan: VersionPlan, start: str, succession: Succession) -> None:
        self._names = plan.names
        self._start = start
        self._succession = succession
        self._calls = {
            (view.wire, method.wire): (f"{start}{view.name}.{method.name}", method)
            for view in plan.view.agents
            for method in view.methods
        }
        self._results = {view.name: view for view in plan.view.results}

    def entries(self, operation: SoapOperation) -> Iterator[Entry]:
        """The entries of an operation, its parameters and its out parts."""
        id_, spelt = str(operation.id), self._names.parameters[operation.id]
        taken = {f"param/{each.wire}": each for each in operation.parameters}
        names = {key: spelt[each.wire] for key, each in taken.items()}
        call, method = self._calls[operation.agent, operation.wire]
        parameters = signature(_parameters(method), names)
        yield Entry(
            id_,
            _fact(operation),
            *origin(operation.evidence, Fact.OPERATION),
            words_of(operation.description, operation.returns),
            Python(call, method.returns, parameters),
            self._succession.aliases.get(id_, ()),
            later_defaults(self._succession, id_, parameters),
        )
        yield from parameter_entries(id_, taken, names, self._succession)
        yield from self._out(operation)

    def _out(self, operation: SoapOperation) -> Iterator[Entry]:
        """The out parts; where there are more than one, also the class that holds them."""
        annotations: dict[str, str] = {}
        if (class_name := self._names.results.get(operation.id)) is not None:
            view = self._results[class_name]
            annotations = {field.name: field.annotation for field in view.fields}
            yield self._result(operation, f"{self._start}models.{class_name}")
        names = self._names.outs[operation.id]
        for part in operation.out:
            subject, name = f"{operation.id}#out/{part.wire}", names[part.wire]
            annotation = annotations.get(name)
            yield Entry(
                subject,
                OutFact(notation(part.type), part.nillable),
                *origin(part.evidence, Fact.TYPE),
                words_of(part.text),
                Python(name, annotation) if annotation else None,
                self._succession.aliases.get(subject, ()),
            )

    def _result(self, operation: SoapOperation, path: str) -> Entry:
        subject = f"{operation.id}#result"
        return Entry(
            subject,
            ResultFact("parts"),
            *origin(operation.evidence, Fact.RESULT, Fact.OPERATION),
            python=Python(path, "Result"),
            aliases=self._succession.aliases.get(subject, ()),
        )


def _fact(operation: SoapOperation) -> SoapFact:
    return SoapFact(
        action=operation.action,
        path=operation.path,
        request=str(operation.request),
        response=str(operation.response),
        order=tuple(str(parameter.wire) for parameter in operation.parameters),
        out=tuple(str(part.wire) for part in operation.out),
        request_headers=tuple(map(_header, operation.request_headers)),
        response_headers=tuple(map(_header, operation.response_headers)),
    )


def _header(header: Header) -> str:
    return f"{header.wire}: {notation(header.type)}"


def _parameters(method: MethodView) -> Iterator[PythonParameter]:
    for parameter in method.parameters:
        yield PythonParameter(
            parameter.name, parameter.annotation, default=parameter.optional
        )
