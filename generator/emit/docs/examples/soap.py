"""The examples of a version of SOAP, whose sample envelopes show all parameters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.docs.examples.code import Atom, Code
from generator.emit.docs.examples.made_up import MadeUp
from generator.emit.docs.examples.named import Named
from generator.emit.docs.examples.shown import XmlShown
from generator.emit.docs.examples.statement import Argument, Statement, source
from generator.emit.docs.examples.values import Values
from generator.emit.soap.files import VersionPlan
from generator.model.api import Parameter, SoapOperation
from generator.model.facts import Element
from generator.model.samples import OperationSample, Samples
from generator.model.text import Text


def soap_examples(package: str, plan: VersionPlan, samples: Samples) -> dict[str, str]:
    """The examples by subject id."""
    maker = _Maker(plan)
    module = f"{package}.soap.{plan.view.module}"
    return {
        operation.id: source(
            maker.statement(operation, samples[operation.id]), package, module
        )
        for operation in plan.api.operations
        if operation.id in samples
    }


class _Maker:
    def __init__(self, plan: VersionPlan) -> None:
        names = plan.names
        self._names = names
        types = {type_.id: type_ for type_ in plan.api.types}
        self._named = Named(
            types, names.classes, names.fields, names.members, has_plain_enums=False
        )
        self._shown = XmlShown(types)
        self._made_up = MadeUp(self._named)
        self._values = Values(self._shown, self._named, self._made_up)

    def statement(self, operation: SoapOperation, sample: OperationSample) -> Statement:
        """The call of an operation."""
        agent = self._names.agents[operation.agent]
        method = self._names.methods[operation.agent][operation.wire]
        return Statement(
            f"client.{agent}.{method}",
            tuple(self._arguments(operation, sample)),
            "result" if operation.out else "",
        )

    def _arguments(
        self, operation: SoapOperation, sample: OperationSample
    ) -> Iterator[Argument]:
        wrapper, parts = sample.usable_request, dict[str, Element]()
        if isinstance(wrapper, Element):
            wanted = {
                Text(parameter.wire): parameter for parameter in operation.parameters
            }
            parts.update(self._shown.parts(wrapper, wanted))
        for parameter in operation.parameters:
            name = self._names.parameters[operation.id][parameter.wire]
            yield Argument(name, self._code(parameter, name, parts.get(parameter.wire)))

    def _code(self, parameter: Parameter, name: str, value: Element | None) -> Code:
        code = None if value is None else self._values.code(value, parameter.type)
        if code is not None:
            return code
        if value is None and (parameter.nillable or parameter.chosen):
            return Atom("None")
        return self._made_up.code(parameter.type, name)
