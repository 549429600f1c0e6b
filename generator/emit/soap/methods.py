"""Methods of agents of one SOAP version: signature, call and result by the rules of the public surface."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.emit.custom.replacements import Replacements
from generator.emit.python.annotations import Annotations, Types
from generator.emit.python.escape import Doc
from generator.emit.python.views import Flavour, pages_of, tuple_expression
from generator.emit.soap.naming import VersionNames
from generator.emit.soap.spelling import Spelling
from generator.model.api import SoapOperation
from generator.model.text import Text


class ParameterView(msgspec.Struct, frozen=True):
    """A keyword-only parameter."""

    name: str
    annotation: str


class MethodView(msgspec.Struct, frozen=True):
    """A method of an agent. `result` is `returns` without the modules of its names."""

    name: str
    wire: str
    parameters: tuple[ParameterView, ...]
    returns: str
    result: str
    doc: Doc

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

    def send(self, flavour: Flavour) -> str:
        """The statement up to the function of the runtime that it calls."""
        if self.returns == "None":
            return f"{flavour.await_}self._send"
        return f"return {flavour.await_}self._call"


class MethodViews:
    """Makes the methods of all agents of one version, whose types are `types`."""

    def __init__(self, types: Types, names: VersionNames, custom: Replacements) -> None:
        spelling = Spelling(types, names, custom)
        self._names = names
        self._spelling = spelling
        self._qualified = Annotations(
            types, spelling.qualified, also=spelling.generated
        )
        self._plain = Annotations(types, spelling.plain)

    def method(self, operation: SoapOperation) -> MethodView:
        """The method of an operation."""
        names = self._names.parameters[operation.id]
        return MethodView(
            name=self._names.methods[operation.agent][operation.wire],
            wire=operation.wire,
            parameters=tuple(
                ParameterView(
                    names[parameter.wire],
                    self._qualified.argument(
                        parameter.type,
                        nillable=parameter.nillable or parameter.chosen,
                    ),
                )
                for parameter in operation.parameters
            ),
            returns=self._returns(operation, self._qualified, self._spelling.result),
            result=self._returns(operation, self._plain, self._spelling.plain_result),
            doc=_operation_doc(operation, names),
        )

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
