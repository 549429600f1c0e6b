"""Pass: descriptions of operations, parameters and results from the prose of their pages.

Rule: bullets stand in the order of the request's elements, all of them or none, and are named after them with a
lower-case first letter; a few have other names, so order decides. Prose never gives a type. A WSDL's documentation is
used where the page has no description. Source: SOAP operation pages with prose, WSDL pages.
"""

from __future__ import annotations

import msgspec

from generator.model.api import Evidence, Operation, Parameter
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Bullet, SoapOperationFacts
from generator.passes.state import Located, State, with_diagnostics

_RULE = "page-prose"


def prose(state: State) -> State:
    """Adds the words of the operation pages to the operations of the model."""
    pages = _by_operation(state)
    found: list[Diagnostic] = []
    operations = tuple(
        _described(operation, pages.get(_key(operation)), found)
        for operation in state.api.operations
    )
    api = msgspec.structs.replace(state.api, operations=operations)
    return with_diagnostics(msgspec.structs.replace(state, api=api), found)


def _key(operation: Operation) -> tuple[str, str, str]:
    return operation.version, operation.agent, operation.wire


def _by_operation(
    state: State,
) -> dict[tuple[str, str, str], Located[SoapOperationFacts]]:
    return {
        (page.facts.version, page.facts.agent, page.facts.operation): page
        for page in reversed(state.operation_pages)
    }


def _described(
    operation: Operation,
    page: Located[SoapOperationFacts] | None,
    found: list[Diagnostic],
) -> Operation:
    if page is None:
        return operation
    facts = page.facts
    parameters = operation.parameters
    if len(facts.bullets) == len(parameters):
        parameters = tuple(
            _with_text(parameter, bullet, page.path)
            for parameter, bullet in zip(parameters, facts.bullets, strict=True)
        )
    elif facts.bullets:
        found.append(_mismatch(page, len(parameters)))
    said = facts.description or facts.returns
    evidence = Evidence("description", _RULE, page.path, facts.line)
    return msgspec.structs.replace(
        operation,
        parameters=parameters,
        description=facts.description or operation.description,
        returns=facts.returns,
        evidence=(*operation.evidence, evidence) if said else operation.evidence,
    )


def _with_text(parameter: Parameter, bullet: Bullet, path: str) -> Parameter:
    if not bullet.text:
        return parameter
    evidence = Evidence("description", _RULE, path, bullet.line)
    return msgspec.structs.replace(
        parameter, text=bullet.text, evidence=(*parameter.evidence, evidence)
    )


def _mismatch(page: Located[SoapOperationFacts], expected: int) -> Diagnostic:
    bullets = page.facts.bullets
    return Diagnostic(
        "soap-prose-mismatch",
        page.path,
        bullets[0].line,
        f"{len(bullets)} bullet(s) for {expected} parameter(s); "
        "the bullets were left out",
    )
