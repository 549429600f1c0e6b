"""Check: bullets that name a parameter otherwise than the request sample.

Rule: a page has a bullet for each element of its request, in the same order. Capitals and `_` do not count, since bullets
have the names of the source code. Other counts of bullets are the diagnostic `soap-prose-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.facts import SoapOperationFacts
from generator.reader.checks.checked import CheckedPage, PageDefect


def bullet_names(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the bullets whose name is not that of the element at their place."""
    facts = checked.facts.facts
    if not isinstance(facts, SoapOperationFacts):
        return
    elements = facts.request.wrapper.children
    if len(facts.bullets) != len(elements):
        return
    for bullet, element in zip(facts.bullets, elements, strict=True):
        if _folded(bullet.name.raw) != _folded(element.name.name):
            yield PageDefect(
                id="soap-bullet-name",
                line=bullet.line,
                message=f"the request has {element.name.name} at the place of this bullet",
                part=f"#param/{element.name.name}",
                cause=f"{facts.agent}.{facts.operation}.{element.name.name}",
                detail=bullet.name.raw,
                other_line=element.line,
            )


def _folded(name: str) -> str:
    return name.replace("_", "").lower()
