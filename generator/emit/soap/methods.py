"""Methods of agents of one SOAP version: signature, call and result by the rules of the public surface."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.emit.custom.replacements import Replacements
from generator.emit.python.annotations import Annotations, Types, or_none
from generator.emit.python.escape import Doc
from generator.emit.python.former import FormerViews, former_views
from generator.emit.python.views import (
    Flavour,
    ParameterView,
    pages_of,
    tuple_expression,
)
from generator.emit.soap.arguments import later_arrivals
from generator.emit.soap.former import former_methods, former_parameters
from generator.emit.soap.naming import VersionNames
from generator.emit.soap.spelling import Spelling
from generator.model.api import Parameter, SoapApi, SoapOperation
from generator.model.comparison.snapshot import Succession
from generator.model.text import Text


class MethodView(msgspec.Struct, frozen=True):
    """A method of an agent, whose parameters are keyword-only. `result` is `returns` without the modules of its names.

    `former` are the names that it and its parameters had, None for most.
    """

    name: str
    wire: str
    parameters: tuple[ParameterView, ...]
    returns: str
    result: str
    doc: Doc
    former: FormerViews | None = None

    @property
    def annotations(self) -> tuple[str, ...]:
        """All annotations of the signature."""
        return (*(parameter.annotation for parameter in self.parameters), self.returns)

    @property
    def arguments(self) -> str:
        """The arguments as a tuple expression."""
        return tuple_expression(parameter.name for parameter in self.parameters)

    @property
    def summary(self) -> str:
        """The names of the parameters, separated by commas."""
        return ", ".join(parameter.name for parameter in self.parameters)

    def start(self, flavour: Flavour) -> str:
        """The statement up to `self`."""
        return flavour.await_ if self.returns == "None" else f"return {flavour.await_}"

    def send(self, flavour: Flavour) -> str:
        """The statement up to the function of the runtime that it calls."""
        function = "_send" if self.returns == "None" else "_call"
        return f"{self.start(flavour)}self.{function}"


class MethodViews:
    """Makes the methods of all agents of one version, with what is kept for users of the release before."""

    def __init__(
        self,
        api: SoapApi,
        names: VersionNames,
        custom: Replacements,
        succession: Succession,
    ) -> None:
        types: Types = {type_.id: type_ for type_ in api.types}
        spelling = Spelling(types, names, custom)
        self._names = names
        self._succession = succession
        self._former = former_methods(api, names, succession)
        self._spelling = spelling
        self._qualified = Annotations(
            types, spelling.qualified, also=spelling.generated
        )
        self._plain = Annotations(types, spelling.plain)

    def method(self, operation: SoapOperation) -> MethodView:
        """The method of an operation."""
        names = self._names.parameters[operation.id]
        name = self._names.methods[operation.agent][operation.wire]
        later = later_arrivals(operation, self._succession)
        parameters = tuple(
            self._parameter(
                parameter, names[parameter.wire], is_later=parameter.wire in later
            )
            for parameter in operation.parameters
        )
        return MethodView(
            name=name,
            wire=operation.wire,
            parameters=parameters,
            returns=self._returns(operation, self._qualified, self._spelling.result),
            result=self._returns(operation, self._plain, self._spelling.plain_result),
            doc=_operation_doc(operation, names),
            former=former_views(
                name,
                (),
                parameters,
                self._former.get(operation.id, ()),
                former_parameters(operation, self._names, self._succession),
            ),
        )

    def _parameter(
        self, parameter: Parameter, name: str, *, is_later: bool
    ) -> ParameterView:
        annotation = self._qualified.argument(
            parameter.type, nillable=parameter.nillable or parameter.chosen
        )
        if not is_later:
            return ParameterView(name, annotation)
        return ParameterView(name, or_none(annotation), optional=True)

    def _returns(
        self,
        operation: SoapOperation,
        annotations: Annotations,
        spell_result: Callable[[str], str],
    ) -> str:
        match operation.out:
            case ():
                return "None"
            case (only,):
                return annotations.result(only.type)
            case _:
                return spell_result(self._names.results[operation.id])


def _operation_doc(operation: SoapOperation, names: dict[str, str]) -> Doc:
    """The docstring of an operation's method; `names` are Python names of parameters by wire name."""
    return Doc(
        text=operation.description
        or Text(f"{operation.wire} of the {operation.agent} agent."),
        arguments=tuple(
            (names[parameter.wire], parameter.text)
            for parameter in operation.parameters
            if parameter.text
        ),
        returns=operation.returns if operation.out else None,
        # the operation's own page follows that of the WSDL
        page=Text(pages_of(operation)[-1].path),
    )
