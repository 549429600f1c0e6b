"""Pass: the descriptions of operations, parameters and results that operation pages give.

Rule: a page has a bullet for each element of its request, or none at all, in the same order. The order decides, because a
few bullets have other names than the elements. A newer page comes before an older one, and any page before the
documentation of a WSDL. A description never changes a type. Source: SOAP operation pages, WSDL pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from generator.model.api import Evidence, Fact, Parameter, Rule, SoapOperation
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Bullet, SoapOperationFacts
from generator.model.text import Text
from generator.passes.pages import Located, Reported
from generator.passes.soap.drafts import OperationKey

_Page = Located[SoapOperationFacts]
_Placed = tuple[str, Bullet]
"""A bullet with the path of its page."""


def descriptions(
    operations: Iterable[SoapOperation], pages: Iterable[_Page]
) -> Reported[tuple[SoapOperation, ...]]:
    """The operations with the descriptions of their pages, which are sorted from the newest to the oldest."""
    by_operation = _by_operation(pages)
    diagnostics: list[Diagnostic] = []
    described = tuple(
        _described(operation, by_operation.get(_key(operation), []), diagnostics)
        for operation in operations
    )
    return Reported(described, tuple(diagnostics))


def _key(operation: SoapOperation) -> OperationKey:
    return operation.version, operation.agent, operation.wire


def _by_operation(pages: Iterable[_Page]) -> dict[OperationKey, list[_Page]]:
    """The pages of each operation, newest first."""
    by_operation: dict[OperationKey, list[_Page]] = {}
    for page in pages:
        key = page.facts.version, page.facts.agent, page.facts.operation
        by_operation.setdefault(key, []).append(page)
    return by_operation


def _described(
    operation: SoapOperation,
    pages: list[_Page],
    diagnostics: list[Diagnostic],
) -> SoapOperation:
    if not pages:
        return operation
    # from the oldest to the newest, since the last description counts
    oldest_first = pages[::-1]
    described = [
        page for page in oldest_first if page.facts.description or page.facts.returns
    ]
    bullets: dict[str, list[_Placed]] = {}
    for page in oldest_first:
        for name, bullet in _bullets(page, diagnostics).items():
            if bullet.text:
                bullets.setdefault(name, []).append((page.path, bullet))
    return msgspec.structs.replace(
        operation,
        parameters=tuple(
            _with_texts(parameter, bullets.get(parameter.wire, ()))
            for parameter in operation.parameters
        ),
        description=_newest(page.facts.description for page in pages)
        or operation.description,
        returns=_newest(page.facts.returns for page in pages) or operation.returns,
        evidence=(*operation.evidence, *map(_evidence, described)),
    )


def _newest(texts: Iterable[Text | None]) -> Text | None:
    return next((text for text in texts if text), None)


def _evidence(page: _Page) -> Evidence:
    return Evidence(Fact.DESCRIPTION, Rule.PAGE_PROSE, page.path, page.facts.line)


def _bullets(page: _Page, diagnostics: list[Diagnostic]) -> dict[str, Bullet]:
    """The bullets of a page by the element that each describes."""
    elements = page.facts.request.wrapper.children
    bullets = page.facts.bullets
    if len(bullets) == len(elements):
        names = [element.name.name for element in elements]
        return dict(zip(names, bullets, strict=True))
    if bullets:
        diagnostics.append(_mismatch(page, len(elements)))
    return {}


def _with_texts(parameter: Parameter, bullets: Sequence[_Placed]) -> Parameter:
    if not bullets:
        return parameter
    evidence = (
        Evidence(Fact.DESCRIPTION, Rule.PAGE_PROSE, path, bullet.line)
        for path, bullet in bullets
    )
    return msgspec.structs.replace(
        parameter,
        text=bullets[-1][1].text,
        evidence=(*parameter.evidence, *evidence),
    )


def _mismatch(page: _Page, expected: int) -> Diagnostic:
    bullets = page.facts.bullets
    return Diagnostic(
        "soap-prose-mismatch",
        page.path,
        bullets[0].line,
        f"{len(bullets)} bullet(s) for {expected} parameter(s) of the request "
        f"(line {page.facts.request.wrapper.line}); the bullets were not used",
    )
