"""What the docstrings of generated code say; how they are written is `escape.py`'s."""

from __future__ import annotations

import msgspec

from generator.model.api import (
    Agent,
    Evidence,
    NamedType,
    Operation,
    SoapOperation,
    TypeKind,
)
from generator.model.ids import Protocol
from generator.model.text import Text


class Doc(msgspec.Struct, frozen=True):
    """A docstring before it is written: words, arguments by Python name, result, and the page they come from."""

    text: Text
    arguments: tuple[tuple[str, Text], ...] = ()
    returns: Text | None = None
    page: Text | None = None


def operation_doc(operation: SoapOperation, parameters: dict[str, str]) -> Doc:
    """The docstring of an operation's method; `parameters` are Python names by wire name."""
    written = tuple(
        (parameters[parameter.wire], parameter.text)
        for parameter in operation.parameters
        if parameter.text
    )
    return Doc(
        text=operation.description
        or Text(f"{operation.wire} of the {operation.agent} agent."),
        arguments=written,
        returns=operation.returns if operation.out else None,
        page=Text(pages_of(operation)[-1].path),
    )


def pages_of(operation: Operation) -> list[Evidence]:
    """The evidence of the operation itself, at least one: words may be from pages of others, or from overrides."""
    return [one for one in operation.evidence if one.fact == "operation"]


def result_doc(operation: SoapOperation) -> Doc:
    """The docstring of the class of several results."""
    return Doc(Text(f"The results of {operation.wire} of the {operation.agent} agent."))


def agent_title(agent: Agent) -> Doc:
    """The docstring of an agent's module."""
    return Doc(Text(f"The {agent.wire} agent of {agent.version}."))


def agent_doc(agent: Agent) -> Doc:
    """The docstring of an agent's class."""
    return Doc(agent.description) if agent.description else agent_title(agent)


_KINDS = {
    TypeKind.OBJECT: "",
    TypeKind.ENUM: " Members that the docs don't list are accepted.",
    TypeKind.FLAGS: " Any number of members may be set at once.",
}


def type_doc(type_: NamedType) -> Doc:
    """The docstring of a model or enum."""
    where = "the REST API" if type_.protocol is Protocol.REST else type_.version
    words = f"{type_.wire} of {where}.{_KINDS[type_.kind]}"
    if type_.kind is TypeKind.OBJECT and not type_.complete:
        words += " The docs show none of its fields: all are in `unknown_fields`."
    return Doc(text=type_.text or Text(words))
