"""Check: what a page says is returned, against its response.

Rule: the words contradict the response only where they are beyond doubt: they name a type, or say when the result is true,
and the response is empty; or they say that nothing is returned, and it is not. What a method of the source code that has no
result returns is often told in words such as `Nothing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.api import TypeKind
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.soap.documented import (
    newest_pages,
    newest_wsdls,
    operation_id,
)

_DENIED: Final = re.compile(
    r"\b(?:no|not|none|nothing|void|never|null)\b", re.IGNORECASE
)
_NOTHING: Final = re.compile(
    r"(?:(?:this|the) (?:method|call|operation|service|service call) )?"
    r"(?:returns?|has|there is|does not return|a|an)? ?"
    r"(?:nothing|void|no return value|anything|no value|void return)\.?",
    re.IGNORECASE,
)
_WHEN_TRUE: Final = re.compile(r"(?:returns )?true (?:if|when)\b", re.IGNORECASE)
# a name of one word, such as that of a contact, is a word of the language as well
_TYPE_NAME: Final = re.compile(r"\b[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+\b", re.ASCII)
_MOST_WORDS: Final = 5
_LONGEST: Final = 200


def results_of_pages(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the pages whose words and whose response sample contradict each other."""
    types = _types(docs)
    results = _results(docs)
    for page in newest_pages(docs):
        facts, id_ = page.facts, operation_id(page.facts)
        text = facts.returns.raw.strip() if facts.returns else ""
        shown = facts.response.wrapper.children
        # where the WSDL has it otherwise, the sample is wrong, and reported so
        if (
            not text
            or len(text) > _LONGEST
            or results.get(id_, bool(shown)) != bool(shown)
        ):
            continue
        if not shown and _names_result(text, types.get(facts.version, frozenset())):
            message = "the page says what is returned, and its response is empty"
            line = facts.response.wrapper.line
        elif shown and _NOTHING.fullmatch(text):
            message = "the page says that nothing is returned, and its response has an element"
            line = shown[0].line
        else:
            continue
        sample = Place(page.path, line)
        yield Defect(
            id="soap-returns-mismatch",
            subject=str(id_),
            place=Place(page.path, facts.returns_line),
            message=message,
            cause=f"{facts.agent}.{facts.operation}",
            detail=facts.returns,
            other=sample,
            believed=sample,
        )


def _names_result(text: str, types: frozenset[str]) -> bool:
    if _DENIED.search(text):
        return False
    is_short = len(text.split()) <= _MOST_WORDS
    names = _TYPE_NAME.findall(text) if is_short else ()
    return _WHEN_TRUE.match(text) is not None or any(name in types for name in names)


def _types(docs: CheckedDocs) -> Mapping[str, frozenset[str]]:
    """The names of the objects of each version."""
    names: dict[str, set[str]] = {}
    for type_ in docs.api.soap.types:
        if type_.kind is TypeKind.OBJECT:
            names.setdefault(type_.version, set()).add(type_.wire)
    return {version: frozenset(same) for version, same in names.items()}


def _results(docs: CheckedDocs) -> Mapping[str, bool]:
    """Whether an operation returns anything, by the WSDLs."""
    return {
        f"soap/{version}/{agent}/{operation.name}": bool(operation.out)
        for (version, agent), wsdl in newest_wsdls(docs).items()
        for operation in wsdl.facts.operations
    }
