"""What the docstrings of the REST half say."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from generator.emit.python.docstrings import Doc, pages_of
from generator.emit.rest.arguments import arguments
from generator.model.api import Agent, RestOperation, ResultKind
from generator.model.text import Text

_SAYS_NOTHING: Final = frozenset(
    Text(words)
    for status in HTTPStatus
    for words in (status.phrase, status.phrase.upper(), f"{status.phrase}.")
)
"""Descriptions of a status that only repeat its name."""


def rest_operation_doc(
    operation: RestOperation, names: tuple[str, ...], *, is_resource: bool
) -> Doc:
    """The docstring of an operation's method; `names` are the Python names of its arguments in their order."""
    kind = "resource" if is_resource else "agent"
    return Doc(
        text=operation.description
        or Text(f"{operation.wire} of the {operation.agent} {kind}."),
        arguments=tuple(
            (name, parameter.text)
            for name, parameter in zip(names, arguments(operation).all, strict=True)
            if parameter.text
        ),
        returns=_returns(operation),
        page=Text(pages_of(operation)[0].path),
    )


def _returns(operation: RestOperation) -> Text | None:
    """What comes back, in the words of the page or of its first status that says success."""
    if operation.result_kind is ResultKind.NONE:
        return None
    success = (one.text for one in operation.responses if 200 <= one.code < 300)
    text = operation.returns or next(success, None)
    return None if text in _SAYS_NOTHING else text


def group_title(group: Agent) -> Doc:
    """The docstring of the module of an agent or resource."""
    kind = "resource" if group.is_resource else "agent"
    return Doc(Text(f"The {group.wire} {kind} of the REST API."))


def group_doc(group: Agent) -> Doc:
    """The docstring of the class of an agent or resource."""
    return Doc(group.description) if group.description else group_title(group)
