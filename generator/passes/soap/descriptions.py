"""Pass: descriptions of operations, parameters and results from the prose of their pages.

Rule: bullets stand in the order of the request's elements, all of them or none, and are named after them with a
lower-case first letter; a few have other names, so order decides. Of several pages the newest that says something
counts. Prose never gives a type. A WSDL's documentation is
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
        _described(operation, pages.get(_key(operation), []), found)
        for operation in state.api.operations
    )
    api = msgspec.structs.replace(state.api, operations=operations)
    return with_diagnostics(msgspec.structs.replace(state, api=api), found)


def _key(operation: Operation) -> tuple[str, str, str]:
    return operation.version, operation.agent, operation.wire


def _by_operation(
    state: State,
) -> dict[tuple[str, str, str], list[Located[SoapOperationFacts]]]:
    """The pages of each operation, newest first."""
    pages: dict[tuple[str, str, str], list[Located[SoapOperationFacts]]] = {}
    for page in state.operation_pages:
        key = page.facts.version, page.facts.agent, page.facts.operation
        pages.setdefault(key, []).append(page)
    return pages


def _described(
    operation: Operation,
    pages: list[Located[SoapOperationFacts]],
    found: list[Diagnostic],
) -> Operation:
    described = operation
    for page in reversed(pages):
        described = _with_words(described, page, found)
    return described


def _with_words(
    operation: Operation, page: Located[SoapOperationFacts], found: list[Diagnostic]
) -> Operation:
    """The operation with the words of a page in place of those of older ones."""
    facts = page.facts
    bullets = _bullets(page, found)
    said = facts.description or facts.returns
    evidence = Evidence("description", _RULE, page.path, facts.line)
    return msgspec.structs.replace(
        operation,
        parameters=tuple(
            _with_text(parameter, bullets.get(parameter.wire), page.path)
            for parameter in operation.parameters
        ),
        description=facts.description or operation.description,
        returns=facts.returns or operation.returns,
        evidence=(*operation.evidence, evidence) if said else operation.evidence,
    )


def _bullets(
    page: Located[SoapOperationFacts], found: list[Diagnostic]
) -> dict[str, Bullet]:
    """The bullets of a page by the elements of its own request."""
    elements = page.facts.request.wrapper.children
    bullets = page.facts.bullets
    if len(bullets) == len(elements):
        names = [element.name.name for element in elements]
        return dict(zip(names, bullets, strict=True))
    if bullets:
        found.append(_mismatch(page, len(elements)))
    return {}


def _with_text(parameter: Parameter, bullet: Bullet | None, path: str) -> Parameter:
    if bullet is None or not bullet.text:
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
